import * as v from 'valibot';
import { RecordSchema } from '../../areas/list-geojson-features.ts';
import { AtlasError } from '../../errors.ts';
import { parseJson } from '../../formats/parse-json.ts';
import type { GeojsonTable } from './geojson-table.ts';
import { refuseTooWide, writeCells } from './write-cells.ts';

const RecordsSchema = v.array(RecordSchema);

/**
 * A JSON list of records, as services on the web hand fixes over, as a table: a row a record, a column a member.
 * @throws AtlasError naming the file where it is no such list
 */
export function tableOfRecords(text: string, file: string): GeojsonTable {
  let json: unknown;
  try {
    json = parseJson(text);
  } catch {
    throw new AtlasError('import.json', {}, { file, row: 1 });
  }
  const parsed = v.safeParse(RecordsSchema, json);
  if (!parsed.success) throw new AtlasError('import.json', {}, { file, row: 1 });
  const columns = new Set<string>();
  for (const record of parsed.output) {
    for (const name of Object.keys(record)) columns.add(name);
    refuseTooWide(columns.size, parsed.output.length, file);
  }
  const names = [...columns];
  const rows = function* (): Generator<readonly unknown[]> {
    for (const record of parsed.output) yield names.map((name) => record[name]);
  };
  return { table: writeCells(names, rows()), aside: 0 };
}
