import { BARRIER_KINDS, type BarrierKind } from '../domain/catalog/layer-kinds.ts';
import type { Layer } from '../domain/catalog/fields.ts';
import type { Content } from 'pdfmake/interfaces';
import type { FactsheetInput, FactsheetLimits } from './factsheet-input.ts';
import type { BarrierCrossing } from '../domain/crossings/types.ts';
import { answerLayers, judgeLayers, lookAtRows, type LayerAnswer } from '../domain/statements/judge-layers.ts';
import { sortRows } from '../domain/statements/of-entry.ts';
import { sayAnswers } from './say-answers.ts';
import { layNote, laySection, layTable } from './lay.ts';
import { listWords } from './words.ts';

/** Kinds of barrier with a layer among the examined ones, in legend order. */
export function examinedKinds(layers: readonly Layer[]): BarrierKind[] {
  const kinds = new Set<string>(layers.map(({ kind }) => kind));
  return BARRIER_KINDS.filter((kind) => kinds.has(kind));
}

/** The rows that count for the animals, and what is said of each layer; the sheet asks the rules itself. */
export function judgeSheet({ entry, countriesKnown, barrierLayers, crossings }: SheetLayers): {
  readonly counted: readonly BarrierCrossing[];
  readonly answers: readonly LayerAnswer[];
} {
  const judged = { ...entry, countriesKnown };
  const { counted } = sortRows(judged, barrierLayers, crossings);
  const answers = answerLayers(judgeLayers(judged, barrierLayers), ({ id }) => lookAtRows(counted, id));
  return { counted, answers };
}

type SheetLayers = Pick<FactsheetInput, 'entry' | 'countriesKnown' | 'barrierLayers' | 'crossings'>;

/** Worst first: most length where use is high, then where it is medium, then in all of the corridor. */
function compareHarm(a: BarrierCrossing, b: BarrierCrossing): number {
  const [x, y] = [a.lengthByUseKm, b.lengthByUseKm];
  return y.high - x.high || y.medium - x.medium || b.lengthInsideKm - a.lengthInsideKm || b.crossings - a.crossings;
}

/** The worst barriers that cross the corridor, with totals of all, and what was examined. */
export function describeCrossings(input: FactsheetInput, limits: FactsheetLimits): Content[] {
  const { translator } = input;
  const { counted: crossings } = judgeSheet(input);
  const { t } = translator;
  const content: Content[] = [];
  if (crossings.length > 0) {
    const worst = crossings.toSorted(compareHarm).slice(0, limits.crossings);
    const rows = worst.map(({ name, barrier, type, use, crossings: times, lengthInsideKm, lengthByUseKm }) => [
      name === '' ? t('factsheet.crossings.unnamed', { type: t(`barrier.${type}`), id: barrier }) : name,
      t(`barrier.${type}`).toLocaleLowerCase(translator.lang),
      t(`factsheet.use.${use}`),
      translator.number(times),
      translator.kmFigure(lengthByUseKm.high),
      translator.kmFigure(lengthInsideKm),
    ]);
    const times = crossings.reduce((sum, row) => sum + row.crossings, 0);
    const length = crossings.reduce((sum, row) => sum + row.lengthInsideKm, 0);
    const high = crossings.reduce((sum, row) => sum + row.lengthByUseKm.high, 0);
    const totals = [
      t('factsheet.crossings.totalOf', { n: crossings.length }),
      '',
      '',
      translator.number(times),
      translator.kmFigure(high),
      translator.kmFigure(length),
    ];
    content.push(
      layTable(
        [
          { head: t('factsheet.crossings.barrier'), width: '*' },
          { head: t('factsheet.crossings.type'), width: 56 },
          { head: t('factsheet.crossings.use'), width: 62 },
          { head: t('factsheet.crossings.crossings'), width: 56, right: true },
          { head: t('factsheet.crossings.lengthHigh'), width: 62, right: true },
          { head: t('factsheet.crossings.length'), width: 62, right: true },
        ],
        rows,
        totals,
      ),
    );
    const left = crossings.length - worst.length;
    if (crossings.length > 1)
      content.push(layNote([t('factsheet.crossings.order'), ...(left > 0 ? [t('factsheet.crossings.more', { n: left })] : [])].join(' ')));
  }
  content.push(layNote(describeExamined(input, limits)));
  return laySection(t('factsheet.crossings.heading'), content);
}

/** Which layers were examined, what may be said from each, and which barrier types have no layer here. */
function describeExamined(input: FactsheetInput, limits: FactsheetLimits): string {
  const { barrierLayers, translator } = input;
  const { counted: crossings, answers } = judgeSheet(input);
  const { t } = translator;
  const sentences: string[] = [];
  const name = (layers: readonly Layer[]): string => {
    const left = layers.length - limits.layers;
    const names = layers.slice(0, limits.layers).map(({ title }) => title);
    return listWords(left > 0 ? [...names, t('factsheet.crossings.moreLayers', { n: left })] : names, translator);
  };
  const crossed = new Set(crossings.map(({ layer }) => layer));
  const found = barrierLayers.filter(({ id }) => crossed.has(id));
  if (found.length > 0) sentences.push(t('factsheet.crossings.examined', { layers: name(found) }));
  const said = sayAnswers(answers, translator, input.entry.summary.years);
  sentences.push(...said.slice(0, limits.layers));
  if (said.length > limits.layers) sentences.push(t('factsheet.crossings.moreSaid', { n: said.length - limits.layers }));
  const examined = new Set(examinedKinds(barrierLayers));
  const missing = BARRIER_KINDS.filter((kind) => !examined.has(kind));
  if (barrierLayers.length === 0) sentences.push(t('factsheet.crossings.nothingExamined'));
  else if (missing.length > 0) {
    const types = missing.map((kind) => t(`layer.${kind}`).toLocaleLowerCase(translator.lang));
    sentences.push(t('factsheet.crossings.notExamined', { types: listWords(types, translator) }));
  }
  return sentences.join(' ');
}
