import '../styles/embed.css';
import { useEffect } from 'react';
import { findEntry } from '../../domain/catalog/find-entries.ts';
import { textIn } from '../../domain/catalog/open-entry.ts';
import { entryOf, formatView } from '../../state/view.ts';
import { MapView } from '../map/MapView.tsx';
import { Alerts } from '../shared/Alerts.tsx';
import { Boundary, Failed, Waiting } from '../shared/Boundary.tsx';
import { CatalogContext, TranslatorContext, useAtlas, useCatalog, useCountryName, useTranslator } from '../shared/use-atlas.ts';
import { useLanguage } from '../shared/use-language.ts';
import { useTexts } from '../shared/use-texts.ts';
import { useLoadedCatalog, usePageCatalog } from '../shared/use-loaded-catalog.ts';

/** What the map is of: a population, a species, a country or a module; undefined for the whole atlas. */
function useSubject(): string | undefined {
  const { catalog } = useCatalog();
  const { lang } = useTranslator();
  const countryName = useCountryName();
  const view = useAtlas((state) => state.view);
  const entry = entryOf(view);
  const found = entry === undefined ? undefined : findEntry(catalog, entry);
  const species = catalog.species.find(({ id }) => id === view.species);
  const module = catalog.modules.find(({ id }) => id === view.module);
  if (found) return textIn(found.row, 'name', lang);
  if (species) return textIn(species, 'common', lang);
  if (module) return textIn(module, 'title', lang);
  return view.country === undefined ? undefined : countryName(view.country);
}

/** What is shown, and the way to all that is known of it. */
function Caption() {
  const { catalog } = useCatalog();
  const { t } = useTranslator();
  const view = useAtlas((state) => state.view);
  const entry = entryOf(view);
  const found = entry === undefined ? undefined : findEntry(catalog, entry);
  const subject = useSubject();
  const title = subject === undefined ? catalog.title : `${subject} – ${catalog.title}`;
  useEffect(() => {
    document.title = title;
  }, [title]);
  const { custodian, licence } = found?.module ?? {};
  const atlas = new URL('./', location.href).pathname + formatView(view);
  return (
    <p className="embed-caption">
      <a href={atlas} target="_blank" rel="noreferrer">
        {title}
      </a>
      {custodian !== undefined && licence !== undefined && <span className="quiet">{t('embed.rights', { custodian, licence })}</span>}
    </p>
  );
}

/** The map of a view with its caption, and nothing else: no panel, no lists, nothing kept. */
export function EmbedApp() {
  const language = useLanguage();
  const { loaded: arrived, fault, askAgain } = useLoadedCatalog();
  const { loaded, translator } = useTexts(arrived, language);
  const shown = usePageCatalog(loaded, translator);
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
