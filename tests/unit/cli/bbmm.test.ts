import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import * as v from 'valibot';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { runAtlas } from './run-atlas.ts';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'atlas-bbmm-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

const FIXES = 'x,y,t\n-500,200,0\n900,700,7200\n1100,-300,10800\n2100,-900,18000\n2600,-200,28800\n';
function write(name: string, content: string | Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}
const Printed = v.object({ varianceM2PerS: v.number(), areaKm2: v.record(v.string(), v.number()), ms: v.number() });
const GRID = ['--origin', '-3000,-4000', '--size', '80x70', '--cell', '100'];
function run(path: string, ...more: string[]): { p: number[]; varianceM2PerS: number; areaKm2: Record<string, number>; ms: number } {
  const out = join(folder, 'ud.csv');
  const { code, out: printed, err } = runAtlas('bbmm', path, ...GRID, ...more, '--out', out);
  expect([code, err]).toEqual([0, '']);
  const [header, ...rows] = readFileSync(out, 'utf8').trimEnd().split('\n');
  expect(header).toBe('p');
  return { ...v.parse(Printed, JSON.parse(printed)), p: rows.map(Number) };
}

test('writes a UD row by row from the south-west that sums to 1, and prints variance, areas and time', () => {
  const { p, varianceM2PerS, areaKm2, ms } = run(write('fixes.csv', FIXES));
  expect(p).toHaveLength(80 * 70);
  expect(p.reduce((sum, value) => sum + value, 0)).toBeCloseTo(1, 9);
  expect(varianceM2PerS).toBeGreaterThan(0);
  expect(ms).toBeGreaterThan(0);
  expect(Object.keys(areaKm2)).toEqual(['50', '75', '95', '99']);
  const sorted = p.toSorted((a, b) => b - a);
  for (const [percent, area] of Object.entries(areaKm2)) {
    let held = 0;
    const cells = sorted.findIndex((value) => (held += value) >= Number(percent) / 100) + 1;
    expect(area).toBeCloseTo(cells * 0.01, 9);
  }
  // The mean place of the mass is the time-weighted mean of the bridges' middles.
  const mean = (of: (i: number) => number): number => p.reduce((sum, value, i) => sum + value * of(i), 0);
  expect(mean((i) => -3000 + 100 * (i % 80))).toBeCloseTo((200 * 7200 + 1000 * 3600 + 1600 * 7200 + 2350 * 10_800) / 28_800, -1);
  expect(mean((i) => -4000 + 100 * Math.floor(i / 80))).toBeCloseTo((450 * 7200 + 200 * 3600 - 600 * 7200 - 550 * 10_800) / 28_800, -1);
});

test('takes gzipped input, columns in any order and a given variance', () => {
  const plain = run(write('fixes.csv', FIXES), '--variance', '12.5');
  expect(plain.varianceM2PerS).toBe(12.5);
  const swapped = FIXES.trimEnd()
    .split('\n')
    .map((line) => line.split(',').toReversed().join(','))
    .join('\r\n');
  expect(run(write('fixes.csv.gz', gzipSync(swapped)), '--variance', '12.5').p).toEqual(plain.p);
});

test('bbmm samples cell centres every five minutes, and differs from exact', () => {
  const path = write('two.csv', 'x,y,t\n0,0,0\n1000,500,1500\n');
  const { p } = run(path, '--quadrature', 'bbmm', '--variance', '8', '--location-error', '30');
  const expected = p.map((_, i) => {
    let sum = 0;
    for (let minute = 0; minute <= 25; minute += 5) {
      const a = minute / 25;
      const s2 = 1500 * a * (1 - a) * 8 + (1 - a) ** 2 * 900 + a ** 2 * 900;
      sum += Math.exp(-((-3000 + 100 * (i % 80) - 1000 * a) ** 2 + (-4000 + 100 * Math.floor(i / 80) - 500 * a) ** 2) / (2 * s2)) / (2 * Math.PI * s2);
    }
    return sum;
  });
  const total = expected.reduce((sum, value) => sum + value, 0);
  const distance = (a: number[], b: number[]): number => a.reduce((sum, value, i) => sum + Math.abs(value - b[i]!), 0) / 2;
  expect(
    distance(
      p,
      expected.map((value) => value / total),
    ),
  ).toBeLessThan(2e-5);
  expect(distance(p, run(path, '--variance', '8', '--location-error', '30').p)).toBeGreaterThan(0.005);
});

