import type { Country } from '../../domain/catalog/index-schema.ts';
import { frameOf } from '../../domain/catalog/place.ts';
import type { BriefInput } from '../../factsheet/brief/brief-input.ts';
import { SHEET_TEXTS } from '../../factsheet/sheet-texts.ts';
import { withTexts } from '../../i18n/languages.ts';
import type { Translator } from '../../i18n/translator.ts';
import type { PageCatalog } from '../../state/entry-store.ts';
import { describeMaking } from '../shared/paper.ts';
import { readySheets } from '../shared/ready-sheets.ts';
import { saveCsv, saveFile } from '../shared/save-file.ts';
import { type OnProgress, readBrief, readStatusSources } from './read-brief.ts';
import type { Zones } from './zones.ts';

export interface BriefSurroundings {
  readonly page: PageCatalog;
  readonly translator: Translator;
  readonly countryName: (iso3: string) => string;
  /** Exclusive economic zones in which corridors at sea are looked for. */
  readonly zones: readonly Zones[];
}

/**
 * All that a country's brief says, with its map; its texts must be there.
 * @throws AtlasError when a file of it cannot be had; the signal's reason when cancelled
 */
export async function prepareBrief(
  country: Country,
  { page, translator, countryName, zones }: BriefSurroundings,
  signal: AbortSignal,
  onProgress: OnProgress,
): Promise<BriefInput> {
  const brief = await readBrief(country, page, signal, onProgress, zones);
  const { drawPlaceMap } = await import('../shared/draw-sheet-map.ts');
  const [statusSources, map] = await Promise.all([
    readStatusSources(brief, page.url, signal),
    drawPlaceMap(page, frameOf(page.catalog, { country: country.iso3 }), shownOf(brief, translator), signal),
  ]);
  signal.throwIfAborted();
  return {
    brief,
    catalog: page.catalog,
    countryName,
    statusSources,
    map,
    address: location.href,
    ...describeMaking(translator),
  };
}

/** What is on the map of a brief. */
const shownOf = ({ populations, others }: BriefInput['brief'], { lang }: Translator) => ({
  entries: [...populations.map(({ entry }) => entry), ...others],
  lang,
});

const loadProgram = () => withTexts(Promise.all([import('../../factsheet/brief/build-brief.ts'), import('../shared/draw-sheet-map.ts')]), ...SHEET_TEXTS.brief);

/** Have what makes a brief fetched before one is asked for, and its map drawn, until the signal gives it up. */
export async function readyBrief(
  country: Country,
  { page, translator }: Omit<BriefSurroundings, 'zones'>,
  isAsked: boolean,
  leaving?: AbortSignal,
): Promise<void> {
  const [[, { readyPlaceMap }]] = await Promise.all([loadProgram(), readySheets(page, translator.lang, isAsked)]);
  if (!leaving) return;
  const brief = await readBrief(country, page, leaving, () => undefined);
  await readyPlaceMap(page, frameOf(page.catalog, { country: country.iso3 }), shownOf(brief, translator), leaving);
}

/**
 * Make a country's brief, and hand it over as a PDF.
 * @throws AtlasError when a file of it cannot be had; the signal's reason when cancelled
 */
export async function makeBrief(country: Country, surroundings: BriefSurroundings, signal: AbortSignal, onProgress: OnProgress): Promise<void> {
  const [{ buildBrief }, { withoutFailedMap }] = await loadProgram();
  // While the map is drawn: the layout asks for them itself, and says what did not arrive.
  readySheets(surroundings.page, surroundings.translator.lang, true).catch(() => undefined);
  const input = await prepareBrief(country, surroundings, signal, onProgress);
  const pdf = await withoutFailedMap(input, buildBrief, signal);
  signal.throwIfAborted();
  saveFile(pdf, `${country.iso3.toLowerCase()}-brief-${new Date(input.generatedAt).toISOString().slice(0, 10)}.pdf`);
}

/**
 * The table of a country's brief, as a CSV file.
 * @throws AtlasError when a file of it cannot be had; the signal's reason when cancelled
 */
export async function makeBriefCsv(
  country: Country,
  { page, zones }: Pick<BriefSurroundings, 'page' | 'zones'>,
  signal: AbortSignal,
  onProgress: OnProgress,
): Promise<void> {
  const { formatBriefCsv } = await import('../../domain/brief/brief-csv.ts');
  const csv = formatBriefCsv(await readBrief(country, page, signal, onProgress, zones));
  signal.throwIfAborted();
  saveCsv(csv, `${country.iso3.toLowerCase()}-brief.csv`);
}
