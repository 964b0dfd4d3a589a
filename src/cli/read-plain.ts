import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { AtlasError } from '../domain/errors.ts';
import { mostUnpacked } from '../domain/formats/zip.ts';

/** Most bytes that a file unpacks to: texts longer than half of it are none that Node reads. */
const MOST_PLAIN = 1e9;
/** Unpacked by pieces of so many bytes. */
const PIECE = 1 << 20;

/**
 * The bytes of a file on disk, gunzipped where it is gzipped.
 * @throws AtlasError naming the file where its gzip data are damaged, or grow as only a bomb does; what Node says where it cannot be read
 */
export function readPlain(path: string): Uint8Array {
  const bytes = readFileSync(path);
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return bytes;
  try {
    return gunzipSync(bytes, { chunkSize: PIECE, maxOutputLength: Math.min(MOST_PLAIN, mostUnpacked(bytes.length)) });
  } catch (error) {
    throw new AtlasError(error instanceof RangeError ? 'gzip.grows' : 'gzip.damaged', {}, { file: path });
  }
}
