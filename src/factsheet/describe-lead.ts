import type { FactsheetInput } from './factsheet-input.ts';
import { examinedTypes } from './examined-types.ts';
import { listWords } from './list-words.ts';

/** The sentences that answer first: how many barriers cross the corridor, and how many where it is used most. */
export function describeLead({ population, crossings, barrierLayers, translator }: FactsheetInput): string {
  const { t } = translator;
  const sentences: string[] = [];
  const area = population.corridorAreaKm2.low;
  if (crossings.length > 0) {
    const high = crossings.filter(({ use }) => use === 'high').length;
    sentences.push(t('factsheet.lead.crossed', { n: crossings.length }));
    if (high > 0) sentences.push(t('factsheet.lead.high', { n: high }));
    else sentences.push(t(population.corridorAreaKm2.high === undefined ? 'factsheet.lead.noHighClass' : 'factsheet.lead.noneHigh'));
  } else if (barrierLayers.length > 0) {
    const types = examinedTypes(barrierLayers).map((type) => t(`factsheet.legend.${type}`).toLocaleLowerCase(translator.lang));
    sentences.push(t('factsheet.lead.none', { types: listWords(types, translator) }));
  } else if (area !== undefined) sentences.push(t('factsheet.lead.notExamined', { area: translator.areaKm2(area) }));
  else sentences.push(t('factsheet.lead.notExaminedNoArea'));
  if (population.method.method === 'line-buffer') sentences.push(t('factsheet.lead.buffered'));
  return sentences.join(' ');
}
