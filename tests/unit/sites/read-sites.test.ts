import { readFileSync } from 'node:fs';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { LeftOut } from '../../../src/domain/encounters/encounter.ts';
import { readCounts } from '../../../src/domain/sites/read-counts.ts';
import { readPopulations } from '../../../src/domain/sites/read-populations.ts';
import { readSites } from '../../../src/domain/sites/read-sites.ts';
import { toldOf } from '../i18n/catalogues.ts';

const example = (name: string): string => readFileSync(new URL(`../../../docs/modules/sites/${name}`, import.meta.url), 'utf8');
const LIST = example('made-up-sites.csv');
const [HEADER = '', MUDFLAT = '', , LAGOON = ''] = LIST.split('\n');

function list(text: string, more: object = {}) {
  const leftOut = new LeftOut();
  return { ...readSites({ text, file: 'a.csv', ...more }, 'own', leftOut), reasons: leftOut.list() };
}
/** The row with one of its cells another. */
const put = (row: string, column: string, value: string): string => {
  const cells = row.match(/("[^"]*"|[^,]*)(?:,|$)/g)?.map((cell) => cell.replace(/,$/, '')) ?? [];
  cells[HEADER.split(',').indexOf(column)] = value;
  return cells.slice(0, HEADER.split(',').length).join(',');
};

describe('the Critical Site Network Tool’s columns', () => {
  test('a site with what was counted there, whole', () => {
    const { sites, records, rowsRead, kept } = list(`${HEADER}\n${MUDFLAT}\n`);
    expect([rowsRead, kept]).toEqual([1, 1]);
    expect([...sites.values()]).toEqual([{ id: 'S1', name: 'Made-up Mudflat', point: [6.1, 53.4], country: 'Netherlands', protected: 'yes' }]);
    expect(records).toEqual([
      {
        site: 'S1',
        population: '77',
        season: 'non-breeding',
        unit: 'individuals',
        firstYear: 2009,
        lastYear: 2013,
        min: 12000,
        max: 21000,
        mean: 15875,
        meanOf: 'stated',
        listed: { csn1: false, csn2: true, percent: 4.1 },
      },
    ]);
  });

  test('breeding pairs, an empty highest count, a share that nobody knows', () => {
    const [record] = list(`${HEADER}\n${LAGOON}\n`).records;
    expect(record).toMatchObject({ season: 'breeding', unit: 'pairs', min: 40, mean: 40, listed: { csn1: true, csn2: false } });
    expect(record).not.toHaveProperty('max');
    expect(record?.listed).not.toHaveProperty('percent');
  });

  test('what a list calls its seasons and units otherwise stays in its words, or is not told', () => {
    const [record] = list(`${HEADER}\n${put(put(MUDFLAT, 'season', 'Unset'), 'units', 'nests')}\n`).records;
    expect(record).toMatchObject({ seasonText: 'Unset' });
    expect(record).not.toHaveProperty('season');
    expect(record).not.toHaveProperty('unit');
  });

  test.each<[string, string, string, string]>([
    ['no identifier', 'site_id', '', 'dropped.siteNoId'],
    ['95 degrees', 'lat', '95', 'dropped.placeOutOfRange'],
    ['words for a place', 'lon', 'east', 'dropped.placeNotNumbers'],
    ['a number of words', 'maximum', 'many', 'dropped.siteNumber'],
    ['a negative number', 'minimum', '-5', 'dropped.siteNumber'],
    ['a number beyond all birds', 'maximum', '99999999999', 'dropped.siteNumber'],
    ['a share over the whole', 'percentfly', '101', 'dropped.siteNumber'],
    ['a year of three digits', 'start', '209', 'dropped.siteYear'],
    ['an end before the start', 'end', '2001', 'dropped.siteYear'],
    ['a mean above the highest', 'geometric_mean', '30000', 'dropped.siteContradicts'],
    ['a lowest above the highest', 'minimum', '22000', 'dropped.siteContradicts'],
    ['a cell as long as a book', 'csn_site_name', 'x'.repeat(501), 'dropped.siteText'],
  ])('%s: its row alone is left out, with its reason and number', (_name, column, value, reason) => {
    const broken = put(MUDFLAT, column, value);
    expect(broken).not.toBe(MUDFLAT);
    const read = list(`${HEADER}\n${LAGOON}\n${broken}\n${MUDFLAT}\n`);
    expect(read.reasons).toEqual([{ reason, n: 1, lines: [3] }]);
    expect(read.records.map(({ site }) => site)).toEqual(['S3', 'S1']);
  });

  test('numbers with as many decimals as a program gives them, with an exponent, and degrees with minutes', () => {
    const long = put(put(put(MUDFLAT, 'lat', '53.40000000000000568434'), 'geometric_mean', '15874.999999999998181'), 'maximum', '2.1e+04');
    const read = list(`${HEADER}\n${put(long, 'lon', '6° 06′ E')}\n`);
    expect(read.reasons).toEqual([]);
    expect(read.sites.get('S1')?.point[0]).toBeCloseTo(6.1, 9);
    expect(read.sites.get('S1')?.point[1]).toBeCloseTo(53.4, 9);
    expect(read.records[0]).toMatchObject({ max: 21000 });
    expect(read.records[0]?.mean).toBeCloseTo(15875, 6);
    // A latitude among the longitudes is no place.
    expect(list(`${HEADER}\n${put(MUDFLAT, 'lon', '53° 24′ N')}\n`).reasons).toMatchObject([{ reason: 'dropped.placeNotNumbers' }]);
  });

  test('blank cells at the end of a row, as spreadsheets write them, say nothing', () => {
    const read = list(`${HEADER}\n${MUDFLAT},,\n${LAGOON}, ,NA\n`);
    expect(read.records.map(({ site }) => site)).toEqual(['S1']);
    expect(read.reasons).toEqual([{ reason: 'dropped.tooManyCells', n: 1, lines: [3] }]);
  });

  test('the same row twice, and a site that moved', () => {
    const moved = put(put(MUDFLAT, 'lat', '53.5'), 'season', 'Breeding');
    expect(list(`${HEADER}\n${MUDFLAT}\n${MUDFLAT}\n${moved}\n`).reasons).toEqual([
      { reason: 'dropped.siteTwice', n: 1, lines: [3] },
      { reason: 'dropped.siteElsewhere', n: 1, lines: [4] },
    ]);
  });

  test('columns that a manifest names, and rows of one population alone', () => {
    const text = 'code,y,x,high\nA,10,20,5\nB,11,21,6\n';
    const read = list(text, { map: { id: 'code', lat: 'y', lon: 'x', max: 'high' }, only: { column: 'code', values: ['B'] } });
    expect(read.records).toEqual([{ site: 'B', population: 'own', max: 6 }]);
    expect(read.reasons).toEqual([{ reason: 'dropped.networkOthers', n: 1, lines: [2] }]);
  });

  test('a column that is not there is a fault that names file and field', async () => {
    const { message } = await toldOf(Promise.resolve().then(() => list('site_id,lon\nA,1\n')));
    expect(message).toContain('a.csv');
    expect(message).toContain('lat');
    expect((await toldOf(Promise.resolve().then(() => list('a,lat,lon\n1,2,3\n', { map: { id: 'code' } })))).message).toContain('“code”');
  });

  test('whatever the cells, every row is kept or counted', () => {
    const cell = fc.oneof(
      fc.constantFrom('', '1', '12', '2010', '-1', 'Yes', 'NA', '1e9', 'pairs', '53.1'),
      fc.string({ maxLength: 6 }).map((s) => s.replaceAll(/[",\r\n]/g, '')),
    );
    const row = fc.array(cell, { minLength: 18, maxLength: 18 });
    fc.assert(
      fc.property(fc.array(row, { minLength: 1, maxLength: 8 }), (rows) => {
        const filled = rows.map((cells) => ['x', ...cells.slice(1)].join(','));
        const { rowsRead, kept, reasons } = list(`${HEADER}\n${filled.join('\n')}\n`);
        expect(kept + reasons.reduce((sum, { n }) => sum + n, 0)).toBe(rowsRead);
        expect(rowsRead).toBe(rows.length);
      }),
      { numRuns: 300 },
    );
  });
});

describe('populations', () => {
  test('size, one percent and flyway; -1 is how a size that nobody knows is written', () => {
    const leftOut = new LeftOut();
    const { rows } = readPopulations(
      { text: `${example('made-up-populations.csv')}79,Unknown,,,,,,,,,,-1,-1,\n80,Wrong,,,,,,,,2013,2009,1,2,\n`, file: 'p.csv' },
      leftOut,
    );
    expect(rows).toEqual([
      {
        id: '77',
        name: 'Calidris exempli, East Atlantic',
        flyway: 'East Atlantic',
        estimate: { min: 350000, max: 420000, firstYear: 2009, lastYear: 2013 },
        threshold: 3900,
      },
      { id: '78', name: 'Calidris exempli, East Asia', flyway: 'East Asian', estimate: { max: 60000, firstYear: 2001, lastYear: 2007 }, threshold: 500 },
      { id: '79', name: 'Unknown' },
    ]);
    expect(leftOut.list()).toEqual([{ reason: 'dropped.siteYear', n: 1, lines: [5] }]);
  });
});

describe('counts with their events', () => {
  const events = { text: example('made-up-events.csv'), file: 'e.csv' };
  const only = { column: 'scientificName', values: ['Calidris exempli'] };
  const read = (text: string, eventsText = events.text) => {
    const [leftOut, leftOutEvents] = [new LeftOut(), new LeftOut()];
    const counts = readCounts({ text, file: 'c.csv', events: { ...events, text: eventsText }, only }, '77', leftOut, leftOutEvents);
    return { ...counts, reasons: leftOut.list(), eventReasons: leftOutEvents.list() };
  };

  test('rows of one event are one count, and every visit is known', () => {
    const { counts, visits, sites, reasons } = read(example('made-up-counts.csv'));
    expect(counts.map(({ year, month, n }) => [year, month, n])).toEqual([
      [2010, 1, 4200],
      [2010, 12, 3000],
      [2011, 1, 4100],
      [2012, 1, 3950],
      [2013, 1, 4100],
      [2013, 9, 800],
    ]);
    expect(visits).toHaveLength(7);
    expect([...sites.keys()]).toEqual(['estuary']);
    expect(reasons.map(({ reason, lines }) => [reason, ...lines])).toEqual([
      ['dropped.networkOthers', 9],
      ['dropped.siteNumber', 10],
      ['dropped.siteNoEvent', 11],
    ]);
  });

  test('an occurrence twice counts once; a date that cannot be, and a visit over two months', () => {
    const head = 'eventID,occurrenceID,individualCount,scientificName\n';
    expect(read(`${head}e1,o1,5,Calidris exempli\ne1,o1,5,Calidris exempli\n`).counts).toMatchObject([{ n: 5 }]);
    const dates = events.text.replace('2010-12-12', '2010-02-30').replace('2010-01-15', '2010-01-30/2010-02-02');
    const damaged = read(`${head}e1,o1,5,Calidris exempli\n`, dates);
    expect(damaged.eventReasons).toEqual([{ reason: 'dropped.timeUnreadable', n: 1, lines: [3] }]);
    expect(damaged.counts).toEqual([{ site: 'estuary', year: 2010, population: '77', n: 5 }]);
  });

  test('more sites than a list may have are a fault that names file and row', async () => {
    const rows = Array.from({ length: 50_001 }, (_, i) => `2010-01-01,s${i},${(i % 80) + 1},${(i % 170) + 1},1`);
    const text = ['eventDate,locationID,decimalLatitude,decimalLongitude,individualCount', ...rows].join('\n');
    const { message } = await toldOf(Promise.resolve().then(() => readCounts({ text, file: 'c.csv' }, 'all', new LeftOut(), new LeftOut())));
    expect(message).toContain('c.csv');
    expect(message).toMatch(/50.?002/);
  });

  test('the real columns of Sabaki and Mida are known: counts of a flat table need where and when', async () => {
    expect(
      (await toldOf(Promise.resolve().then(() => readCounts({ text: 'eventID,individualCount\ne1,4\n', file: 'c.csv' }, 'all', new LeftOut(), new LeftOut()))))
        .message,
    ).toContain('eventDate');
    expect((await toldOf(Promise.resolve().then(() => read('eventID,individualCount,scientificName\n')))).message).toContain('c.csv');
  });
});
