import Flatbush from 'flatbush';
import { distanceFromOrigin } from '../geometry/plane/nearest-segment.ts';
import { type LinePart, placeOf } from './line-part.ts';

/** Two carriageways of one road lie this near to each other, metres. */
const BESIDE_M = 100;
/** A part is a second carriageway where this share of its length lies beside others, and perhaps one from `PERHAPS` on. */
const MOST = 0.8;
const PERHAPS = 0.2;
/** A shorter part may go on from another's end rather than run beside it. */
const LEAST_M = 5 * BESIDE_M;
/** Places of a part that are looked at: one for each `BESIDE_M` of it, within these. */
const SAMPLES = [20, 200] as const;
const METRES_PER_DEGREE = 111_195;

/** The parts of a line of which none runs beside another. */
export interface SingleLine {
  /** In the order given, each with its measure along what is left. */
  readonly parts: readonly LinePart[];
  /** Parts left out, since most of each lies beside longer ones. */
  readonly left: number;
  /** Parts that stay though some of each lies beside another: what crosses both there may count as having crossed neither. */
  readonly unsure: number;
}

/**
 * One carriageway of roads drawn as two. Sides are told by parity, so that an animal that crosses both lines of one road would
 * have crossed it not at all.
 * @param parts one after another, as `measureLine` has them
 */
export function leaveParallel(parts: readonly LinePart[]): SingleLine {
  const longest = [...parts.keys()].sort((a, b) => lengthOf(parts[b]!) - lengthOf(parts[a]!));
  // Of none but the longest it is asked, as of most lines.
  if (longest.slice(1, 2).every((number) => lengthOf(parts[number]!) < LEAST_M)) return { parts, left: 0, unsure: 0 };
  const stays = new Uint8Array(parts.length);
  const isBeside = prepareBeside(parts, (number) => stays[number] === 1);
  let [left, unsure] = [0, 0];
  for (const [rank, number] of longest.entries()) {
    const part = parts[number]!;
    const share = rank === 0 || lengthOf(part) < LEAST_M ? 0 : shareBeside(part, isBeside);
    if (share >= MOST) left += 1;
    else {
      stays[number] = 1;
      if (share >= PERHAPS) unsure += 1;
    }
  }
  return { parts: left === 0 ? parts : layEndToEnd(parts.filter((_, number) => stays[number] === 1)), left, unsure };
}

const lengthOf = ({ fromM, toM }: LinePart): number => toM - fromM;

/** @returns whether a place, degrees, lies within `BESIDE_M` of one of the parts that count when it is asked */
function prepareBeside(parts: readonly LinePart[], counts: (part: number) => boolean): (x: number, y: number) => boolean {
  const segments: number[] = [];
  const owners: number[] = [];
  let [west, east] = [Infinity, -Infinity];
  for (const [number, { lon, lat }] of parts.entries()) {
    for (let i = 1; i < lon.length; i++) {
      segments.push(lon[i - 1]!, lat[i - 1]!, lon[i]!, lat[i]!);
      owners.push(number);
      west = Math.min(west, lon[i - 1]!, lon[i]!);
      east = Math.max(east, lon[i - 1]!, lon[i]!);
    }
  }
  const index = new Flatbush(owners.length);
  for (let at = 0; at < segments.length; at += 4) {
    const [ax, ay, bx, by] = [segments[at]!, segments[at + 1]!, segments[at + 2]!, segments[at + 3]!];
    index.add(Math.min(ax, bx), Math.min(ay, by), Math.max(ax, bx), Math.max(ay, by));
  }
  index.finish();
  // Two parts beside the antimeridian may go on beyond it from either side.
  const turns = east - west > 180 ? [0, -360, 360] : [0];
  return (lon, y) => {
    const perLon = METRES_PER_DEGREE * Math.max(0.01, Math.cos((y * Math.PI) / 180));
    const [dx, dy] = [BESIDE_M / perLon, BESIDE_M / METRES_PER_DEGREE];
    return turns.some((turn) => {
      const x = lon + turn;
      return index
        .search(x - dx, y - dy, x + dx, y + dy, (segment) => counts(owners[segment]!))
        .some((segment) => {
          const at = 4 * segment;
          const ends = [(segments[at]! - x) * perLon, (segments[at + 1]! - y) * METRES_PER_DEGREE] as const;
          return distanceFromOrigin(...ends, (segments[at + 2]! - x) * perLon, (segments[at + 3]! - y) * METRES_PER_DEGREE) <= BESIDE_M;
        });
    });
  };
}

/** Share of a part that lies beside others, by places in the middle of even stretches of it. */
function shareBeside(part: LinePart, isBeside: (x: number, y: number) => boolean): number {
  const samples = Math.max(SAMPLES[0], Math.min(SAMPLES[1], Math.ceil(lengthOf(part) / BESIDE_M)));
  let beside = 0;
  for (let i = 0; i < samples; i++) if (isBeside(...placeOf([part], part.fromM + ((i + 0.5) / samples) * lengthOf(part)))) beside += 1;
  return beside / samples;
}

/** Parts with their measure begun anew. */
function layEndToEnd(parts: readonly LinePart[]): LinePart[] {
  let lengthM = 0;
  return parts.map((part) => {
    const shift = lengthM - part.fromM;
    const moved = shift === 0 ? part : { ...part, fromM: part.fromM + shift, toM: part.toM + shift, m: part.m.map((measure) => measure + shift) };
    lengthM = moved.toM;
    return moved;
  });
}
