import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { describeRecord, describeShares, describeSiteNetwork } from '../../../src/domain/evidence/sites/describe-sites.ts';
import { geodesicM } from '../../../src/domain/geometry/distances.ts';
import { joinSites, longerThan, longestUnavoidable, type NetworkPlace } from '../../../src/domain/sites/find-gaps.ts';
import { judgeRecord } from '../../../src/domain/sites/judge-criterion.ts';
import type { SiteCount, SiteVisit } from '../../../src/domain/sites/read-counts.ts';
import type { SiteRecord } from '../../../src/domain/sites/site-record.ts';
import { startOfSeason, sumCounts } from '../../../src/domain/sites/sum-counts.ts';

const counted = (...maxima: number[]): SiteRecord => ({
  site: 's',
  population: 'p',
  unit: 'individuals',
  min: Math.min(...maxima),
  max: Math.max(...maxima),
  maxima: maxima.map((max, i) => ({ year: 2000 + i, max })),
});
const stated = (more: Partial<SiteRecord>): SiteRecord => ({ site: 's', population: 'p', unit: 'individuals', ...more });

describe('one percent of a population, regularly', () => {
  test.each<[string, SiteRecord, string, string]>([
    ['two of three seasons', counted(100, 100, 0), 'met', 'seasons'],
    ['one of three, and a mean that reaches it: provisional', counted(300, 0, 0), 'provisional', 'mean'],
    ['one of five, and a mean that reaches it', counted(500, 0, 0, 0, 0), 'met', 'mean'],
    ['two seasons, however many birds', counted(900, 900), 'reached', 'seasons'],
    ['one of three, a mean below', counted(100, 50, 50), 'reached', 'seasons'],
    ['never', counted(99, 99, 99, 99, 99), 'below', 'seasons'],
    [
      'a list’s mean of five years that does not say how many were counted',
      stated({ mean: 100, max: 120, firstYear: 2009, lastYear: 2013 }),
      'provisional',
      'statedMean',
    ],
    ['a list’s mean of five seasons', stated({ mean: 100, max: 120, seasonsStated: 5 }), 'met', 'statedMean'],
    ['a list whose lowest of three seasons reaches it', stated({ min: 100, max: 120, seasonsStated: 3 }), 'met', 'seasons'],
    ['a list’s mean of one year', stated({ mean: 100, max: 100, firstYear: 2009, lastYear: 2009 }), 'reached', 'statedMean'],
    ['a list’s highest alone', stated({ max: 100, firstYear: 2001, lastYear: 2013 }), 'reached', 'statedMean'],
    ['a list’s highest below', stated({ mean: 10, max: 99, firstYear: 2001, lastYear: 2013 }), 'below', 'statedMean'],
    ['a low mean without a highest', stated({ mean: 10 }), 'untold', 'noNumber'],
    ['33 pairs are 99 individuals', stated({ max: 33, unit: 'pairs' }), 'below', 'statedMean'],
    ['34 pairs are 102', stated({ max: 34, unit: 'pairs' }), 'reached', 'statedMean'],
    ['no number', stated({}), 'untold', 'noNumber'],
  ])('%s', (_name, record, result, basis) => {
    expect(judgeRecord(record, 100)).toMatchObject({ result, basis });
  });

  test('without a threshold or a unit nothing is said', () => {
    expect(judgeRecord(counted(1e6, 1e6, 1e6), undefined)).toEqual({ result: 'untold', basis: 'noThreshold' });
    const { unit: _unit, ...unitless } = counted(1e6, 1e6, 1e6);
    expect(judgeRecord(unitless, 1)).toEqual({ result: 'untold', basis: 'noUnit' });
  });
});

