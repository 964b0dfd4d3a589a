import type { Track } from '../../src/domain/tracks/track.ts';
import { DAY, seededNormal, seededRandom } from '../unit/movement/simulate-track.ts';

/** What a simulated animal does; `docs/simulated-migrations.md` says how. */
export const LIVES = ['resident', 'excursion', 'walk', 'camps', 'roam', 'disperser', 'migrant', 'stopovers', 'loose'] as const;
export type LifeKind = (typeof LIVES)[number];

/** Kinds that make a journey out and one back. */
export const MIGRANTS: readonly LifeKind[] = ['migrant', 'stopovers', 'loose'];

/** A journey as it was simulated; times in ms since 1970 UTC. */
export interface TrueJourney {
  readonly leg: 'out' | 'back';
  readonly departure: number;
  readonly arrival: number;
}

export interface SimulatedAnimal {
  readonly kind: LifeKind;
  readonly track: Track;
  readonly intervalH: number;
  /** Its tag fell silent on a journey. */
  readonly cutOff: boolean;
  /** Km between the ranges; 0 where there is one. */
  readonly distanceKm: number;
  readonly journeys: readonly TrueJourney[];
}

/** Place on a plane of km round the track's first range, and when the animal's centre passes it, in days. */
interface Waypoint {
  readonly day: number;
  readonly x: number;
  readonly y: number;
}

const SHARES: Readonly<Record<LifeKind, number>> = {
  resident: 8,
  excursion: 4,
  walk: 4,
  camps: 4,
  roam: 4,
  disperser: 10,
  migrant: 10,
  stopovers: 8,
  loose: 8,
};
const INTERVALS_H = [1, 2, 4, 8, 12, 24, 48] as const;
const EARTH_KM = 6371.0088;
/** A whole number of days covers two migration years at most. */
const DAYS = { least: 330, most: 720 } as const;

const kinds = LIVES.flatMap((kind) => Array.from({ length: SHARES[kind] }, () => kind));

/** Where one comes to on the sphere, going from a place by km east and north of it. */
function goBy([lon, lat]: readonly [number, number], x: number, y: number): [number, number] {
  const angle = Math.hypot(x, y) / EARTH_KM;
  const bearing = Math.atan2(x, y);
  const phi = (lat * Math.PI) / 180;
  const sin = Math.sin(phi) * Math.cos(angle) + Math.cos(phi) * Math.sin(angle) * Math.cos(bearing);
  const along = Math.atan2(Math.sin(bearing) * Math.sin(angle) * Math.cos(phi), Math.cos(angle) - Math.sin(phi) * sin);
  return [lon + (along * 180) / Math.PI, (Math.asin(sin) * 180) / Math.PI];
}

interface Dice {
  readonly uniform: (from: number, to: number) => number;
  readonly logUniform: (from: number, to: number) => number;
  readonly normal: () => number;
  readonly pick: <T>(list: readonly T[]) => T;
}

function roll(seed: number): Dice {
  const random = seededRandom(seed);
  const uniform = (from: number, to: number): number => from + random() * (to - from);
  return {
    uniform,
    logUniform: (from, to) => Math.exp(uniform(Math.log(from), Math.log(to))),
    normal: seededNormal(seed ^ 0x5bd1e995),
    pick: (list) => list[Math.floor(random() * list.length)]!,
  };
}

/** A journey between two places: legs of even speed with stays between them, off the straight line as a bridge is. */
function travel(dice: Dice, from: Waypoint, to: { readonly x: number; readonly y: number }, travelDays: number, stays: readonly number[]): Waypoint[] {
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  const distance = Math.hypot(dx, dy);
  const [ux, uy] = [dx / distance, dy / distance];
  const steps = Math.max(4, Math.ceil(travelDays * 2));
  // A stop comes before the last step: after it the animal has arrived.
  const stops = stays.map((days) => ({ days, share: Math.min(1 - 1 / steps, dice.uniform(0.03, 0.97)) })).sort((a, b) => a.share - b.share);
  // Lateral offsets: a random walk tied down at both ends.
  const walk = [0];
  for (let i = 1; i <= steps; i++) walk.push(walk[i - 1]! + dice.normal());
  const wind = (dice.uniform(0, 0.25) * distance) / Math.sqrt(steps);
  const offset = (i: number): number => (walk[i]! - (walk[steps]! * i) / steps) * wind;
  const path: Waypoint[] = [from];
  let waited = 0;
  let next = 0;
  for (let i = 1; i <= steps; i++) {
    const share = i / steps;
    const at = { x: from.x + share * dx - uy * offset(i), y: from.y + share * dy + ux * offset(i) };
    path.push({ ...at, day: from.day + share * travelDays + waited });
    while (next < stops.length && share >= stops[next]!.share) {
      waited += stops[next]!.days;
      next += 1;
    }
    if (waited > path.at(-1)!.day - from.day - share * travelDays) path.push({ ...at, day: from.day + share * travelDays + waited });
  }
  return path;
}

