import { readGeojson } from '../../../src/cli/read-geojson.ts';
import { assessAlternative, type Assessment, type PopulationMet } from '../../../src/domain/assessment/assess-alternative.ts';
import type { Alternative, Project } from '../../../src/domain/assessment/project.ts';
import { rankAlternatives } from '../../../src/domain/assessment/rank-alternatives.ts';
import { createGeojsonSource } from '../../../src/domain/tiles/geojson-source.ts';
import type { ReportInput } from '../../../src/factsheet/report/report-input.ts';
import { translatorIn } from '../i18n/catalogues.ts';
import { describeAssessment, describeMonths } from '../../../src/page/project/describe-assessment.ts';
import { findAnimalsIn } from '../../../src/page/project/use-assessments.ts';
import { built, openAllBuilt, openTracked } from '../catalog/built-catalog.ts';
import { encodePng } from './encode-png.ts';

export const entries = await openAllBuilt();
export const REINDEER = 'wild-reindeer-setesdal-austhei';
export const CORRIDORS = `public/atlas/wild-reindeer-setesdal/${REINDEER}-corridors.geojson`;

const picture = (height: number): string =>
  encodePng(800, height, (x, y) =>
    Math.abs(y - height / 2 - 60 * Math.sin(x / 110)) < 30 ? [191, 227, 208] : Math.abs(x - 400) < 2 ? [181, 23, 158] : [246, 244, 240],
  );

export const ACROSS: Alternative = {
  id: 'across',
  name: 'Valley road',
  lines: [
    [
      [7.2, 59.2],
      [7.5, 59.2312345],
      [7.9, 59.27],
      [8.3, 59.3],
    ],
  ],
};
export const AROUND: Alternative = {
  id: 'around',
  name: 'Southern bypass',
  lines: [
    [
      [7.2, 58.85],
      [7.6, 58.82],
      [8.3, 58.8],
    ],
  ],
};

/** What a line meets of the reindeer's corridor, crossed for real. */
export async function assessForReal({ lines }: Alternative): Promise<Assessment> {
  const { features } = readGeojson(CORRIDORS);
  const { row, file } = await openTracked(REINDEER);
  const population = { id: row.id, name: row.name, seasons: file.seasons, method: file.method };
  const corridors = {
    source: createGeojsonSource(features, { sourceLayer: 'corridors', maxZoom: 12 }),
    sourceLayer: 'corridors',
    zoom: 12,
    bbox: row.bbox,
    title: 'corridors',
  };
  return await assessAlternative(lines, { populations: [{ population, corridors }], areas: [], barriers: [] }, { bufferM: 100 });
}

let known: Promise<ReadonlyMap<string, Assessment>> | undefined;
/** Both are crossed once for all reports: it takes its time. */
const assessBoth = async (): Promise<ReadonlyMap<string, Assessment>> =>
  new Map([
    [ACROSS.id, await assessForReal(ACROSS)],
    [AROUND.id, await assessForReal(AROUND)],
  ]);

/** A report on two alternatives through the reindeer's mountains. */
export async function exampleReport(more: Partial<ReportInput> = {}): Promise<ReportInput> {
  const assessed = await (known ??= assessBoth());
  const assessments = [AROUND, ACROSS].map((alternative) => {
    const found = assessed.get(alternative.id);
    if (!found) throw new RangeError('not assessed');
    const assessment: Assessment = {
      ...found,
      populations: found.populations.map((met): PopulationMet => ({
        ...met,
        stopoverKm: 1.25,
        crossed: {
          events: 123,
          individuals: 9,
          years: [2007, 2009],
          byMonth: Array.from({ length: 12 }, (_, month) => ({ events: month === 5 ? 123 : 0, individuals: month === 5 ? 9 : 0 })),
        },
        avoid: [
          { month: 5, reasons: [{ source: 'dates', season: 'spring', from: '05-01', to: '05-30', individuals: 9 }] },
          { month: 6, reasons: [{ source: 'events', events: 123, individuals: 9 }] },
        ],
      })),
      areas: alternative === ACROSS ? [{ id: '1', name: 'High park', lengthKm: 3.456, bufferKm2: 0.6912, layer: 'user-protected-areas' }] : [],
      barriers: [
        {
          layer: 'roads-setesdal',
          type: 'road',
          barrier: 'r-1',
          name: 'Birtedalsvegen',
          distanceKm: alternative === ACROSS ? 0 : 2.345,
          at: [7.5, 59],
          events: alternative === ACROSS ? 1 : 0,
        },
      ],
    };
    return { alternative, assessment, examined: { populations: [REINDEER], layers: ['roads-setesdal'], userFiles: ['user-protected-areas'] } };
  });
  const ranked = rankAlternatives(assessments.map(({ alternative: { id }, assessment }) => ({ id, assessment })));
  return fill({
    project: { id: 'p', name: 'Valley crossing', type: 'road', bufferM: 100, alternatives: [ACROSS, AROUND] },
    alternatives: ranked.flatMap(({ id }) => assessments.filter(({ alternative }) => alternative.id === id)),
    ranked,
    ...more,
  });
}

