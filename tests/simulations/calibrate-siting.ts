import type { LonLat } from '../../src/domain/crossings/types.ts';
import { placeOfPassage, quantilesOfPassage } from '../../src/domain/siting/describe-use.ts';
import { findPassages } from '../../src/domain/siting/find-passages.ts';
import { nearestPlane } from '../../src/domain/siting/line-plane.ts';
import { profileOf, ratesOf, shareServed, sumUp } from '../../src/domain/siting/profile.ts';
import { type LineUse, readLineUse } from '../../src/domain/siting/read-profile.ts';
import { cellOfSpan, siteStructures } from '../../src/domain/siting/site-structures.ts';
import { prepareLine, type SitingLine } from '../../src/domain/siting/siting-line.ts';
import { thinByInterval } from '../../src/domain/tracks/thin.ts';
import type { Track } from '../../src/domain/tracks/track.ts';
import { seededRandom } from '../unit/movement/simulate-track.ts';

const HOUR_MS = 3_600_000;

/** One crossing seen at full rate, and what the thinned track said of it. */
export interface Judged {
  /** Metres along the line: what was seen, the place in one figure, the straight step's crossing. */
  readonly seen: number;
  readonly place: number;
  readonly straight: number;
  readonly in50: boolean;
  readonly in90: boolean;
  readonly width50: number;
  readonly width90: number;
  /** 1 ÷ crossings seen between the same two fixes. */
  readonly weight: number;
}

/** Where the straight way from one fix to another meets a line, metres along it. */
export function straightCrossings(line: SitingLine, track: Track, from: number, to: number): number[] {
  const plane = line.planes[nearestPlane(line.planes, track.lon[from]!, track.lat[from]!)]!;
  const [ax, ay] = plane.forward(track.lon[from]!, track.lat[from]!);
  const [bx, by] = plane.forward(track.lon[to]!, track.lat[to]!);
  return plane.search(Math.min(ax, bx), Math.min(ay, by), Math.max(ax, bx), Math.max(ay, by)).flatMap((k) => {
    const i = plane.segments[k]!;
    const [px, py, dx, dy] = [plane.x[i]!, plane.y[i]!, plane.x[i + 1]! - plane.x[i]!, plane.y[i + 1]! - plane.y[i]!];
    const [ex, ey] = [bx - ax, by - ay];
    const cross = ex * dy - ey * dx;
    if (cross === 0) return [];
    const t = ((px - ax) * dy - (py - ay) * dx) / cross;
    const u = ((px - ax) * ey - (py - ay) * ex) / cross;
    return t > 0 && t <= 1 && u >= 0 && u < 1 ? [plane.m[i]! + u * (plane.m[i + 1]! - plane.m[i]!)] : [];
  });
}

/** Compare what thinned tracks say of a line's crossings with those of the tracks themselves. */
export function judgeLine(tracks: readonly Track[], lines: readonly (readonly LonLat[])[], fullH: number, thinnedH: number, locationErrorM = 20): Judged[] {
  const line = prepareLine(lines);
  // Along a ring, or over several parts, a difference of measures is no distance.
  if (line.parts.length > 1 || line.parts[0]!.closed) return [];
  return tracks.flatMap((track) => {
    const thinned = thin(track, thinnedH);
    const index = new Map(Array.from(track.time, (time, i) => [time, i]));
    const thinnedAt = new Map(Array.from(thinned.time, (time, i) => [time, i]));
    return findPassages(thinned, line, { locationErrorM, maxLagHours: 13 }).passages.flatMap((passage): Judged[] => {
      const [from, to] = [index.get(passage.from)!, index.get(passage.to)!];
      // Both ends are plainly on either side, and the way between is known at full rate.
      if (passage.probability < 0.5 || to - from < 0.75 * ((passage.to - passage.from) / HOUR_MS / fullH)) return [];
      const seen: number[] = [];
      for (let i = from; i < to; i++) seen.push(...straightCrossings(line, track, i, i + 1));
      const at = thinnedAt.get(passage.from)!;
      const [straight, another] = straightCrossings(line, thinned, at, at + 1);
      // Where the straight step meets the line three times it says nothing of where.
      if (straight === undefined || another !== undefined) return [];
      const [q5, q25, q75, q95] = quantilesOfPassage(passage, [0.05, 0.25, 0.75, 0.95]) as [number, number, number, number];
      const place = placeOfPassage(passage);
      return seen.map((measure) => ({
        seen: measure,
        place,
        straight,
        in50: q25 <= measure && measure <= q75,
        in90: q5 <= measure && measure <= q95,
        width50: q75 - q25,
        width90: q95 - q5,
        weight: 1 / seen.length,
      }));
    });
  });
}

