import { BARRIERS_WITHIN_KM, CORRIDORS_WITHIN_KM } from './project.ts';
import type { SeasonFigures } from '../evidence/entry-fields.ts';
import { bboxesMeet } from '../catalog/find-entries.ts';
import { findCountries } from './find-countries.ts';
import { bboxOfLines } from '../geometry/boxes.ts';
import { dropRepeatedSegments } from '../geometry/plane/repeated-segments.ts';
import { projectLines } from '../crossing-events/project-lines.ts';
import type { LonLat } from '../crossings/types.ts';
import type { UseClass } from '../movement/types.ts';
import { lengthKm } from '../crossings/summarise-barrier.ts';
import type { TileLayer } from '../tiles/tile-source.ts';
import type { Track } from '../tracks/track.ts';
import { type CorridorGrid, drawCorridorGrid } from './corridor-grid.ts';
import { countEvents, type CrossingEvent, type EventCounts, findCrossingEvents } from '../crossing-events/find-crossing-events.ts';
import { type CorridorMet, crossUseClasses } from './cross-use-classes.ts';
import { cutCorridor, type PiecesCut, type Separation } from './cut-corridor.ts';
import type { PopulationBuffer, ProjectBuffer } from './buffer-met.ts';
import { type AreaMet, measureAreasMet } from './measure-areas-met.ts';
import { findNearestBarrier, findNearestCorridor, type NearestBarrier } from './nearest-barrier.ts';
import { answerEvents, type EventsAnswer } from '../statements/answer-events.ts';
import { tellLine } from '../crossing-events/tell-line.ts';
import { monthsToAvoid, type MonthToAvoid } from './seasons-to-avoid.ts';
import type { BarrierLayer, OpenLayer } from '../layers/layer-reference.ts';

/** What of a population an assessment needs; a catalog population fits. */
export interface AssessedPopulation {
  readonly id: string;
  readonly name: string;
  readonly seasons: readonly SeasonFigures[];
  readonly method: { readonly maxLagMin: number };
}

export interface PopulationContext {
  readonly population: AssessedPopulation;
  /** Features carry `use`: low, medium or high, nested. Left out where no corridor was computed: its tracks alone are held against the line. */
  readonly corridors?: TileLayer;
  readonly stopovers?: TileLayer;
  readonly tracks?: readonly Track[];
  /** Instead of all of these, where animals are found: features carry `use`, `high` where they are known to move. */
  readonly distribution?: TileLayer;
}

export interface AssessmentContext {
  readonly populations: readonly PopulationContext[];
  /** Priority and protected areas: features with `id` and `name`. */
  readonly areas: readonly OpenLayer[];
  readonly barriers: readonly BarrierLayer[];
  /** Country polygons, `referToCountries`; the line's countries stay unknown without. */
  readonly countries?: TileLayer;
}

export interface AssessmentOptions {
  /** How far to look for existing barriers, km; `BARRIERS_WITHIN_KM` when left out. */
  readonly withinKm?: number;
  /** Ground on each side of the lines that the project affects, metres; 0 when left out. */
  readonly bufferM?: number;
  /** Longest step that counts as a crossing, hours; each population's maximum lag when left out. */
  readonly maxLagHours?: number;
  readonly signal?: AbortSignal;
  /** Layers read, of all. */
  readonly onProgress?: (done: number, total: number) => void;
  /** A corridor's grid, where it is kept from one alternative to the next; drawn anew when left out. */
  readonly gridOf?: (corridors: TileLayer) => Promise<CorridorGrid>;
}

export interface PopulationMet {
  readonly population: string;
  readonly name: string;
  /** Undefined where the line meets no corridor but its ground does, or animals crossed it. */
  readonly corridor: CorridorMet | undefined;
  /** Geodesic length inside stopovers, km. */
  readonly stopoverKm: number;
  /** What the project's ground holds; undefined where it holds nothing, and for a line without ground. */
  readonly buffer?: PopulationBuffer | undefined;
  readonly separations: readonly Separation[];
  /** Connected pieces of each class that the line touches, of all; undefined where it meets no corridor. */
  readonly pieces: Readonly<Record<UseClass, PiecesCut>> | undefined;
  /** Undefined where the population has no tracks to count. */
  readonly crossed: EventCounts | undefined;
  /** What may be said of that; undefined where there are no tracks. */
  readonly told?: EventsAnswer | undefined;
  readonly events: readonly CrossingEvent[];
  readonly avoid: readonly MonthToAvoid[];
  /** Where no corridor of the population was computed: that none is met says nothing. */
  readonly uncomputed?: true;
}

/** A population tracked near a line of which no corridor was computed. */
export interface WithoutCorridor {
  readonly population: string;
  readonly name: string;
  /** Whether its tracks were held against the line; false where the atlas has none either. */
  readonly tracked: boolean;
}

