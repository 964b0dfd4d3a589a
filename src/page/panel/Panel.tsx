import { lazy, Suspense, useContext, useEffect, useRef } from 'react';
import { findPopulation } from '../../domain/catalog/find-in-catalog.ts';
import { atlasStore } from '../../state/atlas-store.ts';
import { Home } from '../home/Home.tsx';
import { SearchField } from '../search/SearchField.tsx';
import { CatalogContext, useAtlas, useTranslator, type LoadedCatalog } from '../use-atlas.ts';
import { NotFound } from './NotFound.tsx';
import { Settings } from './Settings.tsx';
import { Skeleton } from './Skeleton.tsx';
import { useSheet } from './use-sheet.ts';
import { ViewLink } from './ViewLink.tsx';

const PopulationPage = lazy(async () => ({ default: (await import('../population/PopulationPage.tsx')).PopulationPage }));
const ProjectPage = lazy(async () => ({ default: (await import('../project/ProjectPage.tsx')).ProjectPage }));
const TracksPage = lazy(async () => ({ default: (await import('../tracks/TracksPage.tsx')).TracksPage }));
const MethodPage = lazy(async () => ({ default: (await import('../method/MethodPage.tsx')).MethodPage }));
const CountryPage = lazy(async () => ({ default: (await import('../country/CountryPage.tsx')).CountryPage }));

/** What the panel is a page of, as the address says; a page that does not exist says so. */
function PanelPage({ loaded }: { readonly loaded: LoadedCatalog }) {
  const panel = useAtlas((state) => state.view.panel);
  const population = useAtlas((state) => state.view.population);
  const country = useAtlas((state) => state.view.country);
  if (panel === 'project') return <ProjectPage />;
  if (panel === 'tracks') return <TracksPage />;
  if (panel === 'method') return <MethodPage />;
  if (population !== undefined) {
    const found = findPopulation(loaded.catalog, population);
    return found ? <PopulationPage key={population} {...found} /> : <NotFound what={population} />;
  }
  if (country !== undefined) {
    const found = loaded.catalog.countries.find(({ iso3 }) => iso3 === country);
    return found ? <CountryPage key={country} country={found} /> : <NotFound what={country} />;
  }
  return <Home />;
}

/** The panel at the left; on a phone, a sheet from below with three heights. */
export function Panel({ failed }: { readonly failed: boolean }) {
  const loaded = useContext(CatalogContext);
  const { t } = useTranslator();
  const body = useRef<HTMLElement>(null);
  const sheet = useSheet();
  useEffect(
    () =>
      atlasStore.subscribe(({ view }, { view: before }) => {
        if (view.panel === before.panel && view.population === before.population && view.country === before.country) return;
        // A new page is read from its top, by eye and by screen reader.
        body.current?.scrollTo({ top: 0 });
        body.current?.focus({ preventScroll: true });
      }),
    [],
  );
  return (
    <div className="panel" data-sheet={sheet.height}>
      <button type="button" className="sheet-handle" aria-label={t(sheet.height === 'full' ? 'sheet.lower' : 'sheet.raise')} {...sheet.handle}>
        <span />
      </button>
      <header className="panel-head">
        <ViewLink view={{}} className="brand">
          {t('page.title')}
        </ViewLink>
        {loaded && <SearchField />}
      </header>
      <main className="panel-body" id="panel" tabIndex={-1} ref={body}>
        {loaded ? (
          <Suspense fallback={<Skeleton />}>
            <PanelPage loaded={loaded} />
          </Suspense>
        ) : (
          <>
            <p className="lead">{t('home.lead')}</p>
            {!failed && <Skeleton />}
          </>
        )}
        <Settings />
      </main>
    </div>
  );
}
