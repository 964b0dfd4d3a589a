import type { Note } from '../notes.ts';
import type { BottleneckFigures, RepresentativenessFigures } from '../evidence/tracks/tracks-evidence.ts';
import type { CorridorYear } from './corridors/draw-years.ts';
import type { Feature, LineString, MultiLineString, MultiPolygon } from 'geojson';
import type { Grid } from './bridges/grid.ts';

/**
 * Use classes of a migration corridor, by the number of individuals whose footprint covers a cell; from the widest to the
 * narrowest, each inside the one before.
 */
export const USE_CLASSES = ['low', 'medium', 'high'] as const;
/** The class that counts most first, as a reader is told. */
export const NARROWEST_FIRST: readonly UseClass[] = USE_CLASSES.toReversed();
export type UseClass = (typeof USE_CLASSES)[number];

/** Net squared displacement models (Bunnefeld et al. 2011; Spitz et al. 2017), the one that says most about movement first. */
export const MOVEMENT_CLASSES = ['migrant', 'mixed migrant', 'disperser', 'nomad', 'resident'] as const;
export type MovementClass = (typeof MOVEMENT_CLASSES)[number];

/** What tracks can come to: corridors by bridges, buffered lines, routes without a corridor, or movement without a migration. */
export const OUTCOMES = ['corridors', 'bufferedLines', 'routes', 'movement'] as const;
export type OutcomeKind = (typeof OUTCOMES)[number];

/** Season of a migration: spring and autumn on land, outward and return where seasons do not name it. */
export const SEASONS = ['spring', 'autumn', 'outward', 'return'] as const;
export type Season = (typeof SEASONS)[number];

/** Which two seasons a population's migrations are named after. */
export const SEASON_PAIRS = ['spring-autumn', 'outward-return'] as const;
export type SeasonPair = (typeof SEASON_PAIRS)[number];

/** Figures from fewer individuals are preliminary. */
export const FEWEST_INDIVIDUALS = 3;

/** Whether figures of so many individuals are preliminary. Of none, as of stations that detected no animal, there is no such figure; undefined is not known. */
export function areFew(individuals: number | undefined): individuals is number {
  return individuals !== undefined && individuals > 0 && individuals < FEWEST_INDIVIDUALS;
}

/** Class a sequence comes with: the model's, or that a person set its dates by hand. */
export type SequenceClass = MovementClass | 'edited';

/**
 * What a reader must know of a sequence. `one-way`: the animal was not seen to come back, so that it may have dispersed;
 * `long`: more than 60 days; `winding`: the way is more than three times the straight distance; `cut-off`: the tag fell
 * silent, or was put on, while the animal was on its way.
 */
export const SEQUENCE_FLAGS = ['one-way', 'long', 'winding', 'cut-off'] as const;
export type SequenceFlag = (typeof SEQUENCE_FLAGS)[number];

/** Fixes `from`…`to` (inclusive indices into the individual's track) of one migration. Times in ms since 1970 UTC. */
export interface MigrationSequence {
  readonly id: string;
  readonly individual: string;
  readonly season: Season;
  readonly class: SequenceClass;
  readonly from: number;
  readonly to: number;
  readonly start: number;
  readonly end: number;
  /** None where left out. */
  readonly flags?: readonly SequenceFlag[];
  /** Its custodian, or whoever brought the tracks, says that it is a migration in spite of its flags. */
  readonly confirmed?: boolean;
}

/** One row of sequences.csv. */
export interface SequenceSummary {
  readonly individual: string;
  readonly sequence: string;
  readonly season: Season;
  readonly class: SequenceClass;
  readonly start: number;
  readonly end: number;
  readonly fixes: number;
  readonly days: number;
  readonly distanceKm: number;
  /** Where half of its way is done, [lon, lat]; sequences that a browser kept from earlier do not say it. */
  readonly halfWay?: readonly [number, number];
  readonly flags?: readonly SequenceFlag[];
  readonly confirmed?: boolean;
  /** Brownian motion variance, m²/s, with the dynamic model the mean over bridges; null where no bridge is drawn. */
  readonly varianceM2PerS: number | null;
}

/** Corridor of one use class. Classes are nested: high lies inside medium, medium inside low. WGS 84 [lon, lat]. */
export type CorridorFeature = Feature<MultiPolygon, { use: UseClass; minIndividuals: number; areaKm2: number }>;
export type StopoverFeature = Feature<MultiPolygon, { areaKm2: number }>;
export type RouteFeature = Feature<
  LineString | MultiLineString,
  { individual: string; sequence: string; season: Season; start: string; end: string; distanceKm: number }
>;

/** A population's utilisation distribution; `values` by cell of `grid`, row-major from the south-west, sum to 1. */
export interface PopulationUd {
  readonly grid: Grid;
  /** Centre of the grid's Lambert azimuthal equal-area plane on WGS 84, [lon, lat] degrees. */
  readonly centre: [number, number];
  readonly values: Float32Array;
}

/** What is known of the corridors while individuals are still to come: it only grows. */
export interface PartialCorridors {
  readonly corridors: CorridorFeature[];
  /** Sequences drawn, of all. */
  readonly done: number;
  readonly total: number;
}

/** Everything the corridor engine makes of a population's tracks. */
export interface CorridorResult {
  readonly corridors: CorridorFeature[];
  readonly stopovers: StopoverFeature[];
  readonly routes: RouteFeature[];
  readonly sequences: SequenceSummary[];
  /** Movement class of each individual. */
  readonly classes: { individual: string; class: SequenceClass }[];
  readonly corridorAreaKm2: Partial<Record<UseClass, number>>;
  readonly stopoverAreaKm2: number;
  readonly individualsWithFootprint: number;
  /** Year by year, where that was asked for and two years or more have three individuals each. */
  readonly years?: readonly CorridorYear[];
  /** The cell that was used, metres, where it had to be larger than the one that was chosen. */
  readonly cellM?: number;
  /** Null without a corridor, and for buffered lines, which say where animals went and not how long they stayed. */
  readonly ud: PopulationUd | null;
  /** How much of the population's use the sample shows, and where the corridor is narrowest, where that was asked for and can be told. */
  readonly representativeness?: RepresentativenessFigures;
  readonly bottlenecks?: BottleneckFigures;
  /** Sentences a reader must know: too few animals, too sparse fixes, bridges left out. */
  readonly warnings: Note[];
}
