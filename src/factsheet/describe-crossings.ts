import { BARRIER_KINDS, type BarrierKind } from '../domain/catalog/layer-kinds.ts';
import type { Layer } from '../domain/catalog/fields.ts';
import type { Content } from 'pdfmake/interfaces';
import type { FactsheetInput, FactsheetLimits } from './factsheet-input.ts';
import { layNote, laySection, layTable } from './lay.ts';
import { listWords } from './words.ts';

/** Kinds of barrier with a layer among the examined ones, in legend order. */
export function examinedKinds(layers: readonly Layer[]): BarrierKind[] {
  const kinds = new Set<string>(layers.map(({ kind }) => kind));
  return BARRIER_KINDS.filter((kind) => kinds.has(kind));
}

/** The barriers that cross the corridor, longest inside first, with totals of all, and what was examined. */
export function describeCrossings(input: FactsheetInput, limits: FactsheetLimits): Content[] {
  const { crossings, translator } = input;
  const { t } = translator;
  const content: Content[] = [];
  if (crossings.length > 0) {
    const longest = crossings.toSorted((a, b) => b.lengthInsideKm - a.lengthInsideKm || b.crossings - a.crossings).slice(0, limits.crossings);
    const rows = longest.map(({ name, barrier, type, use, crossings: times, lengthInsideKm }) => [
      name === '' ? t('factsheet.crossings.unnamed', { type: t(`barrier.${type}`), id: barrier }) : name,
      t(`barrier.${type}`).toLocaleLowerCase(translator.lang),
      t(`factsheet.use.${use}`),
      translator.number(times),
      translator.kmFigure(lengthInsideKm),
    ]);
    const times = crossings.reduce((sum, row) => sum + row.crossings, 0);
    const length = crossings.reduce((sum, row) => sum + row.lengthInsideKm, 0);
    const totals = [t('factsheet.crossings.totalOf', { n: crossings.length }), '', '', translator.number(times), translator.kmFigure(length)];
    content.push(
      layTable(
        [
          { head: t('factsheet.crossings.barrier'), width: '*' },
          { head: t('factsheet.crossings.type'), width: 62 },
          { head: t('factsheet.crossings.use'), width: 72 },
          { head: t('factsheet.crossings.crossings'), width: 56, right: true },
          { head: t('factsheet.crossings.length'), width: 78, right: true },
        ],
        rows,
        totals,
      ),
    );
    const left = crossings.length - longest.length;
    if (left > 0) content.push(layNote(t('factsheet.crossings.more', { n: left })));
  }
  content.push(layNote(describeExamined(input, limits)));
  return laySection(t('factsheet.crossings.heading'), content);
}

/** Which layers were examined, which of them found nothing, and which barrier types have no layer here. */
function describeExamined({ crossings, barrierLayers, translator }: FactsheetInput, limits: FactsheetLimits): string {
  const { t } = translator;
  const sentences: string[] = [];
  const name = (layers: readonly Layer[]): string => {
    const left = layers.length - limits.layers;
    const names = layers.slice(0, limits.layers).map(({ title }) => title);
    return listWords(left > 0 ? [...names, t('factsheet.crossings.moreLayers', { n: left })] : names, translator);
  };
  const crossed = new Set(crossings.map(({ layer }) => layer));
  const found = barrierLayers.filter(({ id }) => crossed.has(id));
  const empty = barrierLayers.filter(({ id }) => !crossed.has(id));
  if (found.length > 0) sentences.push(t('factsheet.crossings.examined', { layers: name(found) }));
  if (empty.length > 0) sentences.push(t('factsheet.crossings.noneFound', { layers: name(empty) }));
  const examined = new Set(examinedKinds(barrierLayers));
  const missing = BARRIER_KINDS.filter((kind) => !examined.has(kind));
  if (barrierLayers.length === 0) sentences.push(t('factsheet.crossings.nothingExamined'));
  else if (missing.length > 0) {
    const types = missing.map((kind) => t(`layer.${kind}`).toLocaleLowerCase(translator.lang));
    sentences.push(t('factsheet.crossings.notExamined', { types: listWords(types, translator) }));
  }
  return sentences.join(' ');
}