describe('seasons of counts', () => {
  test('January belongs to the winter that began the year before', () => {
    expect(startOfSeason(2011, 1, [11, 12, 1, 2])).toEqual({ year: 2010, month: 11 });
    expect(startOfSeason(2010, 12, [11, 12, 1, 2])).toEqual({ year: 2010, month: 11 });
    expect(startOfSeason(2010, 9, [3, 4, 8, 9])).toEqual({ year: 2010, month: 8 });
    expect(startOfSeason(2010, 1, [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12])).toEqual({ year: 2010, month: 1 });
  });

  test('a season in which a site was visited and none recorded has the maximum 0; an unvisited one is none', () => {
    const at = (year: number, month: number): SiteVisit => ({ site: 's', year, month });
    const counts: SiteCount[] = [{ ...at(2010, 1), population: 'p', n: 9 }];
    const [record] = sumCounts({ visits: [at(2010, 1), at(2013, 1)], counts }, { 'non-breeding': [12, 1] });
    expect(record?.maxima).toEqual([
      { year: 2009, max: 9 },
      { year: 2012, max: 0 },
    ]);
    expect(record).toMatchObject({ min: 9, max: 9, mean: 4.5 });
    // The years are those of the visits, not those in which their winters began.
    expect(record).toMatchObject({ firstYear: 2010, lastYear: 2013 });
  });

  test('the last count, not the winter in which it fell, says whether a record is old', () => {
    const at = { site: 's', year: 2011, month: 1 };
    const [record] = sumCounts({ visits: [at], counts: [{ ...at, population: 'p', n: 9 }] }, { 'non-breeding': [12, 1] });
    const isOld = (fetchedYear: number) => describeRecord(record!, undefined, { gapKm: 1, oldAfterYears: 10, fetchedYear }).old;
    expect([isOld(2021), isOld(2022)]).toEqual([undefined, true]);
  });

  test('a hundred thousand visits to one site are summed as fast as to many', { timeout: 10_000 }, () => {
    const visits = Array.from({ length: 100_000 }, (_, i): SiteVisit => ({ site: 's', year: 1900 + (i % 100), month: 1 }));
    const [record] = sumCounts({ visits, counts: [{ ...visits[0]!, population: 'p', n: 9 }] }, { 'non-breeding': [1] });
    expect(record?.maxima).toHaveLength(100);
  });

  test('sums of random counts are those by brute force', () => {
    const count = fc.record({
      site: fc.constantFrom('a', 'b'),
      population: fc.constantFrom('p', 'q'),
      year: fc.integer({ min: 2000, max: 2003 }),
      month: fc.integer({ min: 1, max: 12 }),
      n: fc.nat(50),
    });
    const seasons = { breeding: [5, 6], passage: [3, 4, 8, 9], 'non-breeding': [11, 12, 1] } as const;
    const seasonOf = (month: number) =>
      month === 5 || month === 6 ? 'breeding' : [3, 4, 8, 9].includes(month) ? 'passage' : [11, 12, 1].includes(month) ? 'non-breeding' : undefined;
    const runOf = ({ year, month }: SiteCount): string => {
      const season = seasonOf(month ?? 0);
      if (season === 'passage') return `${year} ${(month ?? 0) < 6 ? 'spring' : 'autumn'}`;
      return String(season === 'non-breeding' && month === 1 ? year - 1 : year);
    };
    fc.assert(
      fc.property(fc.array(count, { minLength: 1, maxLength: 40 }), (counts) => {
        const records = sumCounts({ visits: counts, counts }, seasons);
        for (const { site, population, season, min, max, mean, months } of records) {
          const own = counts.filter((one) => one.site === site && one.population === population && seasonOf(one.month) === season);
          const visits = counts.filter((one) => one.site === site && seasonOf(one.month) === season);
          const runs = [...new Set(visits.map(runOf))];
          const highest = runs.map((run) => Math.max(0, ...own.filter((one) => runOf(one) === run).map(({ n }) => n)));
          expect([min, max]).toEqual([Math.min(...own.map(({ n }) => n)), Math.max(...own.map(({ n }) => n))]);
          expect(mean).toBeCloseTo(highest.reduce((sum, n) => sum + n, 0) / runs.length, 9);
          expect(months?.reduce((sum, n) => sum + n, 0)).toBe(own.length);
        }
        const keys = counts.map((one) => `${one.site} ${one.population} ${seasonOf(one.month)}`);
        expect(records).toHaveLength(new Set(keys).size);
      }),
    );
  });
});

