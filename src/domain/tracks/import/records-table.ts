import * as v from 'valibot';
import { RecordSchema } from '../../areas/list-geojson-features.ts';
import { AtlasError } from '../../errors.ts';
import { parseJson } from '../../formats/parse-json.ts';
import type { GeojsonTable } from './geojson-table.ts';
import { refuseTooWide, writeCells } from './write-cells.ts';

const RecordsSchema = v.array(RecordSchema);
type JsonRecord = v.InferOutput<typeof RecordSchema>;

/** Characters of such a file. */
const LONGEST = 50e6;
/** A first line that may be a record of its own, and another below it. */
const A_LINE = /^\s*\{[^\r\n]*\}[ \t]*\r?\n\s*\{/;
const LONGEST_LINE = 65_536;

/**
 * A JSON list of records, as services on the web hand fixes over, as a table: a row a record, a column a member.
 * @throws AtlasError naming the file where it is no such list
 */
export function tableOfRecords(text: string, file: string): GeojsonTable {
  const parsed = v.safeParse(RecordsSchema, parse(text));
  if (!parsed.success) throw new AtlasError('import.json', {}, { file, row: 1 });
  return writeRecords(flatten(parsed.output), file);
}

/**
 * Records in the other ways that programs write them: one a line; under a name, as answers of services are; a list for each
 * column, as data frames are; and animals each with a list of locations, as Movebank's service has them.
 * @throws AtlasError naming the file where it is none of these
 */
export function tableOfJson(text: string, file: string): GeojsonTable {
  // What was read to its end in vain once is not read again at any length.
  const json = text.length > LONGEST ? undefined : A_LINE.test(text.slice(0, LONGEST_LINE)) ? linesOf(text) : parse(text);
  const records = Array.isArray(json) ? json : (underName(json) ?? ofColumns(json));
  if (!records || records.length === 0) throw new AtlasError('import.json', {}, { file, row: 1 });
  return writeRecords(flatten(records), file);
}

function parse(text: string): unknown {
  try {
    return parseJson(text);
  } catch {
    return undefined;
  }
}

function writeRecords(records: readonly JsonRecord[], file: string): GeojsonTable {
  const columns = new Set<string>();
  for (const record of records) {
    for (const name of Object.keys(record)) columns.add(name);
    refuseTooWide(columns.size, records.length, file);
  }
  const names = [...columns];
  const rows = function* (): Generator<readonly unknown[]> {
    for (const record of records) yield names.map((name) => record[name]);
  };
  return { table: writeCells(names, rows()), aside: 0 };
}

/** A record a line; undefined where a line is none. */
function linesOf(text: string): JsonRecord[] | undefined {
  const records: JsonRecord[] = [];
  for (const line of text.split(/\r\n|\r|\n/)) {
    if (line.trim() === '') continue;
    const parsed = v.safeParse(RecordSchema, parse(line));
    if (!parsed.success || Array.isArray(parsed.output)) return undefined;
    records.push(parsed.output);
  }
  return records;
}

/** The one list of records that an object has under a name. */
function underName(json: unknown): JsonRecord[] | undefined {
  const parsed = v.safeParse(RecordSchema, json);
  if (!parsed.success) return undefined;
  const lists = Object.values(parsed.output).flatMap((value) => {
    const list = v.safeParse(RecordsSchema, value);
    return list.success && list.output.length > 0 ? [list.output] : [];
  });
  return lists.length === 1 ? lists[0] : undefined;
}

/** Lists, or members by number, of one length under the names of columns. */
function ofColumns(json: unknown): JsonRecord[] | undefined {
  const parsed = v.safeParse(RecordSchema, json);
  if (!parsed.success) return undefined;
  const columns = Object.entries(parsed.output).map(([name, value]) => {
    const list: readonly unknown[] | undefined = Array.isArray(value) ? value : typeof value === 'object' && value !== null ? Object.values(value) : undefined;
    return { name, list };
  });
  const length = columns[0]?.list?.length ?? 0;
  if (columns.length < 3 || length === 0 || columns.some(({ list }) => list?.length !== length)) return undefined;
  return Array.from({ length }, (_, at) => Object.fromEntries(columns.map(({ name, list }) => [name, list?.[at]])));
}

/** Records that each hold a list of records as those, with what stands around them in each. */
function flatten(records: readonly JsonRecord[]): readonly JsonRecord[] {
  const first = records[0] ?? {};
  const inner = Object.keys(first).filter((name) => v.is(RecordsSchema, first[name]) && Array.isArray(first[name]) && first[name].length > 0);
  const [name] = inner;
  if (inner.length !== 1 || name === undefined) return records;
  return records.flatMap((record) => {
    const list = v.safeParse(RecordsSchema, record[name]);
    const around = Object.fromEntries(Object.entries(record).filter(([each, value]) => each !== name && typeof value !== 'object'));
    return list.success ? list.output.map((one) => ({ ...around, ...one })) : [];
  });
}
