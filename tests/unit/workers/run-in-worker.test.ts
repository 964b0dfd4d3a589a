import * as Comlink from 'comlink';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { AtlasError } from '../../../src/domain/errors.ts';
import { answerJob, cancelJob } from '../../../src/workers/answer-jobs.ts';
import { type Job, RestartingWorker, type StartedWorker } from '../../../src/workers/run-in-worker.ts';

interface Api {
  cancel(jobId: number): void;
  work: Job<string, string>;
}

/** A worker of this thread: its messages pass a real channel, and it can go deaf, end and crash. */
class FakeWorker implements StartedWorker {
  private readonly channel = new MessageChannel();
  private readonly faults = new EventTarget();
  isDeaf = false;
  isEnded = false;

  constructor(work: (what: string, worker: FakeWorker, signal: AbortSignal) => Promise<string>) {
    const { port2 } = this.channel;
    const api: Api = { cancel: cancelJob, work: answerJob((what: string, signal) => work(what, this, signal)) };
    const heard = new Map<EventListenerOrEventListenerObject, (event: Event) => void>();
    Comlink.expose(api, {
      postMessage: (message, transfer) => port2.postMessage(message, transfer ?? []),
      addEventListener: (type, listener) => {
        const hear = (event: Event): void => {
          if (this.isDeaf || this.isEnded) return;
          if (typeof listener === 'function') listener(event);
          else listener.handleEvent(event);
        };
        heard.set(listener, hear);
        port2.addEventListener(type, hear);
      },
      removeEventListener: (type, listener) => port2.removeEventListener(type, heard.get(listener) ?? listener),
      start: () => port2.start(),
    });
  }

  postMessage(message: unknown, transfer: Transferable[] = []): void {
    this.channel.port1.postMessage(message, transfer);
  }
  addEventListener(type: string, listener: EventListenerOrEventListenerObject): void {
    (type === 'message' ? this.channel.port1 : this.faults).addEventListener(type, listener);
  }
  removeEventListener(type: string, listener: EventListenerOrEventListenerObject): void {
    (type === 'message' ? this.channel.port1 : this.faults).removeEventListener(type, listener);
  }
  start(): void {
    this.channel.port1.start();
  }
  terminate(): void {
    this.isEnded = true;
    this.channel.port1.close();
  }
  crash(): void {
    this.faults.dispatchEvent(new ErrorEvent('error', { cancelable: true }));
  }
}

/** Never answers, nor does its worker from then on. */
const LOOP = 'loop';
/** Ends when it is told to: its worker listens all the while, but does not heed that it was cancelled. */
const SLOW = 'slow';

