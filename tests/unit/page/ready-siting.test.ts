import { describe, expect, it } from 'vitest';
import type { LonLat } from '../../../src/domain/crossings/types.ts';
import type { SitingAnswer } from '../../../src/domain/siting/answer-siting.ts';
import { createReadySitings, type SitingQuestion } from '../../../src/page/siting/ready-siting.ts';
import type { SitingRequest } from '../../../src/workers/layers-requests.ts';
import type { JobOptions } from '../../../src/workers/run-in-worker.ts';

const ROAD: LonLat[][] = [
  [
    [7, 59],
    [8, 59],
  ],
];

const question = (more: Partial<SitingQuestion> = {}): SitingQuestion => ({
  lines: ROAD,
  tracks: { url: 'https://atlas.example/tracks.parquet', title: 'Tracks', bytes: 1, sha256: 'a' },
  locationErrorM: 20,
  maxLagHours: 13,
  structures: 1,
  spanM: 2000,
  existing: [],
  closed: [],
  ...more,
});

/** A worker whose answers come when they are told to. */
function createAsk() {
  const asked: { request: SitingRequest; options: JobOptions; answer: SitingAnswer; settle: () => void; fail: (error: Error) => void }[] = [];
  const ask = (request: SitingRequest, options: JobOptions): Promise<SitingAnswer> =>
    new Promise((resolve, reject) => {
      // Nobody here looks into an answer.
      const answer = { number: asked.length } as unknown as SitingAnswer;
      asked.push({ request, options, answer, settle: () => resolve(answer), fail: reject });
      options.signal?.addEventListener('abort', () => reject(new DOMException('Aborted', 'AbortError')));
    });
  return { asked, sitings: createReadySitings(ask) };
}

const turn = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

describe('answers along lines that are ready before they are asked for', () => {
  it('are given to whoever asks the same, and found once', async () => {
    const { asked, sitings } = createAsk();
    sitings.ready('a', question());
    sitings.ready('a', question());
    await turn();
    expect(asked).toHaveLength(1);
    expect(asked[0]!.request.bootstraps).toBe(0);
    asked[0]!.settle();
    // The tracks are known by their address and hash: another object is the same tracks.
    expect(await sitings.ask(question({ tracks: { url: 'https://atlas.example/tracks.parquet', title: 'T', bytes: 1, sha256: 'a' } }), {})).toBe(
      asked[0]!.answer,
    );
    expect(asked).toHaveLength(1);
  });

  it('are waited for while they are on their way, with progress', async () => {
    const { asked, sitings } = createAsk();
    sitings.ready('a', question());
    await turn();
    const told: [number, number][] = [];
    const answer = sitings.ask(question(), { onProgress: (done, total) => told.push([done, total]) });
    asked[0]!.options.onProgress?.(0.2, 1);
    asked[0]!.settle();
    expect(await answer).toBe(asked[0]!.answer);
    expect(told).toEqual([[0.2, 1]]);
  });

  it.each<[string, Partial<SitingQuestion>]>([
    ['another line', { lines: structuredClone(ROAD) }],
    ['other tracks', { tracks: { url: 'https://atlas.example/other.parquet', title: 'Tracks', bytes: 1, sha256: 'b' } }],
    ['another error', { locationErrorM: 30 }],
    ['another number', { structures: 2 }],
    ['another span', { spanM: 1000 }],
    ['a word about how far the line lies off', { accuracyM: 10 }],
    ['a structure that stands', { existing: [[7.5, 59]] }],
    ['a stretch that is closed', { closed: [{ fromM: 0, toM: 10 }] }],
    ['a month', { months: [5] }],
  ])('are not those of a question with %s', async (_, more) => {
    const { asked, sitings } = createAsk();
    sitings.ready('a', question());
    await turn();
    const answer = sitings.ask(question(more), {});
    expect(asked).toHaveLength(2);
    asked[1]!.settle();
    expect(await answer).toBe(asked[1]!.answer);
  });

  it('are given up when their line has changed, one after another', async () => {
    const { asked, sitings } = createAsk();
    sitings.ready('a', question());
    await turn();
    sitings.ready('b', question({ spanM: 500 }));
    await turn();
    expect(asked).toHaveLength(1);
    sitings.ready('a', question({ spanM: 1000 }));
    await turn();
    await turn();
    expect(asked[0]!.options.signal?.aborted).toBe(true);
    expect(asked.map(({ request }) => request.spanM)).toEqual([2000, 500]);
    asked[1]!.settle();
    await turn();
    expect(asked.map(({ request }) => request.spanM)).toEqual([2000, 500, 1000]);
  });

  it('are not waited for behind others', async () => {
    const { asked, sitings } = createAsk();
    sitings.ready('a', question());
    sitings.ready('b', question({ spanM: 500 }));
    await turn();
    const answer = sitings.ask(question({ spanM: 500 }), {});
    expect(asked).toHaveLength(2);
    asked[1]!.settle();
    expect(await answer).toBe(asked[1]!.answer);
    asked[0]!.settle();
    await turn();
    expect(asked).toHaveLength(2);
  });

  it('are given up with whoever waits for them, and found anew for who asks next', async () => {
    const { asked, sitings } = createAsk();
    sitings.ready('a', question());
    await turn();
    const waiting = new AbortController();
    const answer = sitings.ask(question(), { signal: waiting.signal });
    waiting.abort();
    // At once: what was given up is nobody's answer.
    const again = sitings.ask(question(), {});
    await expect(answer).rejects.toThrow('Aborted');
    expect(asked[0]!.options.signal?.aborted).toBe(true);
    asked[1]!.settle();
    expect(await again).toBe(asked[1]!.answer);
  });

  it('that fail are told to whoever waits, and found anew for who asks later', async () => {
    const { asked, sitings } = createAsk();
    sitings.ready('a', question());
    await turn();
    const answer = sitings.ask(question(), {});
    asked[0]!.fail(new Error('no tracks'));
    await expect(answer).rejects.toThrow('no tracks');
    const again = sitings.ask(question(), {});
    asked[1]!.settle();
    expect(await again).toBe(asked[1]!.answer);
    sitings.ready('a', question());
    await turn();
    expect(asked).toHaveLength(3);
  });

  it('leave their sureness to who asks', () => {
    const { asked, sitings } = createAsk();
    void sitings.askSureness(question(), {});
    expect(asked[0]!.request.bootstraps).toBeUndefined();
  });
});
