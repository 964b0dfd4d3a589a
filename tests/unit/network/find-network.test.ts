import { describe, expect, test } from 'vitest';
import { findJourneys } from '../../../src/domain/network/find-journeys.ts';
import { findNetwork, headingOf } from '../../../src/domain/network/find-network.ts';
import { findStationaryPeriods } from '../../../src/domain/network/stationary-periods.ts';
import type { Track } from '../../../src/domain/tracks/track.ts';

const DAY = 86_400_000;
const START = Date.UTC(2020, 0, 1);

/** An animal that stays a number of days at each place, and flies a day between them; two fixes a day. */
function makeTrack(individual: string, stays: readonly { readonly lon: number; readonly lat: number; readonly days: number }[]): Track {
  const fixes: [number, number, number][] = [];
  let time = START;
  stays.forEach(({ lon, lat, days }, stop) => {
    // A small square around the place, a few kilometres wide.
    for (let i = 0; i < days * 2; i++, time += DAY / 2) fixes.push([time, lon + (i % 2) * 0.02, lat + (i % 3 === 0 ? 0.02 : 0)]);
    const next = stays[stop + 1];
    if (next) fixes.push([time, wrap(lon + wrap(next.lon - lon) / 2), (lat + next.lat) / 2]);
    time += DAY / 2;
  });
  const column = (at: 0 | 1 | 2): Float64Array => Float64Array.from(fixes, (fix) => fix[at]);
  return { individual, time: column(0), lon: column(1), lat: column(2), error: new Float32Array(fixes.length).fill(20) };
}

const wrap = (lon: number): number => ((((lon + 180) % 360) + 360) % 360) - 180;
const OPTIONS = { radiusM: 20_000, minDays: 7 };

describe('stationary periods', () => {
  test('are the stays, with their dates and places; a stop of three days belongs to the way', () => {
    const track = makeTrack('a', [
      { lon: 10, lat: 60, days: 30 },
      { lon: 12, lat: 50, days: 3 },
      { lon: 15, lat: 10, days: 40 },
    ]);
    const periods = findStationaryPeriods(track, OPTIONS);
    expect(periods.map(({ fixes }) => fixes)).toEqual([60, 80]);
    expect(periods[0]).toMatchObject({ individual: 'a', from: START });
    expect(periods[0]!.to - START).toBe(29.5 * DAY);
    expect(periods[0]!.lon).toBeCloseTo(10.01, 2);
    expect(periods[1]!.lat).toBeCloseTo(10.007, 2);
  });

  test('a slow drift of 5 km a day is no stay', () => {
    const n = 200;
    const track: Track = {
      individual: 'drifter',
      time: Float64Array.from({ length: n }, (_, i) => START + (i * DAY) / 2),
      lon: new Float64Array(n),
      lat: Float64Array.from({ length: n }, (_, i) => i * 0.0225),
      error: new Float32Array(n),
    };
    // Forty kilometres take eight days: nothing stays ten.
    expect(findStationaryPeriods(track, { radiusM: 20_000, minDays: 10 })).toEqual([]);
  });

  test('across the antimeridian are one place', () => {
    const track = makeTrack('b', [{ lon: 179.99, lat: -17, days: 20 }]);
    const lon = track.lon.map(wrap);
    const [only, ...more] = findStationaryPeriods({ ...track, lon }, OPTIONS);
    expect(more).toEqual([]);
    expect(Math.abs(only!.lon)).toBeGreaterThan(179.9);
  });

  test('of an empty track are none', () => {
    expect(findStationaryPeriods(makeTrack('none', []), OPTIONS)).toEqual([]);
  });
});

describe('the network', () => {
  const summer = { lon: 10, lat: 60, days: 60 };
  const tracks = [
    makeTrack('a', [summer, { lon: 0, lat: 10, days: 30 }, summer]),
    makeTrack('b', [summer, { lon: 0.05, lat: 10.05, days: 30 }]),
    makeTrack('c', [
      { ...summer, lon: 30 },
      { lon: 30, lat: 10, days: 20 },
    ]),
  ];
  const periods = tracks.flatMap((track) => findStationaryPeriods(track, OPTIONS));
  const network = findNetwork(periods, OPTIONS.radiusM);

  test('has a node for each place that animals share, that with most days first', () => {
    expect(network.nodes.map(({ id, individuals }) => [id, individuals])).toEqual([
      ['n1', 2],
      ['n2', 1],
      ['n3', 2],
      ['n4', 1],
    ]);
    expect(network.nodes[0]).toMatchObject({ months: [1, 2, 4, 5] });
    // Three stays of sixty days, each half a day short for it is told from its first fix to its last.
    expect(network.nodes[0]!.days).toBeCloseTo(178.5, 6);
  });

  test('counts animals and movements on each link, and says which way it leads', () => {
    expect(network.links.map(({ from, to, individuals, movements, heading }) => [from, to, individuals, movements, heading])).toEqual([
      ['n1', 'n3', 2, 2, 'southward'],
      ['n2', 'n4', 1, 1, 'southward'],
      ['n3', 'n1', 1, 1, 'northward'],
    ]);
  });

  test('is the same whatever the order of the animals', () => {
    const turned = findNetwork(
      tracks.toReversed().flatMap((track) => findStationaryPeriods(track, OPTIONS)),
      OPTIONS.radiusM,
    );
    expect(turned.links).toEqual(network.links);
    expect(turned.nodes.map(({ id, days }) => [id, days])).toEqual(network.nodes.map(({ id, days }) => [id, days]));
  });

  test('tells the most poleward and the farthest site of each animal', () => {
    expect(findJourneys(periods, network).map(({ individual, origin, target }) => [individual, origin.node.id, target.node.id])).toEqual([
      ['a', 'n1', 'n3'],
      ['b', 'n1', 'n3'],
      ['c', 'n2', 'n4'],
    ]);
  });

  test('of no periods is empty', () => {
    expect(findNetwork([], 1000)).toEqual({ nodes: [], links: [], nodeOf: [] });
  });
});

test.each([
  [{ lon: 0, lat: 0 }, { lon: 1, lat: 20 }, 'northward'],
  [{ lon: 0, lat: 50 }, { lon: -2, lat: 10 }, 'southward'],
  [{ lon: 179, lat: 0 }, { lon: -179, lat: 1 }, 'eastward'],
  [{ lon: -179, lat: 0 }, { lon: 179, lat: -0.5 }, 'westward'],
] as const)('from %o to %o leads %s', (from, to, heading) => {
  expect(headingOf(from, to)).toBe(heading);
});
