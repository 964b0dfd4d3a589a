import { existsSync, readFileSync } from 'node:fs';
import { parquetWriteBuffer } from 'hyparquet-writer';
import { describe, expect, it } from 'vitest';
import { readTracksParquet } from '../../../src/domain/tracks/read-tracks-parquet.ts';
import { toldOf } from '../i18n/catalogues.ts';

const FILE = '../shared/hostile/run-length-without-end.parquet';
const exact = (bytes: Uint8Array): ArrayBuffer => Uint8Array.from(bytes).buffer;
const N = 40;

function write(extra: { readonly name?: string; readonly values?: (string | null)[]; readonly codec?: 'SNAPPY' | 'UNCOMPRESSED' } = {}): Uint8Array {
  return new Uint8Array(
    parquetWriteBuffer({
      codec: extra.codec ?? 'SNAPPY',
      columnData: [
        { name: 'individual', data: extra.values ?? Array.from({ length: N }, (_, i) => `a${i % 3}`), type: 'STRING', nullable: extra.values !== undefined },
        { name: 'time', data: Array.from({ length: N }, (_, i) => new Date(1e12 + i * 3.6e6)), type: 'TIMESTAMP' },
        { name: 'lon', data: Array.from({ length: N }, (_, i) => 10 + i / 10), type: 'DOUBLE' },
        { name: 'lat', data: Array.from({ length: N }, (_, i) => 50 + i / 10), type: 'DOUBLE' },
        { name: 'beside', data: Array.from({ length: N }, () => 'x'), type: 'STRING' },
      ],
    }),
  );
}

describe('Parquet that says what its bytes cannot hold', () => {
  it.each(['SNAPPY', 'UNCOMPRESSED'] as const)('is read where it says what it holds, packed as %s', async (codec) => {
    const tracks = await readTracksParquet(exact(write({ codec })), 't.parquet');
    expect(tracks.map(({ individual, time }) => [individual, time.length])).toEqual([
      ['a0', 14],
      ['a1', 13],
      ['a2', 13],
    ]);
  });

  it('is told of its missing names, row and field', async () => {
    const values = Array.from({ length: N }, (_, i) => (i === 7 ? null : 'a'));
    expect((await toldOf(readTracksParquet(exact(write({ values })), 't.parquet'))).place).toMatchObject({ file: 't.parquet', row: 8, field: 'individual' });
  });

  it.runIf(existsSync(FILE))('is answered: run-length-without-end.parquet', async () => {
    const started = performance.now();
    const told = await toldOf(readTracksParquet(exact(readFileSync(FILE)), 'r.parquet'));
    expect(told.message).toMatch(/r\.parquet cannot be read.*number/);
    expect(performance.now() - started).toBeLessThan(1000);
  });

  it('is refused, and quickly, whichever byte of its pages or metadata is raised', async () => {
    const whole = write({ codec: 'UNCOMPRESSED' });
    let refused = 0;
    const started = performance.now();
    for (let at = 4; at < whole.length - 8; at += 3) {
      const bytes = Uint8Array.from(whole);
      bytes[at] = 0xff;
      try {
        await readTracksParquet(bytes.buffer, 't.parquet');
      } catch (error) {
        expect(error).toHaveProperty('code', expect.stringMatching(/^parquet\./));
        refused += 1;
      }
    }
    expect(refused).toBeGreaterThan(whole.length / 12);
    expect(performance.now() - started).toBeLessThan(30_000);
  });
});
