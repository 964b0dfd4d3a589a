import type { CountryBrief } from '../../domain/brief/types.ts';
import type { Country } from '../../domain/catalog/index-schema.ts';
import { frameOf } from '../../domain/catalog/place.ts';
import type { BriefInput } from '../../factsheet/brief/brief-input.ts';
import type { FactsheetMap } from '../../factsheet/factsheet-input.ts';
import { withTexts } from '../../i18n/languages.ts';
import type { Translator } from '../../i18n/translator.ts';
import type { PageCatalog } from '../../state/entry-store.ts';
import { DEFAULT_TOGGLES } from '../../state/view.ts';
import { waitForCurrentMap } from '../shared/wait-for-map.ts';
import { readPaper } from '../shared/paper.ts';
import { saveFile } from '../shared/save-file.ts';
import { type OnProgress, readBrief, readStatusSources } from './read-brief.ts';

export interface BriefSurroundings {
  readonly page: PageCatalog;
  readonly translator: Translator;
  readonly countryName: (iso3: string) => string;
}

/** The picture of the brief, pixels: 170 mm at 300 dots an inch. */
const PICTURE = { width: 2008, height: 1004 };
/** Populations that are drawn from their own archives; of more, the overview of all is enough. */
const MOST_DRAWN = 6;

/**
 * All that a country's brief says, with its map; its texts must be there.
 * @throws AtlasError when a file of it cannot be had; the signal's reason when cancelled
 */
export async function prepareBrief(
  country: Country,
  { page, translator, countryName }: BriefSurroundings,
  signal: AbortSignal,
  onProgress: OnProgress,
): Promise<BriefInput> {
  const brief = await readBrief(country, page, signal, onProgress);
  const [statusSources, map] = await Promise.all([readStatusSources(brief, page.url, signal), drawMap(brief, page, translator.lang, signal)]);
  signal.throwIfAborted();
  return {
    brief,
    catalog: page.catalog,
    countryName,
    statusSources,
    map,
    address: location.href,
    paper: readPaper(),
    generatedAt: Date.now(),
    translator,
    atlasTitle: translator.t('page.title'),
  };
}

/**
 * Make a country's brief, and hand it over as a PDF.
 * @throws AtlasError when a file of it cannot be had; the signal's reason when cancelled
 */
export async function makeBrief(country: Country, surroundings: BriefSurroundings, signal: AbortSignal, onProgress: OnProgress): Promise<void> {
  const { buildBrief } = await withTexts(
    import('../../factsheet/brief/build-brief.ts'),
    'brief',
    'factsheet',
    'known',
    'population',
    'statements',
    'encounters',
    'sites',
    'receivers',
    'threats',
    'guidance',
    'distribution',
  );
  const input = await prepareBrief(country, surroundings, signal, onProgress);
  const pdf = await buildBrief(input);
  signal.throwIfAborted();
  saveFile(pdf, `${country.iso3.toLowerCase()}-brief-${new Date(input.generatedAt).toISOString().slice(0, 10)}.pdf`);
}

/** The country with its corridors; undefined where the browser cannot draw them, which the brief says. */
async function drawMap(brief: CountryBrief, page: PageCatalog, lang: string, signal: AbortSignal): Promise<FactsheetMap | undefined> {
  const { catalog, url, layers } = page;
  const map = await waitForCurrentMap(signal);
  const box = frameOf(catalog, { country: brief.country.iso3 });
  if (!map || !box) return undefined;
  const [{ buildDataLayers }, { MAP_THEMES }] = await Promise.all([import('../../map/layers/data-layers.ts'), import('../../map/style/theme.ts')]);
  const entries = [...brief.populations.map(({ entry }) => entry), ...brief.others].slice(0, MOST_DRAWN);
  const specs = buildDataLayers({
    catalog,
    catalogUrl: url,
    layers,
    entries,
    on: DEFAULT_TOGGLES,
    chosen: undefined,
    theme: MAP_THEMES.light,
    lang,
    overviewCredit: '',
    markers: false,
  });
  try {
    const { furnishMap } = await import('../shared/furnish-map.ts');
    const [png, furniture] = await Promise.all([map.snapshot(box, PICTURE.width, PICTURE.height, signal, specs), furnishMap(page, box, PICTURE)]);
    return { png, ...PICTURE, attribution: catalog.baseMap.attribution, furniture };
  } catch {
    signal.throwIfAborted();
    return undefined;
  }
}

/**
 * The table of a country's brief, as a CSV file.
 * @throws AtlasError when a file of it cannot be had; the signal's reason when cancelled
 */
export async function makeBriefCsv(country: Country, page: PageCatalog, signal: AbortSignal, onProgress: OnProgress): Promise<void> {
  const { formatBriefCsv } = await import('../../domain/brief/brief-csv.ts');
  const csv = formatBriefCsv(await readBrief(country, page, signal, onProgress));
  signal.throwIfAborted();
  saveFile(new Blob([csv], { type: 'text/csv;charset=utf-8' }), `${country.iso3.toLowerCase()}-brief.csv`);
}
