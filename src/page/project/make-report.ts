import type { OpenEntry } from '../../domain/catalog/open-entry.ts';
import { PRIORITY_KINDS, userAreasLayer } from '../../domain/catalog/layer-kinds.ts';
import type { Assessment } from '../../domain/assessment/assess-alternative.ts';
import { judgeAssessment } from '../../domain/statements/of-project.ts';
import { BARRIERS_WITHIN_KM, type Project } from '../../domain/assessment/project.ts';
import { sha256Of } from '../../domain/formats/sha256.ts';
import type { ReportAlternative } from '../../factsheet/report/report-input.ts';
import { SHEET_TEXTS } from '../../factsheet/sheet-texts.ts';
import { withTexts } from '../../i18n/languages.ts';
import type { Translator } from '../../i18n/translator.ts';
import { atlasStore } from '../../state/atlas-store.ts';
import { type PageCatalog, waitForEntries } from '../../state/entry-store.ts';
import { listEntriesNear, requestAssessment } from '../../state/project-request.ts';
import { sitingStore } from '../../state/siting-store.ts';
import { waitForCurrentMap } from '../shared/wait-for-map.ts';
import { describeMaking } from '../shared/paper.ts';
import { saveFile } from '../shared/save-file.ts';
import { describeAssessment, describeMonths } from './describe-assessment.ts';
import { nameFiles } from './project-files.ts';
import { type Assessments, findAnimalsIn } from './use-assessments.ts';

export interface ReportSurroundings {
  readonly page: PageCatalog;
  readonly translator: Translator;
}

/**
 * Make the screening report of what the page shows, and hand it over as a PDF.
 * @throws AtlasError when its map cannot be drawn; the signal's reason when cancelled
 */
export async function makeReport(
  project: Project,
  { all, ranked, unranked }: Assessments,
  { page, translator }: ReportSurroundings,
  signal: AbortSignal,
  onProgress: (done: number, total: number) => void,
): Promise<void> {
  const [{ buildReport }, { drawReportMaps }] = await withTexts(
    Promise.all([import('../../factsheet/report/build-report.ts'), import('./draw-report-maps.ts')]),
    ...SHEET_TEXTS.report,
  );
  signal.throwIfAborted();
  const { view, userAreas } = atlasStore.getState();
  const { catalog, url: catalogUrl } = page;
  const entries = new Map<string, OpenEntry>();
  for (const { alternative } of all) {
    const ids = listEntriesNear({ lines: alternative.lines, bufferM: project.bufferM }, catalog);
    for (const entry of await waitForEntries(page, ids, signal)) entries.set(entry.row.id, entry);
  }
  const findAnimals = (population: string): ReturnType<typeof findAnimalsIn> => findAnimalsIn(catalog, population);
  /** What was assessed, by what of it counts: the report shows that, and says the rest. */
  const whole = new Map<Assessment, Assessment>();
  const alternatives = [...ranked.map(({ id }) => id), ...unranked].flatMap((id): ReportAlternative[] => {
    const found = all.find(({ alternative }) => alternative.id === id);
    if (found?.calculation?.status !== 'done') return [];
    const { alternative, calculation } = found;
    const lines = { lines: alternative.lines, bufferM: project.bufferM };
    const near = listEntriesNear(lines, catalog).flatMap((entry) => entries.get(entry) ?? []);
    const request = requestAssessment(lines, page, userAreas, near);
    const { made } = sitingStore.getState();
    const sited = made[id]?.lines === alternative.lines ? made[id] : undefined;
    const { counted } = judgeAssessment(calculation.value, project.type, findAnimals);
    whole.set(counted, calculation.value);
    return [
      {
        alternative,
        assessment: counted,
        siting: sited && { ...sited, closed: sited.asked.closed },
        examined: {
          populations: request?.populations.map(({ population }) => population.id) ?? [],
          layers: [...(request?.areas ?? []), ...(request?.barriers ?? [])].map((layer) => layer.id),
          userFiles: request?.userAreas.map((file) => file.id) ?? [],
        },
      },
    ];
  });
  const map = await waitForCurrentMap(signal);
  const [maps, catalogSha256] = await Promise.all([
    map && drawReportMaps(map, alternatives, { page, entries: [...entries.values()], on: view.layers, lang: translator.lang }, signal, onProgress),
    digest(catalogUrl, signal),
  ]);
  const making = describeMaking(translator);
  const stem = nameFiles(project);
  const pdf = await buildReport({
    project,
    alternatives,
    ranked,
    catalog,
    catalogUrl,
    catalogSha256,
    entries,
    layers: page.layers,
    maps,
    notAssessed: all.flatMap(({ alternative, calculation }) => (calculation?.status === 'done' ? [] : [alternative.name])),
    userFiles: PRIORITY_KINDS.flatMap((kind) => {
      const file = userAreas[kind];
      return file ? [{ id: userAreasLayer(kind), fileName: file.fileName, areas: file.features.length }] : [];
    }),
    linesFile: `${stem}-lines.geojson`,
    answerOf: (assessment) => describeAssessment(whole.get(assessment) ?? assessment, project, findAnimals, translator),
    nameMonths: (months) => describeMonths(months, translator),
    barriersWithinKm: BARRIERS_WITHIN_KM,
    ...making,
  });
  signal.throwIfAborted();
  saveFile(pdf, `${stem}-report-${new Date(making.generatedAt).toISOString().slice(0, 10)}.pdf`);
}

/** SHA-256 of the catalog in hex: it says which edition of the data the figures come from. Undefined where the page may not compute it. */
async function digest(url: string, signal: AbortSignal): Promise<string | undefined> {
  if (!isSecureContext) return undefined;
  try {
    const response = await fetch(url, { signal });
    if (!response.ok) return undefined;
    return await sha256Of(new Uint8Array(await response.arrayBuffer()));
  } catch (error) {
    if (signal.aborted) throw error;
    // The report is whole without it: the catalog's address is in it all the same.
    return undefined;
  }
}
