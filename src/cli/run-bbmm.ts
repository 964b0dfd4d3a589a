import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { DEFAULT_METHOD } from '../domain/movement/corridor-method.ts';
import { AtlasError } from '../domain/errors.ts';
import { writeCsv } from '../domain/formats/csv.ts';
import { addBrownianBridges } from '../domain/movement/bridges/brownian-bridge.ts';
import { MOST_CELLS, type Grid } from '../domain/movement/bridges/grid.ts';
import { motionVariance } from '../domain/movement/bridges/motion-variance.ts';
import { sampleBridgesAsBbmm } from '../domain/movement/bridges/sample-bridges-as-bbmm.ts';
import { volumeContours } from '../domain/movement/corridors/volume-contour.ts';
import { readFixes } from './read-fixes.ts';

const HELP = `atlas bbmm FIXES.csv --origin X0,Y0 --size NCOLSxNROWS --cell M [--location-error M] [--max-lag MIN] [--variance M2_PER_S] [--quadrature exact|bbmm] --out UD.csv
Utilisation distribution of one sequence by Brownian bridges (Horne et al. 2007). FIXES.csv: columns x, y (metres) and t (seconds).
  --origin X0,Y0            centre of the south-west cell, metres
  --size NCOLSxNROWS        columns and rows of the grid
  --cell M                  side of a cell, metres
  --location-error M        standard deviation of a fix, metres (20)
  --max-lag MIN             longest bridge, minutes (${DEFAULT_METHOD.maxLagMin})
  --variance M2_PER_S       Brownian motion variance; estimated from the fixes when left out
  --quadrature exact|bbmm   exact: integrated over cells and time (the default); bbmm: sampled as the R package BBMM does
  --out UD.csv              one column p, row by row from the south, west to east`;
const CONTOURS = [50, 75, 95, 99] as const;

/** A number of an option, above 0, or from 0. */
function parseNumber(option: string, text: string, zero = false): number {
  const value = Number(text);
  if (text.trim() === '' || !Number.isFinite(value) || value < 0 || (value === 0 && !zero)) {
    throw new AtlasError(`--${option} ${text} is not a number ${zero ? 'from 0' : 'above 0'}`, HELP, { field: option });
  }
  return value;
}

function parseGrid(origin: string, size: string, cell: string): Grid {
  const [x0 = Number.NaN, y0 = Number.NaN, ...more] = origin.split(',').map((part) => (part.trim() === '' ? Number.NaN : Number(part)));
  if (!Number.isFinite(x0) || !Number.isFinite(y0) || more.length > 0) {
    throw new AtlasError(`--origin ${origin} is not two numbers with a comma between, such as 500000,4700000`, HELP, { field: 'origin' });
  }
  const [, cols = 0, rows = 0] = (/^(\d+)[x×](\d+)$/i.exec(size) ?? []).map(Number);
  if (cols < 1 || rows < 1) throw new AtlasError(`--size ${size} is not columns x rows, such as 200x150`, HELP, { field: 'size' });
  if (cols * rows > MOST_CELLS) throw new AtlasError(`--size ${size} has more than ${MOST_CELLS / 1e6} million cells`, HELP, { field: 'size' });
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

/** Scale to sum to 1; false where nothing of the bridges lies on the grid. */
function scaleToOne(ud: Float64Array): boolean {
  let total = 0;
  for (let i = 0; i < ud.length; i++) total += ud[i]!;
  if (total > 0) for (let i = 0; i < ud.length; i++) ud[i] = ud[i]! / total;
  return total > 0;
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
    console.log(HELP);
    return;
  }
  const [path, ...more] = positionals;
  if (path === undefined) throw new AtlasError('FIXES.csv is missing', HELP);
  if (more.length > 0) throw new AtlasError(`one file at a time: ${more.join(' ')} is too many`, HELP);
  const sequence = readFixes(path, parseNumber('location-error', values['location-error'] ?? '20', true));
  const { origin, size, cell, out, quadrature = 'exact' } = values;
  if (origin === undefined) throw new AtlasError('--origin is missing', HELP, { field: 'origin' });
  if (size === undefined) throw new AtlasError('--size is missing', HELP, { field: 'size' });
  if (cell === undefined) throw new AtlasError('--cell is missing', HELP, { field: 'cell' });
  if (out === undefined) throw new AtlasError('--out is missing', HELP, { field: 'out' });
  if (quadrature !== 'exact' && quadrature !== 'bbmm')
    throw new AtlasError(`--quadrature ${quadrature} is neither exact nor bbmm`, HELP, { field: 'quadrature' });
  const grid = parseGrid(origin, size, cell);
  const maxLagS = (values['max-lag'] === undefined ? DEFAULT_METHOD.maxLagMin : parseNumber('max-lag', values['max-lag'])) * 60;
  const given = values.variance === undefined ? undefined : parseNumber('variance', values.variance);

  const started = performance.now();
  const variance = given ?? motionVariance(sequence, maxLagS);
  if (variance === undefined) {
    throw new AtlasError(`${path}: no fix can be left out to estimate the variance from; give --variance`, HELP, { file: path, field: 'variance' });
  }
  const ud = new Float64Array(grid.cols * grid.rows);
  if (quadrature === 'bbmm') sampleBridgesAsBbmm(ud, grid, sequence, variance, maxLagS);
  else addBrownianBridges(ud, grid, sequence, variance, maxLagS);
  if (!scaleToOne(ud))
    throw new AtlasError(`${path}: no bridge within --max-lag touches the grid; check --origin, --size, --cell and --max-lag`, HELP, { file: path });
  const areaKm2: Record<string, number> = {};
  for (const [k, { cells }] of volumeContours(
    ud,
    CONTOURS.map((percent) => percent / 100),
  ).entries()) {
    areaKm2[String(CONTOURS[k])] = (cells * grid.cell * grid.cell) / 1e6;
  }
  const ms = Math.round((performance.now() - started) * 1000) / 1000;

  writeFileSync(out, writeCsv(listCells(ud), ['p'], '\n'));
  console.log(JSON.stringify({ varianceM2PerS: variance, areaKm2, ms }));
}
