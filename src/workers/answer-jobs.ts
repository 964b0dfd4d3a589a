import { describeError } from '../domain/errors.ts';
import { reportSeldom } from './report-seldom.ts';
import type { Job, JobAnswer } from './run-in-worker.ts';

const running = new Map<number, AbortController>();

/** Stop a running job; its promise answers `aborted`. */
export function cancelJob(jobId: number): void {
  running.get(jobId)?.abort();
}

/** Make a job of a plain async function that takes an AbortSignal. */
export function answerJob<Request, Result>(
  work: (request: Request, signal: AbortSignal, onProgress: (done: number, total: number) => void) => Promise<Result>,
): Job<Request, Result> {
  return async (jobId, request, onProgress): Promise<JobAnswer<Result>> => {
    const controller = new AbortController();
    running.set(jobId, controller);
    try {
      return { ok: true, value: await work(request, controller.signal, reportSeldom(onProgress)) };
    } catch (error) {
      return { ok: false, aborted: controller.signal.aborted, fault: describeError(error) };
    } finally {
      running.delete(jobId);
    }
  };
}
