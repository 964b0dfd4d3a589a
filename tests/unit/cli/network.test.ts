import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import * as v from 'valibot';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { simulateTrack } from '../movement/simulate-track.ts';
import { runAtlas } from './run-atlas.ts';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'atlas-network-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

/** Animals that go 80 km away in spring and come back in autumn, as Movebank writes them. */
function writeHerd(animals: number): string {
  const rows = Array.from({ length: animals }, (_, i) => {
    const journeys: [number, number, number][] = [
      [90, 110, 80],
      [250, 270, 0],
    ];
    const track = simulateTrack({ individual: `d${i}`, days: 360, stepH: 6, wanderKm: 2, seed: 60 + i, journeys });
    return Array.from(track.time, (time, k) => `${new Date(time).toISOString()},${track.lon[k]!.toFixed(6)},${track.lat[k]!.toFixed(6)},d${i}`);
  }).flat();
  const path = join(folder, `herd-${animals}.csv`);
  writeFileSync(path, ['timestamp,location-long,location-lat,individual-local-identifier', ...rows, ''].join('\n'));
  return path;
}

const Strength = v.looseObject({ value: v.nullable(v.number()) });
const Report = v.looseObject({
  individuals: v.number(),
  chosen: v.record(v.string(), v.object({ value: v.number(), because: v.string() })),
  connectivity: v.looseObject({
    individuals: v.number(),
    transitions: v.array(v.object({ from: v.string(), to: v.string(), individuals: v.number(), probability: v.number() })),
    rM: Strength,
    mc: Strength,
  }),
});
const Nodes = v.object({
  features: v.array(v.looseObject({ id: v.string(), properties: v.looseObject({ individuals: v.number(), months: v.array(v.number()) }) })),
});

function run(path: string, ...more: string[]) {
  const out = join(folder, 'out');
  rmSync(out, { recursive: true, force: true });
  const { code, out: printed, err } = runAtlas('network', path, '--out', out, ...more);
  expect([code, err]).toEqual([0, '']);
  // What each site adds, of three tracked animals or more.
  const adds = readdirSync(out).filter((name) => name === 'contributions.csv');
  expect(readdirSync(out).sort()).toEqual([...adds, 'links.csv', 'nodes.geojson', 'report.json']);
  const read = (name: string): string => readFileSync(join(out, name), 'utf8');
  return {
    printed,
    adds: adds.map(read).join(''),
    links: read('links.csv'),
    report: v.parse(Report, JSON.parse(read('report.json'))),
    nodes: v.parse(Nodes, JSON.parse(read('nodes.geojson'))),
  };
}

test('writes sites, links and strength of connectivity of a herd that goes and comes back', () => {
  const { adds, links, report, nodes } = run(writeHerd(4), '--radius', '20');
  // Without either site nothing is left of four animals that go from the one to the other.
  expect(adds.split('\r\n')[1]).toBe('node,n1,4,1,1,1,1,1,1,0.75,0.75,0.75');
  expect(nodes.features.map(({ id, properties }) => [id, properties.individuals])).toEqual([
    ['n1', 4],
    ['n2', 4],
  ]);
  const [header, ...rows] = links.trim().split('\r\n');
  expect(header).toBe('from,to,individuals,season,movements,months');
  expect(rows.map((row) => row.split(',').slice(0, 3)).sort()).toEqual([
    ['n1', 'n2', '4'],
    ['n2', 'n1', '4'],
  ]);
  expect(report.chosen['radiusKm']).toEqual({ value: 20, because: 'as given' });
  expect(report.connectivity.transitions).toEqual([expect.objectContaining({ individuals: 4, probability: 1 })]);
  // All between the same two sites: how strongly they keep their neighbours cannot be told.
  expect(report.connectivity.mc.value).toBeNull();
  expect(report.connectivity.rM.value).not.toBeNull();
});

test('chooses the radius from how far the animals range, and says so; two animals have no strength', () => {
  const { adds, report } = run(writeHerd(2));
  expect(adds).toBe('');
  expect(report.chosen['radiusKm']!.value).toBeCloseTo(8, 0);
  expect(report.chosen['radiusKm']!.because).toContain('a tenth of how far the animals range');
  expect(report.connectivity.rM.value).toBeNull();
});

const STORKS = fileURLToPath(new URL('../../../docs/modules/encounters/made-up-euring2020.txt', import.meta.url));

