import { AtlasError } from '../../errors.ts';
import { type Note, noteOf } from '../../notes.ts';
import { partOfShapefile } from '../../formats/part-of-shapefile.ts';
import { readZipEntries, type ZipEntry } from '../../formats/zip.ts';
import type { TrackingFile } from './import-types.ts';
import { tableOfParquet } from './parquet-table.ts';

/** A larger archive or Parquet file would fill the memory of a browser tab. */
const LARGEST = 500e6;
/** Bytes by which a file is known. */
const FIRST = 64;
const TABLE = /\.(csv|tsv|gpx|kml|diag|geojson|geojsonl|parquet)(\.gz)?$|(^|\/)(\w+-)?datapackage\.json$/i;
const TEXT = /\.(txt|dat|json)(\.gz)?$/i;
/** Of a Darwin Core Archive, the table with the places. */
const OCCURRENCES = /(^|\/)occurrences?\.(txt|csv|tsv)$/i;

/**
 * The files as the readers take them: those inside zip archives in place of these, and Parquet tables as text. A workbook,
 * and an archive without a table, stay as they are.
 * @param note hears of what an archive holds besides
 * @throws AtlasError naming the file where it is too large, damaged, or a Shapefile
 */
export async function unpackFiles(files: readonly TrackingFile[], signal: AbortSignal | undefined, note: (note: Note) => void): Promise<TrackingFile[]> {
  const unpacked: TrackingFile[] = [];
  for (const file of files) {
    signal?.throwIfAborted();
    const start = await startOf(file);
    const bytes = Uint8Array.from(start, (letter) => letter.charCodeAt(0));
    if (partOfShapefile(file.name, bytes) !== undefined) throw new AtlasError('import.shapefile', {}, { file: file.name });
    if (start.startsWith('PK\u0003\u0004')) for (const inner of await openArchive(file, signal, note)) unpacked.push(inner);
    else if (start.startsWith('PAR1')) unpacked.push(asText(file, signal));
    else unpacked.push(file);
  }
  return unpacked;
}

async function openArchive(file: TrackingFile, signal: AbortSignal | undefined, note: (note: Note) => void): Promise<TrackingFile[]> {
  if (file.size > LARGEST) throw new AtlasError('import.tooLarge', { most: LARGEST / 1e6 }, { file: file.name });
  let entries: readonly ZipEntry[];
  try {
    entries = readZipEntries(await readAll(file, signal), file.name);
  } catch (error) {
    if (error instanceof AtlasError) return [file];
    throw error;
  }
  const isWorkbook = entries.some(({ name }) => name === '[Content_Types].xml' || name === 'mimetype');
  const occurrences = entries.some(({ name }) => /(^|\/)meta\.xml$/i.test(name)) ? entries.filter(({ name }) => OCCURRENCES.test(name)) : [];
  const tables = entries.filter(({ name }) => TABLE.test(name));
  const chosen = occurrences.length > 0 ? occurrences : tables.length > 0 ? tables : entries.filter(({ name }) => TEXT.test(name));
  if (!isWorkbook && tables.length === 0 && entries.some(({ name }) => /\.(shp|dbf)$/i.test(name)))
    throw new AtlasError('import.shapefile', {}, { file: file.name });
  if (isWorkbook || chosen.length === 0) return [file];
  const others = entries.length - chosen.length;
  if (others > 0) note(noteOf('imported.archiveOthers', { file: file.name, n: others }));
  const inside = chosen.map((entry) => ({
    ...(file.mapping && { mapping: file.mapping }),
    // Every KMZ calls its document doc.kml, which tells nothing of the animal in it.
    name: chosen.length === 1 && /\.kmz$/i.test(file.name) ? file.name : entry.name,
    size: entry.size,
    stream: () => streamOf([entry.read()]),
  }));
  return (await Promise.all(inside.map(async (each) => ((await startOf(each)).startsWith('PAR1') ? asText(each, signal) : each)))).flat();
}

/** A Parquet file whose bytes are the text of its table. */
function asText(file: TrackingFile, signal: AbortSignal | undefined): TrackingFile {
  const encoder = new TextEncoder();
  const table = async function* (): AsyncGenerator<Uint8Array> {
    if (file.size > LARGEST) throw new AtlasError('import.tooLarge', { most: LARGEST / 1e6 }, { file: file.name });
    for await (const piece of tableOfParquet(await readAll(file, signal), file.name)) yield encoder.encode(piece);
  };
  return { ...(file.mapping && { mapping: file.mapping }), name: file.name, size: file.size, stream: () => streamOf(table()) };
}

function streamOf(pieces: Iterable<Uint8Array> | AsyncIterable<Uint8Array>): ReadableStream<Uint8Array> {
  const from = (async function* () {
    yield* pieces;
  })();
  return new ReadableStream<Uint8Array>({
    async pull(controller) {
      const { done, value } = await from.next();
      if (done) controller.close();
      else controller.enqueue(value);
    },
  });
}

/** The first bytes, as characters; what is wrong with the file is told where it is read. */
async function startOf(file: TrackingFile): Promise<string> {
  const reader = file.stream().getReader();
  let start = '';
  try {
    while (start.length < FIRST) {
      const { done, value } = await reader.read();
      if (done) break;
      start += String.fromCharCode(...value.subarray(0, FIRST));
    }
  } catch {
    return '';
  } finally {
    await reader.cancel().catch(() => undefined);
  }
  return start.slice(0, FIRST);
}

async function readAll(file: TrackingFile, signal: AbortSignal | undefined): Promise<Uint8Array<ArrayBuffer>> {
  const reader = file.stream().getReader();
  const pieces: Uint8Array[] = [];
  let size = 0;
  for (;;) {
    signal?.throwIfAborted();
    const { done, value } = await reader.read();
    if (done) break;
    pieces.push(value);
    size += value.length;
    if (size > LARGEST) throw new AtlasError('import.tooLarge', { most: LARGEST / 1e6 }, { file: file.name });
  }
  const all = new Uint8Array(size);
  let at = 0;
  for (const piece of pieces) {
    all.set(piece, at);
    at += piece.length;
  }
  return all;
}
