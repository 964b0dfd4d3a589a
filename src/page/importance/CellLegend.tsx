import { TOP_SHARES } from '../../domain/importance/outline-cells.ts';
import { CELL_COLOURS } from '../../map/layers/cell-layers.ts';
import { useThemeName } from '../shared/theme.ts';
import { useTranslator } from '../shared/use-atlas.ts';

/** What the colours of cells on the map say. */
export function CellLegend() {
  const { t, percent } = useTranslator();
  const theme = useThemeName();
  return (
    <ul className="cell-legend" aria-label={t('importance.legend')}>
      {TOP_SHARES.map((share, i) => (
        <li key={share}>
          <svg viewBox="0 0 14 14" width="14" height="14" aria-hidden="true">
            <rect width="14" height="14" rx="3" fill={CELL_COLOURS[theme][i]} />
          </svg>
          {share === 1 ? t('importance.legend.rest') : t('importance.legend.top', { share: percent(share) })}
        </li>
      ))}
    </ul>
  );
}
