import { keepFound, tracksStore } from '../../state/tracks-store.ts';
import { findSequencesInWorker } from '../../workers/corridors-worker-client.ts';
import type { JobOptions } from '../../workers/run-in-worker.ts';

/** Look for migrations in a person's tracks, by the settings of the form; what was edited by hand can be had back by undo. */
export async function findMigrations(options: JobOptions): Promise<void> {
  const { imported, settings } = tracksStore.getState().work;
  if (!imported) return;
  const { minDistanceKm, minDaysAway } = settings.method;
  const years = await findSequencesInWorker({ tracks: imported.tracks, options: { minDistanceKm, minDaysAway, seasons: settings.seasons } }, options);
  // Another file may have come meanwhile.
  if (tracksStore.getState().work.imported !== imported) return;
  keepFound(years, years.flatMap(({ sequences }) => sequences));
}
