import { MEAN_RADIUS_M } from '../geometry/distances.ts';
import type { Position } from 'geojson';
import { geodesicM } from '../geometry/distances.ts';
import { createLambertAzimuthal, type EqualAreaPlane } from '../geometry/lambert-azimuthal.ts';

/** Squares that the corridor's ground is cut into, about. */
const CELLS = 40_000;
/** No square is wider than this share of the distance, so that its middle stands for it. */
const CELL_SHARE = 0.2;
/** A corridor of more squares than this keeps wider ones. */
const MOST_CELLS = 200_000;
/** An edge of more degrees is cut: from a straight one of so many a parallel bends off by 8 m at the most. */
const LONGEST_EDGE = 0.25;
/** Longest the thread is kept from its messages, ms: a cancelled job must hear of it. */
const TURN_MS = 50;
/** Gaps listed, the largest. */
const MOST_GAPS = 20;
/** The sphere is within 0.6 % of the ellipsoid: the nearest station is among those that are nearly nearest on it. */
const NEARLY = 1.013;

/** A connected part of a corridor that lies further from every station than a distance. */
export interface Gap {
  readonly areaKm2: number;
  /** The middle of its square that lies furthest from any station, WGS 84 degrees, and how far. */
  readonly lon: number;
  readonly lat: number;
  readonly furthestKm: number;
}

export interface GapAnswer {
  readonly corridorKm2: number;
  readonly gapKm2: number;
  /** The largest first. */
  readonly gaps: readonly Gap[];
  readonly gapsInAll: number;
  /** Side of the squares. */
  readonly cellKm: number;
}

type LonLat = readonly [number, number];
type Ring = readonly Position[];

/** A corridor on an equal-area plane about its middle: what can be made once for every distance that is asked. */
export interface PreparedCorridor {
  readonly plane: EqualAreaPlane;
  /** The rings of each polygon: x and y in metres, one position after the other. */
  readonly shapes: readonly (readonly Float64Array[])[];
}

/** @param polygons rings of [lon, lat] in WGS 84 degrees, edges straight in them (RFC 7946); overlaps count once */
export function prepareCorridor(polygons: readonly (readonly Ring[])[]): PreparedCorridor {
  const whole = polygons.map((rings) => rings.map(cutEdges));
  const plane = planeAround(whole.flat());
  const project = (ring: Float64Array): Float64Array => {
    const projected = new Float64Array(ring.length);
    for (let i = 0; i < ring.length; i += 2) projected.set(plane.forward(ring[i]!, ring[i + 1]!), i);
    return projected;
  };
  return { plane, shapes: whole.map((rings) => rings.map(project)) };
}

/** A closed ring with no longer edges than `LONGEST_EDGE`, as its edges are none on the plane; lon and lat one after the other. */
function cutEdges(ring: Ring): Float64Array {
  const cut: number[] = [];
  for (const [i, [lon = 0, lat = 0]] of ring.entries()) {
    const [toLon = 0, toLat = 0] = ring[(i + 1) % ring.length]!;
    const pieces = Math.max(1, Math.ceil(Math.max(Math.abs(toLon - lon), Math.abs(toLat - lat)) / LONGEST_EDGE));
    for (let piece = 0; piece < pieces; piece++) cut.push(lon + ((toLon - lon) * piece) / pieces, lat + ((toLat - lat) * piece) / pieces);
  }
  return Float64Array.from(cut);
}

export interface FindGapsOptions {
  readonly signal?: AbortSignal | undefined;
  /** Squares judged, of all. */
  readonly onProgress?: ((done: number, total: number) => void) | undefined;
}

/**
 * Where along a corridor no receiver stands: the ground further than a distance from every station. It is measured on squares
 * of an equal-area plane, each as its middle is; distances are geodesics on WGS 84.
 * @param stations [lon, lat] in WGS 84 degrees; without any, all is a gap
 * @param distanceKm more than 0
 * @throws the signal's reason when aborted
 */
