import * as Comlink from 'comlink';
import { AtlasError, type FaultPlace } from '../domain/errors.ts';

/** What a caller may pass along with any job. */
export interface JobOptions {
  readonly signal?: AbortSignal;
  readonly onProgress?: (done: number, total: number) => void;
}

/** A job's answer as it crosses the thread boundary: Comlink alone would lose an AtlasError's advice and place. */
export type JobAnswer<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly aborted: boolean; readonly message: string; readonly advice: string; readonly place: FaultPlace };

/** The shape of every job a worker offers. */
export type Job<Request, Result> = (jobId: number, request: Request, onProgress: (done: number, total: number) => void) => Promise<JobAnswer<Result>>;

/** What a worker must offer besides its jobs. */
export interface CancellableApi {
  cancel(jobId: number): void;
}

const LOAD_ADVICE = 'Nothing is lost. Check the connection and repeat the action.';
const CRASH_ADVICE = 'A fresh worker is ready: repeat the action. If it stops again, try fewer layers or a smaller file.';

/**
 * A worker that is started when first used, replaced when it crashes, and called like a library.
 * Pending jobs of a crashed worker reject with an AtlasError; the next job runs in a new one.
 */
export class RestartingWorker<Api extends CancellableApi> {
  private worker: Worker | undefined;
  private remote: Comlink.Remote<Api> | undefined;
  private readonly pending = new Set<(error: Error) => void>();
  private nextJob = 1;

  constructor(private readonly start: () => Worker) {}

  private connect(): Comlink.Remote<Api> {
    if (this.remote) return this.remote;
    const worker = this.start();
    const crash = (event: Event): void => {
      event.preventDefault();
      if (this.worker === worker) {
        // What a worker throws comes as an ErrorEvent; a bare one says that its file could not be fetched.
        this.restart(
          event.type === 'messageerror' || event instanceof ErrorEvent
            ? new AtlasError('The calculation stopped unexpectedly.', CRASH_ADVICE)
            : new AtlasError('The part of the atlas that calculates could not be loaded.', LOAD_ADVICE),
        );
      }
    };
    worker.addEventListener('error', crash);
    worker.addEventListener('messageerror', crash);
    this.worker = worker;
    this.remote = Comlink.wrap<Api>(worker);
    return this.remote;
  }

  private restart(error: AtlasError): void {
    this.worker?.terminate();
    this.worker = undefined;
    this.remote = undefined;
    for (const reject of this.pending) reject(error);
    this.pending.clear();
  }

  /**
   * Run one job. `invoke` picks it from the remote interface.
   * @throws the signal's reason when aborted; AtlasError when the job fails or the worker crashes
   */
  async run<Result>(
    invoke: (api: Comlink.Remote<Api>, jobId: number, onProgress: (done: number, total: number) => void) => Promise<JobAnswer<Result>>,
    { signal, onProgress }: JobOptions = {},
  ): Promise<Result> {
    signal?.throwIfAborted();
    const api = this.connect();
    const jobId = this.nextJob++;
    const progress = Comlink.proxy((done: number, total: number) => onProgress?.(done, total));
    let fail: (error: Error) => void = () => undefined;
    const crashed = new Promise<never>((_, reject) => {
      fail = reject;
    });
    const abort = (): void => {
      void api.cancel(jobId);
      fail(signal?.reason instanceof Error ? signal.reason : new DOMException('Cancelled', 'AbortError'));
    };
    this.pending.add(fail);
    signal?.addEventListener('abort', abort, { once: true });
    try {
      const answer = await Promise.race([invoke(api, jobId, progress), crashed]);
      if (answer.ok) return answer.value;
      if (answer.aborted) throw new DOMException(answer.message, 'AbortError');
      throw new AtlasError(answer.message, answer.advice, answer.place);
    } finally {
      this.pending.delete(fail);
      signal?.removeEventListener('abort', abort);
    }
  }
}
