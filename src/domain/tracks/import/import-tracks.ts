import { RECORD_SEPARATOR } from '../../areas/list-geojson-features.ts';
import { AtlasError, type FaultCode } from '../../errors.ts';
import { type Note, noteOf } from '../../notes.ts';
import type { ImportReport, Track } from '../track.ts';
import { REFERENCE_DATA } from './choose-table.ts';
import { MAPPED } from './mapped-table.ts';
import { decodeChunks, splitLines } from '../../formats/decode-text.ts';
import { describeOddities, speciesOf } from './watch-oddities.ts';
import { type FileTally, FixStore } from './fix-store.ts';
import type { FileReport, FormatContext, ImportOptions, ImportResult, MappingQuestion, TrackingFile } from './import-types.ts';
import { isArgosDiag, readArgosDiag } from './read-argos-diag.ts';
import { type GeojsonTable, tableOfGeojson } from './geojson-table.ts';
import { tableOfJson, tableOfRecords } from './records-table.ts';
import { refuseForeign } from '../../formats/refuse-foreign.ts';
import { readBytes } from '../../formats/read-bytes.ts';
import { readPackage } from './read-package.ts';
import { readTable } from './read-table.ts';
import { readXmlTracks } from './read-xml-tracks.ts';
import { findSpacedColumns, writeSpaced } from './spaced-table.ts';
import type { TableMapping } from './table-mapping.ts';
import { findWrappedLines, mendLines } from './wrapped-lines.ts';
import { unpackFiles } from './unpack-files.ts';

/** A fix that states no error has none of its own: the population's counts, which a person may change later. */
const NO_ERROR_M = 0;
/** A package's descriptor is text of some tens of kilobytes. */
const LONGEST_DESCRIPTOR = 16_777_216;
/** Faults of JSON that is no GeoJSON. */
const OTHER_JSON = /^(json|geojson\.other$)/;
/** Points are read whole before the first is a row. */
const LONGEST_GEOJSON = 300_000_000;

/**
 * Import tracks from one file or several, as a stream: Movebank CSV, Frictionless Data Package, Seabird Tracking
 * Database, Darwin Core, Argos DIAG, GPX, KML, GeoJSON, Parquet, or any table by a mapping of its columns; each may be
 * gzip and UTF-8, UTF-16 or Latin-1, whatever its name, and several may lie in one zip. Nothing outside is changed: a failed import leaves earlier work as it was.
 * @returns the tracks with a report, or the question which columns hold what
 * @throws AtlasError naming file, row and field; the signal's reason when aborted
 */
export async function importTracks(given: readonly TrackingFile[], options: ImportOptions = {}): Promise<ImportResult> {
  const { signal, onProgress, defaultErrorM = NO_ERROR_M, topSpeedKmh } = options;
  signal?.throwIfAborted();
  if (given.length === 0) throw new AtlasError('import.noFile');
  const total = given.reduce((sum, { size }) => sum + size, 0);
  let done = 0;
  const count = (bytes: number): void => {
    done = Math.min(total, done + bytes);
    onProgress?.(done, total);
  };
  const store = new FixStore();
  const notes = new Map<string, Note>();
  const note = (heard: Note): void => void notes.set(JSON.stringify(heard), heard);
  const files = await unpackFiles(given, signal, note);
  const text = (file: TrackingFile): AsyncGenerator<string> => decodeChunks(readBytes(file, signal, count), file.name, note);
  const descriptor = files.find(({ name }) => /(^|[-_ /])datapackage( ?\(\d+\))?\.json$/i.test(name));
  let tables: readonly TrackingFile[] = files;
  if (descriptor) {
    const contents = readPackage(
      await readAll(text(descriptor), descriptor.name),
      descriptor.name,
      files.filter((file) => file !== descriptor),
    );
    contents.notes.forEach(note);
    tables = contents.tables;
  }
  for (const file of tables) {
    const mapping = file.mapping ?? options.mapping;
    const tally = store.startFile(file.name);
    const question = await readFile(text(file), { file: file.name, options, mapping, defaultErrorM, tally, note });
    if (question) return { kind: 'mapping', needsMapping: question };
  }
  settleMappings(tables, store.files, options.mapping, note);
  let turn = performance.now();
  const {
    tracks,
    sensors,
    topSpeedKmh: limit,
    chosen,
  } = await store.drain(topSpeedKmh, async () => {
    if (performance.now() - turn < 40) return;
    await new Promise((resolve) => setTimeout(resolve));
    signal?.throwIfAborted();
    turn = performance.now();
  });
  refuseUndrawable(tracks, store);
  signal?.throwIfAborted();
  describeOddities(tracks, store.files).forEach(note);
  count(total);
  const species = speciesOf(tracks, store.files);
  const reports = store.files.map((file) => file.report());
  if (options.swapCoordinates === true) for (const { file, axes } of reports) if (axes) note(noteOf('imported.axesExchanged', { file }));
  const formats = new Set(reports.map(({ format }) => format).filter((format) => format !== REFERENCE_DATA));
  const format = [...(descriptor ? ['Frictionless Data Package'] : []), ...formats].join(' + ');
  return {
    kind: 'tracks',
    tracks,
    report: { ...addUp(reports), ...(limit === undefined ? {} : { topSpeedKmh: limit }) },
    sensors,
    ...(chosen && { topSpeed: chosen }),
    ...(species !== undefined && { species }),
    files: reports,
    format,
    notes: [...notes.values()],
  };
}

