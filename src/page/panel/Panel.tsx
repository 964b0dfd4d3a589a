import { lazy, Suspense, useEffect, useRef } from 'react';
import { findPopulation } from '../../domain/catalog/find-in-catalog.ts';
import { Home } from '../home/Home.tsx';
import { SearchBox } from '../search/SearchBox.tsx';
import { useAtlas, useTranslator, type LoadedCatalog } from '../use-atlas.ts';
import { CatalogContext } from '../use-atlas.ts';
import { useContext } from 'react';
import { NotFound } from './NotFound.tsx';
import { Settings } from './Settings.tsx';
import { Skeleton } from './Skeleton.tsx';
import { useSheet } from './use-sheet.ts';
import { ViewLink } from './ViewLink.tsx';

const PopulationPage = lazy(async () => ({ default: (await import('../population/PopulationPage.tsx')).PopulationPage }));
const CountryPage = lazy(async () => ({ default: (await import('../country/CountryPage.tsx')).CountryPage }));

/** What the panel is a page of, as the address says; a page that does not exist says so. */
function PanelPage({ loaded }: { readonly loaded: LoadedCatalog }) {
  const population = useAtlas((state) => state.view.population);
  const country = useAtlas((state) => state.view.country);
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
  const page = useAtlas((state) => state.view.population ?? state.view.country ?? '');
  const body = useRef<HTMLElement>(null);
  const sheet = useSheet();
  useEffect(() => {
    body.current?.scrollTo({ top: 0 });
  }, [page]);
  return (
    <div className="panel" data-sheet={sheet.height}>
      <button type="button" className="sheet-handle" aria-label={t(sheet.height === 'full' ? 'sheet.lower' : 'sheet.raise')} {...sheet.handle}>
        <span />
      </button>
      <header className="panel-head">
        <ViewLink view={{}} className="brand">
          {t('page.title')}
        </ViewLink>
        {loaded && <SearchBox />}
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