/**
 * Ten alternatives, all with long names.
 * @param many populations that each alternative meets
 * @param long alternatives whose areas do not fit one page
 */
export function longReport(many: number, long: number): ReportInput {
  const populations = Array.from({ length: many }, (_, index) => entries[index % entries.length]!.row);
  const count = {
    events: 12,
    individuals: 2,
    years: [2007, 2008] as const,
    byMonth: Array.from({ length: 12 }, (_, month) => ({ events: month === 3 ? 12 : 0, individuals: month === 3 ? 2 : 0 })),
  };
  const alternatives = Array.from({ length: 10 }, (_, index): Alternative => ({
    id: `a${index}`,
    name: `Alternative number ${index + 1} ${'along the far side of the valley '.repeat(2)}`.trim(),
    lines: ACROSS.lines,
  }));
  const assessments = alternatives.map((alternative, index) => {
    const assessment: Assessment = {
      lengthKm: 50 + index,
      populations: populations.map(({ id, name }): PopulationMet => ({
        population: id,
        name,
        stopoverKm: 2,
        crossed: count,
        events: [],
        corridor: {
          use: 'high',
          byUse: {
            low: { parts: 3, lengthKm: 30, points: [] },
            medium: { parts: 2, lengthKm: 20, points: [] },
            high: { parts: 1, lengthKm: 10 + index, points: [] },
          },
        },
        pieces: { low: { cut: 1, total: 2, cutShare: 0.5 }, medium: { cut: 1, total: 3, cutShare: 0.4 }, high: { cut: 2, total: 4, cutShare: 0.3 } },
        separations: [{ use: 'low', pieceShare: 1, partShares: [0.6, 0.4], partMiddles: [] }],
        avoid: [{ month: 4, reasons: [{ source: 'events', events: 12, individuals: 2 }] }],
      })),
      areas: Array.from({ length: index < long ? 40 : 2 }, (_, area) => ({
        id: `${area}`,
        name: `Park ${area} ${'of a very long name '.repeat(4)}`,
        lengthKm: 40 - area,
        layer: 'us-national-parks',
      })),
      barriers: [],
      searched: [],
    };
    return {
      alternative,
      assessment,
      examined: { populations: populations.map(({ id }) => id), layers: ['us-national-parks', 'railways-north-america', 'pipelines-world'], userFiles: [] },
    };
  });
  const project: Project = { id: 'p', name: `A motorway ${'through everything that migrates '.repeat(5)}`, type: 'road', bufferM: 0, alternatives };
  return fill({ project, alternatives: assessments, ranked: rankAlternatives(assessments.map(({ alternative: { id }, assessment }) => ({ id, assessment }))) });
}

function fill(input: Pick<ReportInput, 'project' | 'alternatives' | 'ranked'> & Partial<ReportInput>): ReportInput {
  const translator = translatorIn('en');
  return {
    notAssessed: [],
    catalog: built,
    entries: new Map(entries.map((entry) => [entry.row.id, entry])),
    layers: built.layers,
    catalogUrl: 'https://atlas.example/atlas/catalog.json',
    catalogSha256: 'c0ffee'.repeat(10).padEnd(64, '0'),
    userFiles: [
      { id: 'user-protected-areas', fileName: 'my-parks.zip', areas: 12 },
      { id: 'user-kbas', fileName: 'far-away.zip', areas: 3 },
    ],
    maps: {
      overview: picture(450),
      byAlternative:
        input.alternatives.length > 1 ? new Map(input.alternatives.map(({ alternative }) => [alternative.id, picture(320)])) : new Map<string, string>(),
    },
    linesFile: 'valley-crossing-lines.geojson',
    paper: 'A4',
    generatedAt: Date.UTC(2026, 10, 24, 12),
    translator,
    answerOf: (assessment) => describeAssessment(assessment, input.project, (id) => findAnimalsIn(built, id), translator),
    nameMonths: (months) => describeMonths(months, translator),
    barriersWithinKm: 50,
    atlasTitle: built.title,
    ...input,
  };
}
