import { useRef } from 'react';
import type { RepresentativenessFigures } from '../../../../domain/evidence/tracks/tracks-evidence.ts';
import { LazyChart } from '../../../downloads/LazyChart.tsx';
import { useTranslator } from '../../../shared/use-atlas.ts';

const [WIDTH, HEIGHT] = [320, 150];
const [LEFT, RIGHT, TOP, BOTTOM] = [38, 8, 8, 30];
const GRID_LINES = [0, 0.25, 0.5, 0.75, 1];

/** Share of the other animals' positions in the core range of a sample, by its size: mean, band and level. */
export function InclusionChart({ curve, asymptote }: Pick<RepresentativenessFigures, 'curve' | 'asymptote'>) {
  const { t, number, percent: exactly } = useTranslator();
  const percent = (value: number): string => exactly(Math.round(value * 100) / 100);
  const svg = useRef<SVGSVGElement>(null);
  const [first, last] = [curve[0], curve.at(-1)];
  if (!first || !last) return null;
  const span = Math.max(1, last.animals - first.animals);
  const x = (animals: number): number => LEFT + ((animals - first.animals) / span) * (WIDTH - LEFT - RIGHT);
  const y = (share: number): number => TOP + (1 - share) * (HEIGHT - TOP - BOTTOM);
  const line = (points: readonly (readonly [number, number])[]): string =>
    points.map(([animals, share]) => `${x(animals).toFixed(1)},${y(share).toFixed(1)}`).join(' ');
  const band = [...curve.map(({ animals, high }) => [animals, high] as const), ...curve.toReversed().map(({ animals, low }) => [animals, low] as const)];
  const label = t('representativeness.chart', { from: percent(first.mean), fewest: first.animals, to: percent(last.mean), most: last.animals });
  return (
    <>
      {/* A figure reads from left to right in every language. */}
      <svg ref={svg} className="inclusion-chart" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={label} direction="ltr">
        {GRID_LINES.map((share) => (
          <g key={share}>
            <line className="grid" x1={LEFT} x2={WIDTH - RIGHT} y1={y(share)} y2={y(share)} />
            <text x={LEFT - 5} y={y(share) + 3.5} textAnchor="end">
              {percent(share)}
            </text>
          </g>
        ))}
        <polygon className="band" points={line(band)} />
        {asymptote !== undefined && <line className="level" x1={LEFT} x2={WIDTH - RIGHT} y1={y(asymptote)} y2={y(asymptote)} />}
        <polyline className="mean" points={line(curve.map(({ animals, mean }) => [animals, mean] as const))} />
        {curve.map(({ animals, mean }) => (
          <circle key={animals} cx={x(animals)} cy={y(mean)} r="2.2" />
        ))}
        {[first, ...(last === first ? [] : [last])].map(({ animals }) => (
          <text key={animals} x={x(animals)} y={HEIGHT - BOTTOM + 13} textAnchor={animals === first.animals ? 'start' : 'end'}>
            {number(animals)}
          </text>
        ))}
        <text x={(LEFT + WIDTH - RIGHT) / 2} y={HEIGHT - 4} textAnchor="middle">
          {t('representativeness.animals')}
        </text>
      </svg>
      <LazyChart chart={svg} what={t('representativeness.title')} captions={[label]} />
    </>
  );
}
