import { useEffect, useId, useMemo, useState } from 'react';
import { flushSync } from 'react-dom';
import { AREA_KINDS, BARRIER_KINDS, isAreaKind, LAYER_GROUPS, type LayerToggle, togglesOf } from '../../domain/catalog/layer-kinds.ts';
import { CloseIcon, LayersIcon } from '../shared/icons.tsx';
import { currentMap, mapPadding, WIDE } from '../shared/current-map.ts';
import { useAtlas, useCatalog, useTranslator } from '../shared/use-atlas.ts';
import { LayerRow } from './LayerRow.tsx';

/** Width from which the list has room beside the map. */
const ROOMY = '(min-width: 1100px)';

/** Kinds of barriers and areas of which there is no layer yet, neither of the atlas nor of this person. */
function useKindsWithoutData(): readonly LayerToggle[] {
  const { layers } = useCatalog();
  const own = useAtlas((state) => state.userAreas);
  return useMemo(
    () => [...BARRIER_KINDS, ...AREA_KINDS].filter((kind) => !layers.some((layer) => layer.kind === kind) && !(isAreaKind(kind) && own[kind])),
    [layers, own],
  );
}

/** Layers and legend in one: what a mark means stands beside the box that switches it on. */
export function LayerPanel() {
  const { t } = useTranslator();
  const [open, setOpen] = useState(() => matchMedia(ROOMY).matches);
  const list = useId();
  const empty = useKindsWithoutData();
  /** Those below each other while they are unfolded: a kind that gets its data there stays until it is closed. */
  const [unfolded, setUnfolded] = useState<readonly LayerToggle[] | undefined>();
  const folded = unfolded ?? empty;
  const [line, setLine] = useState<HTMLDivElement | null>(null);
  useEffect(() => {
    // A form that opens on the line needs room. `toggle` does not bubble.
    const unfold = (): void => setUnfolded((before) => before ?? empty);
    line?.addEventListener('toggle', unfold, true);
    return () => line?.removeEventListener('toggle', unfold, true);
  }, [line, empty]);
  const toggle = (): void => {
    // Drawn at once, so that the map can measure what is left of it.
    flushSync(() => setOpen(!open));
    currentMap()?.setPadding(mapPadding());
  };
  useEffect(() => {
    // On a phone it is a sheet: the way back closes it, where the browser has a way to say so.
    if (!open || !('CloseWatcher' in window) || matchMedia(WIDE).matches) return undefined;
    const watcher = new CloseWatcher();
    watcher.onclose = () => setOpen(false);
    return () => watcher.destroy();
  }, [open]);
  return (
    <aside className="layers" id="layers" tabIndex={-1} aria-label={t('layers.title')} data-open={open || undefined}>
      <button type="button" className="layers-button" aria-expanded={open} aria-controls={list} onClick={toggle}>
        {open ? <CloseIcon /> : <LayersIcon />}
        <span>{t(open ? 'layers.close' : 'layers.open')}</span>
      </button>
      <fieldset id={list} aria-label={t('layers.title')} hidden={!open} data-shown={open || undefined} className="layers-list">
        <div className="layers-scroll">
          {LAYER_GROUPS.map((group) => {
            const shown = togglesOf(group).filter((each) => !folded.includes(each));
            return (
              shown.length > 0 && (
                <section key={group}>
                  <h2>{t(`layers.group.${group}`)}</h2>
                  {shown.map((each) => (
                    <LayerRow key={each} toggle={each} />
                  ))}
                </section>
              )
            );
          })}
          {folded.length > 0 && (
            <section className="layers-without" data-unfolded={unfolded !== undefined || undefined}>
              <button
                type="button"
                className="plain"
                aria-expanded={unfolded !== undefined}
                onClick={() => setUnfolded(unfolded === undefined ? empty : undefined)}
              >
                {t('layers.without', { n: folded.length })}
              </button>
              {/* On one line, that can be moved along, until a person looks into one of them. */}
              <div ref={setLine} className="layers-folded">
                {folded.map((each) => (
                  <LayerRow key={each} toggle={each} />
                ))}
              </div>
            </section>
          )}
        </div>
      </fieldset>
    </aside>
  );
}
