import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { addBrownianBridges } from '../../src/domain/movement/bridges/brownian-bridge.ts';
import { computeCorridors } from '../../src/domain/movement/corridors/compute-corridors.ts';
import type { Grid } from '../../src/domain/movement/bridges/grid.ts';
import type { PlaneSequence } from '../../src/domain/movement/bridges/motion-variance.ts';
import { sampleBridgesAsBbmm } from '../../src/domain/movement/bridges/sample-bridges-as-bbmm.ts';
import { importOk, RAW_DATA, sample } from '../unit/tracks/import/given-file.ts';
import { seededNormal } from '../unit/movement/simulate-track.ts';
import { medianMs, printResult } from './print-result.ts';

const FIXES = 750;
const VARIANCE = 18;
const LAG_S = 8 * 3600;
/** 40,000 cells of 250 m round a walk drawn back to the middle. */
const GRID: Grid = { x0: -25_000, y0: -25_000, cell: 250, cols: 200, rows: 200 };
const DEER = '../shared/data/mule-deer-wyoming/gps.csv.gz';

/** A walk like a deer's, a fix every 3 h. */
function simulate(): PlaneSequence {
  const normal = seededNormal(41);
  const sequence = { x: new Float64Array(FIXES), y: new Float64Array(FIXES), t: new Float64Array(FIXES), error: new Float64Array(FIXES).fill(20) };
  for (let i = 1; i < FIXES; i++) {
    sequence.x[i] = 0.995 * sequence.x[i - 1]! + 450 * normal();
    sequence.y[i] = 0.995 * sequence.y[i - 1]! + 450 * normal();
    sequence.t[i] = i * 10_800;
  }
  return sequence;
}

/** Every cell at every instant, as R's BBMM does it. */
function sampleAllCells(ud: Float64Array, { x0, y0, cell, cols, rows }: Grid, { x, y, t, error }: PlaneSequence): void {
  for (let i = 1; i < t.length; i++) {
    const total = t[i]! - t[i - 1]!;
    for (let at = 0; at <= total; at += 300) {
      const alpha = at / total;
      const s2 = total * alpha * (1 - alpha) * VARIANCE + ((1 - alpha) * error[i - 1]!) ** 2 + (alpha * error[i]!) ** 2;
      const mx = x[i - 1]! + alpha * (x[i]! - x[i - 1]!);
      const my = y[i - 1]! + alpha * (y[i]! - y[i - 1]!);
      for (let row = 0, k = 0; row < rows; row++) {
        const dy = y0 + row * cell - my;
        for (let col = 0; col < cols; col++, k++) {
          const dx = x0 + col * cell - mx;
          ud[k] = ud[k]! + Math.exp(-(dx * dx + dy * dy) / (2 * s2)) / (2 * Math.PI * s2);
        }
      }
    }
  }
}

/** Seconds that BBMM itself needs for the same fixes and grid, in ms; undefined where R or the package is not there. */
function timeR({ x, y, t }: PlaneSequence): number | undefined {
  const folder = mkdtempSync(join(tmpdir(), 'atlas-bench-'));
  try {
    const file = join(folder, 'fixes.csv');
    writeFileSync(file, ['x,y,t', ...Array.from(x, (value, i) => `${value},${y[i]},${t[i]}`)].join('\n'));
    const grid = `expand.grid(x=${GRID.x0}+${GRID.cell}*(0:${GRID.cols - 1}), y=${GRID.y0}+${GRID.cell}*(0:${GRID.rows - 1}))`;
    const code = `library(BBMM); f <- read.csv('${file}'); g <- ${grid}; cat(system.time(brownian.bridge(f$x, f$y, diff(f$t)/60, 20, area.grid=g, cell.size=${GRID.cell}, time.step=5, max.lag=480))[['elapsed']])`;
    const { status, stdout } = spawnSync('Rscript', ['-e', code], { encoding: 'utf8' });
    return status === 0 ? 1000 * Number(/[\d.]+$/.exec(stdout.trim())?.[0]) : undefined;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Brownian bridges against all-cells sampling and, where it is installed, R's BBMM; then a herd from fixes to corridors. */
export async function run(): Promise<void> {
  const sequence = simulate();
  const cells = GRID.cols * GRID.rows;
  const title = `${FIXES} fixes, ${cells} cells of ${GRID.cell} m`;
  const sampled = await medianMs(() => sampleBridgesAsBbmm(new Float64Array(cells), GRID, sequence, VARIANCE, LAG_S), 15);
  const exact = await medianMs(() => addBrownianBridges(new Float64Array(cells), GRID, sequence, VARIANCE, LAG_S), 15);
  const started = performance.now();
  sampleAllCells(new Float64Array(cells), GRID, sequence);
  const peers: [string, number][] = [['all-cells sampling in TypeScript, as R’s BBMM does (one run)', performance.now() - started]];
  const inR = timeR(sequence);
  if (inR === undefined) console.error('bridges: R with the package BBMM is not on this machine, so it is not timed');
  else peers.push(['R package BBMM (one run)', inR]);
  for (const [peer, ms] of peers) {
    printResult('bridges', `bbmm sampling: ${title}`, sampled, peer, ms);
    printResult('bridges', `exact quadrature: ${title}`, exact, peer, ms);
  }
  if (!existsSync(DEER)) {
    console.error(`bridges, mule deer: left out, ${DEER} is missing`);
    return;
  }
  const { tracks } = await importOk(sample('mule-deer-wyoming/gps.csv.gz', RAW_DATA));
  const method = { method: 'bbmm', cellM: 250, locationErrorM: 20, maxLagMin: 480, bufferM: 500, minDistanceKm: 15, minDaysAway: 30 } as const;
  const ms = await medianMs(() => computeCorridors(tracks, method, { seasons: 'spring-autumn' }), 3);
  // No peer does all of this: its fields are null.
  printResult('bridges', `${tracks.length} mule deer, every sequence, fixes to corridors at 250 m`, ms, 'none', Number.NaN);
}