export async function findGaps(
  { plane, shapes }: PreparedCorridor,
  stations: readonly LonLat[],
  distanceKm: number,
  { signal, onProgress }: FindGapsOptions = {},
): Promise<GapAnswer> {
  const area = shapes.reduce((sum, rings) => sum + Math.abs(rings.reduce((all, ring, i) => all + Math.abs(shoelace(ring)) * (i === 0 ? 1 : -1), 0)), 0);
  if (!(area > 0)) return { corridorKm2: 0, gapKm2: 0, gaps: [], gapsInAll: 0, cellKm: 0 };
  const cellM = Math.max(Math.min(Math.sqrt(area / CELLS), distanceKm * 1000 * CELL_SHARE), Math.sqrt(area / MOST_CELLS));
  const cells = fillCells(shapes, cellM);
  const nearest = new NearestStation(stations);
  const far = new Map<string, { readonly lon: number; readonly lat: number; readonly km: number; readonly column: number; readonly row: number }>();
  let turn = performance.now();
  for (const [done, { column, row }] of cells.entries()) {
    if (performance.now() - turn > TURN_MS) {
      onProgress?.(done, cells.length);
      // Lets a cancellation in.
      await new Promise((resolve) => setTimeout(resolve));
      turn = performance.now();
    }
    signal?.throwIfAborted();
    const [lon, lat] = plane.inverse((column + 0.5) * cellM, (row + 0.5) * cellM);
    const km = nearest.sphereKm(lon, lat);
    // The sphere tells, but where it comes near to the distance.
    const isFar = Math.abs(km / distanceKm - 1) > NEARLY - 1 ? km > distanceKm : nearest.distanceKm(lon, lat) > distanceKm;
    if (isFar) far.set(`${column} ${row}`, { lon: lon > 180 ? lon - 360 : lon < -180 ? lon + 360 : lon, lat, km, column, row });
  }
  const cellKm2 = (cellM / 1000) ** 2;
  const gaps = connect(far).map((members): Gap => {
    const furthest = members.reduce((best, one) => (one.km > best.km ? one : best));
    return { areaKm2: members.length * cellKm2, lon: furthest.lon, lat: furthest.lat, furthestKm: nearest.distanceKm(furthest.lon, furthest.lat) };
  });
  gaps.sort((a, b) => b.areaKm2 - a.areaKm2 || b.furthestKm - a.furthestKm);
  return { corridorKm2: cells.length * cellKm2, gapKm2: far.size * cellKm2, gaps: gaps.slice(0, MOST_GAPS), gapsInAll: gaps.length, cellKm: cellM / 1000 };
}

/** A plane about the middle of rings on the sphere. */
function planeAround(rings: readonly Float64Array[]): EqualAreaPlane {
  const sum: [number, number, number] = [0, 0, 0];
  for (const ring of rings) {
    for (let at = 0; at < ring.length; at += 2) for (const [i, value] of unitOf(ring[at]!, ring[at + 1]!).entries()) sum[i]! += value;
  }
  const degrees = 180 / Math.PI;
  return createLambertAzimuthal(Math.atan2(sum[1], sum[0]) * degrees, Math.atan2(sum[2], Math.hypot(sum[0], sum[1])) * degrees);
}

function unitOf(lon: number, lat: number): [number, number, number] {
  const [lambda, phi] = [(lon * Math.PI) / 180, (lat * Math.PI) / 180];
  return [Math.cos(phi) * Math.cos(lambda), Math.cos(phi) * Math.sin(lambda), Math.sin(phi)];
}

function shoelace(ring: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < ring.length; i += 2) {
    const next = (i + 2) % ring.length;
    sum += (ring[i]! * ring[next + 1]! - ring[next]! * ring[i + 1]!) / 2;
  }
  return sum;
}

