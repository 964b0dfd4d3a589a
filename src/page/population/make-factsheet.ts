import type { Layer } from '../../domain/catalog/fields.ts';
import { isBarrierKind, type LayerToggle } from '../../domain/catalog/layer-kinds.ts';
import type { OpenEntry } from '../../domain/catalog/open-entry.ts';
import type { BarrierCrossing } from '../../domain/crossings/types.ts';
import { threatsTo } from '../../domain/threats/list-threats.ts';
import type { LayerAnswer } from '../../domain/statements/judge-layers.ts';
import type { FactsheetCoverage, FactsheetInput, FactsheetWaters } from '../../factsheet/factsheet-input.ts';
import { SHEET_TEXTS } from '../../factsheet/sheet-texts.ts';
import { withTexts } from '../../i18n/languages.ts';
import type { Translator } from '../../i18n/translator.ts';
import type { DataSpec } from '../../map/layers/data-spec.ts';
import type { MapTheme } from '../../map/style/theme.ts';
import { atlasStore } from '../../state/atlas-store.ts';
import { askForSpecies } from '../../state/species-store.ts';
import { type PageCatalog, waitForEntries } from '../../state/entry-store.ts';
import { listEntriesOnMap } from '../map/entries-on-map.ts';
import { crossingPoints } from '../../state/crossing-row.ts';
import { DEFAULT_TOGGLES, formatView, leaveFor } from '../../state/view.ts';
import { sectionsOf, showsNarrowest } from './bottlenecks/narrowest-sections.ts';
import { readDisplacement, readyDisplacement } from './read-displacement.ts';
import { describeMaking } from '../shared/paper.ts';
import { readySheets } from '../shared/ready-sheets.ts';
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

/** Of the picture on the factsheet, height of its width. */
const PICTURE_SHAPE = 9 / 16;

/** What is on the map of a factsheet, in the colours of the paper. */
async function chooseShapes(
  { entry, examined, crossings, ownShapes }: FactsheetSubject,
  page: PageCatalog,
  { lang }: Translator,
  on: readonly LayerToggle[],
  signal: AbortSignal,
): Promise<DataSpec[]> {
  const { id, bbox } = entry.row;
  const [{ layersOnPaper }, { buildCrossingLayers }, { MAP_THEMES }, { buildBottleneckLayers }] = await loadMapping();
  const sections = showsNarrowest(on) ? sectionsOf(entry) : undefined;
  const screen = { width: innerWidth, height: innerHeight };
  const entries = await waitForEntries(page, listEntriesOnMap(page.catalog, ownShapes ? undefined : id, undefined, screen), signal);
  return [
    ...layersOnPaper(page, {
      entries,
      // What crosses is on the map of the sheet that tells of it.
      on: [...new Set([...on, ...examined.flatMap(({ kind }) => (isBarrierKind(kind) ? [kind] : []))])],
      chosen: id,
      lang,
      ...(ownShapes ? { around: bbox } : {}),
    }),
    ...(sections ? [buildBottleneckLayers(sections, entry.row.name, MAP_THEMES.light)] : []),
    ...(ownShapes?.(MAP_THEMES.light) ?? []),
    buildCrossingLayers(crossingPoints(crossings), MAP_THEMES.light),
  ];
}

/**
 * All that a factsheet says, with the picture of its map; its texts must be there.
 * @param on layers on the map
 * @throws AtlasError when its map cannot be drawn; the signal's reason when cancelled
 */
export async function prepareFactsheet(
  subject: FactsheetSubject,
  { page, translator, countryName }: FactsheetSurroundings,
  on: readonly LayerToggle[],
  signal: AbortSignal,
): Promise<FactsheetInput> {
  const { entry, countriesKnown, crossings, examined, coverage, waters, areaAnswers, ownShapes } = subject;
  const { id, bbox } = entry.row;
  const [{ drawSheetMap }, specs] = await Promise.all([import('../shared/draw-sheet-map.ts'), chooseShapes(subject, page, translator, on, signal)]);
  const [map, told, displacement] = await Promise.all([
    drawSheetMap(page, bbox, PICTURE_SHAPE, specs, signal),
    askForSpecies(entry.species, page.url),
    ownShapes ? undefined : readDisplacement(entry, page.url, signal),
  ]);
  // Where the species' file could not be had nothing is said: that no source is loaded might be false.
  const isTold = !ownShapes && (told !== undefined || entry.species.file === undefined);
  signal.throwIfAborted();
  const { view } = atlasStore.getState();
  const pageAddress = ownShapes ? '' : formatView({ ...leaveFor(view, { population: id }), layers: DEFAULT_TOGGLES });
  return {
    entry,
    countriesKnown,
    countryName,
    crossings,
    coverage,
    waters,
    areaAnswers,
    threats: isTold ? { statements: threatsTo(entry, told), group: entry.species.group } : undefined,
    barrierLayers: examined,
    displacement,
    map,
    on,
    address: location.href,
    pageAddress: new URL(pageAddress, location.origin + location.pathname).href,
    ...describeMaking(translator),
  };
}

