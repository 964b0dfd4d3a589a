import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { DEFAULT_METHOD } from '../domain/movement/corridor-method.ts';
import { AtlasError } from '../domain/errors.ts';
import { writeCsv } from '../domain/formats/csv.ts';
import { addBrownianBridges } from '../domain/movement/bridges/brownian-bridge.ts';
import { MOST_CELLS, type Grid } from '../domain/movement/bridges/grid.ts';
import { motionVariance, type PlaneSequence } from '../domain/movement/bridges/motion-variance.ts';
import { sampleBridgesAsBbmm } from '../domain/movement/bridges/sample-bridges-as-bbmm.ts';
import { volumeContours } from '../domain/movement/corridors/volume-contour.ts';
import { readFixes } from './read-fixes.ts';
import { english } from './english.ts';

const CONTOURS = [50, 75, 95, 99] as const;

/** A number of an option, above 0, or from 0. */
function parseNumber(option: string, text: string, zero = false): number {
  const value = Number(text);
  if (text.trim() === '' || !Number.isFinite(value) || value < 0 || (value === 0 && !zero)) {
    throw new AtlasError(zero ? 'cli.option.negative' : 'cli.option.notPositive', { text }, { field: option });
  }
  return value;
}

function parseGrid(origin: string, size: string, cell: string): Grid {
  const [x0 = Number.NaN, y0 = Number.NaN, ...more] = origin.split(',').map((part) => (part.trim() === '' ? Number.NaN : Number(part)));
  if (!Number.isFinite(x0) || !Number.isFinite(y0) || more.length > 0) {
    throw new AtlasError('cli.option.origin', { text: origin }, { field: 'origin' });
  }
  const [, cols = 0, rows = 0] = (/^(\d+)[x×](\d+)$/i.exec(size) ?? []).map(Number);
  if (cols < 1 || rows < 1) throw new AtlasError('cli.option.size', { text: size }, { field: 'size' });
  if (cols * rows > MOST_CELLS) throw new AtlasError('cli.option.sizeTooLarge', { text: size, most: MOST_CELLS / 1e6 }, { field: 'size' });
  return { x0, y0, cell: parseNumber('cell', cell), cols, rows };
}

/** `--origin -500,200` to `--origin=-500,200`: parseArgs takes a value that starts with a minus for another option. */
function joinNegativeValues(args: readonly string[]): string[] {
  const joined: string[] = [];
  for (const arg of args) {
    const before = joined.at(-1);
    if (/^-[\d.]/.test(arg) && before !== undefined && /^--[a-z-]+$/.test(before)) joined[joined.length - 1] = `${before}=${arg}`;
    else joined.push(arg);
  }
  return joined;
}

function sum(values: Float64Array): number {
  let total = 0;
  for (let i = 0; i < values.length; i++) total += values[i]!;
  return total;
}

/** Scale to sum to 1; false where nothing of the bridges lies on the grid. */
function scaleToOne(ud: Float64Array): boolean {
  const total = sum(ud);
  if (total > 0) for (let i = 0; i < ud.length; i++) ud[i] = ud[i]! / total;
  return total > 0;
}

/** Less of the probability outside of the grid is not worth a word. */
const LEAST_OUTSIDE = 0.001;

/** The share of the bridges' time that they spend outside of the grid. @param seconds their time integral, cell by cell */
function shareOutside(seconds: Float64Array, { t }: PlaneSequence, maxLagS: number): number {
  let drawn = 0;
  for (let i = 1; i < t.length; i++) {
    const lag = t[i]! - t[i - 1]!;
    if (lag > 0 && lag <= maxLagS) drawn += lag;
  }
  return Math.max(0, 1 - sum(seconds) / drawn);
}

function* listCells(ud: Float64Array): Generator<{ p: number }> {
  for (const p of ud) yield { p };
}

/** `atlas bbmm`. */
export async function runBbmm(args: string[]): Promise<void> {
  const text = { type: 'string' } as const;
  const { values, positionals } = parseArgs({
    args: joinNegativeValues(args),
    allowPositionals: true,
    options: {
      help: { type: 'boolean' },
      origin: text,
      size: text,
      cell: text,
      'location-error': text,
      'max-lag': text,
      variance: text,
      quadrature: text,
      out: text,
    },
  });
  if (values.help) {
    console.log(english.t('cli.bbmm.help', { lag: DEFAULT_METHOD.maxLagMin }));
    return;
  }
  const [path, ...more] = positionals;
  if (path === undefined) throw new AtlasError('cli.option.missing', {}, { field: 'FIXES.csv' });
  if (more.length > 0) throw new AtlasError('cli.tooMany.files', { names: more.join(' ') });
  const sequence = readFixes(path, parseNumber('location-error', values['location-error'] ?? '20', true));
  const { origin, size, cell, out, quadrature = 'exact' } = values;
  if (origin === undefined) throw new AtlasError('cli.option.missing', {}, { field: '--origin' });
  if (size === undefined) throw new AtlasError('cli.option.missing', {}, { field: '--size' });
  if (cell === undefined) throw new AtlasError('cli.option.missing', {}, { field: '--cell' });
  if (out === undefined) throw new AtlasError('cli.option.missing', {}, { field: '--out' });
  if (quadrature !== 'exact' && quadrature !== 'bbmm') throw new AtlasError('cli.option.quadrature', { text: quadrature }, { field: 'quadrature' });
  const grid = parseGrid(origin, size, cell);
  const maxLagS = (values['max-lag'] === undefined ? DEFAULT_METHOD.maxLagMin : parseNumber('max-lag', values['max-lag'])) * 60;
  const given = values.variance === undefined ? undefined : parseNumber('variance', values.variance);

  const started = performance.now();
  const variance = given ?? motionVariance(sequence, maxLagS);
  if (variance === undefined) {
    throw new AtlasError('cli.bbmm.noVariance', {}, { file: path, field: 'variance' });
  }
  const ud = new Float64Array(grid.cols * grid.rows);
  if (quadrature === 'bbmm') sampleBridgesAsBbmm(ud, grid, sequence, variance, maxLagS);
  else addBrownianBridges(ud, grid, sequence, variance, maxLagS);
  // The samples of a bridge narrower than a cell do not add up to one: what lies outside is told by the integral.
  const integral = quadrature === 'exact' ? ud : new Float64Array(ud.length);
  if (integral !== ud) addBrownianBridges(integral, grid, sequence, variance, maxLagS);
  const outsideGrid = shareOutside(integral, sequence, maxLagS);
  if (!scaleToOne(ud)) throw new AtlasError('cli.bbmm.offGrid', {}, { file: path });
  const areaKm2: Record<string, number> = {};
  for (const [k, { cells }] of volumeContours(
    ud,
    CONTOURS.map((percent) => percent / 100),
  ).entries()) {
    areaKm2[String(CONTOURS[k])] = (cells * grid.cell * grid.cell) / 1e6;
  }
  const ms = Math.round((performance.now() - started) * 1000) / 1000;

  writeFileSync(out, writeCsv(listCells(ud), ['p'], '\n'));
  console.log(JSON.stringify({ varianceM2PerS: variance, areaKm2, ...(outsideGrid > LEAST_OUTSIDE ? { outsideGrid } : {}), ms }));
}
