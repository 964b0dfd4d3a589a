import { expect, test } from 'vitest';
import type { LonLat } from '../../../src/domain/crossings/types.ts';
import { siteLine } from '../../../src/domain/siting/site-line.ts';
import { herdBesideRoad, windingRoad } from '../../simulations/herd-beside-road.ts';
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

test('a closed stretch beyond the end of the line is left out, and told of; one that reaches over it is closed as far as the line goes', async () => {
  const lines = [windingRoad(20_000, 200, 3)];
  const tracks = herdBesideRoad(lines[0]!, 4, 200, 5);
  const ask = (fromM: number) =>
    siteLine({ tracks, lines, structures: 1, spanM: 2_000, locationErrorM: 20, maxLagHours: 13, bootstraps: 0, closed: [{ fromM, toM: 90_000 }] });
  const codes = async (fromM: number) => (await ask(fromM)).notes.map(({ code }) => code);
  expect(await codes(50_000)).toContain('siting.closedBeyond');
  expect(await codes(10_000)).not.toContain('siting.closedBeyond');
  expect((await ask(10_000)).siting.structures.every(({ toM }) => toM <= 10_000)).toBe(true);
});

test('where most steps are too long, what one animal did between the others places nothing', async () => {
  // To and fro over a road along 50° N: a fix a day, and once two in two hours.
  const n = 41;
  const track: Track = {
    individual: 'a',
    time: Float64Array.from({ length: n }, (_, i) => Date.UTC(2021, 4, 1) + (i > 20 ? 24 * (i - 1) + 2 : 24 * i) * HOUR),
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
  const asked = siteLine({ tracks: [track], lines, structures: 1, spanM: 2_000, locationErrorM: 20, maxLagHours: 13, bootstraps: 0 });
  await expect(asked).rejects.toMatchObject({ code: 'siting.tooFewSteps', values: { n: 39, of: 40, crossed: 1 } });
});

test('an animal that was tracked for less than a day of the month in which it crossed is not counted, and told of', async () => {
  // A road along 50° N: one animal stays beside it all May, another goes over it once within half a day.
  const track = (individual: string, hours: number, lat: (i: number) => number): Track => ({
    individual,
    time: Float64Array.from({ length: hours }, (_, i) => Date.UTC(2021, 4, 1) + i * HOUR),
    lon: new Float64Array(hours).fill(10),
    lat: Float64Array.from({ length: hours }, (_, i) => lat(i)),
    error: new Float32Array(hours),
  });
  const stays = track('stays', 31 * 24, (i) => 50.01 + (i % 2 === 0 ? 0.001 : -0.001));
  const brief = track('brief', 12, (i) => 49.99 + 0.002 * i);
  const lines: LonLat[][] = [
    [
      [9.8, 50],
      [10.2, 50],
    ],
  ];
  const ask = (tracks: Track[]) => siteLine({ tracks, lines, structures: 1, spanM: 2_000, locationErrorM: 20, maxLagHours: 13, bootstraps: 0 });
  const { notes, summary, siting } = await ask([stays, brief]);
  expect(summary).toMatchObject({ crossingsPerYear: 0, individualsCrossed: 0, individualsTooBrief: 1 });
  expect(siting.structures).toEqual([]);
  const codes = notes.map(({ code }) => code);
  expect(codes).toContain('siting.noneCounted');
  expect(codes).not.toContain('siting.noCrossings');
  expect(codes).not.toContain('siting.onlyFailed');
  // Where nobody was tracked for longer, what there is counts.
  expect((await ask([brief])).summary).toMatchObject({ individualsCrossed: 1, individualsTooBrief: 0 });
});
