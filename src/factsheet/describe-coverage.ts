import type { Content } from 'pdfmake/interfaces';
import type { UseClass } from '../domain/movement/types.ts';
import type { FactsheetInput, FactsheetLimits } from './factsheet-input.ts';
import { layNote, laySection } from './lay-section.ts';
import { layTable } from './lay-table.ts';

const USES: readonly UseClass[] = ['low', 'medium', 'high'];

/** Share and area of each use class that each set of priority areas covers. */
export function describeCoverage({ coverage, translator }: Pick<FactsheetInput, 'coverage' | 'translator'>, limits: FactsheetLimits): Content[] {
  const { t } = translator;
  if (coverage.length === 0) return [];
  const rows = coverage.slice(0, limits.coverage).map((set) => [
    set.title,
    ...USES.map((use) => {
      const found = set.coverage.find((row) => row.use === use);
      if (found === undefined) return '–';
      return t('factsheet.coverage.value', { share: translator.percent(found.share), area: translator.areaKm2(found.coveredKm2) });
    }),
  ]);
  const table = layTable(
    [{ head: t('factsheet.coverage.areas'), width: '*' }, ...USES.map((use) => ({ head: t(`factsheet.coverage.${use}`), width: 98, right: true }))],
    rows,
  );
  const left = coverage.length - limits.coverage;
  return laySection(t('factsheet.coverage.heading'), left > 0 ? [table, layNote(t('factsheet.coverage.more', { n: left }))] : [table]);
}
