import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
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
  expect(readdirSync(out).sort()).toEqual(['links.csv', 'nodes.geojson', 'report.json']);
  const read = (name: string): string => readFileSync(join(out, name), 'utf8');
  return {
    printed,
    links: read('links.csv'),
    report: v.parse(Report, JSON.parse(read('report.json'))),
    nodes: v.parse(Nodes, JSON.parse(read('nodes.geojson'))),
  };
}

test('writes sites, links and strength of connectivity of a herd that goes and comes back', () => {
  const { links, report, nodes } = run(writeHerd(4), '--radius', '20');
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
  const { report } = run(writeHerd(2));
  expect(report.chosen['radiusKm']!.value).toBeCloseTo(8, 0);
  expect(report.chosen['radiusKm']!.because).toContain('a tenth of how far the animals range');
  expect(report.connectivity.rM.value).toBeNull();
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