describe('a worker that is called like a library', () => {
  const workers: FakeWorker[] = [];
  let endSlow: () => void;
  let startsDeaf = false;
  let library: RestartingWorker<Api>;
  const begun: string[] = [];
  const run = (what: string, options?: { readonly signal: AbortSignal }): Promise<string> =>
    library.run<string>((api, jobId, onProgress) => api.work(jobId, what, onProgress), options);

  /** Lets every message that is under way arrive: each one is answered in its turn, and so is this. */
  const settle = async (): Promise<void> => {
    for (let i = 0; i < 20; i++) await new Promise((resolve) => setImmediate(resolve));
  };

  beforeEach(() => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    vi.stubGlobal('ErrorEvent', class extends Event {});
    workers.length = 0;
    begun.length = 0;
    startsDeaf = false;
    const slow = new Promise<void>((resolve) => {
      endSlow = resolve;
    });
    library = new RestartingWorker<Api>(() => {
      const worker = new FakeWorker(async (what, self) => {
        begun.push(what);
        if (what === LOOP) {
          self.isDeaf = true;
          await new Promise(() => undefined);
        }
        if (what === SLOW) await slow;
        return `${what} done`;
      });
      worker.isDeaf = startsDeaf;
      workers.push(worker);
      return worker;
    });
  });
  afterEach(() => {
    for (const worker of workers) worker.terminate();
    vi.useRealTimers();
    vi.unstubAllGlobals();
  });

  it('answers, and starts no worker before it is called', async () => {
    expect(workers).toHaveLength(0);
    await expect(run('a')).resolves.toBe('a done');
    await expect(run('b')).resolves.toBe('b done');
    expect(workers).toHaveLength(1);
  });

  it('ends a worker that does not answer within a second of a cancelled job; the jobs beside it and the next start anew', async () => {
    await run('first');
    const beside = run(SLOW);
    const controller = new AbortController();
    const looping = run(LOOP, { signal: controller.signal });
    await settle();
    expect(begun).toEqual(['first', SLOW, LOOP]);
    controller.abort();
    await expect(looping).rejects.toThrow(/abort/i);
    const next = run('next');
    await vi.advanceTimersByTimeAsync(999);
    expect(workers.map(({ isEnded }) => isEnded)).toEqual([false]);
    await vi.advanceTimersByTimeAsync(1);
    await expect(next).resolves.toBe('next done');
    expect(workers.map(({ isEnded }) => isEnded)).toEqual([true, false]);
    expect(begun).toEqual(['first', SLOW, LOOP, SLOW, 'next']);
    endSlow();
    await expect(beside).resolves.toBe(`${SLOW} done`);
  });

  it('keeps a worker that answers, however long its cancelled job takes to end', async () => {
    await run('first');
    const controller = new AbortController();
    const slow = run(SLOW, { signal: controller.signal });
    await settle();
    controller.abort();
    await expect(slow).rejects.toThrow(/abort/i);
    for (let second = 0; second < 5; second++) {
      await settle();
      await vi.advanceTimersByTimeAsync(1000);
    }
    await expect(run('next')).resolves.toBe('next done');
    endSlow();
    await settle();
    await vi.advanceTimersByTimeAsync(5000);
    expect(workers.map(({ isEnded }) => isEnded)).toEqual([false]);
    expect(vi.getTimerCount()).toBe(0);
  });

  it('ends a worker that falls silent after it was cancelled', async () => {
    await run('first');
    const controller = new AbortController();
    const slow = run(SLOW, { signal: controller.signal });
    await settle();
    controller.abort();
    await expect(slow).rejects.toThrow(/abort/i);
    await settle();
    await vi.advanceTimersByTimeAsync(1000);
    void run(LOOP);
    await settle();
    await vi.advanceTimersByTimeAsync(2000);
    expect(workers[0]?.isEnded).toBe(true);
  });

  it('does not take a worker whose code is still on its way for a deaf one', async () => {
    startsDeaf = true;
    const controller = new AbortController();
    const first = run('first', { signal: controller.signal });
    controller.abort();
    await expect(first).rejects.toThrow(/abort/i);
    await settle();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(workers.map(({ isEnded }) => isEnded)).toEqual([false]);
  });

  it('ends a worker that neither advances nor answers for a minute: the job in which it hangs fails, the one beside it starts anew', async () => {
    const beside = run(SLOW);
    const first = await run('first');
    expect(first).toBe('first done');
    await settle();
    await vi.advanceTimersByTimeAsync(1000);
    await settle();
    await vi.advanceTimersByTimeAsync(1000);
    await settle();
    const hanging = run(LOOP).catch((error: unknown) => error);
    await settle();
    for (let second = 0; second < 58; second++) {
      await vi.advanceTimersByTimeAsync(1000);
      await settle();
    }
    expect(workers.map(({ isEnded }) => isEnded)).toEqual([false]);
    for (let second = 0; second < 4; second++) {
      await vi.advanceTimersByTimeAsync(1000);
      await settle();
    }
    expect(await hanging).toMatchObject({ code: 'worker.hangs', values: { s: 60 } });
    expect(workers.map(({ isEnded }) => isEnded)).toEqual([true, false]);
    expect(begun).toEqual([SLOW, 'first', LOOP, SLOW]);
    endSlow();
    await expect(beside).resolves.toBe(`${SLOW} done`);
    await vi.advanceTimersByTimeAsync(5000);
    expect(vi.getTimerCount()).toBe(0);
  });

  it('lets a worker that answers run for as long as it takes', async () => {
    const slow = run(SLOW);
    for (let second = 0; second < 200; second++) {
      await settle();
      await vi.advanceTimersByTimeAsync(1000);
    }
    expect(workers.map(({ isEnded }) => isEnded)).toEqual([false]);
    endSlow();
    await expect(slow).resolves.toBe(`${SLOW} done`);
  });

  it('fails the jobs of a worker that crashes, and runs the next in a fresh one', async () => {
    const slow = run(SLOW);
    await settle();
    workers[0]?.crash();
    await expect(slow).rejects.toThrow(AtlasError);
    await expect(run('next')).resolves.toBe('next done');
    expect(workers).toHaveLength(2);
  });

  it('does not begin what was cancelled before', async () => {
    await expect(run('never', { signal: AbortSignal.abort() })).rejects.toThrow(/abort/i);
    expect(workers).toHaveLength(0);
  });
});
