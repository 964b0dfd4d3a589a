import { AtlasError } from '../errors.ts';

/**
 * Decode UTF-8, with or without a byte order mark.
 * @throws AtlasError when the bytes are not UTF-8 or too many for one text
 */
export function decodeText(bytes: Uint8Array, file: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new AtlasError(
      `${file} is not GeoJSON text in UTF-8.`,
      'Nothing was loaded. Choose a GeoJSON file or a zipped Shapefile; if it is GeoJSON, export it again as UTF-8.',
      { file },
    );
  }
}