/** A line within a distribution, which is no corridor: geodesic km in all, and where animals are known to move. */
export interface WithinDistribution {
  readonly population: string;
  readonly name: string;
  readonly lengthKm: number;
  readonly movementKm: number;
}

/** No corridor lies within so many km of a line, as far as this atlas has tracked any; that is not absence. */
export interface NoneWithin {
  readonly km: number;
  readonly nearest?: { readonly population: string; readonly name: string; readonly distanceKm: number };
}

export interface Assessment {
  /** Geodesic, km; a stretch drawn twice counts once. */
  readonly lengthKm: number;
  /** Populations met, those with most km of high use first. */
  readonly populations: readonly PopulationMet[];
  /** Where no population is met: how far around corridors were looked for, and the nearest of them. */
  readonly noneWithin?: NoneWithin | undefined;
  /** Populations near, met or not, of which no corridor was computed. */
  readonly withoutCorridor?: readonly WithoutCorridor[] | undefined;
  /** Distributions that the line runs through, most km first. */
  readonly within?: readonly WithinDistribution[] | undefined;
  /** Area of the project's ground, km²; undefined for a line without. */
  readonly bufferKm2?: number | undefined;
  /** The countries whose land the line runs through, ISO 3166-1 alpha-3; undefined where nobody could look. */
  readonly countries?: readonly string[] | undefined;
  /** Areas met, longest first, then those that only the ground reaches. */
  readonly areas: readonly (AreaMet & { readonly layer: string })[];
  /** The nearest barrier of each layer that has one near, nearest first. */
  readonly barriers: readonly NearestBarrier[];
  /** Layers whose search for barriers was cut short (their archives hold too many tiles near the line), and how far around it was looked at, km. */
  readonly searched: readonly { readonly layer: string; readonly km: number }[];
}

/**
 * Everything a planned line meets: corridors by use class, stopovers, areas, existing barriers and tracked animals.
 * @param lines [lon, lat] in WGS 84 degrees, edges straight in them
 * @throws AtlasError naming the layer where a tile cannot be read; the signal's reason when aborted
 */
export async function assessAlternative(
  lines: readonly (readonly LonLat[])[],
  context: AssessmentContext,
  options: AssessmentOptions = {},
): Promise<Assessment> {
  const { withinKm = BARRIERS_WITHIN_KM, bufferM = 0, signal, onProgress } = options;
  // Loaded when first needed: a line without ground needs no buffering.
  const buffer = bufferM > 0 ? (await import('./buffer-met.ts')).takeBuffer(lines, bufferM) : undefined;
  const world = dropRepeatedSegments(projectLines(lines));
  const total = context.populations.length + context.areas.length + context.barriers.length;
  let done = 0;
  const step = <Answer>(answer: Answer): Answer => {
    onProgress?.((done += 1), total);
    return answer;
  };
  const [countries, populations, areas, barriers] = await Promise.all([
    context.countries && findCountries(lines, context.countries, signal),
    Promise.all(context.populations.map(async (entry) => step(await assessPopulation(lines, world, buffer, entry, options)))),
    Promise.all(context.areas.map(async (layer) => step((await assessAreas(world, buffer, layer, signal)).map((area) => ({ ...area, layer: layer.layerId }))))),
    Promise.all(context.barriers.map(async (layer) => step({ layer: layer.layerId, ...(await findNearestBarrier(world, layer, withinKm, signal)) }))),
  ]);
  const noneWithin = populations.some((met) => met !== undefined) ? undefined : await searchCorridors(world, context.populations, signal);
  const within = await Promise.all(context.populations.map((entry) => runThrough(world, entry, signal)));
  const use = (met: PopulationMet, name: UseClass): number => met.corridor?.byUse[name].lengthKm ?? 0;
  const beside = (met: PopulationMet): number => met.buffer?.byUse.low ?? 0;
  return {
    lengthKm: lengthKm(world),
    bufferKm2: buffer?.km2,
    noneWithin,
    countries,
    within: within.flatMap((one) => one ?? []).sort((a, b) => b.lengthKm - a.lengthKm),
    withoutCorridor: context.populations.flatMap(({ population: { id, name }, corridors, tracks, distribution }) =>
      corridors || distribution || (tracks && !comeNear(tracks, lines)) ? [] : [{ population: id, name, tracked: tracks !== undefined }],
    ),
    populations: populations
      .flatMap((met) => met ?? [])
      .sort((a, b) => use(b, 'high') - use(a, 'high') || use(b, 'medium') - use(a, 'medium') || use(b, 'low') - use(a, 'low') || beside(b) - beside(a)),
    areas: areas.flat().sort((a, b) => b.lengthKm - a.lengthKm || (b.bufferKm2 ?? 0) - (a.bufferKm2 ?? 0)),
    barriers: barriers.flatMap(({ nearest }) => nearest ?? []).sort((a, b) => a.distanceKm - b.distanceKm),
    searched: barriers.filter(({ searchedKm }) => searchedKm < withinKm).map(({ layer, searchedKm }) => ({ layer, km: searchedKm })),
  };
}

