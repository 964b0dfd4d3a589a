import { expect, test } from 'vitest';
import type { LonLat } from '../../../src/domain/crossings/types.ts';
import { siteLine } from '../../../src/domain/siting/site-line.ts';
import type { Track } from '../../../src/domain/tracks/track.ts';

const HOUR = 3_600_000;

test('one step too long among hundreds is a part of a per cent, not none', async () => {
  // To and fro over a road along 50° N; after half of the way nothing is heard for a day.
  const n = 401;
  const track: Track = {
    individual: 'a',
    time: Float64Array.from({ length: n }, (_, i) => Date.UTC(2021, 4, 1) + (2 * i + (i > 200 ? 24 : 0)) * HOUR),
    lon: new Float64Array(n).fill(10),
    lat: Float64Array.from({ length: n }, (_, i) => 50 + (i % 2 === 0 ? 0.003 : -0.003)),
    error: new Float32Array(n),
  };
  const lines: LonLat[][] = [
    [
      [9.8, 50],
      [10.2, 50],
    ],
  ];
  const { notes } = await siteLine({ tracks: [track], lines, structures: 1, spanM: 2_000, locationErrorM: 20, maxLagHours: 13, bootstraps: 0 });
  expect(notes.find(({ code }) => code === 'siting.someTooLong')?.values).toMatchObject({ n: 1, of: 400, share: 0.3 });
});
