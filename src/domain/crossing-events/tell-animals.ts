import { countEvents, type CrossingEvent, type EventCounts } from './find-crossing-events.ts';
import { MOST_TOUCHING } from './touching.ts';

/** How far tracks can tell who crossed; see `answerEvents`. */
export interface Told {
  readonly crossed: EventCounts;
  /** Individuals that came near and are not seen to cross; those of them that did not for all that can be told. */
  readonly individualsNear: number;
  readonly individualsNearTold: number;
  /** Individuals that are not seen to cross and may have. */
  readonly individualsUntold: number;
  /** Summed probability that those not seen to cross have touched it. */
  readonly touching: number;
  /** Steps near, and those of them that are too long to tell. */
  readonly stepsNear: number;
  readonly stepsNearTooLong: number;
}

/**
 * @param near individuals with a fix near
 * @param touching each individual's summed probability of touching, steps that are seen to cross left out
 */
export function tellAnimals(seen: {
  readonly events: readonly CrossingEvent[];
  readonly near: ReadonlySet<string>;
  readonly touching: ReadonlyMap<string, number>;
  readonly stepsNear: number;
  readonly stepsNearTooLong: number;
}): Told {
  const { events, near, stepsNear, stepsNearTooLong } = seen;
  const crossed = new Set(events.map(({ individual }) => individual));
  const touching = [...seen.touching].filter(([individual, sum]) => sum > 0 && !crossed.has(individual));
  const total = touching.reduce((sum, [, one]) => sum + one, 0);
  // Many that hardly can have may together be too many for “none”: then it cannot be told of any of them.
  const least = crossed.size === 0 && total >= MOST_TOUCHING ? 0 : MOST_TOUCHING;
  const mayHave = new Set(touching.flatMap(([individual, sum]) => (sum >= least ? [individual] : [])));
  const notSeen = [...near].filter((individual) => !crossed.has(individual));
  return {
    crossed: countEvents(events),
    individualsNear: notSeen.length,
    individualsNearTold: notSeen.filter((individual) => !mayHave.has(individual)).length,
    individualsUntold: mayHave.size,
    touching: total,
    stepsNear,
    stepsNearTooLong,
  };
}