/** The squares whose middles lie in a polygon, by even-odd over its rings; of several polygons each square once. */
function fillCells(shapes: PreparedCorridor['shapes'], cellM: number): { readonly column: number; readonly row: number }[] {
  const filled = new Map<number, Set<number>>();
  for (const rings of shapes) {
    const crossings = new Map<number, number[]>();
    for (const ring of rings) {
      for (let i = 0; i < ring.length; i += 2) {
        const next = (i + 2) % ring.length;
        const [x0, y0, x1, y1] = [ring[i]!, ring[i + 1]!, ring[next]!, ring[next + 1]!];
        const [low, high] = y0 < y1 ? [y0, y1] : [y1, y0];
        // Rows whose middle lies in [low, high).
        for (let row = Math.ceil(low / cellM - 0.5); (row + 0.5) * cellM < high; row++) {
          const at = x0 + ((x1 - x0) * ((row + 0.5) * cellM - y0)) / (y1 - y0);
          const known = crossings.get(row);
          if (known) known.push(at);
          else crossings.set(row, [at]);
        }
      }
    }
    for (const [row, at] of crossings) {
      at.sort((a, b) => a - b);
      const columns = filled.get(row) ?? new Set<number>();
      for (let i = 0; i + 1 < at.length; i += 2) {
        for (let column = Math.ceil(at[i]! / cellM - 0.5); (column + 0.5) * cellM < at[i + 1]!; column++) columns.add(column);
      }
      if (columns.size > 0) filled.set(row, columns);
    }
  }
  return [...filled].flatMap(([row, columns]) => [...columns].map((column) => ({ column, row })));
}

const SPHERE_KM = MEAN_RADIUS_M / 1000;

function leastOf(values: Float64Array): number {
  let least = Infinity;
  for (const value of values) if (value < least) least = value;
  return least;
}

class NearestStation {
  /** Of each station its place on the unit sphere, one coordinate after the other. */
  private readonly units: Float64Array;
  private readonly squared: Float64Array;

  constructor(private readonly stations: readonly LonLat[]) {
    this.units = Float64Array.from(stations.flatMap(([lon, lat]) => unitOf(lon, lat)));
    this.squared = new Float64Array(stations.length);
  }

  /** Squares of the chords of the unit sphere from a place to each station. */
  private squaredTo(lon: number, lat: number): Float64Array {
    const { units, squared } = this;
    const [x, y, z] = unitOf(lon, lat);
    for (let i = 0, at = 0; i < squared.length; i++, at += 3) {
      const [dx, dy, dz] = [units[at]! - x, units[at + 1]! - y, units[at + 2]! - z];
      squared[i] = dx * dx + dy * dy + dz * dz;
    }
    return squared;
  }

  /** Distance to the nearest station on the mean sphere, within 0.6 %; infinite without any. */
  sphereKm(lon: number, lat: number): number {
    const least = leastOf(this.squaredTo(lon, lat));
    return least === Infinity ? Infinity : 2 * SPHERE_KM * Math.asin(Math.min(1, Math.sqrt(least) / 2));
  }

  /** Geodesic distance to the nearest station; infinite without any. */
  distanceKm(lon: number, lat: number): number {
    const squared = this.squaredTo(lon, lat);
    // A hair more, for where a station and the middle of a square are one place.
    const limit = leastOf(squared) * NEARLY ** 2 + 1e-15;
    let nearestM = Infinity;
    for (const [i, station] of this.stations.entries()) {
      if (squared[i]! <= limit) nearestM = Math.min(nearestM, geodesicM(lon, lat, station[0], station[1]));
    }
    return nearestM / 1000;
  }
}

/** Squares that touch, by a side or a corner, together. */
function connect<Cell extends { readonly column: number; readonly row: number }>(cells: ReadonlyMap<string, Cell>): Cell[][] {
  const seen = new Set<string>();
  const groups: Cell[][] = [];
  for (const [key, first] of cells) {
    if (seen.has(key)) continue;
    seen.add(key);
    const group = [first];
    // The list grows while it is walked.
    for (const { column, row } of group) {
      for (const [dx, dy] of AROUND) {
        const near = `${column + dx} ${row + dy}`;
        const cell = seen.has(near) ? undefined : cells.get(near);
        if (cell === undefined) continue;
        seen.add(near);
        group.push(cell);
      }
    }
    groups.push(group);
  }
  return groups;
}

const AROUND = [
  [-1, -1],
  [0, -1],
  [1, -1],
  [-1, 0],
  [1, 0],
  [-1, 1],
  [0, 1],
  [1, 1],
] as const;
