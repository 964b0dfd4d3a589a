import { addressOfDoi } from '../../domain/citation/address-of-doi.ts';
import type { Content } from 'pdfmake/interfaces';
import { textIn } from '../../domain/catalog/open-entry.ts';
import { LEAST_PART } from '../../domain/assessment/cut-corridor.ts';
import { partsOf } from '../evidence/evidence-parts.ts';
import { type Paper, PAPERS } from '../evidence/papers.ts';
import { saySample } from '../evidence/tracks/say-sample.ts';
import { INK, SIZE } from '../style.ts';
import { HEADING, layAddress, layNote, laySection } from '../lay.ts';
import { wrapWords } from '../words.ts';
import { ownTracksOf, saySitingMethod } from './describe-repeat-siting.ts';
import type { ReportInput } from './report-input.ts';

/** How the figures were made, with their parameters and papers, and how each corridor met was. */
export function describeReportMethod({ project: { bufferM }, alternatives, entries, translator, barriersWithinKm }: ReportInput): Content[] {
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
    (id) => entries.get(id) ?? [],
  );
  const methods = met.map((entry): Content => {
    const parts = partsOf(entry);
    // What stands beside the figures of each population is not said here again.
    const above = new Set(entry.file.evidence === 'tracks' ? saySample(entry.file, translator) : []);
    const said = [parts.method(entry.file, translator), ...parts.sample(entry.file, translator).filter((text) => !above.has(text))].join(' ');
    const name = textIn(entry.row, 'name', translator.lang);
    return { text: wrapWords(t('report.method.population', { name, method: said }), 60), margin: [0, 0, 0, 2] };
  });
  const sited = alternatives.flatMap(({ siting }) => siting ?? []);
  const cited = [
    ...new Set<Paper>([
      ...met.flatMap((entry) => partsOf(entry).papers(entry.file)),
      PAPERS.sequences,
      PAPERS.tool,
      PAPERS.classes,
      ...(sited.length > 0 ? [PAPERS.bridges, PAPERS.spans] : []),
      ...(sited.some(({ answer }) => answer.failedPerYear !== null) ? [PAPERS.encounters] : []),
      PAPERS.geodesics,
    ]),
  ];
  const heading = (text: string): Content => ({ text, bold: true, headlineLevel: HEADING, margin: [0, 4, 0, 1] });
  const content: Content[] = [
    { text: paragraph },
    ...(methods.length > 0 ? [heading(t('report.method.populations')), ...methods] : []),
    ...(sited.length > 0 ? [heading(t('project.siting')), { text: saySitingMethod(sited, translator) }] : []),
    heading(t('report.papers')),
    ...cited.map(({ citation, doi }): Content => ({
      text: [`${citation} `, { text: addressOfDoi(doi), link: addressOfDoi(doi), color: INK.link }],
      margin: [0, 0, 0, 1],
    })),
  ];
  return laySection(t('report.method.heading'), [{ stack: content, fontSize: SIZE.small }]);
}

/** Tiles have 4,096 steps a side, and round to half of one. */
const STEPS = 4096;
const EQUATOR_M = 40_075_016.7;

/** The commands that cross the alternatives with each corridor once more, without the page. */
export function describeRepeat({ alternatives, entries, catalogUrl, linesFile, translator }: ReportInput): Content[] {
  const { t, number } = translator;
  const met = [
    ...new Set(alternatives.flatMap(({ assessment }) => assessment.populations.flatMap(({ population, corridor }) => (corridor ? [population] : [])))),
  ];
  const found = met
    .flatMap((id) => entries.get(id)?.file ?? [])
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
        layAddress(url),
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
        layNote(t(ownTracksOf({ alternatives }).length > 0 ? 'report.repeat.restOwn' : 'report.repeat.rest')),
      ],
      fontSize: SIZE.small,
    },
  ]);
}
