import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { AtlasError } from '../domain/errors.ts';
import { inflateBounded } from '../domain/formats/zip.ts';

/** Most bytes that a file unpacks to: texts longer than half of it are none that Node reads. */
const MOST_PLAIN = 1e9;

/**
 * The bytes of a file on disk, gunzipped where it is gzipped.
 * @throws AtlasError naming the file where its gzip data are damaged, or grow as only a bomb does; what Node says where it cannot be read
 */
export function readPlain(path: string): Uint8Array {
  const bytes = readFileSync(path);
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return bytes;
  const plain = inflateBounded(bytes, 'gzip', MOST_PLAIN);
  if (typeof plain === 'string') throw new AtlasError(plain === 'too-large' ? 'gzip.grows' : 'gzip.damaged', {}, { file: path });
  // It is no bomb; whether it is what was packed, its check sums say.
  try {
    return gunzipSync(bytes);
  } catch {
    throw new AtlasError('gzip.damaged', {}, { file: path });
  }
}