test('takes files of ringing and re-encounters too, known by their content, gzipped or not', () => {
  const { links, report, nodes, printed } = run(STORKS, '--breeding', '4,5,6,7', '--non-breeding', '11,12,1,2');
  // Counted by hand in the made-up file: two birds from Poland to Kenya, one each of the others.
  expect(links.trim().split('\r\n').slice(1)[0]).toMatch(/^n\d,n\d,2,southward,2,2$/);
  expect(report.individuals).toBe(8);
  expect(nodes.features.reduce((sum, { properties }) => sum + Number(properties['encountered']), 0)).toBe(7);
  expect(report.chosen['radiusKm']!.because).toContain('a tenth of how far the birds were found');
  expect(report.connectivity.individuals).toBe(4);
  expect(report.connectivity.rM.value).not.toBeNull();
  expect(printed).toContain('"individuals":8');
  const packed = join(folder, 'storks.txt.gz');
  writeFileSync(packed, gzipSync(readFileSync(STORKS)));
  const again = run(packed);
  expect(again.links).toBe(links);
  // No season is told by the calendar alone.
  expect(again.report.connectivity.rM.value).toBeNull();
});

test('Darwin Core is read as encounters where that is said; the USGS table is known by its header', () => {
  const rows = [
    'organismID,eventDate,decimalLatitude,decimalLongitude,coordinateUncertaintyInMeters',
    'r1,2001-06-01,52,13,100',
    'r1,2001-12-01,13,20,100',
    '',
  ];
  const dwc = join(folder, 'dwc.csv');
  writeFileSync(dwc, rows.join('\n'));
  expect(run(dwc, '--encounters').nodes.features).toHaveLength(2);
  const usgs = join(folder, 'bbl.csv');
  const header = 'BAND,ORIGINAL_BAND,EVENT_TYPE,EVENT_DATE,SPECIES_ID,LAT_DD,LON_DD,COORD_PREC';
  writeFileSync(usgs, [header, 'b1,b1,B,06/01/2001,1,45,-75,1', 'b1,b1,E,12/01/2001,1,30,-90,1', 'b2,b2,B,06/01/2001,2,45,-75,1', ''].join('\n'));
  const several = runAtlas('network', usgs, '--out', join(folder, 'out'));
  expect([several.code, several.err]).toEqual([1, expect.stringContaining('the files hold several species: 1, 2; choose with --species')]);
  const { links } = run(usgs, '--species', '1');
  expect(links.trim().split('\r\n').slice(1)).toEqual(['n2,n1,1,southward,1,12']);
});

test('the seasons of tracks can be given, and win over the rule', () => {
  const { report } = run(writeHerd(4), '--radius', '20', '--breeding', '6,7', '--non-breeding', '1,2,12');
  expect(report.connectivity['seasons']).toBe('as given: breeding in months 6, 7, non-breeding in months 1, 2, 12');
  expect(report.connectivity.individuals).toBe(4);
});

test.each([
  ['a stay of birds that were met once', ['--stay', '3'], '--stay says nothing of ringing and re-encounters'],
  ['a month that there is none of', ['--breeding', '4,13', '--non-breeding', '1'], '--breeding 4,13 is not months from 1 to 12'],
  ['a month in both seasons', ['--breeding', '4,5', '--non-breeding', '5'], '--non-breeding 5 has months of the breeding season, too'],
  ['one season alone', ['--breeding', '4,5'], '--non-breeding is missing'],
  ['a species that nobody met', ['--species', '99999'], 'the files hold no ringing or encounter of 99999'],
])('of encounters, %s: one line says so', (_fault, more, words) => {
  const { code, err } = runAtlas('network', STORKS, '--out', join(folder, 'out'), ...more);
  expect(code).toBe(1);
  expect(err).toContain(words);
  expect(err.trim().split('\n')).toHaveLength(1);
});

test('tracks and encounters at once: one line names the file', () => {
  const { code, err } = runAtlas('network', STORKS, writeHerd(1), '--out', join(folder, 'out'));
  expect([code, err]).toEqual([1, expect.stringContaining('herd-1.csv holds no ringing and re-encounters that are known as such')]);
});

test.each([
  ['no folder to write to', [], '--out is missing'],
  ['a radius of nothing', ['--out', 'x', '--radius', '0'], '--radius 0 is not a number above 0'],
  ['a stay in words', ['--out', 'x', '--stay', 'week'], '--stay week is not a number above 0'],
])('%s: one line says so', (_fault, more, words) => {
  const { code, err } = runAtlas('network', writeHerd(1), ...more);
  expect(code).toBe(1);
  expect(err).toContain(words);
  expect(err.trim().split('\n')).toHaveLength(1);
});
