import type { Feature, LineString, MultiLineString, MultiPolygon } from 'geojson';

/** Use class of a migration corridor, by the number of individuals whose footprint covers a cell. */
export type UseClass = 'low' | 'medium' | 'high';

/** Net squared displacement models (Bunnefeld et al. 2011; Spitz et al. 2017). */
export type MovementClass = 'resident' | 'disperser' | 'migrant' | 'mixed migrant' | 'nomad';

/** Season of a migration: spring and autumn on land, outward and return where seasons do not name it. */
export type Season = 'spring' | 'autumn' | 'outward' | 'return';

/** How a population's corridors are computed; stated on its page. */
export interface CorridorMethod {
  readonly method: 'bbmm' | 'line-buffer';
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
  readonly class: MovementClass;
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
  readonly class: MovementClass;
  readonly start: number;
  readonly end: number;
  readonly fixes: number;
  readonly days: number;
  readonly distanceKm: number;
  /** Brownian motion variance, m²/s; null for buffered lines. */
  readonly varianceM2PerS: number | null;
}

/** Corridor of one use class. Classes are nested: high lies inside medium, medium inside low. WGS 84 [lon, lat]. */
export type CorridorFeature = Feature<MultiPolygon, { use: UseClass; minIndividuals: number; areaKm2: number }>;
export type StopoverFeature = Feature<MultiPolygon, { areaKm2: number }>;
export type RouteFeature = Feature<
  LineString | MultiLineString,
  { individual: string; sequence: string; season: Season; start: string; end: string; distanceKm: number }
>;

/** Everything the corridor engine makes of a population's tracks. */
export interface CorridorResult {
  readonly corridors: CorridorFeature[];
  readonly stopovers: StopoverFeature[];
  readonly routes: RouteFeature[];
  readonly sequences: SequenceSummary[];
  /** Movement class of each individual. */
  readonly classes: { individual: string; class: MovementClass }[];
  readonly corridorAreaKm2: Partial<Record<UseClass, number>>;
  readonly stopoverAreaKm2: number;
  readonly individualsWithFootprint: number;
  /** Sentences a reader must know: too few animals, too sparse fixes, bridges left out. */
  readonly warnings: string[];
}
