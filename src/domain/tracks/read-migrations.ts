import Papa from 'papaparse';
import * as v from 'valibot';
import { removeFormulaGuard } from '../formats/csv.ts';
import { SEASONS } from '../movement/types.ts';
import type { DatedMigration } from './season-at.ts';

const Moment = v.pipe(v.string(), v.transform(Date.parse), v.number(), v.finite());
const Row = v.object({ individual: v.pipe(v.string(), v.transform(removeFormulaGuard)), season: v.picklist(SEASONS), start: Moment, end: Moment });

/** When animals were on migrations, of a table as `writeSequencesCsv` writes it; rows that do not say so are passed over. */
export function readMigrations(csv: string): DatedMigration[] {
  return Papa.parse(csv, { header: true, skipEmptyLines: true }).data.flatMap((row) => {
    const parsed = v.safeParse(Row, row);
    return parsed.success ? [parsed.output] : [];
  });
}
