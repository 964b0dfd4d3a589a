import { filterSpeed } from '../../domain/tracks/filter-speed.ts';
import type { ColumnMapping, MappingQuestion } from '../../domain/tracks/import/import-types.ts';
import { medianIntervalHours } from '../../domain/tracks/median-interval-hours.ts';
import { EMPTY_WORK } from '../../state/track-work.ts';
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
  choices: { readonly mapping?: ColumnMapping; readonly swapCoordinates?: boolean },
  options: JobOptions,
): Promise<MappingQuestion | undefined> {
  const result = await importTracksInWorker(files, choices, options);
  if (result.kind === 'mapping') return result.needsMapping;
  const { settings } = tracksStore.getState().work.imported ? tracksStore.getState().work : EMPTY_WORK;
  const dropped: Record<string, number> = { ...result.report.dropped };
  const tracks = result.tracks.map((track) => {
    const filtered = filterSpeed(track, settings.topSpeedKmh);
    if (filtered.dropped > 0) {
      const reason = `faster than ${settings.topSpeedKmh} km/h to reach and to leave`;
      dropped[reason] = (dropped[reason] ?? 0) + filtered.dropped;
    }
    return filtered.track;
  });
  const sparse = medianIntervalHours(tracks) * 60 > settings.method.maxLagMin;
  keepImport(
    {
      files: files.map(({ name }) => name),
      format: result.format,
      tracks,
      report: { ...result.report, dropped, fixesKept: tracks.reduce((sum, { time }) => sum + time.length, 0) },
      notes: result.notes,
    },
    { ...settings, name: settings.name || files[0]?.name.replace(/\.[^.]+(\.gz)?$/, '') || '', method: { ...settings.method, method: sparse ? 'line-buffer' : settings.method.method } },
  );
  return undefined;
}
