import type { BarrierKind } from '../catalog/layer-kinds.ts';
import { type Note, noteOf } from '../notes.ts';
import { type Animals, type IRRELEVANCE, judgeRelevance } from '../statements/relevance.ts';

/** Why lines are not known to stop animals. */
export type NotStoppedBecause = (typeof IRRELEVANCE)[number];

/** Kinds of lines that crossings are built of, where nobody says which kind a line is. */
const CROSSED: readonly BarrierKind[] = ['roads', 'railways', 'fences', 'canals'];

/**
 * Why a line is not known to stop animals; undefined where it may.
 * @param kind of the line; where it is undefined they must be stopped by none that crossings are built of
 */
export function whyNotStopped(animals: Animals, kind: BarrierKind | undefined): NotStoppedBecause | undefined {
  let why: NotStoppedBecause | undefined;
  for (const each of kind === undefined ? CROSSED : [kind]) {
    const relevance = judgeRelevance(animals, each);
    if (relevance.counts !== 'no') return undefined;
    why ??= relevance.because;
  }
  return why;
}

/** What a reader of where such animals met a line must know. */
export function noteNotStopped(because: NotStoppedBecause): Note {
  return noteOf(`siting.notStopped.${because}`);
}

/** Whose tracks may be asked, in their order: those of animals that the line is not known to stop last. */
export function lastNotStopped<Source extends { readonly notStopped: NotStoppedBecause | undefined }>(sources: readonly Source[]): Source[] {
  return [...sources.filter(({ notStopped }) => notStopped === undefined), ...sources.filter(({ notStopped }) => notStopped !== undefined)];
}