/**
 * A known format goes its own way where a mapping's columns are not all in it. Beside tables that needed the mapping that
 * is as it should be, and noted; columns that no file has were mistyped.
 */
function settleMappings(tables: readonly TrackingFile[], tallies: readonly FileTally[], shared: TableMapping | undefined, note: (note: Note) => void): void {
  const used = tallies.some(({ format }) => format === MAPPED);
  for (const [index, { file, format }] of tallies.entries()) {
    const own = tables[index]?.mapping;
    const mapping = own ?? shared;
    if (!mapping || format === MAPPED || format === REFERENCE_DATA) continue;
    const columns = Object.values(mapping.map ?? {});
    if (columns.length > 0 && (own || !used)) {
      throw new AtlasError('table.mappingMisfit', { format, columns: columns.join(', ') }, { file, row: 1, field: 'map' });
    }
    note(noteOf('imported.mappingUnused', { file, format }));
  }
}

async function readAll(
  chunks: AsyncGenerator<string>,
  file: string,
  fault = new AtlasError('package.tooLong', {}, { file }),
  longest = LONGEST_DESCRIPTOR,
): Promise<string> {
  let text = '';
  for await (const chunk of chunks) {
    text += chunk;
    if (text.length > longest) throw fault;
  }
  return text;
}

