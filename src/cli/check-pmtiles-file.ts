import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { openArchive, readMetadata } from '../domain/tiles/open-archive.ts';
import * as v from 'valibot';
import { AtlasError, type FaultCode, type FaultPlace, type FaultValues } from '../domain/errors.ts';
import { checkArchiveStart } from '../domain/tiles/check-archive.ts';

const START_LENGTH = 16_384;

const MetadataSchema = v.object({ vector_layers: v.array(v.object({ id: v.string() })) });

/** What a catalog says of an archive. */
export interface ArchiveClaims {
  readonly title: string;
  readonly sourceLayer?: string | undefined;
  readonly minZoom?: number | undefined;
  readonly maxZoom?: number | undefined;
}

/**
 * Opens a PMTiles archive with the pmtiles package's own reader: it must be whole (every section its header names
 * inside the file), decode at its least zoom, and be what the catalog says of it.
 * @throws AtlasError naming the file and what is wrong
 */
export async function checkPmtilesFile(path: string, claims: ArchiveClaims): Promise<void> {
  const handle = openSync(path, 'r');
  const read = (offset: number, length: number): ArrayBuffer => {
    // A length that its directory or header claims may be any number.
    const bytes = new Uint8Array(Math.max(0, Math.min(length, fstatSync(handle).size - offset)));
    const count = readSync(handle, bytes, 0, bytes.length, offset);
    return bytes.buffer.slice(0, count);
  };
  const fail = (code: FaultCode, values: FaultValues = {}, place: FaultPlace = {}): AtlasError => new AtlasError(code, values, { file: path, ...place });
  try {
    const { size } = fstatSync(handle);
    checkArchiveStart(read(0, START_LENGTH), claims.title, { file: path });
    const archive = openArchive({ getKey: () => path, getBytes: async (offset, length) => ({ data: read(offset, length) }) });
    const header = await archive.getHeader();
    const end = Math.max(
      header.jsonMetadataOffset + header.jsonMetadataLength,
      header.leafDirectoryOffset + (header.leafDirectoryLength ?? 0),
      header.tileDataOffset + (header.tileDataLength ?? 0),
    );
    if (end > size) throw fail('cli.archive.cutOff', { size, end });
    for (const [key, claimed] of [
      ['minZoom', claims.minZoom],
      ['maxZoom', claims.maxZoom],
    ] as const) {
      if (claimed !== undefined && claimed !== header[key]) throw fail('cli.archive.otherZoom', { zoom: header[key], claimed }, { field: key });
    }
    const metadata = v.safeParse(MetadataSchema, await readMetadata(archive));
    if (!metadata.success) throw fail('cli.archive.noLayers');
    const names = metadata.output.vector_layers.map(({ id }) => id);
    if (claims.sourceLayer !== undefined && !names.includes(claims.sourceLayer)) {
      throw fail('cli.archive.noLayer', { name: claims.sourceLayer, names: names.join(', ') });
    }
    if (header.minZoom === 0) await archive.getZxy(0, 0, 0);
  } finally {
    closeSync(handle);
  }
}
