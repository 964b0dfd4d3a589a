import type { SpeciesGroup } from '../domain/evidence/kinds.ts';
import type { Chosen } from '../domain/chosen.ts';
import type { GivenMethod } from '../domain/movement/choose-settings/choose-settings.ts';
import type { TracksSummary } from '../domain/movement/choose-settings/summarise-tracks.ts';
import { MOST_TOP_SPEED_KMH } from '../domain/tracks/choose-top-speed.ts';
import { type CorridorMethod, DEFAULT_METHOD } from '../domain/movement/corridor-method.ts';
import type { MigrationYearSummary } from '../domain/movement/sequences/describe-migration-years.ts';
import type { CorridorResult, MigrationSequence, SeasonPair } from '../domain/movement/types.ts';
import type { ImportReport, Track } from '../domain/tracks/track.ts';
import type { Note } from '../domain/notes.ts';

/** How a person's own tracks are turned into corridors; in the units of the form. */
export interface TrackSettings {
  readonly name: string;
  readonly species: string;
  /** As a person said; undefined where nobody did, and the species tells, if anything does. */
  readonly group: SpeciesGroup | undefined;
  /** What migrations are looked for by; `chooseSeasons` says after what those that were found are named. */
  readonly seasons: SeasonPair;
  /** What a person gave, and `chooseSettings` made of the tracks for the rest. */
  readonly method: CorridorMethod;
  /** Fixes that need more to reach and to leave are dropped; km/h. */
  readonly topSpeedKmh: number;
  /** What of both a person gave; it stays whatever the tracks are. */
  readonly given: GivenSettings;
  readonly rights: UserRights;
}

/** What a person says of the data, for the sheet and the downloads. */
export interface UserRights {
  readonly custodian: string;
  readonly licence: string;
  readonly citation: string;
}

export const NO_RIGHTS: UserRights = { custodian: '', licence: '', citation: '' };

export type GivenSettings = GivenMethod & { readonly topSpeedKmh?: number | undefined; readonly seasons?: SeasonPair | undefined };

/** What a person imported. */
export interface ImportedWork {
  readonly files: readonly string[];
  readonly format: string;
  readonly tracks: readonly Track[];
  readonly report: ImportReport;
  readonly notes: readonly Note[];
  /** Median time between fixes, hours. */
  readonly intervalHours: number;
  /** What settings are chosen from; undefined of tracks that were kept before settings were chosen. */
  readonly summary?: TracksSummary | undefined;
  /** The top speed with its reason, where it was chosen. */
  readonly topSpeed?: Chosen<number> | undefined;
  /** The one species that the files name for all animals. */
  readonly species?: string | undefined;
  /** Whether longitude and latitude of all files can be exchanged: they are degrees, not eastings and northings. */
  readonly exchangeable?: boolean | undefined;
}

/** A person's own tracks and everything made of them; it lives in this browser only. */
export interface TrackWork {
  readonly imported: ImportedWork | undefined;
  readonly settings: TrackSettings;
  /** Displacement and class of every animal and migration year. */
  readonly years: readonly MigrationYearSummary[];
  readonly sequences: readonly MigrationSequence[];
  /** The setting by which those were found; undefined where nobody has looked, or nobody knows any longer. */
  readonly foundBy?: SeasonPair | undefined;
  /** Corridors of the present sequences and settings; undefined when either has changed since. */
  readonly result: CorridorResult | undefined;
}

/** What migrations are looked for by where nobody says otherwise: those that run so are named after seasons. */
export const FIRST_SEASONS: SeasonPair = 'spring-autumn';

export const EMPTY_WORK: TrackWork = {
  imported: undefined,
  settings: {
    name: '',
    species: '',
    group: undefined,
    seasons: FIRST_SEASONS,
    method: DEFAULT_METHOD,
    topSpeedKmh: MOST_TOP_SPEED_KMH,
    given: {},
    rights: NO_RIGHTS,
  },
  years: [],
  sequences: [],
  result: undefined,
};
