import { unwrap } from '../geometry/antimeridian.ts';
import type { LonLat } from '../crossings/types.ts';
import { onceFor } from '../once-for.ts';
import type { Track } from '../tracks/track.ts';
import { indexLines, meetSegment } from '../geometry/plane/segments.ts';

/** One individual's step across a line. */
export interface CrossingEvent {
  readonly individual: string;
  /** When the straight step, at even speed, first meets the line; ms since 1970 UTC. */
  readonly time: number;
  /** Where it does, [lon, lat]. */
  readonly at: LonLat;
  /** Index of the fix the step starts from. */
  readonly fix: number;
  /** How often the step meets the line; an even number leaves the animal on the side it came from. */
  readonly events: number;
}

const HOUR_MS = 3_600_000;

const indexOf = onceFor((lines: readonly (readonly LonLat[])[]) => indexLines(lines.map((line) => unwrap(line).flat())));

/**
 * Steps of tracks that cross lines, in order of track and time. A step is two consecutive fixes no further apart than
 * `maxLagHours`, straight in longitude and latitude, the short way round the globe. A fix on the line belongs to the
 * step that arrives there, so that two steps do not both count it.
 * @param lines [lon, lat] degrees, edges straight in them
 */
export function findCrossingEvents(tracks: readonly Track[], lines: readonly (readonly LonLat[])[], maxLagHours: number): CrossingEvent[] {
  const index = indexOf(lines);
  if (!index) return [];
  const { minX, minY, maxX, maxY } = index.index;
  // Longitudes of both may lie turns apart; a line is met in whichever turn.
  const turns: number[] = [];
  for (let turn = 360 * Math.ceil(minX / 360 - 1); turn <= maxX + 360; turn += 360) turns.push(turn);
  const events: CrossingEvent[] = [];
  for (const { individual, time, lon, lat } of tracks) {
    for (let i = 1; i < time.length; i++) {
      const [from, to] = [time[i - 1]!, time[i]!];
      if (to - from > maxLagHours * HOUR_MS) continue;
      const [px, py, qy] = [lon[i - 1]!, lat[i - 1]!, lat[i]!];
      const qx = lon[i]! - 360 * Math.round((lon[i]! - px) / 360);
      // Nearly every step is nowhere near.
      if ((py < minY && qy < minY) || (py > maxY && qy > maxY)) continue;
      const near = turns.filter((turn) => Math.max(px, qx) + turn >= minX && Math.min(px, qx) + turn <= maxX);
      if (near.length === 0) continue;
      const parameters = near.flatMap((turn) => meetSegment(px + turn, py, qx + turn, qy, index).filter((t) => t > 0)).sort((s, t) => s - t);
      const [first] = parameters;
      if (first === undefined) continue;
      const x = px + first * (qx - px);
      events.push({
        individual,
        time: from + first * (to - from),
        at: [x - 360 * Math.round(x / 360), py + first * (qy - py)],
        fix: i - 1,
        events: parameters.length,
      });
    }
  }
  return events;
}

export interface EventCounts {
  readonly events: number;
  /** Individuals that crossed at least once. */
  readonly individuals: number;
  /** First and last year (UTC) with an event. */
  readonly years?: readonly [number, number];
  /** January … December, UTC, all years together. */
  readonly byMonth: readonly { readonly events: number; readonly individuals: number }[];
}

export function countEvents(events: readonly CrossingEvent[]): EventCounts {
  const months = Array.from({ length: 12 }, () => ({ events: 0, individuals: new Set<string>() }));
  let [first, last] = [Infinity, -Infinity];
  for (const { individual, time } of events) {
    const date = new Date(time);
    const month = months[date.getUTCMonth()]!;
    month.events += 1;
    month.individuals.add(individual);
    first = Math.min(first, date.getUTCFullYear());
    last = Math.max(last, date.getUTCFullYear());
  }
  return {
    events: events.length,
    individuals: new Set(events.map(({ individual }) => individual)).size,
    ...(events.length > 0 ? { years: [first, last] as const } : {}),
    byMonth: months.map((month) => ({ events: month.events, individuals: month.individuals.size })),
  };
}
