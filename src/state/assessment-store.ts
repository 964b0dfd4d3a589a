import { createStore } from 'zustand/vanilla';
import type { Assessment } from '../domain/assessment/assess-alternative.ts';
import type { Alternative } from '../domain/assessment/project.ts';
import type { AssessRequest, Surroundings } from '../workers/layers-requests.ts';
import { createJob, isUnfinished, type Job, type JobState } from './job.ts';

/** One alternative's answer, and what it is the answer to. */
export interface Assessed {
  readonly lines: Alternative['lines'];
  /** What the answer hangs on besides the lines, from `describeContext`. */
  readonly context: string;
  readonly calculation: JobState<Assessment>;
}

/** Answers by the id of their alternative. */
export const assessmentStore = createStore<Readonly<Record<string, Assessed>>>(() => ({}));

/** Answers found before, for undo and redo. */
const found = new WeakMap<Alternative['lines'], { readonly context: string; readonly value: Assessment }>();
/** One job an alternative: an earlier line of it is given up. */
const jobs = new Map<string, Job<Assessment>>();

function jobOf(id: string): Job<Assessment> {
  const known = jobs.get(id);
  if (known) return known;
  const job = createJob<Assessment>();
  job.subscribe((calculation) => {
    const present = assessmentStore.getState()[id];
    if (present) assessmentStore.setState({ [id]: { ...present, calculation } });
  });
  jobs.set(id, job);
  return job;
}

/**
 * Assess an alternative, unless that is known or under way; an earlier line of it is given up.
 * @param context another one makes the answer anew
 * @param request asked for when the answer is not known
 */
export async function assess({ id, lines }: Alternative, context: string, request: (signal: AbortSignal) => Promise<AssessRequest | undefined>): Promise<void> {
  const present = assessmentStore.getState()[id];
  if (present?.lines === lines && present.context === context) return;
  const job = jobOf(id);
  assessmentStore.setState({ [id]: { lines, context, calculation: { status: 'idle' } } });
  const known = found.get(lines);
  if (known?.context === context) {
    job.settle(known.value);
    return;
  }
  await job.start(async (options) => {
    const { assessProject } = await import('../workers/layers-worker-client.ts');
    const wanted = await request(options.signal);
    if (!wanted) throw new RangeError('The alternative has no line.');
    const value = await assessProject(wanted, options);
    found.set(lines, { context, value });
    return value;
  });
}

/** Make ready for lines, in the background. What cannot be had now is asked for again, and told of, with the first line. */
export function prepareForLines(surroundings: Promise<Surroundings>): void {
  void Promise.all([import('../workers/layers-worker-client.ts'), surroundings])
    .then(([{ prepareAssessments }, ready]) => prepareAssessments(ready))
    .catch(() => undefined);
}

/** Stop what is under way; each alternative can be asked for again. */
export function stopAssessments(): void {
  for (const job of jobs.values()) job.cancel();
}

/** Forget the answers of alternatives that were stopped or failed, so that they are asked for again. */
export function retryAssessments(): void {
  const kept = Object.entries(assessmentStore.getState()).filter(([, { calculation }]) => !isUnfinished(calculation));
  assessmentStore.setState(Object.fromEntries(kept), true);
}
