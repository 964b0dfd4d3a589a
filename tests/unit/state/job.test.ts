import { beforeEach, describe, expect, it } from 'vitest';
import { AtlasError, type Fault } from '../../../src/domain/errors.ts';
import { atlasStore } from '../../../src/state/atlas-store.ts';
import { createJob, createJobShelf, joinJobs, type Work } from '../../../src/state/job.ts';

/** Work that ends when the test says so. */
function heldWork(): {
  readonly work: Work<string>;
  readonly end: (value: string) => void;
  readonly fail: (error: Error) => void;
  readonly tell: (done: number, total: number) => void;
  readonly isCancelled: () => boolean;
} {
  let signal: AbortSignal | undefined;
  let tell: (done: number, total: number) => void = () => undefined;
  let end: (value: string) => void = () => undefined;
  let fail: (error: Error) => void = () => undefined;
  const held = new Promise<string>((resolve, reject) => {
    [end, fail] = [resolve, reject];
  });
  return {
    work: async (options) => {
      signal = options.signal;
      tell = options.onProgress;
      return held;
    },
    end: (value) => end(value),
    fail: (error) => fail(error),
    tell: (done, total) => tell(done, total),
    isCancelled: () => signal?.aborted ?? false,
  };
}

const FAULT = new AtlasError('file.empty', {}, { file: 'a.csv' });

describe('a job', () => {
  beforeEach(() => atlasStore.setState({ faults: [] }));

  it('is idle, then runs with its progress, then is done', async () => {
    const job = createJob<string>();
    const { work, end, tell } = heldWork();
    expect(job.getState()).toEqual({ status: 'idle' });
    const ended = job.start(work);
    expect(job.getState()).toEqual({ status: 'running', done: 0, total: 0 });
    tell(3, 4);
    expect(job.getState()).toEqual({ status: 'running', done: 3, total: 4 });
    end('answer');
    expect(await ended).toEqual({ status: 'done', value: 'answer' });
    expect(job.getState()).toEqual({ status: 'done', value: 'answer' });
  });

  it('stops at once when cancelled; what the work says afterwards is not heard', async () => {
    const job = createJob<string>();
    const { work, fail, tell, isCancelled } = heldWork();
    const ended = job.start(work);
    job.cancel();
    expect(isCancelled()).toBe(true);
    expect(job.getState()).toEqual({ status: 'stopped' });
    tell(1, 2);
    fail(FAULT);
    expect(await ended).toEqual({ status: 'stopped' });
    expect(job.getState()).toEqual({ status: 'stopped' });
    expect(atlasStore.getState().faults).toEqual([]);
  });

  it('tells why it failed, once, and can be tried again', async () => {
    const job = createJob<string>();
    const answers = [() => Promise.reject(FAULT), () => Promise.resolve('second time')];
    let tries = 0;
    await job.start(async () => (answers[tries++] ?? (() => Promise.reject(FAULT)))());
    const fault = { code: 'file.empty', values: {}, place: { file: 'a.csv' } };
    expect(job.getState()).toEqual({ status: 'failed', fault });
    expect(atlasStore.getState().faults).toEqual([fault]);
    expect(await job.retry()).toEqual({ status: 'done', value: 'second time' });
  });

  it('gives its faults to whoever asked for them instead', async () => {
    const heard: Fault[] = [];
    const job = createJob<string>((fault) => heard.push(fault));
    await job.start(() => Promise.reject(FAULT));
    expect(heard.map(({ code }) => code)).toEqual(['file.empty']);
    expect(atlasStore.getState().faults).toEqual([]);
  });

  it('gives up what runs when something new is started, whichever ends first', async () => {
    const job = createJob<string>();
    const [first, second] = [heldWork(), heldWork()];
    const ended = [job.start(first.work), job.start(second.work)];
    expect(first.isCancelled()).toBe(true);
    second.end('second');
    first.end('first');
    expect(await Promise.all(ended)).toEqual([{ status: 'stopped' }, { status: 'done', value: 'second' }]);
    expect(job.getState()).toEqual({ status: 'done', value: 'second' });
  });

  it('takes a known answer, and forgets it', async () => {
    const job = createJob<string>();
    const { work, isCancelled, end } = heldWork();
    const ended = job.start(work);
    job.settle('known');
    expect(isCancelled()).toBe(true);
    end('late');
    await ended;
    expect(job.getState()).toEqual({ status: 'done', value: 'known' });
    job.cancel();
    expect(job.getState()).toEqual({ status: 'done', value: 'known' });
    job.settle(undefined);
    expect(job.getState()).toEqual({ status: 'idle' });
  });
});

describe('several jobs', () => {
  const running = (done: number, total: number) => ({ status: 'running', done, total }) as const;
  const done = { status: 'done', value: 1 } as const;
  const stopped = { status: 'stopped' } as const;
  const failed = { status: 'failed', fault: { code: 'file.empty', values: {}, place: {} } } as const;

  it.each([
    ['under way while one is', [running(1, 4), running(2, 6), done, failed], running(3, 10)],
    ['failed where one is', [stopped, done, failed], failed],
    ['stopped where one is', [done, stopped, undefined], stopped],
    ['not done while one has not been asked for', [done, undefined], { status: 'idle' }],
    ['done once all are', [done, done], { status: 'done', value: undefined }],
  ])('are %s', (_, states, joined) => {
    expect(joinJobs(states)).toEqual(joined);
  });

  it('on a shelf are each asked for once, until stopped and forgotten', async () => {
    const shelf = createJobShelf<string>();
    const [first, again] = [heldWork(), heldWork()];
    let changes = 0;
    shelf.subscribe(() => {
      changes += 1;
    });
    const asked = [shelf.ask('a', first.work), shelf.ask('a', again.work), shelf.ask('b', async () => 'b')];
    await asked[2];
    shelf.stop();
    expect(shelf.getState()).toEqual({ a: { status: 'stopped' }, b: { status: 'done', value: 'b' } });
    await shelf.ask('a', again.work);
    expect(shelf.getState()['a']).toEqual({ status: 'stopped' });
    shelf.forgetUnfinished();
    expect(Object.keys(shelf.getState())).toEqual(['b']);
    const second = shelf.ask('a', again.work);
    first.end('of the first time');
    await asked[0];
    expect(shelf.getState()['a']).toEqual({ status: 'running', done: 0, total: 0 });
    again.end('a');
    await second;
    expect(shelf.getState()).toEqual({ b: { status: 'done', value: 'b' }, a: { status: 'done', value: 'a' } });
    expect(changes).toBeGreaterThan(4);
  });

  it('on a shelf are given up when their answers are forgotten', async () => {
    const shelf = createJobShelf<string>();
    const { work, isCancelled, end } = heldWork();
    const asked = shelf.ask('old/a', work);
    await shelf.ask('new/a', async () => 'new');
    shelf.forget((key) => key.startsWith('old'));
    expect(isCancelled()).toBe(true);
    end('late');
    await asked;
    expect(shelf.getState()).toEqual({ 'new/a': { status: 'done', value: 'new' } });
  });
});