describe('gaps of a network', () => {
  const places = fc
    .uniqueArray(fc.tuple(fc.integer({ min: -180, max: 180 }), fc.integer({ min: -85, max: 85 })), { minLength: 2, maxLength: 9, selector: String })
    .map((all) => all.map((point, i): NetworkPlace => ({ id: `s${i}`, point })));
  const kmOf = (a: NetworkPlace, b: NetworkPlace): number => geodesicM(...a.point, ...b.point) / 1000;

  /** For each pair the least longest step of any chain, by going over all middles (Floyd and Warshall's way). */
  function leastLongest(sites: readonly NetworkPlace[]): number[][] {
    const steps = sites.map((a) => sites.map((b) => kmOf(a, b)));
    for (let k = 0; k < sites.length; k++) {
      for (let i = 0; i < sites.length; i++)
        for (let j = 0; j < sites.length; j++) steps[i]![j] = Math.min(steps[i]![j]!, Math.max(steps[i]![k]!, steps[k]![j]!));
    }
    return steps;
  }

  test('as many stretches are longer than a distance as part the sites into groups by it', () => {
    fc.assert(
      fc.property(places, fc.integer({ min: 100, max: 12000 }), (sites, km) => {
        const steps = leastLongest(sites);
        const groups = new Set(sites.map((_site, i) => steps[i]!.findIndex((step) => step <= km)));
        expect(longerThan(joinSites(sites), km)).toHaveLength(groups.size - 1);
      }),
    );
  });

  test('no chain between two seasons has a shorter longest step than the one told', () => {
    fc.assert(
      fc.property(places, fc.nat(7), (sites, at) => {
        const split = 1 + (at % (sites.length - 1));
        const [from, to] = [sites.slice(0, split), sites.slice(split)];
        const steps = leastLongest(sites);
        const least = Math.min(...from.flatMap((_a, i) => to.map((_b, j) => steps[i]![split + j]!)));
        const ids = (some: readonly NetworkPlace[]): string[] => some.map(({ id }) => id);
        expect(longestUnavoidable(joinSites(sites), ids(from), ids(to))?.km).toBeCloseTo(least, 6);
      }),
    );
  });

  /** The length of the shortest tree by all distances: the shortest first, each that joins two groups (Kruskal’s way). */
  function shortestTreeKm(sites: readonly NetworkPlace[]): number {
    const all = sites.flatMap((a, i) => sites.slice(0, i).map((b) => ({ a: a.id, b: b.id, km: kmOf(a, b) }))).sort((a, b) => a.km - b.km);
    const group = new Map(sites.map(({ id }) => [id, id]));
    let sum = 0;
    for (const { a, b, km } of all) {
      const [from, to] = [group.get(a)!, group.get(b)!];
      if (from === to) continue;
      sum += km;
      for (const [id, of] of group) if (of === from) group.set(id, to);
    }
    return sum;
  }
  const lengthOf = (sites: readonly NetworkPlace[]): number => joinSites(sites).reduce((sum, { km }) => sum + km, 0);
  const spread = (n: number): NetworkPlace[] =>
    Array.from({ length: n }, (_, i) => ({ id: `s${i}`, point: [((i * 137.508) % 360) - 180, ((i * 71.3) % 160) - 80] }));

  // By the plain way, which measures eight million distances and looks for each site in a list, it takes minutes.
  test('four thousand sites are joined, and the step between two halves of them is the shortest between any', { timeout: 30_000 }, () => {
    const many = spread(4000);
    const tree = joinSites(many);
    expect(tree).toHaveLength(3999);
    const [early, late] = [many.slice(0, 2000), many.slice(2000)];
    const unavoidable = longestUnavoidable(
      tree,
      early.map(({ id }) => id),
      late.map(({ id }) => id),
    );
    // A degree of latitude is 110.6 km at the least, and the step is shorter than one.
    const near = early.flatMap((a) =>
      late.filter(({ point }) => Math.abs(point[1] - a.point[1]) < 1 && Math.abs(point[0] - a.point[0]) < 10).map((b) => kmOf(a, b)),
    );
    expect(unavoidable?.km).toBeLessThan(110);
    expect(unavoidable?.km).toBeCloseTo(
      near.reduce((least, km) => Math.min(least, km), Infinity),
      6,
    );
  });

  test('the tree is the shortest that all distances give: over the globe, in two crowds far apart, at one place, round a pole, and near the other side of the Earth', () => {
    const at = (points: [number, number][]): NetworkPlace[] => points.map((point, i) => ({ id: `s${i}`, point }));
    const crowd = (lon: number, lat: number): [number, number][] =>
      Array.from({ length: 40 }, (_, i) => [lon + ((i * 0.137508) % 0.2), lat + ((i * 0.0713) % 0.2)]);
    const cases = [
      spread(200),
      at([...crowd(0, 52), ...crowd(20, -10)]),
      at([...crowd(0, 0.1), ...crowd(179.6, -0.2)]),
      at(Array.from({ length: 30 }, (_, i) => [(i * 12) % 360, 89.9])),
      at(Array.from({ length: 30 }, (_, i) => [10 + (i % 3) / 1e6, 50])),
    ];
    for (const sites of cases) expect(lengthOf(sites)).toBeCloseTo(shortestTreeKm(sites), 6);
  });

  test('over the antimeridian the short way; a site of both seasons has no step', () => {
    const sites: NetworkPlace[] = [
      { id: 'east', point: [179, 0] },
      { id: 'west', point: [-179, 0] },
    ];
    expect(joinSites(sites)[0]?.km).toBeCloseTo(222.64, 1);
    expect(longestUnavoidable(joinSites(sites), ['east'], ['east', 'west'])).toBeUndefined();
    expect(joinSites([])).toEqual([]);
  });

  test('sites of two populations are two networks, and sites below one percent are in none', () => {
    const site = (id: string, lon: number) => ({ id, point: [lon, 0] as [number, number] });
    const record = (id: string, population: string, result: 'met' | 'reached') => ({ site: id, population, result });
    const network = describeSiteNetwork(
      {
        sites: [site('a', 0), site('b', 1), site('c', 2), site('d', 3)],
        records: [record('a', 'p', 'met'), record('d', 'p', 'met'), record('b', 'q', 'met'), record('c', 'p', 'reached')],
      },
      100,
    );
    expect(network.stretches).toEqual([{ population: 'p', from: 'a', to: 'd', km: 334 }]);
  });
});

