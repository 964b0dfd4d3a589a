import { keepPartial, keepResult, tracksStore } from '../../state/tracks-store.ts';
import { computeCorridorsInWorker } from '../../workers/corridors-worker-client.ts';
import type { JobOptions } from '../../workers/run-in-worker.ts';

/**
 * Corridors of a person's sequences, in workers; what is done so far comes to the map on the way.
 * @throws AtlasError when the method does not fit the data; the signal's reason when cancelled
 */
export async function computeUserCorridors(options: JobOptions): Promise<void> {
  const { work } = tracksStore.getState();
  const { imported, settings, sequences } = work;
  if (!imported) return;
  const wanted = (): boolean => {
    const present = tracksStore.getState().work;
    return present.sequences === sequences && present.settings.method === settings.method && present.settings.seasons === settings.seasons;
  };
  try {
    const result = await computeCorridorsInWorker(
      { tracks: imported.tracks, method: settings.method, seasons: settings.seasons, sequences },
      { ...options, onPartial: ({ corridors }) => (wanted() ? keepPartial(corridors) : undefined) },
    );
    if (wanted()) keepResult(result);
  } finally {
    // Half of the corridors must not stay on the map as if they were all.
    keepPartial([]);
  }
}
