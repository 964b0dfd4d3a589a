import { describe, expect, test } from 'vitest';
import { describeComputed } from '../../../src/domain/evidence/network/describe-network.ts';
import { listJurisdictions } from '../../../src/domain/evidence/network/summarise-network.ts';
import { sayMatrix, saySeasons, sayStrengthSample } from '../../../src/factsheet/evidence/network/say-network.ts';
import { writeMonths } from '../../../src/i18n/month-names.ts';
import { computeNetwork } from '../../../src/domain/network/compute-network.ts';
import { english } from '../i18n/catalogues.ts';
import type { Track } from '../../../src/domain/tracks/track.ts';

const DAY = 86_400_000;

/** An animal that stays forty days at each place, a fix a day. */
function makeTrack(individual: string, places: readonly (readonly [number, number])[]): Track {
  const fixes = places.flatMap((place) => Array.from({ length: 40 }, () => place));
  return {
    individual,
    time: Float64Array.from(fixes, (_, i) => i * DAY),
    lon: Float64Array.from(fixes, ([lon]) => lon),
    lat: Float64Array.from(fixes, ([, lat]) => lat),
    error: new Float32Array(fixes.length).fill(20),
  };
}

const atSea = () => ({ atSea: true as const });
const compute = (tracks: readonly Track[]) => describeComputed(computeNetwork(tracks, { radiusM: 50_000, stayDays: 10 }), atSea);

describe('whether two seasons can be told', () => {
  test('of animals that go south they can', () => {
    const { connectivity, untold } = compute(
      [0, 5, 10, 15].map((lon) =>
        makeTrack(`a${lon}`, [
          [lon, 50],
          [lon, 10],
        ]),
      ),
    );
    expect(untold).toBeUndefined();
    expect(connectivity?.individuals).toBe(4);
    expect(connectivity?.mc.value).toBeGreaterThan(0.99);
  });

  test('of animals that go along parallels they cannot, however many they are', () => {
    // Each a few degrees farther south than the one before: no parallel parts where they were from where they went.
    const { connectivity, untold } = compute(
      [50, 40, 30, 20].map((lat) =>
        makeTrack(`a${lat}`, [
          [0, lat],
          [30, lat - 2],
        ]),
      ),
    );
    expect([connectivity, untold]).toEqual([undefined, 'notByLatitude']);
  });

  test('of two animals the strength is not told', () => {
    const { connectivity } = compute(
      [0, 20].map((lon) =>
        makeTrack(`a${lon}`, [
          [lon, 50],
          [lon, 10],
        ]),
      ),
    );
    expect(connectivity).toMatchObject({ individuals: 2, rM: { because: 'few' }, mc: { because: 'few' } });
  });
});

describe('by what rule seasons were told apart', () => {
  const south = [0, 5, 10].map((lon) =>
    makeTrack(`a${lon}`, [
      [lon, 50],
      [lon, 10],
    ]),
  );
  const along = [50, 40, 30, 20].map((lat) =>
    makeTrack(`a${lat}`, [
      [0, lat],
      [30, lat - 2],
    ]),
  );

  test('is said to be the atlas’s own, whether it told them apart or not', () => {
    for (const tracks of [south, along]) expect(saySeasons(compute(tracks), english)).toContain('This is the atlas’s own rule, not a published one.');
  });

  test('is the custodian’s where months are stated, and the own rule is then said nowhere', () => {
    const seasons = { breeding: [1], nonBreeding: [3], source: { citation: 'A custodian 2026', url: 'https://example.org/seasons' } };
    const stated = describeComputed(computeNetwork(along, { radiusM: 50_000, stayDays: 10, seasons }), atSea, seasons);
    expect(stated.connectivity?.individuals).toBe(4);
    expect(saySeasons(stated, english)).toContain('Seasons by the custodian’s word: breeding Jan, non-breeding Mar.');
    expect(sayMatrix(stated, english)).toContain('breeding season');
    expect([saySeasons(stated, english), sayMatrix(stated, english), sayStrengthSample(stated, 4, english)].join(' ')).not.toMatch(/own rule|pole/);
  });

  test('is not said of tables', () => {
    expect(saySeasons({ links: [{ from: 'a', to: 'b' }] }, english)).toBeUndefined();
  });
});

describe('nodes by jurisdiction', () => {
  test('are counted, and their animals not added up: they may be the same', () => {
    const node = (id: string, individuals: number | undefined, place: object) => ({
      id,
      point: [0, 0] as [number, number],
      activities: [],
      ...(individuals === undefined ? {} : { individuals }),
      ...place,
    });
    const nodes = [node('a', 5, { atSea: true }), node('b', 3, { country: 'BRA' }), node('c', 4, { country: 'BRA' }), node('d', undefined, {})];
    const links = [
      { from: 'a', to: 'b' },
      { from: 'b', to: 'c' },
    ];
    expect(listJurisdictions({ nodes, links })).toEqual([
      { where: 'BRA', nodes: 2, mostIndividuals: 4, links: 2 },
      { where: 'sea', nodes: 1, mostIndividuals: 5, links: 1 },
      { where: 'untold', nodes: 1, mostIndividuals: undefined, links: 0 },
    ]);
  });
});

test('months in a row are a span, over the turn of the year too', () => {
  expect(writeMonths([1, 2, 5, 11, 12], 'en')).toBe('May, Nov–Feb');
  expect(writeMonths([3], 'en')).toBe('Mar');
  expect(writeMonths([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12], 'en')).toBe('Jan–Dec');
  expect(writeMonths(undefined, 'en')).toBe('–');
});
