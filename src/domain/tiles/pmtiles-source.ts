import { EtagMismatch, FetchSource, PMTiles, TileType, type RangeResponse, type Source } from 'pmtiles';
import { AtlasError } from '../errors.ts';
import { checkArchiveStart } from './check-archive-start.ts';
import { describeTileFault } from './describe-tile-fault.ts';
import type { TileSource } from './tile-source.ts';

/**
 * A PMTiles archive of vector tiles at a URL, read by range requests. Nothing is fetched before the first tile.
 * `title` names the layer in faults.
 */
export function openPmtilesSource(url: string, title: string): TileSource {
  // Its name tells where the fault was first met; its effect is to go past the browser's cache.
  const uncached = new FetchSource(url);
  uncached.chromeWindowsNoCache = true;
  return createPmtilesSource(() => new FetchSource(url), title, url, uncached);
}

/** A PMTiles archive of vector tiles in memory. `title` names the layer in faults. */
export function createMemoryPmtilesSource(bytes: Uint8Array, title: string): TileSource {
  const source: Source = {
    getKey: () => title,
    // A copy: `slice` of Node's Buffer would share its memory, and `buffer` be all of that.
    getBytes: async (offset, length) => ({ data: new Uint8Array(bytes.subarray(offset, offset + length)).buffer }),
  };
  return createPmtilesSource(() => source, title, undefined);
}

/** @param uncached asked once more where an answer is cut short */
function createPmtilesSource(createSource: () => Source, title: string, file: string | undefined, uncached?: Source): TileSource {
  const place = { layer: title, ...(file === undefined ? {} : { file }) };
  let archive: PMTiles | undefined;
  return {
    async getTile({ z, x, y }, signal) {
      archive ??= new PMTiles(checkedSource(createSource(), title, place, uncached));
      const opened = archive;
      try {
        const header = await opened.getHeader();
        if (header.tileType !== TileType.Mvt) throw wrongTileType(header.tileType, title, place);
        const answer = await opened.getZxy(z, x, y, signal);
        return answer && new Uint8Array(answer.data);
      } catch (error) {
        signal?.throwIfAborted();
        if (isAbort(error)) throw error;
        // The archive keeps failed answers for good; a new one lets the next call try again.
        if (archive === opened) archive = undefined;
        throw describeTileFault(error, title, place, 'unpack');
      }
    },
  };
}

/** Passes reads on, and turns what can go wrong in one into faults a person can act on. */
function checkedSource(inner: Source, title: string, place: { layer: string; file?: string }, uncached: Source | undefined): Source {
  return {
    getKey: () => inner.getKey(),
    async getBytes(offset, length, signal, etag): Promise<RangeResponse> {
      let answer = await readBytes(inner, offset, length, signal, etag, title, place);
      if (uncached && offset > 0 && answer.data.byteLength < length) {
        // Chromium's cache of parts now and then hands out an empty body after a reload.
        answer = await readBytes(uncached, offset, length, signal, etag, title, place);
      }
      if (offset === 0) checkArchiveStart(answer.data, title, place);
      else if (answer.data.byteLength < length) {
        throw new AtlasError(
          `The file of the layer “${title}” ends too early: ${answer.data.byteLength} of ${length} bytes at ${offset} are there.`,
          'The copy is incomplete. Download or build the file again, then reload the page.',
          place,
        );
      }
      return answer;
    },
  };
}

async function readBytes(
  inner: Source, offset: number, length: number, signal: AbortSignal | undefined, etag: string | undefined,
  title: string, place: { layer: string; file?: string },
): Promise<RangeResponse> {
  try {
    return await inner.getBytes(offset, length, signal, etag);
  } catch (error) {
    // The package itself reads once more after a changed ETag.
    if (error instanceof EtagMismatch || signal?.aborted || isAbort(error)) throw error;
    throw describeTileFault(error, title, place, 'request');
  }
}

function isAbort(error: unknown): boolean {
  return error instanceof Error && error.name === 'AbortError';
}

function wrongTileType(type: TileType, title: string, place: { layer: string; file?: string }): AtlasError {
  const picture = type === TileType.Png || type === TileType.Jpeg || type === TileType.Webp || type === TileType.Avif;
  return new AtlasError(
    `The file of the layer “${title}” holds ${picture ? 'pictures' : 'tiles of another kind'} (${TileType[type] ?? `type ${type}`}), not vector tiles (MVT).`,
    'Choose a PMTiles file with vector tiles; the atlas cannot measure pictures.',
    place,
  );
}
