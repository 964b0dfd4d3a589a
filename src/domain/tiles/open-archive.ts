import { Compression, PMTiles, SharedPromiseCache, type Source } from 'pmtiles';
import { gunzipBounded } from '../formats/gunzip-bounded.ts';
import { parseJson } from '../formats/parse-json.ts';

/** A directory or the metadata of the greatest archives has some hundred kilobytes, a tile some megabytes. */
const MOST_DIRECTORY_BYTES = 16 * 2 ** 20;
const MOST_TILE_BYTES = 64 * 2 ** 20;
/** An entry of a directory is four numbers, each of a byte at least. */
const ENTRY_BYTES = 4;
/** Entries of a directory, of some eighty bytes each once they are read: those of the planet have some ten thousand. */
const MOST_ENTRIES = 1 << 18;
const MOST_METADATA_BYTES = 16 * 2 ** 20;
/** Directories and headers that are kept, of each archive. */
const MOST_KEPT = 100;

/**
 * A PMTiles archive that cannot harm its reader: a few bytes that say they are millions of entries, or that unpack to
 * gigabytes, are a fault, not work. Every archive is opened by this; what its tiles hold is checked by `checkTile`.
 * @throws (its reads) RangeError where a count or a size is not to be believed
 */
export function openArchive(source: Source): PMTiles {
  return new PMTiles(source, new SharedPromiseCache(MOST_KEPT, true, unpackDirectory), unpackTile);
}

async function unpackDirectory(packed: ArrayBuffer, compression: Compression): Promise<ArrayBuffer> {
  const bytes = await unpack(packed, compression, MOST_DIRECTORY_BYTES);
  const entries = readCount(new Uint8Array(bytes));
  if (entries > MOST_ENTRIES) throw new RangeError(`a directory says it has ${entries} entries, more than ${MOST_ENTRIES}`);
  if (entries * ENTRY_BYTES > bytes.byteLength) throw new RangeError(`a directory of ${bytes.byteLength} bytes says it has ${entries} entries`);
  return bytes;
}

/**
 * What an archive's metadata hold, unchecked. The package's own reader would make objects of whatever they unpack to.
 * @throws OutOfBounds where it is more than such metadata are; RangeError, SyntaxError
 */
export async function readMetadata(archive: PMTiles): Promise<unknown> {
  const { jsonMetadataOffset, jsonMetadataLength, internalCompression, etag } = await archive.getHeader();
  if (jsonMetadataLength > MOST_METADATA_BYTES) throw new RangeError(`metadata of ${jsonMetadataLength} bytes, more than ${MOST_METADATA_BYTES}`);
  const { data } = await archive.source.getBytes(jsonMetadataOffset, jsonMetadataLength, undefined, etag);
  return parseJson(new TextDecoder().decode(await unpack(data, internalCompression, MOST_METADATA_BYTES)));
}

/** A tile. */
async function unpackTile(packed: ArrayBuffer, compression: Compression): Promise<ArrayBuffer> {
  return unpack(packed, compression, MOST_TILE_BYTES);
}

function unpack(packed: ArrayBuffer, compression: Compression, most: number): Promise<ArrayBuffer> | ArrayBuffer {
  if (compression === Compression.None || compression === Compression.Unknown) {
    if (packed.byteLength > most) throw new RangeError(`${packed.byteLength} bytes, more than ${most}`);
    return packed;
  }
  if (compression === Compression.Gzip) return gunzipBounded(packed, most);
  // The words of the package itself, by which the fault is known.
  throw new Error('Compression method not supported');
}

/** The variable-length number that bytes begin with; infinite where it has no end. */
function readCount(bytes: Uint8Array): number {
  let value = 0;
  for (let i = 0; i < 10; i++) {
    const byte = bytes[i];
    if (byte === undefined) return Infinity;
    value += (byte & 0x7f) * 2 ** (7 * i);
    if (byte < 0x80) return value;
  }
  return Infinity;
}
