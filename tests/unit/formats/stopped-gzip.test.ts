import { gzipSync } from 'node:zlib';
import { afterAll, expect, test } from 'vitest';
import { gunzipBounded } from '../../../src/domain/formats/gunzip-bounded.ts';
import { readBytes } from '../../../src/domain/formats/read-bytes.ts';

// Node's own stream throws outside of every promise when it is cancelled with bytes under way: the command died of it.

const thrown: unknown[] = [];
const hear = (error: unknown): void => void thrown.push(error);
const others = process.listeners('uncaughtException');
process.removeAllListeners('uncaughtException').on('uncaughtException', hear);
afterAll(() => {
  process.off('uncaughtException', hear);
  for (const listener of others) process.on('uncaughtException', listener);
});

const rest = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

test('who stops reading a packed file hears no more of it', async () => {
  const noise = Uint8Array.from({ length: 6_000_000 }, (_, i) => (i * 2_654_435_761) >>> 24);
  const packed = new Uint8Array(gzipSync(noise, { level: 1 }));
  for (let time = 0; time < 40; time += 1) {
    const seen = [];
    for await (const piece of readBytes(new File([packed], 'a.csv.gz'), undefined, () => undefined)) {
      seen.push(piece.length);
      if (seen.length > time % 4) break;
      // The stream fills up while nobody reads.
      for (let turn = 0; turn < 8; turn += 1) await rest();
    }
    expect(seen.length).toBeGreaterThan(0);
    await expect(gunzipBounded(packed.buffer, 100_000 * (time % 8))).rejects.toThrow(RangeError);
    for (let turn = 0; turn < 20; turn += 1) await rest();
  }
  expect(thrown).toEqual([]);
});
