import { areFew, USE_CLASSES } from '../domain/movement/types.ts';
import type { FactsheetInput, FactsheetLimits } from './factsheet-input.ts';
import { saysPreliminary } from '../domain/movement/corridors/compute-corridors.ts';
import { type Figure, partsOf } from './evidence/evidence-parts.ts';
import { listWords } from './words.ts';
import { BARRIER_KINDS } from '../domain/catalog/layer-kinds.ts';
import { judgeSheet } from './describe-crossings.ts';

/** The figures of an entry: its sample, then its areas, as the language writes them. */
export function describeFigures({ entry, translator }: Pick<FactsheetInput, 'entry' | 'translator'>): Figure[] {
  const { t } = translator;
  const { corridorAreaKm2, stopoverAreaKm2 } = entry.summary;
  const figures = partsOf(entry).figures(entry.file, translator);
  for (const use of USE_CLASSES) {
    const area = corridorAreaKm2[use];
    if (area !== undefined) figures.push({ label: t(`factsheet.figures.area.${use}`), value: translator.areaKm2(area) });
  }
  if (stopoverAreaKm2 > 0) figures.push({ label: t('factsheet.figures.stopovers'), value: translator.areaKm2(stopoverAreaKm2) });
  return figures;
}

/** How it is said that too few animals were tracked. */
const PRELIMINARY = {
  corridors: 'factsheet.warnings.preliminary',
  bufferedLines: 'factsheet.warnings.preliminary',
  routes: 'factsheet.warnings.preliminaryTracks',
  movement: 'factsheet.warnings.preliminaryTracks',
  network: 'population.preliminary',
  encounters: 'population.preliminary',
  sites: 'population.preliminary',
  receivers: 'population.preliminary',
  distribution: 'population.preliminary',
} as const;

/** What a reader must know first: too few animals, then the catalog's own warnings. */
export function describeWarnings({ entry, translator }: Pick<FactsheetInput, 'entry' | 'translator'>, limits: FactsheetLimits): string[] {
  const { t } = translator;
  const n = entry.summary.individuals;
  const own = areFew(n) ? [t(PRELIMINARY[entry.summary.result], { n })] : [];
  const { warnings } = entry.file;
  const others = (own.length > 0 ? warnings.filter((warning) => !saysPreliminary(warning)) : warnings).map(translator.say);
  const left = others.length - limits.warnings;
  return [...own, ...others.slice(0, limits.warnings), ...(left > 0 ? [t('factsheet.warnings.more', { n: left })] : [])];
}

/** The sentences that answer first: how many barriers cross the corridor, and how many where it is used most. */
export function describeLead(input: FactsheetInput): string {
  const { entry, translator } = input;
  const { t } = translator;
  const parts = partsOf(entry);
  if (parts.lead) return [parts.lead(entry.file, translator, input.countryName), parts.leadNote(entry.file, translator) ?? ''].join(' ').trim();
  const { counted: crossings, answers } = judgeSheet(input);
  const none = new Set(answers.flatMap(({ kind, answer }) => (answer.says === 'none' ? [kind] : [])));
  const sentences: string[] = [];
  const { corridorAreaKm2 } = entry.summary;
  const area = corridorAreaKm2.low;
  const { result } = entry.summary;
  if (result === 'movement' || result === 'routes') sentences.push(t(`factsheet.lead.${result}`));
  else if (crossings.length > 0) {
    const high = crossings.filter(({ use }) => use === 'high').length;
    sentences.push(t('factsheet.lead.crossed', { n: crossings.length }));
    if (high > 0) sentences.push(t('factsheet.lead.high', { n: high }));
    else sentences.push(t(corridorAreaKm2.high === undefined ? 'factsheet.lead.noHighClass' : 'factsheet.lead.noneHigh'));
  } else if (none.size > 0) {
    const types = BARRIER_KINDS.filter((kind) => none.has(kind)).map((kind) => t(`layer.${kind}`).toLocaleLowerCase(translator.lang));
    sentences.push(t('factsheet.lead.none', { types: listWords(types, translator) }));
  } else if (answers.length > 0) sentences.push(t('factsheet.lead.nothingCounted'));
  else if (area !== undefined) sentences.push(t('factsheet.lead.notExamined', { area: translator.areaKm2(area) }));
  else sentences.push(t('factsheet.lead.notExaminedNoArea'));
  const note = parts.leadNote(entry.file, translator);
  if (note !== undefined) sentences.push(note);
  return sentences.join(' ');
}
