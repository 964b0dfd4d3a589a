import type { Database, SqlValue } from 'sql.js';
import { LeftOut } from '../encounters/encounter.ts';
import { AtlasError, reasonOf } from '../errors.ts';
import { mostRows, openSqlite, readRowsWithin, type SqliteRow, STORED_TABLES } from '../formats/open-sqlite.ts';
import type { LoadSqlite } from '../formats/read-geopackage.ts';
import type { NoteCode } from '../notes.ts';
import { Intervals } from './intervals.ts';
import { judgeMotus, readPlace, readTime } from './judge-row.ts';
import { type Deployment, type Detection, MOST_DETECTIONS, type ReadReceivers } from './receivers.ts';

/** `SQLite format 3`, with which every database begins. */
const MAGIC = 'SQLite format 3\0';
/** What is read of a database that the Motus R package's `tagme` makes; its views are not run. */
const TABLES = {
  hits: ['hitID', 'runID', 'batchID', 'ts'],
  runs: ['runID', 'motusTagID', 'len', 'motusFilter'],
  batches: ['batchID', 'motusDeviceID'],
  tagDeps: ['tagID', 'deployID', 'tsStart', 'tsEnd', 'speciesID', 'test'],
  recvDeps: ['deployID', 'serno', 'deviceID', 'status', 'name', 'latitude', 'longitude', 'isMobile', 'tsStart', 'tsEnd', 'utcOffset'],
} as const;
const SPECIES = ['id', 'scientific'] as const;

/** Whether bytes are those of a SQLite database. */
export function isSqlite(bytes: Uint8Array): boolean {
  return bytes.length >= MAGIC.length && [...MAGIC].every((letter, at) => bytes[at] === letter.charCodeAt(0));
}

const textOf = (value: SqlValue | undefined): string => (typeof value === 'string' ? value.trim() : typeof value === 'number' ? String(value) : '');

/**
 * Read a Motus database (`.motus`, SQLite): receiver deployments and hits. Each hit belongs to the deployment of its receiver,
 * and of its tag, that began last before it and had not ended, as in Motus's own view `alltags`; where a receiver's clock
 * was local its offset is taken off.
 * @throws AtlasError naming the file where it is damaged or has not these tables
 */
export async function readMotus(bytes: Uint8Array, file: string, loadSqlite: LoadSqlite): Promise<ReadReceivers> {
  const open = await openSqlite(loadSqlite);
  let database: Database | undefined;
  try {
    database = open(bytes);
    const most = mostRows(bytes);
    const stored = storedTables(database, most, file);
    const read = (table: string, columns: readonly string[]): SqliteRow[] => readColumns(database!, table, columns, stored, most, file);
    const rows = {
      hits: read('hits', TABLES.hits),
      runs: read('runs', TABLES.runs),
      batches: read('batches', TABLES.batches),
      tagDeps: read('tagDeps', TABLES.tagDeps),
      recvDeps: read('recvDeps', TABLES.recvDeps),
      ambiguous: stored.has('tagAmbig') ? read('tagAmbig', ['ambigID']) : [],
      species: stored.has('species') ? read('species', SPECIES) : [],
    };
    if (rows.hits.length > MOST_DETECTIONS) throw new AtlasError('receivers.tooLong', {}, { file });
    return joinMotus(rows, file);
  } catch (error) {
    if (error instanceof AtlasError) throw error;
    throw new AtlasError('receivers.damaged', { detail: reasonOf(error) }, { file });
  } finally {
    database?.close();
  }
}

function storedTables(database: Database, most: number, file: string): ReadonlySet<string> {
  return new Set(readRowsWithin(database, STORED_TABLES, most, () => tooMany(file)).map(({ name }) => textOf(name)));
}

const tooMany = (file: string): AtlasError => new AtlasError('receivers.damaged', { detail: 'more rows than the file has room for' }, { file });

function readColumns(database: Database, table: string, columns: readonly string[], stored: ReadonlySet<string>, most: number, file: string): SqliteRow[] {
  if (!stored.has(table)) throw new AtlasError('receivers.noTable', { table }, { file, field: table });
  const known = readRowsWithin(database, `SELECT name, hidden FROM pragma_table_xinfo('${table}')`, most, () => tooMany(file));
  const plain = new Set(known.filter(({ hidden }) => hidden === 0).map(({ name }) => textOf(name)));
  const missing = columns.find((column) => !plain.has(column));
  if (missing !== undefined) throw new AtlasError('receivers.noTable', { table: `${table}.${missing}` }, { file, field: `${table}.${missing}` });
  return readRowsWithin(database, `SELECT ${columns.map((column) => `"${column}"`).join(', ')} FROM "${table}"`, most, () => tooMany(file));
}

