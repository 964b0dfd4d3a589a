import type { Content } from 'pdfmake/interfaces';
import { findPopulation } from '../../domain/catalog/find-in-catalog.ts';
import { LEAST_PART } from '../../domain/assessment/cut-corridor.ts';
import { describeMethod } from '../describe-sources.ts';
import { INK, SIZE } from '../style.ts';
import { HEADING, layNote, laySection } from '../lay.ts';
import { wrapWords } from '../words.ts';
import type { ReportInput } from './report-input.ts';

export interface Paper {
  readonly citation: string;
  readonly doi: string;
}

/** Papers that the method of every report rests on; citations are not translated. */
export const PAPERS = {
  bridges: {
    citation: 'Horne, Garton, Krone & Lewis (2007), Analyzing animal movements using Brownian bridges. Ecology 88, 2354–2363.',
    doi: '10.1890/06-0957.1',
  },
  dynamic: {
    citation: 'Kranstauber et al. (2012), A dynamic Brownian bridge movement model. Journal of Animal Ecology 81, 738–746.',
    doi: '10.1111/j.1365-2656.2012.01955.x',
  },
  sequences: {
    citation: 'Bunnefeld et al. (2011), A model-driven approach to quantify migration patterns. Journal of Animal Ecology 80, 466–476.',
    doi: '10.1111/j.1365-2656.2010.01776.x',
  },
  tool: { citation: 'Merkle et al. (2022), Migration Mapper. Methods in Ecology and Evolution.', doi: '10.1111/2041-210X.13976' },
  classes: {
    citation:
      'Kauffman et al. (2020), Ungulate migrations of the Western United States, volume 1. US Geological Survey Scientific Investigations Report 2020–5101.',
    doi: '10.3133/sir20205101',
  },
  geodesics: { citation: 'Karney (2013), Algorithms for geodesics. Journal of Geodesy 87, 43–55.', doi: '10.1007/s00190-012-0578-z' },
} as const satisfies Readonly<Record<string, Paper>>;

/** How the figures were made, with their parameters and papers, and how each corridor met was. */
export function describeReportMethod({ project: { bufferM }, alternatives, catalog, translator, barriersWithinKm }: ReportInput): Content[] {
  const { t, number, percent } = translator;
  const paragraph = [
    t('report.method.cross'),
    t('project.classesNested'),
    t('report.method.classes'),
    t('report.method.figures', { part: percent(LEAST_PART) }),
    bufferM > 0 ? t('report.method.ground', { buffer: number(bufferM, 0) }) : t('report.method.noGround'),
    t('report.method.events'),
    t('report.method.near', { km: barriersWithinKm }),
  ].join(' ');
  const met = [...new Set(alternatives.flatMap(({ assessment }) => assessment.populations.map(({ population }) => population)))].flatMap(
    (id) => findPopulation(catalog, id)?.population ?? [],
  );
  const methods = met.map((population): Content => {
    const { sample, method } = population;
    const years = [...new Set([sample.firstYear, sample.lastYear])].join('–');
    const said = [
      describeMethod({ population, translator }),
      t('report.method.sample', { n: sample.individualsWithFootprint, sequences: number(sample.sequences), years }),
      t('report.method.lag', { hours: number(method.maxLagMin / 60) }),
    ].join(' ');
    return { text: wrapWords(t('report.method.population', { name: population.name, method: said }), 60), margin: [0, 0, 0, 2] };
  });
  const cited = [
    ...(met.some(({ method }) => method.method !== 'line-buffer') ? [PAPERS.bridges] : []),
    ...(met.some(({ method }) => method.method === 'dbbmm') ? [PAPERS.dynamic] : []),
    PAPERS.sequences,
    PAPERS.tool,
    PAPERS.classes,
    PAPERS.geodesics,
  ];
  const heading = (text: string): Content => ({ text, bold: true, headlineLevel: HEADING, margin: [0, 4, 0, 1] });
  const content: Content[] = [
    { text: paragraph },
    ...(methods.length > 0 ? [heading(t('report.method.populations')), ...methods] : []),
    heading(t('report.papers')),
    ...cited.map(({ citation, doi }): Content => ({
      text: [`${citation} `, { text: `https://doi.org/${doi}`, link: `https://doi.org/${doi}`, color: INK.link }],
      margin: [0, 0, 0, 1],
    })),
  ];
  return laySection(t('report.method.heading'), [{ stack: content, fontSize: SIZE.small }]);
}

/** Tiles have 4,096 steps a side, and round to half of one. */
const STEPS = 4096;
const EQUATOR_M = 40_075_016.7;

/** The commands that cross the alternatives with each corridor once more, without the page. */
export function describeRepeat({ alternatives, catalog, catalogUrl, linesFile, translator }: ReportInput): Content[] {
  const { t, number } = translator;
  const met = [
    ...new Set(alternatives.flatMap(({ assessment }) => assessment.populations.flatMap(({ population, corridor }) => (corridor ? [population] : [])))),
  ];
  const found = met
    .flatMap((id) => findPopulation(catalog, id)?.population ?? [])
    .flatMap(({ layers, downloads }) => {
      const corridors = downloads.find(({ url, format }) => format === 'geojson' && url.endsWith('-corridors.geojson'));
      const zoom = layers.find(({ kind }) => kind === 'corridors')?.maxZoom ?? 0;
      return corridors ? [{ url: new URL(corridors.url, catalogUrl).href, zoom }] : [];
    });
  if (found.length === 0) return [];
  const commands = found.map(({ url }): Content => {
    const file = url.split('/').at(-1) ?? url;
    return {
      stack: [
        { text: url, link: url, color: INK.link, wordBreak: 'break-all' },
        // Broken where a shell takes it up again.
        {
          text: [
            'npx atlas crossings',
            `--corridors ${file}`,
            `--barriers ${linesFile}`,
            `--out ${file.replace(/-corridors\.geojson$/, '')}-crossings.csv`,
          ].join(' \\\n  '),
          bold: true,
          preserveLeadingSpaces: true,
        },
      ],
      unbreakable: true,
      margin: [8, 3, 0, 0],
    };
  });
  const coarsest = Math.max(...found.map(({ zoom }) => EQUATOR_M / 2 ** zoom / STEPS));
  return laySection(t('report.repeat.heading'), [
    {
      stack: [
        { text: t('report.repeat.how', { lines: t('project.lines'), file: linesFile }) },
        ...commands,
        layNote(t('report.repeat.result', { metres: number(Math.max(1, coarsest), 0) })),
        layNote(t('report.repeat.rest')),
      ],
      fontSize: SIZE.small,
    },
  ]);
}
