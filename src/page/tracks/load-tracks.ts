import { DEFAULT_METHOD } from '../../domain/movement/corridor-method.ts';
import type { MappingQuestion } from '../../domain/tracks/import/import-types.ts';
import type { TableMapping } from '../../domain/tracks/import/table-mapping.ts';
import { type ImportedWork, type TrackSettings } from '../../state/track-work.ts';
import { keepImport, tracksStore } from '../../state/tracks-store.ts';
import { importTracksInWorker } from '../../workers/import-worker-client.ts';
import type { JobOptions } from '../../workers/run-in-worker.ts';

/**
 * Import files in a worker and put them in place of the present work, which stays until the import is through.
 * @returns the question which column is which, where the table is not known
 * @throws AtlasError naming file, row and field; the signal's reason when cancelled
 */
export async function loadTracks(
  files: readonly File[],
  choices: { readonly mapping?: TableMapping; readonly swapCoordinates?: boolean },
  options: JobOptions,
): Promise<MappingQuestion | undefined> {
  const { imported: earlier, settings: kept } = tracksStore.getState().work;
  const { topSpeedKmh } = kept;
  const result = await importTracksInWorker({ files, choices: { ...choices, topSpeedKmh } }, options);
  if (result.kind === 'mapping') return result.needsMapping;
  const { tracks, report, format, notes, intervalHours } = result;
  const imported = { files: files.map(({ name }) => name), format, tracks, report, notes, intervalHours };
  keepImport(imported, settingsFor(imported, tracksStore.getState().work.settings, earlier));
  return undefined;
}

/** Settings of the earlier work, save for what followed from its files: their name, and a method for sparse fixes. */
function settingsFor({ files, intervalHours }: ImportedWork, settings: TrackSettings, earlier: ImportedWork | undefined): TrackSettings {
  const isSparse = (hours: number): boolean => hours * 60 > settings.method.maxLagMin;
  const wasGiven = settings.name !== '' && settings.name !== nameOf(earlier?.files);
  const { method: chosen } = settings.method;
  const usual = earlier && isSparse(earlier.intervalHours) && chosen === 'line-buffer' ? DEFAULT_METHOD.method : chosen;
  return {
    ...settings,
    name: wasGiven ? settings.name : nameOf(files),
    method: { ...settings.method, method: isSparse(intervalHours) ? 'line-buffer' : usual },
  };
}

/** A population's first name: that of its file. */
function nameOf(files: readonly string[] = []): string {
  return files[0]?.replace(/\.[^.]+(\.gz)?$/, '') ?? '';
}
