import * as Comlink from 'comlink';
import { AtlasError, type Fault } from '../domain/errors.ts';

/** What a caller may pass along with any job. */
export interface JobOptions {
  readonly signal?: AbortSignal;
  readonly onProgress?: (done: number, total: number) => void;
}

/** A job's answer as it crosses the thread boundary: Comlink alone would lose an AtlasError's code, values and place. */
export type JobAnswer<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly aborted: boolean; readonly fault: Fault };

/** The shape of every job a worker offers. */
export type Job<Request, Result> = (jobId: number, request: Request, onProgress: (done: number, total: number) => void) => Promise<JobAnswer<Result>>;

/** What a worker must offer besides its jobs. */
export interface CancellableApi {
  /** Stop a running job; any other number does nothing, and its answer says that the worker listens. */
  cancel(jobId: number): void;
}

/** A thread and the way to end it: a browser's `Worker`. */
export interface StartedWorker extends Comlink.Endpoint {
  terminate(): void;
}

/** A worker that is asked whether it listens, and says nothing for longer, is ended; ms. */
const PATIENCE_MS = 1000;
/** A worker whose jobs run on, and that neither tells of progress nor answers for longer, is ended with the job that it hangs in; ms. */
const HANGING_MS = 60_000;
const NO_JOB = 0;

interface Connection<Api> {
  readonly worker: StartedWorker;
  readonly api: Comlink.Remote<Api>;
  /** Resolves once the worker's code has arrived and answers: a worker that is still being fetched is not deaf. */
  readonly ready: Promise<void>;
  isReady: boolean;
  /** Jobs that were cancelled and whose end the worker has not told yet. */
  readonly cancelled: Set<number>;
  /** When it last said anything, as the order of the next job at that time; whether it has said something since the watchdog looked. */
  heardBefore: number;
  isHeard: boolean;
}

interface PendingJob {
  /** Where it was last begun: in which order jobs came to their worker. */
  order: number;
  /** Hand the job to the present worker, for the first time or anew. */
  begin(): void;
  fail(error: Error): void;
}

/**
 * A worker that is started when first used, replaced when it crashes, and called like a library.
 *
 * A job ends for its caller as soon as it is cancelled. From then on the worker is asked every second whether it listens, until
 * it has told the end of that job; one that says nothing for a second is ended, and its other jobs start anew in a fresh one.
 * So what `invoke` hands over must still be there for a second time: it is copied, not moved.
 * A job that is not cancelled has a watchdog: a worker that for a minute neither tells of progress nor answers hangs in a job,
 * which rejects with an AtlasError; its other jobs start anew in a fresh worker.
 * Pending jobs of a crashed worker reject with an AtlasError; the next job runs in a new one.
 */
export class RestartingWorker<Api extends CancellableApi> {
  private connection: Connection<Api> | undefined;
  private readonly pending = new Set<PendingJob>();
  private nextJob = NO_JOB + 1;
  private isGuarding = false;

  /** @param hangingMs longest the worker may say nothing while it has jobs; longer for those that calculate without a pause */
  constructor(
    private readonly start: () => StartedWorker,
    private readonly hangingMs = HANGING_MS,
  ) {}

  private connect(): Connection<Api> {
    if (this.connection) return this.connection;
    const worker = this.start();
    const api = Comlink.wrap<Api>(worker);
    const crash = (event: Event): void => {
      event.preventDefault();
      if (this.connection?.worker !== worker) return;
      // What a worker throws comes as an ErrorEvent; a bare one says that its file could not be fetched.
      const isThrown = event.type === 'messageerror' || event instanceof ErrorEvent;
      this.endWorker();
      const fault = isThrown ? new AtlasError('worker.crashed') : new AtlasError('worker.unloadable');
      for (const job of this.pending) job.fail(fault);
    };
    worker.addEventListener('error', crash);
    worker.addEventListener('messageerror', crash);
    const connection: Connection<Api> = { worker, api, ready: askWhetherItListens(api), isReady: false, cancelled: new Set(), heardBefore: 0, isHeard: true };
    void connection.ready.then(() => {
      connection.isReady = true;
    });
    this.connection = connection;
    return connection;
  }

  private endWorker(): void {
    this.connection?.worker.terminate();
    this.connection = undefined;
  }

