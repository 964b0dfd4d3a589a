import type { Layer } from '../../domain/catalog/fields.ts';
import type { OpenEntry } from '../../domain/catalog/open-entry.ts';
import type { BarrierCrossing } from '../../domain/crossings/types.ts';
import { AtlasError } from '../../domain/errors.ts';
import type { LayerAnswer } from '../../domain/statements/judge-layers.ts';
import type { FactsheetCoverage, FactsheetWaters } from '../../factsheet/factsheet-input.ts';
import { translatorOf, withTexts } from '../../i18n/languages.ts';
import type { Translator } from '../../i18n/translator.ts';
import type { DataSpec } from '../../map/layers/data-spec.ts';
import type { MapTheme } from '../../map/style/theme.ts';
import { atlasStore } from '../../state/atlas-store.ts';
import { type PageCatalog, waitForEntries } from '../../state/entry-store.ts';
import { listEntriesOnMap } from '../map/entries-on-map.ts';
import { currentMap } from '../shared/current-map.ts';
import { saveFile } from '../shared/save-file.ts';
import { useCatalog, useCountryName, useTranslator } from '../shared/use-atlas.ts';
import { type PageJob, useJob } from '../shared/use-job.ts';

/** What a factsheet is about: a population of the atlas, or one that a person has just computed. */
export interface FactsheetSubject {
  readonly entry: OpenEntry;
  readonly countriesKnown: boolean;
  readonly crossings: readonly BarrierCrossing[];
  readonly examined: readonly Layer[];
  readonly coverage: readonly FactsheetCoverage[];
  readonly waters: readonly FactsheetWaters[];
  readonly areaAnswers: readonly LayerAnswer[];
  /** Shapes that are not in the catalog. */
  readonly ownShapes?: (theme: MapTheme) => readonly DataSpec[];
}

export interface FactsheetSurroundings {
  readonly page: PageCatalog;
  readonly translator: Translator;
  readonly countryName: (iso3: string) => string;
}

/** The picture on the factsheet, pixels: 170 mm at 300 dots an inch, 16 : 9. */
const PICTURE = { width: 2008, height: 1130 };

/**
 * Make the factsheet of what the page shows, and hand it over as a PDF.
 * @throws AtlasError when the map is not there or cannot be drawn; the signal's reason when cancelled
 */
export async function makeFactsheet(subject: FactsheetSubject, { page, translator, countryName }: FactsheetSurroundings, signal: AbortSignal): Promise<void> {
  const { entry, countriesKnown, crossings, examined, coverage, waters, areaAnswers, ownShapes } = subject;
  const { catalog, url: catalogUrl, layers } = page;
  const { id, bbox } = entry.row;
  const map = currentMap();
  if (!map) {
    throw new AtlasError('factsheet.noMap');
  }
  const [{ buildFactsheet }, { factsheetFileName }, { buildDataLayers }, { MAP_THEMES }] = await withTexts(
    Promise.all([
      import('../../factsheet/build-factsheet.ts'),
      import('../../factsheet/factsheet-file-name.ts'),
      import('../../map/layers/data-layers.ts'),
      import('../../map/style/theme.ts'),
    ]),
    'factsheet',
    'network',
    'population',
    'statements',
    'notes',
    'encounters',
    'sites',
    'receivers',
    'distribution',
  );
  const { view } = atlasStore.getState();
  const screen = { width: innerWidth, height: innerHeight };
  const entries = await waitForEntries(page, listEntriesOnMap(catalog, ownShapes ? undefined : id, undefined, screen), signal);
  // Markers find a population on a map of the world; a sheet is about one.
  const shared = buildDataLayers({
    catalog,
    catalogUrl,
    layers,
    entries,
    on: view.layers,
    chosen: id,
    theme: MAP_THEMES.light,
    lang: translator.lang,
    overviewCredit: '',
    markers: false,
    ...(ownShapes ? { around: bbox } : {}),
  });
  const png = await map.snapshot(bbox, PICTURE.width, PICTURE.height, signal, [...shared, ...(ownShapes?.(MAP_THEMES.light) ?? [])]);
  signal.throwIfAborted();
  const generatedAt = Date.now();
  // Lines of a sheet run from left to right: who reads from right to left gets it in English, names in their own script.
  const written = translator.dir === 'rtl' ? translatorOf('en') : translator;
  const pdf = await buildFactsheet({
    entry,
    countriesKnown,
    countryName,
    crossings,
    coverage,
    waters,
    areaAnswers,
    generatedAt,
    barrierLayers: examined,
    map: { png, ...PICTURE, attribution: catalog.baseMap.attribution },
    address: location.href,
    translator: written,
    atlasTitle: written.t('page.title'),
  });
  signal.throwIfAborted();
  saveFile(pdf, factsheetFileName(id, generatedAt));
}

/** The making of a factsheet; without a subject `make` does nothing. */
export function useFactsheet(subject: FactsheetSubject | undefined): PageJob<void> & { readonly make: () => void } {
  const translator = useTranslator();
  const countryName = useCountryName();
  const page = useCatalog();
  const job = useJob({ outlivesPage: true });
  const make = (): void => {
    if (subject) void job.start(({ signal }) => makeFactsheet(subject, { page, translator, countryName }, signal));
  };
  return { ...job, make };
}
