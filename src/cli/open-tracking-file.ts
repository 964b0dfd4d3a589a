import { closeSync, openSync, readSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import { AtlasError } from '../domain/errors.ts';
import type { TrackingFile } from '../domain/tracks/import/import-types.ts';

const PIECE = 262_144;

/**
 * A file on disk as the importers take it, read a piece at a time.
 * @throws AtlasError naming the file where it is not there
 */
export function openTrackingFile(path: string): TrackingFile {
  let size: number;
  try {
    const stats = statSync(path);
    if (!stats.isFile()) throw new Error('it is not a file');
    size = stats.size;
  } catch (error) {
    throw new AtlasError(`${path}: ${error instanceof Error ? error.message : String(error)}`, 'Give a file of tracks.', { file: path });
  }
  return {
    name: basename(path),
    size,
    stream() {
      const handle = openSync(path, 'r');
      return new ReadableStream<Uint8Array>({
        pull(controller) {
          const bytes = new Uint8Array(PIECE);
          const count = readSync(handle, bytes, 0, PIECE, null);
          if (count > 0) return controller.enqueue(bytes.subarray(0, count));
          closeSync(handle);
          controller.close();
        },
        cancel: () => closeSync(handle),
      });
    },
  };
}
