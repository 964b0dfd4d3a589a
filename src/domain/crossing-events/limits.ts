import type { BarrierBehaviour } from './barrier-behaviours.ts';

/** A fix nearer than this has come to a barrier, metres. */
export const NEAR_M = 500;
/** A longer step says too little of the way the animal took, hours. */
export const LONGEST_STEP_H = 13;
/** Behaviours need fixes at least this often: an encounter of this length still counts as a quick cross or a bounce, hours. */
export const COARSEST_BEHAVIOUR_H = 4;

/** In the order in which they are told of. */
export const BARRIER_BEHAVIOURS: readonly BarrierBehaviour[] = ['quick cross', 'average movement', 'bounce', 'trace', 'back and forth', 'trapped', 'unknown'];
