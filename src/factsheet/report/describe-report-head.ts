import { FEWEST_INDIVIDUALS } from '../../domain/movement/types.ts';
import { textIn } from '../../domain/catalog/open-entry.ts';
import { cutsNothing } from '../../domain/statements/of-project.ts';
import { POSITIONS_A_DAY } from '../../domain/tracks/thin.ts';
import { saysPreliminary } from '../../domain/movement/corridors/compute-corridors.ts';
import { listWords, wrapWords } from '../words.ts';
import { caveatsOf } from './describe-comparison.ts';
import type { ReportInput } from './report-input.ts';
import type { Content } from 'pdfmake/interfaces';
import { INK, SIZE } from '../style.ts';
import { uncoveredKinds } from '../../domain/statements/uncovered-kinds.ts';
import { laySection, TITLE } from '../lay.ts';

/** One sentence for every population met whose corridor rests on fewer than three animals. */
export function warnOfSamples({ alternatives, entries, translator }: Pick<ReportInput, 'alternatives' | 'entries' | 'translator'>): string[] {
  const met = new Set(
    alternatives.flatMap(({ assessment }) => assessment.populations.flatMap(({ population, uncomputed }) => (uncomputed ? [] : [population]))),
  );
  return [...met].flatMap((id) => {
    const entry = entries.get(id);
    const n = entry?.summary.individuals ?? FEWEST_INDIVIDUALS;
    return entry && n < FEWEST_INDIVIDUALS ? [translator.t('report.preliminary', { population: textIn(entry.row, 'name', translator.lang), n })] : [];
  });
}

/** Name, type, ground and date; then the plain answer for the alternative that meets least. */
export function describeReportHead(input: ReportInput): Content[] {
  const { project, translator, generatedAt, atlasTitle } = input;
  const { t, number } = translator;
  const about = t(project.bufferM > 0 ? 'report.about.buffer' : 'report.about.line', {
    type: t(`barrier.${project.type}`),
    buffer: number(project.bufferM, 0),
    date: translator.date(generatedAt),
  });
  return [
    {
      columns: [
        { text: atlasTitle, width: '*' },
        { text: t('report.title'), width: 'auto' },
      ],
      fontSize: SIZE.small,
      color: INK.quiet,
    },
    { text: wrapWords(project.name || t('report.unnamed')), fontSize: SIZE.title, bold: true, headlineLevel: TITLE, lineHeight: 1, margin: [0, 3, 0, 1] },
    { text: about, color: INK.quiet, margin: [0, 0, 0, 6] },
    ...describeReportLead(input).map((text, index): Content =>
      index === 0
        ? { text: wrapWords(text, 60), fontSize: SIZE.lead, bold: true, margin: [0, 0, 0, 3] }
        : { text: wrapWords(text, 60), margin: [0, 0, 0, 1.5] },
    ),
    ...warnOfSamples(input).map((text): Content => ({ text, color: INK.warning, margin: [0, 2, 0, 0] })),
  ];
}

/** All that the head says of what is met, sentence by sentence. */
export function sayHead(input: ReportInput): string[] {
  return [...describeReportLead(input), ...warnOfSamples(input)];
}

/** The answer in sentences, the first of which is set large. */
function describeReportLead(input: ReportInput): string[] {
  const { alternatives, ranked, translator, answerOf } = input;
  const { t } = translator;
  const [first] = alternatives;
  if (!first) return [];
  const best = ranked.filter(({ rank }) => rank === 1).map(({ id }) => alternatives.find(({ alternative }) => alternative.id === id)?.alternative.name ?? id);
  const [answer = '', ...rest] = answerOf(first.assessment);
  const { name } = first.alternative;
  const caveats = alternatives.length > 1 ? caveatsOf(input) : [];
  if (ranked.length < 2 && alternatives.length > 1) return [...caveats, t('report.answerOf', { name, answer }), ...rest];
  const alike = best.length > 1;
  const nothing = alternatives.length > 1 && ranked.every(({ values }) => cutsNothing(values));
  const place = nothing
    ? t('project.rankNothing')
    : alike
      ? t('report.lead.alike', { names: listWords(best, translator) })
      : t('report.lead.first', { name, n: Math.max(1, ranked.length) });
  return [`${place} ${alike ? t('report.answerOf', { name, answer }) : answer}`, ...caveats, ...rest];
}

/** Whether tracks of the atlas were held against a line. */
function areTracksRead({ alternatives, entries }: ReportInput): boolean {
  return alternatives.some(({ examined }) => examined.populations.some((id) => entries.get(id)?.file.layers.some(({ kind }) => kind === 'tracks')));
}

/** What the report cannot say: samples, gaps, and what was not assessed. */
export function describeLimits(input: ReportInput): Content[] {
  const { alternatives, notAssessed, entries, layers, translator } = input;
  const { t, say } = translator;
  const unexamined = alternatives.flatMap(({ alternative: { name, lines }, assessment: { countries }, examined }) => {
    const read = layers.filter(({ id }) => examined.layers.includes(id));
    const missing = uncoveredKinds(lines, countries, read).map((kind) => t(`layer.${kind}`).toLocaleLowerCase(translator.lang));
    return missing.length === 0 ? [] : [t('report.limits.notExamined', { name, types: listWords(missing, translator) })];
  });
  const met = [...new Set(alternatives.flatMap(({ assessment }) => assessment.populations.map(({ population }) => population)))];
  // The report says in its own words that a sample is small.
  const warnings = met
    .flatMap((id) => entries.get(id) ?? [])
    .flatMap(({ row, file }) =>
      file.warnings
        .filter((warning) => !saysPreliminary(warning))
        .map((warning) => t('report.limits.warning', { population: textIn(row, 'name', translator.lang), warning: say(warning) })),
    );
  const said = [
    t('report.limits.screening'),
    t('report.limits.absence'),
    t('report.limits.sample'),
    ...warnings,
    t('report.limits.steps'),
    ...(areTracksRead(input) ? [t('report.limits.thinned', { n: POSITIONS_A_DAY })] : []),
    ...unexamined,
    ...(notAssessed.length > 0 ? [t('report.limits.notAssessed', { names: listWords(notAssessed, translator) })] : []),
  ];
  return laySection(t('report.limits.heading'), [{ ul: said.map((text) => ({ text: wrapWords(text, 60), margin: [0, 0, 0, 1.5] })), fontSize: SIZE.small }]);
}
