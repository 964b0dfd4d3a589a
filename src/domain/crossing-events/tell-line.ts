import type { LonLat } from '../crossings/types.ts';
import type { Track } from '../tracks/track.ts';
import { cutLine } from '../geometry/antimeridian.ts';
import type { CrossingEvent } from './find-crossing-events.ts';
import { indexBarriers } from './index-barriers.ts';
import { NEAR_M } from './limits.ts';
import { onceFor } from '../once-for.ts';
import { tellAnimals, type Told } from './tell-animals.ts';
import { spreadsOf, touchedBy } from './touching.ts';

const HOUR_MS = 3_600_000;

const indexOf = onceFor((lines: readonly (readonly LonLat[])[]) => indexBarriers([{ id: '', name: '', lines: lines.flatMap(cutLine) }]));

/**
 * How far tracks can tell who crossed a line: steps near it and those of them that are too long, and whose steps may have
 * touched it though none is seen to cross; see `answerEvents`.
 * @param lines [lon, lat] degrees
 * @param events those of `findCrossingEvents` on the same lines
 */
export function tellLine(tracks: readonly Track[], lines: readonly (readonly LonLat[])[], maxLagHours: number, events: readonly CrossingEvent[]): Told {
  const index = indexOf(lines);
  const crossed = new Set(events.map(({ individual }) => individual));
  const touching = new Map<string, number>();
  const near = new Set<string>();
  let [stepsNear, stepsNearTooLong] = [0, 0];
  for (const track of tracks) {
    if (!index) break;
    const { individual, time, lon, lat } = track;
    const spreads = spreadsOf(track);
    for (let i = 1; i < time.length; i++) {
      const [from, to]: [LonLat, LonLat] = [
        [lon[i - 1]!, lat[i - 1]!],
        [lon[i]!, lat[i]!],
      ];
      const tooLong = time[i]! - time[i - 1]! > maxLagHours * HOUR_MS;
      const isOver = index.crossedBy(...from, to[0] - 360 * Math.round((to[0] - from[0]) / 360), to[1]).size > 0;
      const isNear = index.near(...from, NEAR_M).size > 0 || index.near(...to, NEAR_M).size > 0;
      if (isNear) near.add(individual);
      if (isOver || isNear) {
        stepsNear += 1;
        if (tooLong) stepsNearTooLong += 1;
      }
      if (crossed.has(individual) || (isOver && !tooLong)) continue;
      const probability = isOver ? 1 : (touchedBy(index, from, to, spreads[i - 1]!, Infinity).get(0) ?? 0);
      touching.set(individual, (touching.get(individual) ?? 0) + probability);
    }
  }
  return tellAnimals({ events, near, touching, stepsNear, stepsNearTooLong });
}
