import '../styles/embed.css';
import { findEntry } from '../../domain/catalog/find-entries.ts';
import { textIn } from '../../domain/catalog/open-entry.ts';
import { formatView } from '../../state/view.ts';
import { MapView } from '../map/MapView.tsx';
import { Alerts } from '../shared/Alerts.tsx';
import { Boundary, Failed, Waiting } from '../shared/Boundary.tsx';
import { CatalogContext, TranslatorContext, useAtlas, useCatalog, useTranslator } from '../shared/use-atlas.ts';
import { useLanguage } from '../shared/use-language.ts';
import { useLoadedCatalog, usePageCatalog } from '../shared/use-loaded-catalog.ts';

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
  const { loaded, fault, askAgain } = useLoadedCatalog();
  const shown = usePageCatalog(loaded, translator.lang);
  return (
    <TranslatorContext value={translator}>
      <CatalogContext value={shown}>
        {!loaded && !fault && <Waiting />}
        {fault && <Failed fault={fault} onAgain={askAgain} />}
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
