import type { ReportAlternative, ReportInput } from './report-input.ts';
import type { Content } from 'pdfmake/interfaces';
import { inBrackets } from '../../i18n/punctuation.ts';
import { layNote, laySection, layTable } from '../lay.ts';
import { wrapWords } from '../words.ts';
import { PAGE, SIZE } from '../style.ts';
import { describeSiting } from './describe-siting.ts';
import { describeMet } from './describe-met.ts';
import { sayHead } from './describe-report-head.ts';

/** The title of an area or barrier layer, or the name of a person's own file. */
export function titleLayer(id: string, { layers, userFiles, translator }: Pick<ReportInput, 'layers' | 'userFiles' | 'translator'>): string {
  const own = userFiles.find((file) => file.id === id);
  if (own) return translator.t('areas.yours', { file: own.fileName });
  return layers.find((layer) => layer.id === id)?.title ?? id;
}

/** Areas that an alternative meets, and the nearest existing barrier of each layer. */
export function describeSurroundings({ assessment: { areas, barriers, searched } }: ReportAlternative, input: ReportInput): Content[] {
  const { t, kmFigure, haFigure, lengthKm, number } = input.translator;
  const hasBuffer = input.project.bufferM > 0;
  const met =
    areas.length === 0
      ? layNote(t('project.areas.none'))
      : layTable(
          [
            { head: t('project.areas.area'), width: '*' },
            { head: t('project.areas.layer'), width: hasBuffer ? 150 : 190 },
            { head: t('project.column.length'), width: 60, right: true },
            ...(hasBuffer ? [{ head: t('project.column.ground'), width: 60, right: true }] : []),
          ],
          areas.map(({ name, layer, lengthKm: km, bufferKm2 }) => [
            name,
            titleLayer(layer, input),
            kmFigure(km),
            ...(hasBuffer ? [haFigure(bufferKm2 ?? 0)] : []),
          ]),
        );
  const lines = barriers.map(({ layer, type, barrier, name, distanceKm, events }): Content => {
    const kind = t(`barrier.${type}`);
    const called = name || t('crossings.unnamed', { type: kind, id: barrier });
    const said =
      events > 0
        ? t('project.barriers.meets', { type: kind, name: called, n: events })
        : t('project.barriers.near', { type: kind, name: called, km: lengthKm(distanceKm) });
    return { text: wrapWords(`${said}${inBrackets(input.translator.lang, titleLayer(layer, input))}`, 60), margin: [0, 0, 0, 1.5] };
  });
  const cutShort = searched.map(({ layer, km }) => layNote(t('project.barriers.searched', { layer: titleLayer(layer, input), km: number(km) })));
  return [
    ...laySection(t('project.areas'), [met]),
    ...laySection(t('project.barriers'), [
      ...(lines.length === 0 ? [layNote(t('project.barriers.none', { km: input.barriersWithinKm }))] : [...lines, layNote(t('project.barriers.why'))]),
      ...cutShort,
    ]),
  ];
}

/** Answer and map of one alternative of several: one alone has its own on the first page. */
function describeAnswer(input: ReportInput, { alternative, assessment }: ReportAlternative): Content[] {
  const { ranked, maps, translator } = input;
  const { t } = translator;
  const rank = ranked.find(({ id }) => id === alternative.id)?.rank;
  const [answer = '', ...rest] = input.answerOf(assessment);
  const title = rank === undefined ? alternative.name : t('report.alternative', { rank, name: alternative.name });
  const map: Content[] = maps?.byAlternative.has(alternative.id) === true ? [{ image: `map-${alternative.id}`, width: PAGE.width, margin: [0, 4, 0, 2] }] : [];
  return [
    {
      // Kept together by itself: a page break asked for inside would be lost with what follows it.
      stack: [
        { text: wrapWords(title, 40), fontSize: SIZE.section + 2.5, bold: true, margin: [0, 0, 0, 3] },
        { text: wrapWords(answer, 60), bold: true, margin: [0, 0, 0, 2] },
        ...map,
      ],
      unbreakable: true,
      margin: [0, 16, 0, 0],
    },
    ...rest.map((text): Content => ({ text: wrapWords(text, 60), margin: [0, 0, 0, 1.5] })),
  ];
}

/** Everything one alternative meets: answer and map, populations, areas, barriers. */
export function describeAlternative(input: ReportInput, each: ReportAlternative): Content[] {
  const { t } = input.translator;
  const { alternative, assessment, siting } = each;
  const isOne = input.alternatives.length === 1;
  // What the first page says of one alone is not said of each population again.
  const said = isOne ? sayHead(input).join('\n') : '';
  return [
    ...(isOne ? [] : describeAnswer(input, each)),
    // Populations may be met that the line does not stop: the sentences above say so.
    ...(!isOne && assessment.populations.length === 0 && assessment.noneWithin ? [{ text: t('report.noPopulation') }] : []),
    ...assessment.populations.map((met) => describeMet(met, input, said)),
    ...(siting ? describeSiting(siting, alternative.name, input) : []),
    ...describeSurroundings(each, input),
  ];
}
