import { useMemo } from 'react';
import { useTranslator } from '../use-atlas.ts';
import { compareQuadratures } from './compare-quadratures.ts';

const SIDE = 7;

function Cells({ ud, cols, rows, most, label }: { readonly ud: Float64Array; readonly cols: number; readonly rows: number; readonly most: number; readonly label: string }) {
  return (
    <div>
      <svg viewBox={`0 0 ${cols * SIDE} ${rows * SIDE}`} role="img" aria-label={label}>
        {Array.from(ud, (value, i) => (
          // Cells have nothing but their place to tell them apart. Their darkness is by the square root, so that faint ones are seen.
          <rect key={`${i % cols} ${Math.floor(i / cols)}`} x={(i % cols) * SIDE} y={(rows - 1 - Math.floor(i / cols)) * SIDE} width={SIDE - 0.5} height={SIDE - 0.5} opacity={Math.sqrt(value / most)} />
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
