import * as fc from 'fast-check';
import { parquetMetadata } from 'hyparquet';
import { parquetWriteBuffer } from 'hyparquet-writer';
import { expect, test, vi } from 'vitest';
import { AtlasError } from '../../../src/domain/errors.ts';
import { fetchTracksParquet, readTracksParquet } from '../../../src/domain/tracks/read-tracks-parquet.ts';
import type { Track } from '../../../src/domain/tracks/track.ts';
import { writeTracksParquet } from '../../../src/domain/tracks/write-tracks-parquet.ts';

const RIGHTS = { licence: 'CC-BY-4.0', attribution: 'A. Keeper', citation: 'Keeper 2020, naïve data' };
const bufferOf = (bytes: Uint8Array): ArrayBuffer => new Uint8Array(bytes).buffer;

const fix = fc.record({
  time: fc.integer({ min: 0, max: 2_000_000_000_000 }),
  lon: fc.double({ min: -180, max: 180, noNaN: true }),
  lat: fc.double({ min: -90, max: 90, noNaN: true }),
});
const tracksArbitrary = fc
  .uniqueArray(
    fc.tuple(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 }), fc.uniqueArray(fix, { selector: ({ time }) => time, minLength: 1, maxLength: 40 })),
    {
      selector: ([name]) => name,
      minLength: 1,
      maxLength: 5,
    },
  )
  .map((entries) =>
    entries
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([individual, fixes]): Track => {
        const sorted = fixes.sort((a, b) => a.time - b.time);
        return {
          individual,
          time: Float64Array.from(sorted, ({ time }) => time),
          lon: Float64Array.from(sorted, ({ lon }) => lon),
          lat: Float64Array.from(sorted, ({ lat }) => lat),
          error: new Float32Array(sorted.length),
        };
      }),
  );

async function failure(bytes: ArrayBuffer): Promise<AtlasError> {
  try {
    await readTracksParquet(bytes, 'tracks.parquet');
  } catch (error) {
    if (error instanceof AtlasError) return error;
    throw error;
  }
  throw new Error('read without an error');
}

const SAMPLE: Track = {
  individual: '007',
  time: Float64Array.of(1000.0, 2001),
  lon: Float64Array.of(1.123456, 2),
  lat: Float64Array.of(-3, 4),
  error: Float32Array.of(5, 5),
};

test('what is written reads back: text names, milliseconds, coordinates to 1e-5°', async () => {
  await fc.assert(
    fc.asyncProperty(tracksArbitrary, async (tracks) => {
      const back = await readTracksParquet(bufferOf(await writeTracksParquet(tracks, RIGHTS)), 'tracks.parquet');
      expect(back.map(({ individual }) => individual)).toEqual(tracks.map(({ individual }) => individual));
      for (const [i, track] of tracks.entries()) {
        expect(back[i]!.time).toEqual(track.time);
        expect(track.lon.every((lon, j) => Math.abs(lon - back[i]!.lon[j]!) <= 0.5001e-5)).toBe(true);
        expect(track.lat.every((lat, j) => Math.abs(lat - back[i]!.lat[j]!) <= 0.5001e-5)).toBe(true);
      }
    }),
    { seed: 43, numRuns: 100 },
  );
});

test('the same tracks give the same bytes, and the rights travel in the file', async () => {
  const [first, second] = [await writeTracksParquet([SAMPLE], RIGHTS), await writeTracksParquet([SAMPLE], RIGHTS)];
  expect(first).toEqual(second);
  const kept = parquetMetadata(bufferOf(first)).key_value_metadata?.map(({ key, value }) => [key, value]);
  expect(kept).toEqual(expect.arrayContaining(Object.entries(RIGHTS)));
});

test('a file cut off anywhere gives an error that names it', async () => {
  const bytes = await writeTracksParquet([SAMPLE], RIGHTS);
  for (let length = 0; length < bytes.length; length += 7) {
    const error = await failure(bufferOf(bytes.slice(0, length)));
    expect(error.message).toContain('tracks.parquet');
    expect(error.place.file).toBe('tracks.parquet');
  }
});

test('a file that is something else gives an error that names it', async () => {
  expect((await failure(new TextEncoder().encode('timestamp,location-long\n'.repeat(20)).buffer)).place.file).toBe('tracks.parquet');
});

test('a damaged byte gives tracks or an error that names the file, never another fault', async () => {
  const bytes = await writeTracksParquet([SAMPLE], RIGHTS);
  await fc.assert(
    fc.asyncProperty(fc.nat(bytes.length - 1), fc.integer({ min: 1, max: 255 }), async (at, change) => {
      const twin = new Uint8Array(bytes);
      twin[at] = twin[at]! ^ change;
      try {
        expect(Array.isArray(await readTracksParquet(bufferOf(twin), 'tracks.parquet'))).toBe(true);
      } catch (error) {
        if (!(error instanceof AtlasError)) throw error;
        expect(error.place.file).toBe('tracks.parquet');
      }
    }),
    { seed: 47, numRuns: 400 },
  );
});

test('a wrong value names its row and field', async () => {
  const columns = (lat: number[]): ArrayBuffer =>
    parquetWriteBuffer({
      columnData: [
        { name: 'individual', data: ['a', 'a'], type: 'STRING' },
        { name: 'time', data: [new Date(0), new Date(1)], type: 'TIMESTAMP' },
        { name: 'lon', data: [1, 2], type: 'DOUBLE' },
        { name: 'lat', data: lat, type: 'DOUBLE' },
      ],
    });
  expect((await failure(columns([1, 91]))).place).toEqual({ file: 'tracks.parquet', row: 2, field: 'lat' });
  const missing = parquetWriteBuffer({ columnData: [{ name: 'individual', data: ['a'], type: 'STRING' }] });
  expect((await failure(missing)).place).toMatchObject({ file: 'tracks.parquet', row: 1, field: 'time' });
});

test('two that wait for one file are each told in their own words, and it is fetched once', async () => {
  const fetched = vi.spyOn(globalThis, 'fetch').mockRejectedValue(new TypeError('no network'));
  const url = 'https://example.org/atlas/herd-tracks.parquet';
  const [map, project] = await Promise.allSettled([fetchTracksParquet(url, 'Tracks', 'map'), fetchTracksParquet(url, 'Tracks of the herd', 'project')]);
  expect(fetched).toHaveBeenCalledTimes(1);
  expect(map).toMatchObject({ reason: { code: 'tracks.unreachable', values: { use: 'map' }, place: { layer: 'Tracks', file: url } } });
  expect(project).toMatchObject({ reason: { code: 'tracks.unreachable', values: { use: 'project' }, place: { layer: 'Tracks of the herd' } } });
  fetched.mockResolvedValue(new Response('no Parquet'));
  await expect(fetchTracksParquet(url, 'Tracks', 'map')).rejects.toMatchObject({
    code: 'parquet.unreadable',
    place: { layer: 'Tracks', file: 'Tracks (herd-tracks.parquet)' },
  });
  fetched.mockRestore();
});