function wanderOff(dice: Dice, kind: LifeKind, days: number): Waypoint[] {
  const path: Waypoint[] = [{ day: 0, x: 0, y: 0 }];
  if (kind === 'walk') {
    // A correlated random walk by the day.
    const step = dice.logUniform(2, 15);
    let heading = dice.uniform(0, 2 * Math.PI);
    for (let day = 1; day <= days; day++) {
      heading += dice.normal() * 0.8;
      const { x, y } = path.at(-1)!;
      path.push({ day, x: x + step * Math.cos(heading), y: y + step * Math.sin(heading) });
    }
  } else if (kind === 'camps') {
    // From camp to camp, each somewhere else.
    const hop = dice.logUniform(20, 120);
    while (path.at(-1)!.day < days) {
      const { day, x, y } = path.at(-1)!;
      const stay = day + dice.uniform(4, 40);
      const heading = dice.uniform(0, 2 * Math.PI);
      const far = hop * dice.uniform(0.4, 1.6);
      path.push({ day: stay, x, y }, { day: stay + dice.uniform(1, 4), x: x + far * Math.cos(heading), y: y + far * Math.sin(heading) });
    }
  } else {
    // Anywhere in one large area, slowly (Ornstein-Uhlenbeck).
    const [sd, memory] = [dice.logUniform(20, 120), Math.exp(-1 / dice.uniform(8, 40))];
    const noise = sd * Math.sqrt(1 - memory * memory);
    for (let day = 1; day <= days; day++) {
      const { x, y } = path.at(-1)!;
      path.push({ day, x: memory * x + noise * dice.normal(), y: memory * y + noise * dice.normal() });
    }
  }
  return path;
}

