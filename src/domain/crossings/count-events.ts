import type { CrossingEvent } from './find-crossing-events.ts';

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
