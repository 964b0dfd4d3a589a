import { type PMTiles, type Source, TileType } from 'pmtiles';
import { openArchive } from './open-archive.ts';
import { checkSource, isAbort, refuseTileType } from './check-archive.ts';
import { describeTileFault } from './describe-tile-fault.ts';
import { openArchiveSource } from './open-archive-source.ts';
import type { TileSource } from './tile-source.ts';

/**
 * A PMTiles archive of vector tiles at a URL, read by range requests; tiles that lie side by side in the file and are asked
 * for at about the same time come in one. Nothing is fetched before the first tile.
 * @param title names the layer in faults
 * @param openSource the network when left out
 */
export function openPmtilesSource(url: string, title: string, openSource: (url: string) => Source = openArchiveSource): TileSource {
  return createPmtilesSource(() => openSource(url), title, url);
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

/** As `openPmtilesSource`, of whatever gives its bytes. @param file its name in faults */
export function createPmtilesSource(createSource: () => Source, title: string, file: string | undefined): TileSource {
  const place = { layer: title, ...(file === undefined ? {} : { file }) };
  let archive: PMTiles | undefined;
  return {
    async getTile({ z, x, y }, signal) {
      archive ??= openArchive(checkSource(createSource(), title, place));
      const opened = archive;
      try {
        const header = await opened.getHeader();
        if (header.tileType !== TileType.Mvt) throw refuseTileType(header.tileType, title, place);
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
