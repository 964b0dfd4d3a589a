import type { Feature, LineString, MultiLineString, MultiPolygon } from 'geojson';
import type { Grid } from './bridges/grid.ts';

/** Use class of a migration corridor, by the number of individuals whose footprint covers a cell. */
export type UseClass = 'low' | 'medium' | 'high';

/** Net squared displacement models (Bunnefeld et al. 2011; Spitz et al. 2017). */
export type MovementClass = 'resident' | 'disperser' | 'migrant' | 'mixed migrant' | 'nomad';

/** Season of a migration: spring and autumn on land, outward and return where seasons do not name it. */
export type Season = 'spring' | 'autumn' | 'outward' | 'return';

/** Class a sequence comes with: the model's, or that a person set its dates by hand. */
export type SequenceClass = MovementClass | 'edited';

/** How a population's corridors are computed; stated on its page. */
export interface CorridorMethod {
  /** Brownian bridges with one motion variance a sequence, or one a bridge (dynamic model), or buffered migration lines. */
  readonly method: 'bbmm' | 'dbbmm' | 'line-buffer';
  /** Grid cell, metres. */
  readonly cellM: number;
  /** Location error where fixes carry none, metres. */
  readonly locationErrorM: number;
  /** Longest bridge, minutes. */
  readonly maxLagMin: number;
  /** Half width of a buffered migration line, metres (method line-buffer). */
  readonly bufferM: number;
  /** Least distance between ranges for a migration (δ), kilometres. */
  readonly minDistanceKm: number;
  /** Least time away for a migration (ρ), days. */
  readonly minDaysAway: number;
}

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
  /** Null without a corridor, and for buffered lines, which say where animals went and not how long they stayed. */
  readonly ud: PopulationUd | null;
  /** Sentences a reader must know: too few animals, too sparse fixes, bridges left out. */
  readonly warnings: string[];
}
