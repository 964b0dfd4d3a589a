import { useId, useState } from 'react';
import { flushSync } from 'react-dom';
import { LAYER_GROUPS, togglesOf } from '../../domain/catalog/layer-kinds.ts';
import { CloseIcon, LayersIcon } from '../shared/icons.tsx';
import { currentMap, mapPadding } from '../shared/current-map.ts';
import { useTranslator } from '../shared/use-atlas.ts';
import { LayerRow } from './LayerRow.tsx';

/** Width from which the list has room beside the map. */
const ROOMY = '(min-width: 1100px)';

/** Layers and legend in one: what a mark means stands beside the box that switches it on. */
export function LayerPanel() {
  const { t } = useTranslator();
  const [open, setOpen] = useState(() => matchMedia(ROOMY).matches);
  const list = useId();
  const toggle = (): void => {
    // Drawn at once, so that the map can measure what is left of it.
    flushSync(() => setOpen(!open));
    currentMap()?.setPadding(mapPadding());
  };
  return (
    <aside className="layers" aria-label={t('layers.title')} data-open={open || undefined}>
      <button type="button" className="layers-button" aria-expanded={open} aria-controls={list} onClick={toggle}>
        {open ? <CloseIcon /> : <LayersIcon />}
        <span>{t(open ? 'layers.close' : 'layers.open')}</span>
      </button>
      <fieldset id={list} aria-label={t('layers.title')} hidden={!open} className="layers-list">
        <div className="layers-scroll">
          {LAYER_GROUPS.map((group) => (
            <section key={group}>
              <h2>{t(`layers.group.${group}`)}</h2>
              {togglesOf(group).map((each) => (
                <LayerRow key={each} toggle={each} />
              ))}
            </section>
          ))}
        </div>
      </fieldset>
    </aside>
  );
}
