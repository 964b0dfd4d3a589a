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

/**
 * Decode text by its byte order mark, else by the encoding an XML declaration names, else as UTF-8.
 * @throws AtlasError naming the file when the bytes are no text in that encoding
 */
export function decodeXmlText(bytes: Uint8Array, file: string): string {
  const head = String.fromCharCode(...bytes.subarray(0, 200));
  const marked = bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : undefined;
  const declared = /^(?:\xef\xbb\xbf)?<\?xml[^>]*\sencoding\s*=\s*["']([\w.-]{1,40})["']/.exec(head)?.[1];
  const encoding = marked ?? (declared === undefined || /^utf-?16/i.test(declared) ? 'utf-8' : declared);
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    throw new AtlasError(
      `${file} is not text in ${encoding}.`,
      'Nothing was loaded. Choose a GeoJSON, KML, KMZ, GPX, zipped Shapefile, GeoPackage or FlatGeobuf, or export the line again.',
      { file },
    );
  }
}
