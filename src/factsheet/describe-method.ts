import type { FactsheetInput } from './factsheet-input.ts';

/** One paragraph: how the corridor was made, with its parameters. */
export function describeMethod({ population, translator }: Pick<FactsheetInput, 'population' | 'translator'>): string {
  const { t } = translator;
  const { method, cellM, locationErrorM, maxLagMin, bufferM, minDistanceKm, minDaysAway, notes } = population.method;
  const model =
    method === 'line-buffer'
      ? t('factsheet.method.lineBuffer', { buffer: bufferM, cell: cellM })
      : t('factsheet.method.bbmm', { cell: cellM, error: locationErrorM, lag: maxLagMin / 60 });
  const dynamic = method === 'dbbmm' ? [t('method.dynamic')] : [];
  return [...dynamic, model, t('factsheet.method.migration', { distance: minDistanceKm, days: minDaysAway }), t('factsheet.method.classes'), ...notes].join(' ');
}