/** At most a fix every so many hours, a tenth early at most. */
export function thin(track: Track, hours: number): Track {
  return thinByInterval(track, 0.95 * hours * 3600);
}

export interface Calibration {
  readonly crossings: number;
  readonly in50: number;
  readonly in90: number;
  readonly width50M: number;
  readonly width90M: number;
  readonly errorM: number;
  readonly straightErrorM: number;
}

export function calibrate(judged: readonly Judged[]): Calibration {
  const weight = judged.reduce((sum, each) => sum + each.weight, 0);
  const mean = (value: (each: Judged) => number): number => judged.reduce((sum, each) => sum + each.weight * value(each), 0) / weight;
  const median = (value: (each: Judged) => number): number => judged.map(value).sort((a, b) => a - b)[judged.length >> 1] ?? Number.NaN;
  return {
    crossings: weight,
    in50: mean(({ in50 }) => Number(in50)),
    in90: mean(({ in90 }) => Number(in90)),
    width50M: median(({ width50 }) => width50),
    width90M: median(({ width90 }) => width90),
    errorM: mean(({ seen, place }) => Math.abs(seen - place)),
    straightErrorM: mean(({ seen, straight }) => Math.abs(seen - straight)),
  };
}

/** Lines of three straight stretches through places where animals were, from a seed. */
export function arbitraryLines(tracks: readonly Track[], count: number, lengthKm: number, seed: number): LonLat[][] {
  const random = seededRandom(seed);
  return Array.from({ length: count }, () => {
    const track = tracks[Math.floor(random() * tracks.length)]!;
    const fix = Math.floor(random() * track.time.length);
    const [lon, lat] = [track.lon[fix]!, track.lat[fix]!];
    const heading = random() * Math.PI;
    const bends = [random() - 0.5, random() - 0.5];
    const move = ([x, y]: LonLat, angle: number, km: number): LonLat => [
      x + (km * Math.cos(angle)) / (111.2 * Math.cos((y * Math.PI) / 180)),
      y + (km * Math.sin(angle)) / 111.2,
    ];
    const a = move([lon, lat], heading, -lengthKm / 6);
    const b = move([lon, lat], heading, lengthKm / 6);
    return [move(a, heading + bends[0]!, -lengthKm / 3), a, b, move(b, heading + bends[1]!, lengthKm / 3)];
  });
}

/** Share of what the best structures of the full tracks serve, at full rate, that those of the thinned tracks serve; none where nothing crosses. */
export async function judgeSiting(
  tracks: readonly Track[],
  lines: readonly (readonly LonLat[])[],
  thinnedH: number,
  structures: number,
  spanM = 2_000,
): Promise<number | undefined> {
  const line = prepareLine(lines);
  const cellM = cellOfSpan(spanM, line.lengthM);
  const read = (own: readonly Track[]): Promise<LineUse> => readLineUse({ tracks: own, line, cellM, locationErrorM: 20, maxLagHours: 13 });
  const [full, coarse] = [await read(tracks), await read(tracks.map((track) => thin(track, thinnedH)))];
  if (full.passages.length < 5 || coarse.passages.length === 0) return undefined;
  const sums = sumUp(profileOf(full.crossed, ratesOf(full.effort, new Float64Array(full.individuals.length).fill(1)), full.cells));
  const site = async (use: LineUse): Promise<number> =>
    shareServed((await siteStructures({ use, structures, spanM, bootstraps: 0 })).structures, sums, full.cells);
  return (await site(coarse)) / (await site(full));
}
