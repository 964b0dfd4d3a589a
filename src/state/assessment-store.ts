import { createStore } from 'zustand/vanilla';
import { describeError } from '../domain/errors.ts';
import type { Assessment } from '../domain/assessment/assess-alternative.ts';
import type { Alternative } from '../domain/assessment/project.ts';
import type { AssessRequest, Surroundings } from '../workers/layers-worker.ts';
import type { Calculation } from './analysis-store.ts';
import { reportFault } from './atlas-store.ts';

/** One alternative's answer, and what it is the answer to. */
export interface Assessed {
  readonly lines: Alternative['lines'];
  /** What the answer hangs on besides the lines, from `describeContext`. */
  readonly context: string;
  readonly calculation: Calculation<Assessment>;
}

/** Answers by the id of their alternative. */
export const assessmentStore = createStore<Readonly<Record<string, Assessed>>>(() => ({}));

/** Answers found before, for undo and redo. */
const found = new WeakMap<Alternative['lines'], { readonly context: string; readonly value: Assessment }>();
const running = new Map<string, AbortController>();

function write(id: string, assessed: Assessed): void {
  assessmentStore.setState({ [id]: assessed });
}

/**
 * Assess an alternative, unless that is known or under way; an earlier line of it is given up.
 * @param context another one makes the answer anew
 * @param request asked for when the answer is not known
 */
export async function assess({ id, lines }: Alternative, context: string, request: () => AssessRequest | undefined): Promise<void> {
  const present = assessmentStore.getState()[id];
  if (present?.lines === lines && present.context === context) return;
  const known = found.get(lines);
  if (known?.context === context) {
    running.get(id)?.abort();
    write(id, { lines, context, calculation: { status: 'done', value: known.value } });
    return;
  }
  running.get(id)?.abort();
  const controller = new AbortController();
  running.set(id, controller);
  const isPresent = (): boolean => running.get(id) === controller;
  write(id, { lines, context, calculation: { status: 'running', done: 0, total: 0 } });
  try {
    const { assessProject } = await import('../workers/layers-worker-client.ts');
    const wanted = request();
    if (!wanted) throw new RangeError('The alternative has no line.');
    const value = await assessProject(wanted, {
      signal: controller.signal,
      onProgress: (done, total) => {
        if (isPresent()) write(id, { lines, context, calculation: { status: 'running', done, total } });
      },
    });
    found.set(lines, { context, value });
    if (isPresent()) write(id, { lines, context, calculation: { status: 'done', value } });
  } catch (error) {
    if (!isPresent()) return;
    if (controller.signal.aborted) {
      write(id, { lines, context, calculation: { status: 'stopped' } });
      return;
    }
    const fault = describeError(error);
    reportFault(fault);
    write(id, { lines, context, calculation: { status: 'failed', message: fault.message } });
  } finally {
    if (isPresent()) running.delete(id);
  }
}

/** Make ready for lines, in the background. What cannot be had now is asked for again, and told of, with the first line. */
export function prepareForLines(surroundings: Surroundings): void {
  void import('../workers/layers-worker-client.ts').then(({ prepareAssessments }) => prepareAssessments(surroundings)).catch(() => undefined);
}

/** Stop what is under way; each alternative can be asked for again. */
export function stopAssessments(): void {
  for (const controller of running.values()) controller.abort();
}

/** Forget the answers of alternatives that were stopped or failed, so that they are asked for again. */
export function retryAssessments(): void {
  const kept = Object.entries(assessmentStore.getState()).filter(
    ([
      ,
      {
        calculation: { status },
      },
    ]) => status !== 'stopped' && status !== 'failed',
  );
  assessmentStore.setState(Object.fromEntries(kept), true);
}
