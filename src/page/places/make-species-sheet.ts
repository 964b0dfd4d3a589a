import type { Species } from '../../domain/catalog/index-schema.ts';
import { entriesOfSpecies, frameOf } from '../../domain/catalog/place.ts';
import type { FactsheetMap } from '../../factsheet/factsheet-input.ts';
import { withTexts } from '../../i18n/languages.ts';
import type { Translator } from '../../i18n/translator.ts';
import { type PageCatalog, waitForEntries } from '../../state/entry-store.ts';
import { DEFAULT_TOGGLES } from '../../state/view.ts';
import { waitForCurrentMap } from '../shared/wait-for-map.ts';
import { readPaper } from '../shared/paper.ts';
import { saveFile } from '../shared/save-file.ts';

/** The picture of the sheet, pixels: 170 mm at 300 dots an inch. */
const PICTURE = { width: 2008, height: 1004 };
/** Populations that are drawn from their own archives; of more, the overview of all is enough. */
const MOST_DRAWN = 6;

interface Surroundings {
  readonly page: PageCatalog;
  readonly translator: Translator;
  readonly countryName: (iso3: string) => string;
}

/**
 * Make the sheet of a species, and hand it over as a PDF.
 * @throws AtlasError when a file of it cannot be had; the signal's reason when cancelled
 */
export async function makeSpeciesSheet(species: Species, { page, translator, countryName }: Surroundings, signal: AbortSignal): Promise<void> {
  const [{ buildSpeciesSheet }, { fetchNamed }, { SpeciesFileSchema }] = await withTexts(
    Promise.all([
      import('../../factsheet/species/build-species-sheet.ts'),
      import('../../domain/catalog/fetch-named.ts'),
      import('../../domain/catalog/species-file.ts'),
    ]),
    'factsheet',
    'places',
    'sheets',
  );
  const ids = entriesOfSpecies(page.catalog, species.id).flatMap(({ row }) => (row.withdrawn ? [] : [row.id]));
  const [populations, known] = await Promise.all([
    waitForEntries(page, ids, signal),
    species.file ? fetchNamed(SpeciesFileSchema, species.file, page.url, signal) : undefined,
  ]);
  const map = await drawMap(species.id, ids, { page, translator }, signal);
  const generatedAt = Date.now();
  const pdf = await buildSpeciesSheet({
    species,
    known,
    populations,
    countryName,
    map,
    address: location.href,
    paper: readPaper(),
    generatedAt,
    translator,
    atlasTitle: translator.t('page.title'),
  });
  signal.throwIfAborted();
  saveFile(pdf, `${species.id}-factsheet-${new Date(generatedAt).toISOString().slice(0, 10)}.pdf`);
}

/** The populations of a species; undefined where the browser cannot draw them. */
async function drawMap(
  species: string,
  ids: readonly string[],
  { page, translator }: Omit<Surroundings, 'countryName'>,
  signal: AbortSignal,
): Promise<FactsheetMap | undefined> {
  const { catalog, url, layers } = page;
  const map = await waitForCurrentMap(signal);
  const box = frameOf(catalog, { species });
  if (!map || !box) return undefined;
  const [{ buildDataLayers }, { MAP_THEMES }, { furnishMap }] = await Promise.all([
    import('../../map/layers/data-layers.ts'),
    import('../../map/style/theme.ts'),
    import('../shared/furnish-map.ts'),
  ]);
  const entries = await waitForEntries(page, ids.slice(0, MOST_DRAWN), signal);
  const specs = buildDataLayers({
    catalog,
    catalogUrl: url,
    layers,
    entries,
    on: DEFAULT_TOGGLES,
    chosen: undefined,
    hidden: new Set(catalog.entries.flatMap(({ id }) => (ids.includes(id) ? [] : [id]))),
    theme: MAP_THEMES.light,
    lang: translator.lang,
    overviewCredit: '',
    markers: false,
  });
  try {
    const [png, furniture] = await Promise.all([map.snapshot(box, PICTURE.width, PICTURE.height, signal, specs), furnishMap(page, box, PICTURE)]);
    return { png, ...PICTURE, attribution: catalog.baseMap.attribution, furniture };
  } catch {
    signal.throwIfAborted();
    return undefined;
  }
}