/** Undefined where the line does not run through a distribution of the entry. */
async function runThrough(
  world: readonly number[][],
  { population: { id, name }, distribution }: PopulationContext,
  signal: AbortSignal | undefined,
): Promise<WithinDistribution | undefined> {
  const met = distribution && (await crossUseClasses(world, distribution, signal));
  return met && { population: id, name, lengthKm: met.byUse.low.lengthKm, movementKm: met.byUse.high.lengthKm };
}

/** Whether a fix lies as near to lines as corridors are looked for, by their box. */
function comeNear(tracks: readonly Track[], lines: readonly (readonly LonLat[])[]): boolean {
  const near = bboxOfLines(lines, CORRIDORS_WITHIN_KM);
  return near !== undefined && tracks.some(({ lon, lat }) => lon.some((x, at) => bboxesMeet([x, lat[at]!, x, lat[at]!], near)));
}

/** The nearest corridor to lines that meet none. */
async function searchCorridors(world: readonly number[][], populations: readonly PopulationContext[], signal: AbortSignal | undefined): Promise<NoneWithin> {
  const found = await Promise.all(
    populations.flatMap(({ population: { id, name }, corridors }) =>
      corridors ? [findNearestCorridor(world, corridors, CORRIDORS_WITHIN_KM, signal).then((nearest) => ({ population: id, name, ...nearest }))] : [],
    ),
  );
  const near = found.flatMap(({ population, name, distanceKm }) => (distanceKm === undefined ? [] : [{ population, name, distanceKm }]));
  const [nearest] = near.sort((a, b) => a.distanceKm - b.distanceKm);
  return { km: Math.min(CORRIDORS_WITHIN_KM, ...found.map(({ searchedKm }) => searchedKm)), ...(nearest ? { nearest } : {}) };
}

/** The areas of a layer that the line runs through, and those that only its ground reaches. */
async function assessAreas(
  world: readonly number[][],
  buffer: ProjectBuffer | undefined,
  layer: TileLayer,
  signal: AbortSignal | undefined,
): Promise<AreaMet[]> {
  const [met, taken] = await Promise.all([measureAreasMet(world, layer, signal), buffer?.ofAreas(layer, signal)]);
  if (!taken) return met;
  const beside = [...taken].filter(([id]) => !met.some((area) => area.id === id));
  return [
    ...met.map((area) => ({ ...area, bufferKm2: taken.get(area.id)?.km2 ?? 0 })),
    ...beside.map(([id, { name, km2 }]) => ({ id, name, lengthKm: 0, bufferKm2: km2 })),
  ];
}

/** Undefined where neither corridor, stopovers nor tracks are met. */
async function assessPopulation(
  lines: readonly (readonly LonLat[])[],
  world: readonly number[][],
  buffer: ProjectBuffer | undefined,
  { population, corridors, stopovers, tracks }: PopulationContext,
  { maxLagHours = population.method.maxLagMin / 60, signal, gridOf = (layer) => drawCorridorGrid(layer, signal) }: AssessmentOptions,
): Promise<PopulationMet | undefined> {
  const [corridor, stopoversMet, taken] = await Promise.all([
    corridors && crossUseClasses(world, corridors, signal),
    stopovers ? measureAreasMet(world, stopovers, signal) : [],
    corridors && buffer?.ofPopulation({ corridors, ...(stopovers ? { stopovers } : {}) }, signal),
  ]);
  const own = tracks ?? [];
  const events = findCrossingEvents(own, lines, maxLagHours);
  const stopoverKm = stopoversMet.reduce((sum, area) => sum + area.lengthKm, 0);
  if (!corridor && !taken && stopoverKm === 0 && events.length === 0) return undefined;
  let separations: readonly Separation[] = [];
  let pieces: Readonly<Record<UseClass, PiecesCut>> | undefined;
  if (corridor && corridors) {
    const cut = cutCorridor(world, await gridOf(corridors));
    ({ pieces } = cut);
    // A line that meets the boundary less than twice separates nothing.
    if (Object.values(corridor.byUse).some(({ points }) => points.length > 1)) ({ separations } = cut);
  }
  return {
    population: population.id,
    name: population.name,
    corridor,
    stopoverKm,
    buffer: taken,
    separations,
    pieces,
    crossed: tracks ? countEvents(events) : undefined,
    told: tracks && answerEvents(tellLine(own, lines, maxLagHours, events), new Set(own.map(({ individual }) => individual)).size),
    events,
    avoid: monthsToAvoid(events, corridor || taken || stopoverKm > 0 ? population.seasons : []),
    ...(corridors ? {} : { uncomputed: true as const }),
  };
}