  /** Ask a worker every second whether it listens, for as long as it owes the end of a cancelled job. */
  private async watch(connection: Connection<Api>, jobId: number): Promise<void> {
    await connection.ready;
    const isOwing = (): boolean => connection.cancelled.has(jobId) && this.connection === connection;
    while (isOwing()) {
      let hasAnswered = false;
      void askWhetherItListens(connection.api).then(() => {
        hasAnswered = true;
      });
      await new Promise((resolve) => setTimeout(resolve, PATIENCE_MS));
      if (hasAnswered || !isOwing()) continue;
      this.endWorker();
      for (const job of this.pending) job.begin();
    }
  }

  private hearOf(connection: Connection<Api>): void {
    connection.isHeard = true;
    connection.heardBefore = this.nextJob;
  }

  /** Ask the worker every second whether it listens, for as long as it has jobs; a worker whose code is still on its way is not asked. */
  private async guard(): Promise<void> {
    if (this.isGuarding) return;
    this.isGuarding = true;
    let silentMs = 0;
    let watched: Connection<Api> | undefined;
    while (this.pending.size > 0) {
      const connection = this.connect();
      if (connection.isHeard || connection !== watched) {
        [watched, silentMs, connection.isHeard] = [connection, 0, false];
        void connection.ready.then(() => askWhetherItListens(connection.api)).then(() => this.hearOf(connection));
      }
      await new Promise((resolve) => setTimeout(resolve, PATIENCE_MS));
      if (!connection.isReady || connection.isHeard || connection !== this.connection) continue;
      silentMs += PATIENCE_MS;
      if (silentMs < this.hangingMs) continue;
      this.endWorker();
      const jobs = [...this.pending].sort((a, b) => a.order - b.order);
      // It most likely hangs in the first job that came after it was last heard of.
      const hanging = jobs.find(({ order }) => order >= connection.heardBefore) ?? jobs.at(-1);
      hanging?.fail(new AtlasError('worker.hangs', { s: this.hangingMs / 1000 }));
      for (const job of jobs) if (job !== hanging) job.begin();
      if (hanging) this.pending.delete(hanging);
    }
    this.isGuarding = false;
  }

  /**
   * Run one job. `invoke` picks it from the remote interface; it is called again when the job has to start anew.
   * @throws the signal's reason when aborted; AtlasError when the job fails or the worker crashes
   */
  async run<Result>(
    invoke: (api: Comlink.Remote<Api>, jobId: number, onProgress: (done: number, total: number) => void) => Promise<JobAnswer<Result>>,
    { signal, onProgress }: JobOptions = {},
  ): Promise<Result> {
    signal?.throwIfAborted();
    let cancel = (): void => undefined;
    let job: PendingJob | undefined;
    try {
      return await new Promise<Result>((resolve, reject) => {
        let connection = this.connect();
        let jobId = NO_JOB;
        job = {
          order: NO_JOB,
          fail: reject,
          begin: () => {
            const at = this.connect();
            const id = this.nextJob++;
            [connection, jobId] = [at, id];
            if (job) job.order = id;
            const hear = Comlink.proxy((done: number, total: number) => {
              this.hearOf(at);
              if (id === jobId && !signal?.aborted) onProgress?.(done, total);
            });
            invoke(at.api, id, hear)
              .then((answer) => {
                if (answer.ok) resolve(answer.value);
                else
                  reject(
                    answer.aborted ? new DOMException('Cancelled', 'AbortError') : new AtlasError(answer.fault.code, answer.fault.values, answer.fault.place),
                  );
              }, reject)
              .finally(() => at.cancelled.delete(id));
          },
        };
        cancel = () => {
          connection.cancelled.add(jobId);
          void connection.api.cancel(jobId);
          void this.watch(connection, jobId);
          reject(signal?.reason instanceof Error ? signal.reason : new DOMException('Cancelled', 'AbortError'));
        };
        this.pending.add(job);
        signal?.addEventListener('abort', cancel, { once: true });
        job.begin();
        void this.guard();
      });
    } finally {
      if (job) this.pending.delete(job);
      signal?.removeEventListener('abort', cancel);
    }
  }
}

async function askWhetherItListens(api: Comlink.Remote<CancellableApi>): Promise<void> {
  await api.cancel(NO_JOB);
}
