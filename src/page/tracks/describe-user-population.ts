import type { Track } from '../../domain/tracks/track.ts';
import { idFromName } from '../../domain/catalog/fields.ts';
import type { EntryRow } from '../../domain/catalog/index-schema.ts';
import { openEntry } from '../../domain/evidence/summarise-entry.ts';
import type { OpenEntryOf } from '../../domain/catalog/open-entry.ts';
import type { SpeciesGroup } from '../../domain/evidence/kinds.ts';
import { bboxCentre } from '../../domain/geometry/boxes.ts';
import { summariseSeasons } from '../../domain/movement/sequences/summarise-seasons.ts';
import type { CorridorResult } from '../../domain/movement/types.ts';
import { bboxOfTracks } from '../../domain/tracks/extent.ts';
import type { TrackWork, UserRights } from '../../state/track-work.ts';

/** First and last fix of tracks, however many they are, ms since 1970 UTC. */
export function spanOf(tracks: readonly Track[]): { readonly from: number; readonly to: number } {
  let [from, to] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const { time } of tracks) {
    from = Math.min(from, time[0] ?? from);
    to = Math.max(to, time.at(-1) ?? to);
  }
  return { from, to };
}

/** What is named after what a person typed, and cannot be. */
const UNNAMED = 'my-population';

/**
 * A person's own corridors as an entry of the atlas, so that page and factsheet say of them what they say of any.
 * @param group what kind of animals they are, where that is known
 * @param name of the population, @param yours what is said of the data, and @param method what is said of how it was made, in the page's language
 */
export function describeUserEntry(
  work: TrackWork,
  result: CorridorResult,
  group: SpeciesGroup | undefined,
  rights: UserRights,
  name: string,
  yours: string,
  method: readonly string[],
): OpenEntryOf<'tracks'> {
  const { imported, settings, years } = work;
  const tracks = imported?.tracks ?? [];
  const report = imported?.report;
  const span = spanOf(tracks);
  const [firstYear, lastYear] = [new Date(span.from).getUTCFullYear(), new Date(span.to).getUTCFullYear()];
  const classes: Record<string, number> = {};
  for (const { class: movement } of years) if (movement !== null) classes[movement] = (classes[movement] ?? 0) + 1;
  const { licence, citation, custodian } = rights;
  const id = idFromName(name) || UNNAMED;
  // Of animals that nobody has named nothing is known to stop them.
  const species = { id: idFromName(settings.species) || UNNAMED, scientific: settings.species, common: name, group: group ?? ('other' as const) };
  const module = { id, title: name, custodian, summary: yours, licence, attribution: custodian, citation };
  const bbox = bboxOfTracks(tracks);
  const sample = { individuals: tracks.length, fixes: report?.fixesKept ?? 0, sequences: result.sequences.length };
  const row: EntryRow = {
    id,
    module: id,
    evidence: 'tracks',
    name,
    place: '',
    species: species.id,
    bbox,
    point: bboxCentre(bbox),
    countries: [],
    sample,
    years: [firstYear, lastYear],
    licence,
    languages: ['en'],
    version: 1,
  };
  return openEntry(
    { row, species, module },
    {
      version: 2,
      id,
      module: id,
      language: 'en',
      evidence: 'tracks',
      sources: [],
      facts: [],
      sample: {
        ...sample,
        individualsWithFootprint: result.individualsWithFootprint,
        firstYear,
        lastYear,
        medianIntervalHours: Math.round((imported?.intervalHours ?? 0) * 100) / 100,
      },
      classes,
      method: { ...settings.method, ...(result.cellM === undefined ? {} : { cellM: result.cellM }), notes: method.map((text) => ({ text })) },
      warnings: result.warnings,
      seasons: summariseSeasons(result.sequences),
      ...(result.representativeness ? { representativeness: result.representativeness } : {}),
      ...(result.bottlenecks ? { bottlenecks: result.bottlenecks } : {}),
      corridorAreaKm2: result.corridorAreaKm2,
      stopoverAreaKm2: result.stopoverAreaKm2,
      rangeStates: [],
      areaAtSeaKm2: 0,
      importReport: { rowsRead: report?.rowsRead ?? 0, fixesKept: report?.fixesKept ?? 0, dropped: report?.dropped ?? {}, topSpeedKmh: report?.topSpeedKmh },
      layers: [],
      downloads: [],
      changes: [],
    },
  );
}
