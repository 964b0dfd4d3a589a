import { addBrownianBridges } from '../../domain/movement/bridges/brownian-bridge.ts';
import type { Grid } from '../../domain/movement/bridges/grid.ts';
import { sampleBridgesAsBbmm } from '../../domain/movement/bridges/sample-bridges-as-bbmm.ts';
import { useMemo } from 'react';
import { useTranslator } from '../shared/use-atlas.ts';

/** One bridge on one grid by both quadratures; cells row by row from the south-west, each summing to 1. */
export interface QuadratureComparison {
  readonly grid: Grid;
  readonly exact: Float64Array;
  readonly sampled: Float64Array;
  /** Total variation distance: the share of probability that lies in other cells. */
  readonly difference: number;
}

const GRID: Grid = { x0: 125, y0: 125, cell: 250, cols: 24, rows: 12 };
/** Two fixes, metres and seconds; and a motion variance within the range of the mule deer, m²/s. */
const BRIDGE = { x: Float64Array.of(640, 5260), y: Float64Array.of(820, 2130), t: Float64Array.of(0, 10_800), error: Float64Array.of(20, 20) };
const VARIANCE = 12;
const MAX_LAG_S = 28_800;

function scale(ud: Float64Array): Float64Array {
  const sum = ud.reduce((a, b) => a + b, 0);
  return ud.map((value) => value / sum);
}

/** Compute the figure of the method page, from the same code that makes the corridors. */
export function compareQuadratures(): QuadratureComparison {
  const cells = GRID.cols * GRID.rows;
  const exact = new Float64Array(cells);
  addBrownianBridges(exact, GRID, BRIDGE, VARIANCE, MAX_LAG_S);
  const sampled = new Float64Array(cells);
  sampleBridgesAsBbmm(sampled, GRID, BRIDGE, VARIANCE, MAX_LAG_S);
  const [a, b] = [scale(exact), scale(sampled)];
  return { grid: GRID, exact: a, sampled: b, difference: a.reduce((sum, value, i) => sum + Math.abs(value - (b[i] ?? 0)), 0) / 2 };
}

const SIDE = 7;

function Cells({
  ud,
  cols,
  rows,
  most,
  label,
}: {
  readonly ud: Float64Array;
  readonly cols: number;
  readonly rows: number;
  readonly most: number;
  readonly label: string;
}) {
  return (
    <div>
      <svg viewBox={`0 0 ${cols * SIDE} ${rows * SIDE}`} role="img" aria-label={label}>
        {Array.from(ud, (value, i) => (
          // Cells have nothing but their place to tell them apart. Their darkness is by the square root, so that faint ones are seen.
          <rect
            key={`${i % cols} ${Math.floor(i / cols)}`}
            x={(i % cols) * SIDE}
            y={(rows - 1 - Math.floor(i / cols)) * SIDE}
            width={SIDE - 0.5}
            height={SIDE - 0.5}
            opacity={Math.sqrt(value / most)}
          />
        ))}
      </svg>
      <p className="quiet">{label}</p>
    </div>
  );
}

/** Exact cells beside R's samples, computed here by the code that makes the corridors. */
export function QuadratureFigure() {
  const { t, percent } = useTranslator();
  const { grid, exact, sampled, difference } = useMemo(() => compareQuadratures(), []);
  const most = Math.max(...exact, ...sampled);
  return (
    <figure className="quadrature">
      <div className="quadrature-pair">
        <Cells ud={exact} cols={grid.cols} rows={grid.rows} most={most} label={t('how.figure.exact')} />
        <Cells ud={sampled} cols={grid.cols} rows={grid.rows} most={most} label={t('how.figure.sampled')} />
      </div>
      <figcaption className="quiet">{t('how.figure', { difference: percent(difference) })}</figcaption>
    </figure>
  );
}
