import { CatalogContext, useAtlas, useTranslator } from '../shared/use-atlas.ts';
import { ViewLink } from '../shared/ViewLink.tsx';
import { useContext, useEffect, useRef, useState } from 'react';
import { useShallow } from 'zustand/react/shallow';
import { findCountry, findEntry } from '../../domain/catalog/find-entries.ts';
import { atlasStore } from '../../state/atlas-store.ts';
import { pageOf } from '../../state/view.ts';
import type { PageCatalog } from '../../state/entry-store.ts';
import type { Fault } from '../../domain/errors.ts';
import { Home } from '../home/Home.tsx';
import { Boundary, Failed, Waiting } from '../shared/Boundary.tsx';
import { lazily } from '../shared/lazily.tsx';
import { SearchField } from '../search/SearchField.tsx';
import { WIDE } from '../shared/current-map.ts';
import { Part } from '../shared/Part.tsx';
import { useMedia } from '../shared/use-media.ts';
import type { SheetHeight } from './SheetHandle.tsx';
import { NotFound } from '../shared/NotFound.tsx';
import { Settings } from './Settings.tsx';
import { Skeleton } from '../shared/Skeleton.tsx';
import { withTexts } from '../../i18n/languages.ts';

const SheetHandle = lazily(async () => (await withTexts(import('./SheetHandle.tsx'), 'sheet')).SheetHandle);

/** The height of the phone's sheet. */
function useSheetHeight() {
  const page = useAtlas(
    ({ view }) => (view.panel ?? view.population ?? view.species ?? view.country ?? view.module ?? view.initiative ?? view.story) && pageOf(view),
  );
  const [chosen, setChosen] = useState<{ readonly height: SheetHeight; readonly page: string | undefined }>({ height: 'half', page });
  // A page that has just been opened is to be read: a sheet that was low comes up.
  const height = chosen.height === 'low' && chosen.page !== page && page !== undefined ? 'half' : chosen.height;
  return { height, isHome: page === undefined, setHeight: (next: SheetHeight): void => setChosen({ height: next, page }) };
}

const PopulationPage = lazily(async () => (await withTexts(import('../population/PopulationPage.tsx'), 'population', 'statements', 'notes')).PopulationPage);
const CountryPage = lazily(async () => (await withTexts(import('../country/CountryPage.tsx'), 'places', 'population', 'statements', 'known')).CountryPage);

const SpeciesPage = lazily(async () => (await withTexts(import('../places/SpeciesPage.tsx'), 'places', 'population', 'known')).SpeciesPage);
const KnownSpeciesPage = lazily(async () => (await withTexts(import('../known/KnownSpeciesPage.tsx'), 'places', 'known')).KnownSpeciesPage);
const InitiativePage = lazily(async () => (await withTexts(import('../known/InitiativePage.tsx'), 'places', 'known')).InitiativePage);
const ModulePage = lazily(async () => (await withTexts(import('../places/ModulePage.tsx'), 'places', 'population')).ModulePage);

const StoryPage = lazily(async () => (await withTexts(import('../story/StoryPage.tsx'), 'browse', 'population', 'statements', 'notes')).StoryPage);

const Tool = lazily(async () => (await import('./Tool.tsx')).Tool);

/** What the panel is a page of, as the address says; a page that does not exist says so. */
function PanelPage({ loaded }: { readonly loaded: PageCatalog }) {
  const panel = useAtlas((state) => state.view.panel);
  const population = useAtlas((state) => state.view.population);
  const { species, country, module, initiative, story } = useAtlas(
    useShallow(({ view }) => ({ species: view.species, country: view.country, module: view.module, initiative: view.initiative, story: view.story })),
  );
  if (panel !== undefined) return <Tool name={panel} />;
  if (story !== undefined && population === undefined) {
    const found = findEntry(loaded.catalog, story);
    return found ? <StoryPage key={story} found={found} /> : <NotFound what={story} />;
  }
  if (population !== undefined) {
    const found = findEntry(loaded.catalog, population);
    return found ? <PopulationPage key={population} found={found} /> : <NotFound what={population} />;
  }
  if (species !== undefined) {
    const found = loaded.catalog.species.find(({ id }) => id === species);
    return found ? <SpeciesPage key={species} species={found} /> : <KnownSpeciesPage key={species} id={species} />;
  }
  if (module !== undefined) {
    const found = loaded.catalog.modules.find(({ id }) => id === module);
    return found ? <ModulePage key={module} module={found} /> : <NotFound what={module} />;
  }
  if (initiative !== undefined) return <InitiativePage key={initiative} id={initiative} />;
  if (country !== undefined) {
    const found = findCountry(loaded.catalog, country);
    return found ? <CountryPage key={country} country={found} /> : <NotFound what={country} />;
  }
  return <Home />;
}

interface PanelProps {
  /** Why there is no catalog. */
  readonly fault: Fault | undefined;
  /** Ask for the catalog again. */
  readonly onAgain: () => void;
}

/** The panel at the left; on a phone, a sheet from below with three heights. */
export function Panel({ fault, onAgain }: PanelProps) {
  const loaded = useContext(CatalogContext);
  const { t } = useTranslator();
  const body = useRef<HTMLElement>(null);
  const { height, isHome, setHeight } = useSheetHeight();
  const isSheet = !useMedia(WIDE);
  const page = useAtlas(({ view }) => pageOf(view));
  useEffect(
    () =>
      atlasStore.subscribe(({ view }, { view: before }) => {
        if (pageOf(view) === pageOf(before)) return;
        // A new page is read from its top, by eye and by screen reader.
        body.current?.scrollTo({ top: 0 });
        body.current?.focus({ preventScroll: true });
      }),
    [],
  );
  useEffect(() => {
    const { current } = body;
    if (!current) return undefined;
    let stop: (() => void) | undefined;
    const waiting = new AbortController();
    // What was never scrolled has nothing to keep: no page waits for it at first.
    const begin = (): void => {
      import('./keep-scroll.ts').then(
        ({ keepScroll }) => {
          if (!waiting.signal.aborted) stop = keepScroll(current);
        },
        // Without it a page is read from its top.
        () => undefined,
      );
    };
    if (history.state === null) current.addEventListener('scroll', begin, { once: true, signal: waiting.signal });
    else begin();
    return () => {
      waiting.abort();
      stop?.();
    };
  }, []);
  return (
    <div className="panel" data-sheet={height}>
      {isSheet && (
        <Part>
          <SheetHandle height={height} onHeight={setHeight} />
        </Part>
      )}
      <header className="panel-head">
        <ViewLink view={{}} className="brand">
          {t('page.title')}
        </ViewLink>
        {loaded ? <SearchField /> : <div className="search" />}
      </header>
      <main className="panel-body" id="panel" tabIndex={-1} ref={body}>
        {/* The same elements before and after the catalog is there: what is read stays. */}
        {isHome && <h1 className="visually-hidden">{t('page.title')}</h1>}
        {(isHome || !loaded) && <p className="lead">{t('home.lead')}</p>}
        {loaded ? (
          <Boundary of={page} waiting={<Skeleton />}>
            <PanelPage loaded={loaded} />
          </Boundary>
        ) : fault ? (
          <Failed fault={fault} onAgain={onAgain} />
        ) : (
          <Waiting>
            <Skeleton />
          </Waiting>
        )}
        <Settings />
      </main>
    </div>
  );
}