/** The program and texts of a factsheet. */
const loadProgram = () =>
  withTexts(Promise.all([import('../../factsheet/build-factsheet.ts'), import('../../factsheet/factsheet-file-name.ts')]), ...SHEET_TEXTS.factsheet);

/** What chooses what is on the map of a factsheet. */
const loadMapping = () =>
  Promise.all([
    import('../shared/draw-sheet-map.ts'),
    import('../../map/layers/crossing-layers.ts'),
    import('../../map/style/theme.ts'),
    import('../../map/layers/bottleneck-layers.ts'),
  ]);

/** Lay the factsheet of what the page shows out as a PDF, with what its file is called. */
async function layOut(
  subject: FactsheetSubject,
  surroundings: FactsheetSurroundings,
  signal: AbortSignal,
): Promise<{ readonly pdf: Blob; readonly name: string }> {
  const program = loadProgram();
  // The map is drawn meanwhile; what did not arrive is told of below.
  program.catch(() => undefined);
  // While the map is drawn: the layout asks for them itself, and says what did not arrive.
  readySheets(surroundings.page, surroundings.translator.lang, true).catch(() => undefined);
  const input = await prepareFactsheet(subject, surroundings, atlasStore.getState().view.layers, signal);
  const [{ buildFactsheet }, { factsheetFileName }] = await program;
  signal.throwIfAborted();
  const pdf = await buildFactsheet(input);
  signal.throwIfAborted();
  return { pdf, name: factsheetFileName(subject.entry.row.id, input.generatedAt) };
}

/**
 * Make the factsheet of what the page shows, and hand it over as a PDF.
 * @throws AtlasError when its map cannot be drawn; the signal's reason when cancelled
 */
export async function makeFactsheet(subject: FactsheetSubject, surroundings: FactsheetSurroundings, signal: AbortSignal): Promise<void> {
  const { pdf, name } = await layOut(subject, surroundings, signal);
  saveFile(pdf, name);
}

interface FactsheetJob extends PageJob<void> {
  readonly make: () => void;
  /** Have what all factsheets are made by fetched before one is asked for, and its map made ready, until the signal gives it up. */
  readonly ready: (isAsked: boolean, leaving?: AbortSignal) => Promise<unknown>;
  /** Make it for nobody: all that it needs, its program, fonts and the tiles of its map, has then been fetched, and is kept for times without a network. */
  readonly rehearse: (signal: AbortSignal) => Promise<void>;
}

/** The making of a factsheet; without a subject `make` does nothing. */
export function useFactsheet(subject: FactsheetSubject | undefined): FactsheetJob {
  const translator = useTranslator();
  const countryName = useCountryName();
  const page = useCatalog();
  const job = useJob({ outlivesPage: true });
  const make = (): void => {
    if (subject) void job.start(({ signal }) => makeFactsheet(subject, { page, translator, countryName }, signal));
  };
  const rehearse = async (signal: AbortSignal): Promise<void> => {
    if (subject) await layOut(subject, { page, translator, countryName }, signal);
  };
  const ready = async (isAsked: boolean, leaving?: AbortSignal): Promise<void> => {
    await Promise.all([loadProgram(), loadMapping(), readyDisplacement(), readySheets(page, translator.lang, isAsked)]);
    if (!subject || !leaving) return;
    const [{ readySheetMap }, specs] = await Promise.all([
      import('../shared/draw-sheet-map.ts'),
      chooseShapes(subject, page, translator, atlasStore.getState().view.layers, leaving),
    ]);
    await readySheetMap(subject.entry.row.bbox, PICTURE_SHAPE, specs, leaving);
  };
  return { ...job, make, ready, rehearse };
}
