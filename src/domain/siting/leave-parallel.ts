import Flatbush from 'flatbush';
import type { LonLat } from '../crossings/types.ts';
import { shortGeodesicM } from '../geometry/distances.ts';
import { joinParts } from './siting-line.ts';

/** Two carriageways of one road lie this near to each other, metres. */
const BESIDE_M = 100;
/** A part is a second carriageway where this share of its length lies beside others, and perhaps one from `PERHAPS` on. */
const MOST = 0.8;
const PERHAPS = 0.2;
/** A shorter part may go on from another's end rather than run beside it. */
const LEAST_M = 5 * BESIDE_M;
const SAMPLES = 200;
const METRES_PER_DEGREE = 111_195;

/** The parts of a line of which none runs beside another. */
export interface SingleLine {
  readonly lines: LonLat[][];
  /** Parts left out, since most of each lies beside a longer one. */
  readonly left: number;
  /** Parts that stay though some of each lies beside another: what crosses both there may count as having crossed neither. */
  readonly unsure: number;
}

/**
 * One carriageway of roads drawn as two. Sides are told by parity, so that an animal that crosses both lines of one road would
 * have crossed it not at all.
 * @param lines of one barrier, [lon, lat] degrees, longitudes within −180…180
 */
export function leaveParallel(lines: readonly (readonly LonLat[])[]): SingleLine {
  const parts = joinParts(lines.filter((line) => line.length > 1)).map((line) => ({ line, lengthM: lengthOf(line) }));
  if (parts.length < 2) return { lines: lines.map((line) => [...line]), left: 0, unsure: 0 };
  const kept: LonLat[][] = [];
  let [left, unsure] = [0, 0];
  for (const { line, lengthM } of parts.sort((a, b) => b.lengthM - a.lengthM)) {
    const share = lengthM < LEAST_M || kept.length === 0 ? 0 : shareBeside(line, lengthM, kept);
    if (share >= MOST) left += 1;
    else {
      kept.push(line);
      if (share >= PERHAPS) unsure += 1;
    }
  }
  return left + unsure === 0 ? { lines: lines.map((line) => [...line]), left, unsure } : { lines: kept, left, unsure };
}

function lengthOf(line: readonly LonLat[]): number {
  let sum = 0;
  for (let i = 1; i < line.length; i++) sum += shortGeodesicM(...line[i - 1]!, ...line[i]!);
  return sum;
}

function shareBeside(line: readonly LonLat[], lengthM: number, kept: readonly (readonly LonLat[])[]): number {
  const edges = kept.flatMap((way) => way.slice(1).map((to, i) => [way[i]!, to] as const));
  const index = new Flatbush(edges.length);
  for (const [[ax, ay], [bx, by]] of edges) index.add(Math.min(ax, bx), Math.min(ay, by), Math.max(ax, bx), Math.max(ay, by));
  index.finish();
  const places = alongEvenly(line, lengthM);
  const beside = places.filter(([x, y]) => {
    const perLon = METRES_PER_DEGREE * Math.max(0.01, Math.cos((y * Math.PI) / 180));
    const [dx, dy] = [BESIDE_M / perLon, BESIDE_M / METRES_PER_DEGREE];
    return index.search(x - dx, y - dy, x + dx, y + dy).some((at) => {
      const [[ax, ay], [bx, by]] = edges[at]!;
      const [ux, uy, wx, wy] = [(bx - ax) * perLon, (by - ay) * METRES_PER_DEGREE, (x - ax) * perLon, (y - ay) * METRES_PER_DEGREE];
      const along = Math.max(0, Math.min(1, (ux * wx + uy * wy) / (ux * ux + uy * uy || 1)));
      return Math.hypot(wx - along * ux, wy - along * uy) <= BESIDE_M;
    });
  });
  return beside.length / places.length;
}

/** Places in the middle of `SAMPLES` equal stretches of a line. */
function alongEvenly(line: readonly LonLat[], lengthM: number): LonLat[] {
  const places: LonLat[] = [];
  let before = 0;
  for (let i = 1; i < line.length && places.length < SAMPLES; i++) {
    const [[ax, ay], [bx, by]] = [line[i - 1]!, line[i]!];
    const edge = shortGeodesicM(ax, ay, bx, by);
    for (
      let at = ((places.length + 0.5) / SAMPLES) * lengthM;
      at <= before + edge && places.length < SAMPLES;
      at = ((places.length + 0.5) / SAMPLES) * lengthM
    ) {
      const share = edge > 0 ? (at - before) / edge : 0;
      places.push([ax + share * (bx - ax), ay + share * (by - ay)]);
    }
    before += edge;
  }
  return places;
}
