import { chooseSettings, namesOfChosen } from '../../domain/movement/choose-settings/choose-settings.ts';
import { switchLayers } from '../../state/atlas-store.ts';
import { keepFound, keepPartial, keepResult, tracksStore } from '../../state/tracks-store.ts';
import { computeCorridorsInWorker, findSequencesInWorker } from '../../workers/corridors-worker-client.ts';
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
  const chosen = imported.summary ? namesOfChosen(chooseSettings(imported.summary, settings.given)) : [];
  try {
    const result = await computeCorridorsInWorker(
      { tracks: imported.tracks, method: settings.method, seasons: settings.seasons, sequences, chosen },
      { ...options, onPartial: ({ corridors }) => (wanted() ? keepPartial(corridors) : undefined) },
    );
    if (!wanted()) return;
    keepResult(result);
    // Routes are all there is to see: a map without them would show nothing of what the page says.
    if (result.corridors.length === 0 && result.routes.length > 0) switchLayers(['routes'], true);
  } finally {
    // Half of the corridors must not stay on the map as if they were all.
    keepPartial([]);
  }
}

/** Look for migrations in a person's tracks, by the settings of the form; what was edited by hand can be had back by undo. */
export async function findMigrations(options: JobOptions): Promise<void> {
  const { imported, settings } = tracksStore.getState().work;
  if (!imported) return;
  const { minDistanceKm, minDaysAway } = settings.method;
  const years = await findSequencesInWorker({ tracks: imported.tracks, options: { minDistanceKm, minDaysAway, seasons: settings.seasons } }, options);
  // Another file may have come meanwhile.
  if (tracksStore.getState().work.imported !== imported) return;
  keepFound(
    years,
    years.flatMap(({ sequences }) => sequences),
  );
}