test('the probability that lies outside of the grid is printed, where it is more than a thousandth', () => {
  const Outside = v.object({ outsideGrid: v.optional(v.number()) });
  const path = write('line.csv', 'x,y,t\n0,0,0\n1000,0,600\n2000,0,1200\n');
  const outside = (...grid: string[]): number | undefined => {
    const { code, out } = runAtlas('bbmm', path, '--cell', '10', ...grid, '--variance', '0.01', '--location-error', '1', '--out', join(folder, 'ud.csv'));
    expect(code).toBe(0);
    return v.parse(Outside, JSON.parse(out)).outsideGrid;
  };
  const whole = ['--origin', '-200,-200', '--size', '240x41'];
  expect(outside(...whole)).toBeUndefined();
  expect(outside(...whole, '--quadrature', 'bbmm')).toBeUndefined();
  // Narrow bridges walk evenly: up to x = 1500 m is three quarters of their time.
  for (const quadrature of ['exact', 'bbmm']) {
    expect(outside('--origin', '-195,-200', '--size', '170x41', '--quadrature', quadrature)).toBeCloseTo(0.25, 2);
  }
});

test('the maximum lag leaves bridges out', () => {
  const { p } = run(write('fixes.csv', FIXES), '--variance', '5', '--max-lag', '60');
  // Only the bridge from (900, 700) to (1100, −300) is an hour or less.
  expect(p.reduce((sum, value, i) => sum + value * (-3000 + 100 * (i % 80)), 0)).toBeCloseTo(1000, 0);
});

test.each([
  ['no column t', 'x,y\n1,2\n', [], ['row 1', '"t"']],
  ['a word for a number', 'x,y,t\n1,2,0\n1,north,60\n', [], ['row 3', 'y', 'north']],
  ['an empty field', 'x,y,t\n1,2,0\n\n,4,60\n', [], ['row 4', 'x']],
  ['time that goes back', 'x,y,t\n1,2,60\n3,4,60\n', [], ['row 3', 't']],
  ['one fix', 'x,y,t\n1,2,60\n', [], ['1 of the at least 2 fixes']],
  ['no variance to be had', 'x,y,t\n1,2,0\n3,4,60\n', [], ['--variance']],
  ['fixes outside the grid', 'x,y,t\n900000,2,0\n900003,4,60\n', ['--variance', '1'], ['--origin']],
  ['a quadrature of another kind', FIXES, ['--quadrature', 'simpson'], ['--quadrature simpson']],
  ['a variance below zero', FIXES, ['--variance=-1'], ['--variance -1']],
  ['a cell of zero', FIXES, ['--cell', '0'], ['--cell 0']],
  ['a size of one number', FIXES, ['--size', '80'], ['--size 80']],
  ['a grid too large', FIXES, ['--size', '80000x70000'], ['25 million']],
  ['an origin of one number', FIXES, ['--origin', '-80'], ['--origin -80']],
])('refuses %s in one line that says where', (_, content, more, words) => {
  const path = write('wrong.csv', content);
  const { code, out, err } = runAtlas('bbmm', path, ...GRID, '--out', join(folder, 'none.csv'), ...more);
  expect(err).toMatch(/^atlas bbmm: [^\n]*\n$/);
  expect([code, out]).toEqual([1, '']);
  for (const word of words) expect(err).toContain(word);
});
