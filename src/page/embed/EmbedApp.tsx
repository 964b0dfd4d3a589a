import '../styles/embed.css';
import { useCallback, useEffect, useState } from 'react';
import { findEntry } from '../../domain/catalog/find-entries.ts';
import { textIn } from '../../domain/catalog/open-entry.ts';
import { describeError, type Fault } from '../../domain/errors.ts';
import { reportFault } from '../../state/atlas-store.ts';
import type { LoadedCatalog } from '../../state/entry-store.ts';
import { formatView } from '../../state/view.ts';
import { loadCatalog } from '../load-catalog.ts';
import { MapView } from '../map/MapView.tsx';
import { Alerts } from '../shared/Alerts.tsx';
import { Boundary, Failed } from '../shared/Boundary.tsx';
import { CatalogContext, TranslatorContext, useAtlas, useCatalog, useTranslator } from '../shared/use-atlas.ts';
import { useLanguage } from '../shared/use-language.ts';

/** What is shown, and the way to all that is known of it. */
function Caption() {
  const { catalog } = useCatalog();
  const { t, lang } = useTranslator();
  const view = useAtlas((state) => state.view);
  const found = view.population === undefined ? undefined : findEntry(catalog, view.population);
  const { custodian, licence } = found?.module ?? {};
  const atlas = new URL('./', location.href).pathname + formatView(view);
  return (
    <p className="embed-caption">
      <a href={atlas} target="_blank" rel="noreferrer">
        {found ? `${textIn(found.row, 'name', lang)} – ${catalog.title}` : catalog.title}
      </a>
      {custodian !== undefined && licence !== undefined && <span className="quiet">{t('embed.rights', { custodian, licence })}</span>}
    </p>
  );
}

/** The map of a view with its caption, and nothing else: no panel, no lists, nothing kept. */
export function EmbedApp() {
  const translator = useLanguage();
  const [loaded, setLoaded] = useState<LoadedCatalog | undefined>();
  const [fault, setFault] = useState<Fault | undefined>();
  const askForCatalog = useCallback(() => {
    loadCatalog().then(
      (arrived) => {
        setLoaded(arrived);
        for (const each of arrived.catalog.faults) reportFault(each);
      },
      (error: unknown) => setFault(describeError(error)),
    );
  }, []);
  useEffect(askForCatalog, [askForCatalog]);
  return (
    <TranslatorContext value={translator}>
      <CatalogContext value={loaded && { ...loaded, layers: loaded.catalog.layers }}>
        {fault && (
          <Failed
            fault={fault}
            onAgain={() => {
              setFault(undefined);
              askForCatalog();
            }}
          />
        )}
        {loaded && (
          <Boundary>
            <main>
              <MapView />
              <Caption />
            </main>
          </Boundary>
        )}
      </CatalogContext>
      <Boundary>
        <Alerts />
      </Boundary>
    </TranslatorContext>
  );
}