/** One animal of a kind; the seed says everything else. */
export function simulateAnimal(kind: LifeKind, seed: number): SimulatedAnimal {
  const dice = roll(seed);
  const days = Math.round(dice.uniform(DAYS.least, DAYS.most));
  const intervalH = dice.pick(INTERVALS_H);
  const southern = dice.uniform(0, 1) < 0.5;
  const start: [number, number] = [dice.uniform(-179, 179), dice.uniform(15, 62) * (southern ? -1 : 1)];
  // Its first fix lies between the journeys: on the one range or the other.
  const begin = Date.UTC(2019, 0, 1) + Math.floor(dice.uniform(0, 365)) * DAY;
  const migrates = MIGRANTS.includes(kind);
  const distanceKm = migrates || kind === 'disperser' ? dice.logUniform(25, 1500) : 0;
  const wanderKm = distanceKm > 0 ? Math.min(dice.logUniform(0.4, 6), distanceKm / 8) : dice.logUniform(0.4, 6);
  const memoryDays = dice.logUniform(0.2, 3);

  let path: Waypoint[] = [{ day: 0, x: 0, y: 0 }];
  const journeys: TrueJourney[] = [];
  if (kind === 'excursion') {
    const far = dice.logUniform(18, 90);
    const heading = dice.uniform(0, 2 * Math.PI);
    const day = dice.uniform(40, days - 40);
    path.push({ day, x: 0, y: 0 });
    const out = { day: day + dice.uniform(0.5, 2), x: far * Math.cos(heading), y: far * Math.sin(heading) };
    const back = out.day + dice.uniform(1, 10);
    path.push(out, { ...out, day: back }, { day: back + dice.uniform(0.5, 2), x: 0, y: 0 });
  } else if (kind === 'walk' || kind === 'camps' || kind === 'roam') path = wanderOff(dice, kind, days);
  else if (kind !== 'resident') {
    const heading = dice.uniform(0, 2 * Math.PI);
    const far = { x: distanceKm * Math.cos(heading), y: distanceKm * Math.sin(heading) };
    // No animal is faster than a stork, none slower than a grazing herd.
    const fastest = Math.max(1, distanceKm / 250);
    const travelDays = (): number => Math.min(40, Math.max(fastest, dice.logUniform(1.5, 25)));
    const stays = (): number[] => (kind === 'stopovers' ? Array.from({ length: 1 + Math.floor(dice.uniform(0, 4)) }, () => dice.uniform(2, 12)) : []);
    const go = (leg: TrueJourney['leg'], day: number, to: { readonly x: number; readonly y: number }): void => {
      const last = path.at(-1)!;
      const from = { ...last, day };
      path.push(...travel(dice, from, to, travelDays(), stays()));
      journeys.push({ leg, departure: begin + day * DAY, arrival: begin + path.at(-1)!.day * DAY });
    };
    // Out on the same day each year within a week, back after 3 to 7 months.
    const first = dice.uniform(8, 110);
    const away = dice.uniform(110, 190);
    if (kind === 'disperser') go('out', dice.uniform(60, days - 70), far);
    else {
      for (let year = 0; first + year * 365 < days - 60; year++) {
        const late = (): number => dice.normal() * 4;
        // Fidelity: the place that it comes back to, from exact to a third of the way off.
        const off = kind === 'loose' ? dice.uniform(0.05, 0.33) * distanceKm : dice.uniform(0, 0.04) * distanceKm;
        const turn = dice.uniform(0, 2 * Math.PI);
        const home = { x: off * Math.cos(turn), y: off * Math.sin(turn) };
        const drift = kind === 'loose' ? dice.uniform(0, 0.2) * distanceKm : 0;
        const summer = { x: far.x + drift * Math.cos(turn + 1), y: far.y + drift * Math.sin(turn + 1) };
        go('out', first + year * 365 + late(), summer);
        const back = first + year * 365 + away + late();
        if (back < days - 60) go('back', Math.max(back, path.at(-1)!.day + 45), home);
      }
    }
  }

  // One migrant in twelve falls silent on its last journey.
  const last = journeys.at(-1);
  const cutOff = migrates && last !== undefined && dice.uniform(0, 1) < 1 / 12;
  const until = cutOff ? (last.departure - begin + dice.uniform(0.4, 0.9) * (last.arrival - last.departure)) / DAY : days;
  // The centre of a range moves within it now and then.
  const shifts: { readonly day: number; readonly x: number; readonly y: number }[] = [{ day: 0, x: 0, y: 0 }];
  const spread = dice.uniform(0, 1.5) * wanderKm;
  while (shifts.at(-1)!.day < days) shifts.push({ day: shifts.at(-1)!.day + dice.uniform(4, 40), x: spread * dice.normal(), y: spread * dice.normal() });

  const times: number[] = [];
  const lost = dice.uniform(0, 0.15);
  for (let day = 0; day <= until; day += intervalH / 24) if (dice.uniform(0, 1) >= lost) times.push(day);
  const track: Track = {
    individual: `${kind} ${seed}`,
    time: Float64Array.from(times, (day) => begin + day * DAY),
    lon: new Float64Array(times.length),
    lat: new Float64Array(times.length),
    error: new Float32Array(times.length).fill(20),
  };
  let [east, north, at, lastDay, shift] = [dice.normal() * wanderKm, dice.normal() * wanderKm, 0, 0, 0];
  for (const [i, day] of times.entries()) {
    while (at + 1 < path.length && path[at + 1]!.day <= day) at += 1;
    const [a, b] = [path[at]!, path[at + 1]];
    const share = b && b.day > a.day ? (day - a.day) / (b.day - a.day) : 0;
    const memory = Math.exp(-(day - lastDay) / memoryDays);
    const noise = wanderKm * Math.sqrt(1 - memory * memory);
    while (shifts[shift + 1]!.day <= day) shift += 1;
    const { x: towardsX, y: towardsY } = shifts[shift]!;
    east = towardsX + memory * (east - towardsX) + noise * dice.normal();
    north = towardsY + memory * (north - towardsY) + noise * dice.normal();
    lastDay = day;
    const [lon, lat] = goBy(start, a.x + share * ((b?.x ?? a.x) - a.x) + east, a.y + share * ((b?.y ?? a.y) - a.y) + north);
    track.lon[i] = ((((lon + 180) % 360) + 360) % 360) - 180;
    track.lat[i] = lat;
  }
  const end = track.time.at(-1)!;
  return { kind, track, intervalH, cutOff, distanceKm, journeys: journeys.filter(({ departure }) => departure < end) };
}

/** Animals of all kinds, in fixed shares; the same for the same seed. */
export function simulateAnimals(count: number, seed: number): SimulatedAnimal[] {
  return Array.from({ length: count }, (_, i) => simulateAnimal(kinds[i % kinds.length]!, seed * 100_003 + i));
}
