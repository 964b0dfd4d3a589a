import { chooseSettings } from '../../domain/movement/choose-settings/choose-settings.ts';
import type { MappingQuestion } from '../../domain/tracks/import/import-types.ts';
import type { TableMapping } from '../../domain/tracks/import/table-mapping.ts';
import { type ImportedWork, type TrackSettings } from '../../state/track-work.ts';
import { keepImport, tracksStore } from '../../state/tracks-store.ts';
import { importTracksInWorker } from '../../workers/import-worker-client.ts';
import type { JobOptions } from '../../workers/run-in-worker.ts';

interface ReadChoices {
  readonly mapping?: TableMapping;
  readonly swapCoordinates?: boolean;
  /** Ask for the columns even of a known format. */
  readonly ask?: boolean;
}

/** The files that the present tracks are of, as long as the page is open: a new top speed reads them again. */
let lastRead: { readonly files: readonly File[]; readonly choices: ReadChoices; readonly imported: ImportedWork } | undefined;

/**
 * Import files in a worker and put them in place of the present work, which stays until the import is through.
 * @returns the question which column is which, where the table is not known
 * @throws AtlasError naming file, row and field; the signal's reason when cancelled
 */
export async function loadTracks(files: readonly File[], choices: ReadChoices, options: JobOptions): Promise<MappingQuestion | undefined> {
  const { imported: earlier, settings: kept } = tracksStore.getState().work;
  const topSpeedKmh = kept.given.topSpeedKmh ?? 'choose';
  const result = await importTracksInWorker({ files, choices: { ...choices, topSpeedKmh } }, options);
  if (result.kind === 'mapping') return result.needsMapping;
  const { tracks, report, format, notes, intervalHours, summary, topSpeed, species } = result;
  const exchangeable = result.files.every(({ axes, fixesKept }) => axes !== undefined || fixesKept === 0);
  const imported = {
    files: files.map(({ name }) => name),
    format,
    tracks,
    report,
    notes,
    intervalHours,
    summary,
    exchangeable,
    ...(topSpeed && { topSpeed }),
    ...(species !== undefined && { species }),
  };
  keepImport(imported, settingsFor(imported, tracksStore.getState().work.settings, earlier));
  lastRead = { files, choices, imported };
  return undefined;
}

/** Whether the files of the present tracks are at hand, and need not be chosen again. */
export function canReadAgain(): boolean {
  return lastRead !== undefined && lastRead.imported === tracksStore.getState().work.imported;
}

/** Those files; none where they are of an earlier visit. */
export function filesAtHand(): readonly File[] {
  return lastRead && canReadAgain() ? lastRead.files : [];
}

/** Import the present tracks' files again, by what a person gave since. @throws as `loadTracks` does */
export async function readAgain(options: JobOptions): Promise<void> {
  if (lastRead && canReadAgain()) await loadTracks(lastRead.files, lastRead.choices, options);
}

/** Import the present tracks' files again with longitude and latitude exchanged. @throws as `loadTracks` does */
export async function readExchanged(options: JobOptions): Promise<void> {
  if (!lastRead || !canReadAgain()) return;
  const { files, choices } = lastRead;
  await loadTracks(files, { ...choices, swapCoordinates: choices.swapCoordinates !== true }, options);
}

/** Settings that a person gave to the earlier work, and the rest as the new tracks have it. */
function settingsFor({ files, report, summary, species }: ImportedWork, settings: TrackSettings, earlier: ImportedWork | undefined): TrackSettings {
  const wasNamed = settings.name !== '' && settings.name !== nameOf(earlier?.files);
  const isSpeciesGiven = settings.species !== '' && settings.species !== earlier?.species;
  return {
    ...settings,
    name: wasNamed ? settings.name : nameOf(files),
    species: isSpeciesGiven ? settings.species : (species ?? ''),
    method: summary ? chooseSettings(summary, settings.given).method : settings.method,
    topSpeedKmh: report.topSpeedKmh ?? settings.topSpeedKmh,
  };
}

/** A population's first name: that of its file. */
function nameOf(files: readonly string[] = []): string {
  return files[0]?.replace(/\.[^.]+(\.gz)?$/, '') ?? '';
}