interface MotusRows {
  readonly hits: readonly SqliteRow[];
  readonly runs: readonly SqliteRow[];
  readonly batches: readonly SqliteRow[];
  readonly tagDeps: readonly SqliteRow[];
  readonly recvDeps: readonly SqliteRow[];
  readonly ambiguous: readonly SqliteRow[];
  readonly species: readonly SqliteRow[];
}

/** Deployments by the value of a column, seconds. */
function byTime(rows: readonly SqliteRow[], column: string): Intervals<SqliteRow> {
  const found = new Intervals<SqliteRow>();
  for (const row of rows) {
    const [start, end] = [toNumber(row['tsStart']), toNumber(row['tsEnd'])];
    if (!Number.isNaN(start)) found.add(textOf(row[column]), { start, end: Number.isNaN(end) ? Infinity : end, value: row });
  }
  return found;
}

const toNumber = (value: SqlValue | undefined): number => (typeof value === 'number' ? value : Number.NaN);

function joinMotus(rows: MotusRows, file: string): ReadReceivers {
  const leftOut = new LeftOut();
  const deployments = rows.recvDeps.flatMap((row, at): Deployment[] => {
    const read = readDeployment(row, file, at + 1);
    if (typeof read !== 'string') return [read];
    leftOut.add(read, at + 1);
    return [];
  });
  const placed = new Set(deployments.map(({ id }) => id));
  const runs = new Map(rows.runs.map((row) => [textOf(row['runID']), row]));
  const devices = new Map(rows.batches.map((row) => [textOf(row['batchID']), textOf(row['motusDeviceID'])]));
  const ambiguous = new Set(rows.ambiguous.map((row) => textOf(row['ambigID'])));
  const species = new Map(rows.species.map((row) => [textOf(row['id']), textOf(row['scientific'])]));
  const tagDeps = byTime(rows.tagDeps, 'tagID');
  const recvDeps = byTime(rows.recvDeps, 'deviceID');
  const detections = rows.hits.flatMap((hit, at): Detection[] => {
    const read = readHit(hit, at + 1);
    if (typeof read !== 'string') return [read];
    leftOut.add(read, at + 1);
    return [];
  });
  return { file, format: 'Motus', deployments, detections, rowsRead: rows.recvDeps.length + rows.hits.length, leftOut };

  function readHit(hit: SqliteRow, line: number): Detection | NoteCode {
    const run = runs.get(textOf(hit['runID']));
    const seconds = toNumber(hit['ts']);
    if (Number.isNaN(seconds)) return 'dropped.timeUnreadable';
    const tag = textOf(run?.['motusTagID']);
    const carried = tagDeps.at(tag, seconds);
    const stood = recvDeps.at(devices.get(textOf(hit['batchID'])) ?? '', seconds);
    const judged = judgeMotus({
      test: textOf(carried?.['test']),
      ambiguous: ambiguous.has(tag) ? tag : '',
      mobile: textOf(stood?.['isMobile']),
      filter: textOf(run?.['motusFilter']),
      run: textOf(run?.['len']),
    });
    if (judged !== undefined) return judged;
    const animal = textOf(carried?.['deployID']);
    if (animal === '') return 'dropped.noAnimal';
    const offset = toNumber(stood?.['utcOffset']);
    const time = readTime(String(Number.isNaN(offset) ? seconds : seconds - offset * 3600));
    if (Number.isNaN(time)) return 'dropped.timeUnreadable';
    const deployment = textOf(stood?.['deployID']);
    if (deployment === '' || !placed.has(deployment)) return 'dropped.noReceiver';
    const named = species.get(textOf(carried?.['speciesID'])) ?? '';
    return { animal, time, transmitter: tag, deployment, ...(named === '' ? {} : { species: named }), filter: 'none', file, line };
  }
}

function readDeployment(row: SqliteRow, file: string, line: number): Deployment | NoteCode {
  if (toNumber(row['isMobile']) === 1) return 'dropped.receiverMobile';
  if (textOf(row['status']) === 'pending') return 'dropped.receiverPending';
  const place = readPlace(textOf(row['latitude']), textOf(row['longitude']));
  if (typeof place === 'string') return place;
  if (place === undefined) return 'dropped.receiverNoPlace';
  const [start, end] = ['tsStart', 'tsEnd'].map((column) => (row[column] === null ? undefined : readTime(textOf(row[column]))));
  if (Number.isNaN(start) || Number.isNaN(end)) return 'dropped.timeUnreadable';
  if (start !== undefined && end !== undefined && end < start) return 'dropped.receiverReversed';
  const [id, receiver, name] = [textOf(row['deployID']), textOf(row['serno']), textOf(row['name'])];
  return {
    ...(id === '' ? {} : { id }),
    ...(receiver === '' ? {} : { receiver }),
    ...(name === '' ? {} : { name }),
    ...place,
    ...(start === undefined ? {} : { start }),
    ...(end === undefined ? {} : { end }),
    file,
    line,
  };
}
