import { useId } from 'react';
import { useStore } from 'zustand';
import type { Choice } from '../../domain/importance/choose-cells.ts';
import { CELL_KM2, roughly } from '../../domain/importance/equal-area-grid.ts';
import { importanceChoice } from '../../state/importance-store.ts';
import { useTranslator } from '../shared/use-atlas.ts';

/** How little ground holds a share of what every population uses most: whether a network could be sufficient, and where. */
export function FewestCells({ chosen: { cells, populations } }: { readonly chosen: Choice }) {
  const { t, number, percent, areaKm2 } = useTranslator();
  const { share, isMarked } = useStore(importanceChoice);
  const title = useId();
  return (
    <section aria-labelledby={title}>
      <h2 id={title}>{t('importance.fewest')}</h2>
      <p>{t('importance.fewestHow')}</p>
      <div className="gaps-form importance-form">
        <label>
          {t('importance.fewestShare')}
          <input
            type="range"
            min={0.05}
            max={1}
            step={0.05}
            value={share}
            aria-valuetext={percent(share)}
            onChange={({ target }) => importanceChoice.setState({ share: target.valueAsNumber })}
          />
        </label>
        <label className="check">
          <input type="checkbox" checked={isMarked} onChange={({ target }) => importanceChoice.setState({ isMarked: target.checked })} />
          {t('importance.fewestMark')}
        </label>
      </div>
      <p className="answer" aria-live="polite">
        {t('importance.fewestAnswer', {
          cells: number(cells.length, 0),
          area: areaKm2(roughly(cells.length * CELL_KM2)),
          share: percent(share),
          n: populations,
        })}
      </p>
      <p className="quiet">{t('importance.fewestCaution')}</p>
    </section>
  );
}