/** Read one file by what its first words show it to be. */
async function readFile(chunks: AsyncGenerator<string>, context: FormatContext): Promise<MappingQuestion | undefined> {
  const { file } = context;
  let start = '';
  // Counted piece by piece: of a file of blanks the whole would be looked through again with each.
  let words = 0;
  while (words < 512) {
    const next = await chunks.next();
    if (next.done) break;
    start += next.value;
    words += next.value.trim().length;
  }
  if (words === 0) throw new AtlasError('file.empty', {}, { file });
  const all = prepend(start, chunks);
  const first = start.trimStart();
  refuseForeign(first, file);
  if (first.startsWith('<')) return readXmlTracks(all, context);
  if (first.replace(RECORD_SEPARATOR, '').startsWith('{')) return readGeojson(all, context);
  if (/^\[\s*[[{]/.test(first)) return readGeojson(all, context, tableOfRecords);
  if (isArgosDiag(start.slice(0, 65_536))) return void (await readArgosDiag(splitLines(all, file), context));
  const mend = findWrappedLines(start.slice(0, 65_536));
  if (mend) {
    context.note(noteOf('imported.wrappedLines', { file }));
    return readTable(mendLines(splitLines(all, file), mend), context);
  }
  const spaced = findSpacedColumns(start.slice(0, 65_536));
  if (!spaced) return readTable(all, context);
  const { cut, print } = spaced;
  if (!print) context.note(noteOf('imported.spacedTable', { file }));
  const question = await readTable(writeSpaced(splitLines(all, file), cut), context);
  if (print && !question) context.note(noteOf('imported.printed', { file, n: print.rowsMissing }));
  return question;
}

/** Read the table of fixes in a GeoJSON text, or in a list of records; what a person named wins over what the text shows. */
async function readGeojson(
  chunks: AsyncGenerator<string>,
  context: FormatContext,
  tableOf: (text: string, file: string) => GeojsonTable = tableOfGeojson,
): Promise<MappingQuestion | undefined> {
  const { file, note } = context;
  const text = await readAll(chunks, file, new AtlasError('import.tooLarge', { most: LONGEST_GEOJSON / 1e6 }, { file }), LONGEST_GEOJSON);
  const readTableOf = (): GeojsonTable => {
    try {
      return tableOf(text, file);
    } catch (error) {
      if (error instanceof AtlasError && tableOf === tableOfGeojson && OTHER_JSON.test(error.code)) return tableOfJson(text, file);
      throw error;
    }
  };
  try {
    const { table, mapping: own, aside } = readTableOf();
    if (aside > 0) note(noteOf('imported.othersAside', { file, n: aside }));
    const mapping = own ? { ...own, ...context.mapping, map: { ...own.map, ...context.mapping?.map } } : context.mapping;
    return await readTable(fromText(table), { ...context, mapping });
  } catch (error) {
    // Whatever JSON it is, it is none of fixes.
    if (error instanceof AtlasError && OTHER_JSON.test(error.code)) throw new AtlasError('import.json', {}, { file, row: 1 });
    throw error;
  }
}

async function* fromText(pieces: Iterable<string>): AsyncGenerator<string> {
  yield* pieces;
}

async function* prepend(first: string, rest: AsyncGenerator<string>): AsyncGenerator<string> {
  yield first;
  yield* rest;
}

/** Tracks without one step between two fixes are no tracks. */
function refuseUndrawable(tracks: readonly Track[], store: FixStore): void {
  const [first] = store.files;
  const file = first?.file ?? '';
  const field = first?.fields.individual ?? '';
  if (tracks.length === 0) {
    const total = store.files.reduce((sum, { rowsRead }) => sum + rowsRead, 0);
    const reasons = store.files.flatMap(({ drops }) => drops.reasons);
    const why = whyNothing(store.files);
    const unread = why === 'import.nothingLeft' ? first?.unread : undefined;
    const row = unread?.row ?? Object.values(first?.drops.firstRows ?? {})[0]?.[0];
    throw new AtlasError(
      unread ? 'import.nothingRead' : why,
      { files: store.files.map((each) => each.file).join(', '), n: total, reasons, ...(unread && { text: unread.text }) },
      { file, ...(row === undefined ? {} : { row }) },
    );
  }
  if (tracks.some(({ time }) => time.length > 1)) return;
  throw new AtlasError('import.oneFixEach', { n: tracks.length }, { file, row: 2, field });
}

/** Of a file without a fix: rows that all lack a time or a place say what kind of file it is. */
function whyNothing(files: readonly FileTally[]): FaultCode {
  const codes = new Set(files.flatMap(({ drops }) => Object.keys(drops.dropped)));
  if (files.length > 0 && files.every(({ format }) => format === REFERENCE_DATA)) return 'import.referenceOnly';
  if (codes.size === 0) return 'import.nothing';
  if (codes.size > 1) return 'import.nothingLeft';
  if (codes.has('dropped.noTime')) return 'import.noTimes';
  return codes.has('dropped.noPlace') ? 'import.noPlaces' : 'import.nothingLeft';
}

function addUp(reports: readonly FileReport[]): ImportReport {
  const dropped: Record<string, number> = {};
  const firstRows: Record<string, number[]> = {};
  for (const report of reports) {
    for (const [reason, rows] of Object.entries(report.dropped)) dropped[reason] = (dropped[reason] ?? 0) + rows;
    for (const [reason, rows] of Object.entries(report.firstRows)) firstRows[reason] ??= rows;
  }
  const sum = (pick: (report: FileReport) => number): number => reports.reduce((total, report) => total + pick(report), 0);
  return { rowsRead: sum(({ rowsRead }) => rowsRead), fixesKept: sum(({ fixesKept }) => fixesKept), dropped, firstRows };
}
