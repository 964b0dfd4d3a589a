import type { Bbox } from '../../domain/catalog/fields.ts';
import { isLayerToggle } from '../../domain/catalog/layer-kinds.ts';
import { whyNowhere } from '../../domain/catalog/needs-zones.ts';
import { textIn } from '../../domain/catalog/open-entry.ts';
import type { Catalog } from '../../domain/catalog/parse-catalog.ts';
import { switchLayers } from '../../state/atlas-store.ts';
import { currentMap } from '../shared/current-map.ts';
import { Swatch } from '../shared/Swatch.tsx';
import { useCatalog, useTranslator } from '../shared/use-atlas.ts';

interface LayerListProps {
  readonly layers: Catalog['layers'];
  /** What the map turns to; each layer's own extent where it is left out. */
  readonly frame?: Bbox | undefined;
}

/** Layers by their titles, each with its size, date and licence: one switches its kind on and shows it. */
export function LayerList({ layers, frame }: LayerListProps) {
  const { t, lang, date, calendar } = useTranslator();
  const { catalog } = useCatalog();
  if (layers.length === 0) return null;
  return (
    <section>
      <h2>{t('places.layers')}</h2>
      <ul className="plain-list population-links" aria-label={t('places.layers')}>
        {layers.map((layer) => {
          const { id, kind, bbox, features, asOf, accessed } = layer;
          const why = whyNowhere(layer, catalog.layers);
          return (
            <li key={id}>
              {isLayerToggle(kind) && (
                <button
                  type="button"
                  className="plain"
                  onClick={() => {
                    switchLayers([kind], true);
                    const shown = frame ?? bbox;
                    if (shown) currentMap()?.flyTo(shown);
                  }}
                >
                  <Swatch toggle={kind} /> {textIn(layer, 'title', lang)}
                </button>
              )}
              <span className="quiet">
                {[
                  ...(features === undefined ? [] : [t('places.features', { n: features })]),
                  asOf === undefined ? t('places.accessed', { date: date(Date.parse(accessed)) }) : t('places.asOf', { date: calendar(asOf) }),
                  layer.licence,
                ].join(' · ')}
              </span>
              {why !== undefined && <span className="quiet">{t('places.nowhere', { why })}</span>}
            </li>
          );
        })}
      </ul>
    </section>
  );
}
