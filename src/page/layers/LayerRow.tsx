import { useId, useState } from 'react';
import { findEntry, isOfNodes, layersNear } from '../../domain/catalog/find-entries.ts';
import { isAreaKind, isBarrierKind, type LayerToggle } from '../../domain/catalog/layer-kinds.ts';
import { switchLayers } from '../../state/atlas-store.ts';
import { entryOf } from '../../state/view.ts';
import { useAtlas, useCatalog, useTranslator } from '../shared/use-atlas.ts';
import { Boundary } from '../shared/Boundary.tsx';
import { lazily } from '../shared/lazily.tsx';
import { Swatch } from '../shared/Swatch.tsx';
import { withTexts } from '../../i18n/languages.ts';
import { semicolonOf } from '../../i18n/punctuation.ts';

const BarrierLoader = lazily(async () => (await withTexts(import('./BarrierLoader.tsx'), 'layers', 'notes')).BarrierLoader);
const AreaLoader = lazily(async () => (await withTexts(import('./AreaLoader.tsx'), 'layers', 'notes')).AreaLoader);
const NodeScale = lazily(async () => (await withTexts(import('./NodeScale.tsx'), 'layers')).NodeScale);

/** A layer's box, its mark, and what is in it; one without data says how to get some. */
export function LayerRow({ toggle }: { readonly toggle: LayerToggle }) {
  const { t, lang } = useTranslator();
  const { catalog, layers } = useCatalog();
  const checked = useAtlas((state) => state.view.layers.includes(toggle));
  const chosen = useAtlas((state) => entryOf(state.view));
  const own = useAtlas((state) => (isAreaKind(toggle) ? state.userAreas[toggle] : undefined));
  const yours = useAtlas(({ userLayers }) => userLayers.filter(({ kind }) => kind === toggle).length);
  const note = useId();
  const [opened, setOpened] = useState(false);
  const mapReady = useAtlas((state) => state.mapReady);
  const builtIn = layers.filter(({ kind }) => kind === toggle);
  const isShared = isBarrierKind(toggle) || isAreaKind(toggle);
  const population = chosen === undefined ? undefined : findEntry(catalog, chosen)?.row;
  const near =
    population === undefined
      ? builtIn
      : [...layersNear({ layers }, population).barriers, ...layersNear({ layers }, population).areas].filter(({ kind }) => kind === toggle);
  const hasData = !isShared || builtIn.length > 0 || own !== undefined;
  const nodesDrawn = toggle === 'nodes' && checked && (population ? [population] : catalog.entries).some((row) => isOfNodes(row));
  const words = describe();
  function describe(): string | undefined {
    if (toggle === 'tracks') return checked && population === undefined ? t('layers.tracksNeedPopulation') : undefined;
    if (!isShared) return undefined;
    if (!hasData) return isBarrierKind(toggle) ? t('layers.noBarriers') : undefined;
    if (builtIn.length === 0) return undefined;
    const titles = builtIn.map(({ title }) => title).join(semicolonOf(lang));
    return near.length === 0 ? t('layers.elsewhere', { titles }) : titles;
  }
  return (
    <div className="layer">
      <label className="layer-label">
        <input
          type="checkbox"
          checked={checked && hasData}
          disabled={!hasData}
          aria-describedby={words === undefined ? undefined : note}
          onChange={(event) => switchLayers([toggle], event.target.checked)}
        />
        <Swatch toggle={toggle} />
        <span>{t(`layer.${toggle}`)}</span>
      </label>
      {words !== undefined && (
        <p id={note} className="layer-note">
          {words}
        </p>
      )}
      {nodesDrawn && (
        <Boundary>
          <NodeScale entry={chosen} />
        </Boundary>
      )}
      {isBarrierKind(toggle) && (
        <details className="area-loader" onToggle={(event) => setOpened(event.currentTarget.open)}>
          <summary>
            {yours === 0 ? t('layers.add') : t('layers.yours', { n: yours })}
            <span className="visually-hidden">: {t(`layer.${toggle}`)}</span>
          </summary>
          {(opened || mapReady) && (
            <Boundary>
              <BarrierLoader kind={toggle} />
            </Boundary>
          )}
        </details>
      )}
      {isAreaKind(toggle) && (
        <details className="area-loader" onToggle={(event) => setOpened(event.currentTarget.open)}>
          <summary>{own ? t('areas.loaded', { file: own.fileName, n: own.features.length }) : t('areas.how')}</summary>
          {(opened || mapReady) && (
            <Boundary>
              <AreaLoader kind={toggle} />
            </Boundary>
          )}
        </details>
      )}
    </div>
  );
}
