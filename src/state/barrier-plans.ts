import * as v from 'valibot';
import { type SitingPlan, SitingPlanSchema } from '../domain/siting/siting-plan.ts';
import { noteKeeping } from './atlas-store.ts';

const KEY = 'atlas-barrier-plans';
/** Barriers that are remembered; those that were asked about last. */
const MOST_BARRIERS = 30;

const Plans = v.array(v.tuple([v.string(), SitingPlanSchema]));
type Entry = readonly [barrier: string, plan: SitingPlan];

function readEntries(): Entry[] {
  try {
    const parsed = v.safeParse(Plans, JSON.parse(localStorage.getItem(KEY) ?? '[]'));
    return parsed.success ? parsed.output : [];
  } catch {
    // What is damaged, or denied, is as if nobody had asked.
    return [];
  }
}

/** What was asked for along barriers of the map, this visit or an earlier one, by `formatBarrier`. */
export function readBarrierPlans(): Readonly<Record<string, SitingPlan>> {
  return Object.fromEntries(readEntries());
}

/** Keep what is asked for along a barrier; what another tab keeps along others stays. */
export function storeBarrierPlan(barrier: string, plan: SitingPlan): void {
  const others = readEntries().filter(([other]) => other !== barrier);
  try {
    localStorage.setItem(KEY, JSON.stringify([...others, [barrier, plan]].slice(-MOST_BARRIERS)));
  } catch {
    noteKeeping(false);
  }
}
