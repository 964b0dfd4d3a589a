import type { Source } from 'pmtiles';
import { describe, expect, it } from 'vitest';
import { keepStart, retryReads } from '../../../src/domain/tiles/open-archive-source.ts';

const source = (read: Source['getBytes']): Source => ({ getKey: () => 'archive', getBytes: read });
const whole = source(async (_, length) => ({ data: new ArrayBuffer(length) }));

describe('reads of an archive', () => {
  it('are made once more where no answer came, and where one was cut short', async () => {
    const lost = source(() => Promise.reject(new TypeError('Failed to fetch')));
    const empty = source(async () => ({ data: new ArrayBuffer(0) }));
    for (const first of [lost, empty]) expect((await retryReads(first, whole).getBytes(500, 100)).data.byteLength).toBe(100);
  });

  it('of the start may come back short: the file may be', async () => {
    const short = source(async () => ({ data: new ArrayBuffer(300) }));
    expect((await retryReads(short, whole).getBytes(0, 16_384)).data.byteLength).toBe(300);
  });

  it('that were answered, or given up, are not made again', async () => {
    const refused = source(() => Promise.reject(new Error('Bad response code: 404')));
    await expect(retryReads(refused, whole).getBytes(500, 100)).rejects.toThrow('404');
    const lost = source(() => Promise.reject(new TypeError('Failed to fetch')));
    await expect(retryReads(lost, whole).getBytes(500, 100, AbortSignal.abort())).rejects.toThrow('Failed to fetch');
  });

  it('within what was read of its start ask nobody; those beyond it, and those of another file, do', async () => {
    const bytes = Uint8Array.from({ length: 100 }, (_, at) => at);
    const asked: number[][] = [];
    const kept = keepStart(
      source(async (offset, length) => {
        asked.push([offset, length]);
        return { data: bytes.slice(offset, offset + length).buffer, etag: 'a' };
      }),
    );
    const read = async (offset: number, length: number, etag?: string): Promise<number[]> => [
      ...new Uint8Array((await kept.getBytes(offset, length, undefined, etag)).data),
    ];
    expect(await read(5, 2)).toEqual([5, 6]);
    await read(0, 20);
    expect(await read(7, 3, 'a')).toEqual([7, 8, 9]);
    expect(await read(18, 2)).toEqual([18, 19]);
    expect(await read(18, 3)).toEqual([18, 19, 20]);
    expect(await read(7, 3, 'b')).toEqual([7, 8, 9]);
    expect(asked).toEqual([
      [5, 2],
      [0, 20],
      [18, 3],
      [7, 3],
    ]);
  });
});
