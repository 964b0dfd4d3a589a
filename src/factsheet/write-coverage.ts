import type { Coverage } from '../domain/crossings/types.ts';
import type { AreaReading } from '../domain/statements/judge-layer.ts';
import type { Translator } from '../i18n/translator.ts';
import { sayCoverage } from './say-answers.ts';

/** One use class inside a set of areas, in a cell of a sheet, where “at least” is a word: its font has no sign for it, and one in Arabic would be turned round. */
export function writeCoverage(coverage: Coverage | undefined, reading: AreaReading, translator: Pick<Translator, 'areaKm2' | 'percent' | 't'>): string {
  if (coverage === undefined) return '–';
  const { area, share, atLeast } = sayCoverage(coverage, reading, translator);
  const value = share === '–' ? area : translator.t('factsheet.coverage.value', { share, area });
  return atLeast ? translator.t('factsheet.atLeast', { value }) : value;
}