describe('share of the estimate', () => {
  const estimate = { min: 800, max: 1000, source: { citation: 'Made up', url: 'https://example.org' } };
  test('one season at a time, each site once, pairs as three individuals', () => {
    const record = (site: string, more: Partial<SiteRecord>): SiteRecord => ({ site, population: 'p', unit: 'individuals', ...more });
    const shares = describeShares(
      [{ id: 'p', estimate }],
      [
        record('a', { season: 'breeding', mean: 10, meanOf: 'stated', unit: 'pairs' }),
        record('b', { season: 'non-breeding', mean: 100, meanOf: 'stated' }),
        record('b', { season: 'non-breeding', mean: 300, meanOf: 'maxima' }),
        record('c', { season: 'non-breeding', max: 100 }),
      ],
    );
    expect(shares).toEqual([
      { population: 'p', season: 'breeding', sites: 1, without: 0, individuals: 30, low: 0.03, high: 0.0375 },
      { population: 'p', season: 'non-breeding', sites: 1, without: 1, individuals: 300, low: 0.3, high: 0.375 },
    ]);
  });

  test('never over seasons: a record of which nobody says the season is in no sum, and its site is counted once', () => {
    const record = (site: string, more: Partial<SiteRecord>): SiteRecord => ({ site, population: 'p', unit: 'individuals', mean: 100, ...more });
    expect(describeShares([{ id: 'p', estimate }], [record('a', {}), record('b', { seasonText: 'Unset' })])).toEqual([]);
    const shares = describeShares(
      [{ id: 'p', estimate }],
      [
        record('a', { season: 'breeding' }),
        record('a', { seasonText: 'Unset' }),
        record('b', { seasonText: 'Unset' }),
        record('b', { seasonText: 'All year' }),
        record('c', {}),
        record('d', { season: 'passage' }),
      ],
    );
    expect(shares.map(({ season, sites, without, individuals }) => [season, sites, without, individuals])).toEqual([
      ['breeding', 1, 2, 100],
      ['passage', 1, 0, 100],
    ]);
  });

  test('without an estimate there is none', () => {
    expect(describeShares([{ id: 'p' }], [{ site: 'a', population: 'p', unit: 'individuals', mean: 5 }])).toEqual([]);
  });
});
