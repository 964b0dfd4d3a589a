import type { Track } from '../../domain/tracks/track.ts';
import type { Module, Population } from '../../domain/catalog/schema.ts';
import { summariseSeasons } from '../../domain/movement/sequences/summarise-seasons.ts';
import type { CorridorResult } from '../../domain/movement/types.ts';
import { bboxOfTracks } from '../../domain/tracks/extent.ts';
import type { TrackWork } from '../../state/track-work.ts';

/** First and last fix of tracks, however many they are, ms since 1970 UTC. */
export function spanOf(tracks: readonly Track[]): { readonly from: number; readonly to: number } {
  let [from, to] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const { time } of tracks) {
    from = Math.min(from, time[0] ?? from);
    to = Math.max(to, time.at(-1) ?? to);
  }
  return { from, to };
}

/** What a person says of the data, for the sheet and the downloads. */
export interface UserRights {
  readonly custodian: string;
  readonly licence: string;
  readonly citation: string;
}

/** A name as an identifier: lower-case letters, digits and hyphens. */
export function idOf(name: string): string {
  const id = name
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-+|-+$/g, '');
  return id || 'my-population';
}

/** A person's own corridors as a population of the atlas, so that page and factsheet say of them what they say of any. */
export function describeUserPopulation(
  work: TrackWork,
  result: CorridorResult,
  rights: UserRights,
  name: string,
  yours: string,
): { population: Population; module: Module } {
  const { imported, settings, years } = work;
  const tracks = imported?.tracks ?? [];
  const report = imported?.report;
  const span = spanOf(tracks);
  const classes: Record<string, number> = {};
  for (const { class: movement } of years) if (movement !== null) classes[movement] = (classes[movement] ?? 0) + 1;
  const citation = rights.citation;
  const population: Population = {
    id: idOf(name),
    name,
    // The group is asked for where it matters: in a module.
    species: { scientific: settings.species, common: name, group: settings.group ?? 'ungulate' },
    place: '',
    facts: [],
    sample: {
      individuals: tracks.length,
      fixes: report?.fixesKept ?? 0,
      sequences: result.sequences.length,
      individualsWithFootprint: result.individualsWithFootprint,
      firstYear: new Date(span.from).getUTCFullYear(),
      lastYear: new Date(span.to).getUTCFullYear(),
      medianIntervalHours: Math.round((imported?.intervalHours ?? 0) * 100) / 100,
    },
    classes,
    method: { ...settings.method, notes: [] },
    warnings: result.warnings,
    seasons: summariseSeasons(result.sequences),
    corridorAreaKm2: result.corridorAreaKm2,
    stopoverAreaKm2: result.stopoverAreaKm2,
    rangeStates: [],
    areaAtSeaKm2: 0,
    bbox: bboxOfTracks(tracks),
    importReport: { rowsRead: report?.rowsRead ?? 0, fixesKept: report?.fixesKept ?? 0, dropped: report?.dropped ?? {} },
    layers: [],
    downloads: [],
  };
  const module: Module = {
    id: population.id,
    title: name,
    custodian: rights.custodian,
    summary: yours,
    licence: rights.licence,
    attribution: rights.custodian,
    citation,
    sources: [],
    populations: [],
    layers: [],
  };
  return { population, module };
}
