import { layerOfKind, type OpenEntry } from '../../domain/catalog/open-entry.ts';
import type { Displacement } from '../../domain/tracks/displacement-by-week.ts';
import { fetchBytes } from '../../domain/fetch-bytes.ts';
import { loadTracks } from '../time/tracks-files.ts';

const loadProgram = () => Promise.all([import('../../domain/tracks/displacement-by-week.ts'), import('../../domain/tracks/read-migrations.ts')]);

/** The program of `readDisplacement`, fetched before it is asked for. */
export async function readyDisplacement(): Promise<void> {
  await loadProgram();
}

/**
 * How far an entry's animals were from where they set out, of its open tracks and the table of their migrations; undefined where
 * there are none, or they cannot be had: a sheet is made without it.
 * @throws the signal's reason when cancelled
 */
export async function readDisplacement({ file }: OpenEntry, catalogUrl: string, signal: AbortSignal): Promise<Displacement | undefined> {
  const layer = layerOfKind(file, 'tracks');
  const table = file.downloads.find(({ content, format }) => content === 'sequences' && format === 'csv');
  if (!layer || !table) return undefined;
  try {
    const [tracks, bytes, [{ displacementByWeek }, { readMigrations }]] = await Promise.all([
      loadTracks(layer, catalogUrl),
      fetchBytes(new URL(table.url, catalogUrl).href, { signal }),
      loadProgram(),
    ]);
    return displacementByWeek(tracks, readMigrations(new TextDecoder().decode(bytes)));
  } catch {
    signal.throwIfAborted();
    return undefined;
  }
}
