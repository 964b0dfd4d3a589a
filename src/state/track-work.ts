import type { SpeciesGroup } from '../domain/evidence/kinds.ts';
import { type CorridorMethod, DEFAULT_METHOD } from '../domain/movement/corridor-method.ts';
import type { MigrationYearSummary } from '../domain/movement/sequences/describe-migration-years.ts';
import type { CorridorResult, MigrationSequence, SeasonPair } from '../domain/movement/types.ts';
import type { ImportReport, Track } from '../domain/tracks/track.ts';
import type { Note } from '../domain/notes.ts';

/** How a person's own tracks are turned into corridors; in the units of the form. */
export interface TrackSettings {
  readonly name: string;
  readonly species: string;
  /** Undefined until a person says so. */
  readonly group: SpeciesGroup | undefined;
  readonly seasons: SeasonPair;
  readonly method: CorridorMethod;
  /** Fixes that need more to reach and to leave are dropped; km/h. */
  readonly topSpeedKmh: number;
}

/** What a person imported. */
export interface ImportedWork {
  readonly files: readonly string[];
  readonly format: string;
  readonly tracks: readonly Track[];
  readonly report: ImportReport;
  readonly notes: readonly Note[];
  /** Median time between fixes, hours. */
  readonly intervalHours: number;
}

/** A person's own tracks and everything made of them; it lives in this browser only. */
export interface TrackWork {
  readonly imported: ImportedWork | undefined;
  readonly settings: TrackSettings;
  /** Displacement and class of every animal and migration year. */
  readonly years: readonly MigrationYearSummary[];
  readonly sequences: readonly MigrationSequence[];
  /** Corridors of the present sequences and settings; undefined when either has changed since. */
  readonly result: CorridorResult | undefined;
}

export const EMPTY_WORK: TrackWork = {
  imported: undefined,
  settings: { name: '', species: '', group: undefined, seasons: 'spring-autumn', method: DEFAULT_METHOD, topSpeedKmh: 150 },
  years: [],
  sequences: [],
  result: undefined,
};
