import * as fc from 'fast-check';
import type { Source } from 'pmtiles';
import { describe, expect, it } from 'vitest';
import { coalesceReads } from '../../../src/domain/tiles/coalesce-reads.ts';

const FILE = Uint8Array.from({ length: 5000 }, (_, i) => (i * 31 + (i >> 8)) % 251);

function watched(): { source: Source; asked: [number, number][]; most: () => number } {
  const asked: [number, number][] = [];
  let now = 0;
  let most = 0;
  const source: Source = {
    getKey: () => 'file',
    async getBytes(offset, length, signal) {
      asked.push([offset, length]);
      most = Math.max(most, ++now);
      await new Promise((resolve) => setTimeout(resolve));
      now -= 1;
      signal?.throwIfAborted();
      return { data: FILE.slice(offset, offset + length).buffer, etag: 'a' };
    },
  };
  return { source, asked, most: () => most };
}

describe('coalesceReads', () => {
  it('gives every reader its own bytes, whatever is put together', async () => {
    const range = fc.tuple(fc.nat(4900), fc.integer({ min: 1, max: 100 }));
    await fc.assert(
      fc.asyncProperty(fc.array(range, { minLength: 1, maxLength: 30 }), fc.nat(200), async (ranges, gap) => {
        const { source, asked, most } = watched();
        const reader = coalesceReads(source, { gap, atOnce: 3, most: 600 });
        const answers = await Promise.all(ranges.map(([offset, length]) => reader.getBytes(offset, length)));
        answers.forEach(({ data, etag }, i) => {
          const [offset, length] = ranges[i]!;
          expect(new Uint8Array(data)).toEqual(FILE.slice(offset, offset + length));
          expect(etag).toBe('a');
        });
        expect(asked.length).toBeLessThanOrEqual(ranges.length);
        expect(most()).toBeLessThanOrEqual(3 + ranges.filter(([offset]) => offset === 0).length);
        for (const [, length] of asked) expect(length).toBeLessThanOrEqual(600);
      }),
      { seed: 7, numRuns: 60 },
    );
  });

  it('asks once for ranges that lie side by side', async () => {
    const { source, asked } = watched();
    const reader = coalesceReads(source, { gap: 10 });
    await Promise.all(
      [
        [300, 100],
        [100, 100],
        [205, 95],
        [900, 50],
      ].map(([offset, length]) => reader.getBytes(offset!, length!)),
    );
    expect(asked).toEqual([
      [100, 300],
      [900, 50],
    ]);
  });

  it('goes on for those who still wait when others give up, and fails for all where the file does', async () => {
    const { source } = watched();
    const controller = new AbortController();
    const reader = coalesceReads(source);
    const given = reader.getBytes(100, 10, controller.signal);
    const kept = reader.getBytes(110, 10, new AbortController().signal);
    controller.abort();
    await expect(given).rejects.toThrow(/abort/i);
    expect(new Uint8Array((await kept).data)).toEqual(FILE.slice(110, 120));
    const broken = coalesceReads({ getKey: () => 'x', getBytes: () => Promise.reject(new Error('gone')) });
    expect((await Promise.allSettled([broken.getBytes(1, 1), broken.getBytes(2, 1)])).map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  });
});
