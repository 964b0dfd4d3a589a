import type { FactsheetInput, FactsheetLimits } from './factsheet-input.ts';
import { FEWEST_INDIVIDUALS } from './mark-preliminary.ts';

/** What a reader must know first: too few animals, then the catalog's own warnings. */
export function describeWarnings({ population, translator }: Pick<FactsheetInput, 'population' | 'translator'>, limits: FactsheetLimits): string[] {
  const { t } = translator;
  const n = population.sample.individualsWithFootprint;
  const own = n < FEWEST_INDIVIDUALS ? [t('factsheet.warnings.preliminary', { n })] : [];
  // The catalog says the same in its own words and in English only.
  const others = own.length > 0 ? population.warnings.filter((warning) => !/^preliminary/i.test(warning)) : population.warnings;
  const left = others.length - limits.warnings;
  return [...own, ...others.slice(0, limits.warnings), ...(left > 0 ? [t('factsheet.warnings.more', { n: left })] : [])];
}
