import type { Content } from 'pdfmake/interfaces';
import { findPopulation } from '../../domain/catalog/find-in-catalog.ts';
import { LEAST_PART } from '../../domain/project/cut-corridor.ts';
import { describeMethod } from '../describe-method.ts';
import { INK, SIZE } from '../factsheet-style.ts';
import { HEADING, laySection } from '../lay-section.ts';
import { wrapWords } from '../wrap-words.ts';
import { PAPERS } from './report-papers.ts';
import type { ReportInput } from './report-input.ts';

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
  const met = [...new Set(alternatives.flatMap(({ assessment }) => assessment.populations.map(({ population }) => population)))]
    .flatMap((id) => findPopulation(catalog, id)?.population ?? []);
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
    PAPERS.sequences, PAPERS.tool, PAPERS.classes, PAPERS.geodesics,
  ];
  const heading = (text: string): Content => ({ text, bold: true, headlineLevel: HEADING, margin: [0, 4, 0, 1] });
  const content: Content[] = [
    { text: paragraph },
    ...(methods.length > 0 ? [heading(t('report.method.populations')), ...methods] : []),
    heading(t('report.papers')),
    ...cited.map(({ citation, doi }): Content => ({ text: [`${citation} `, { text: `https://doi.org/${doi}`, link: `https://doi.org/${doi}`, color: INK.link }], margin: [0, 0, 0, 1] })),
  ];
  return laySection(t('report.method.heading'), [{ stack: content, fontSize: SIZE.small }]);
}
