import { type FileMetaData, parquetRead } from 'hyparquet';
import * as v from 'valibot';
import { AtlasError } from '../errors.ts';
import { checkParquet } from '../formats/check-parquet.ts';
import { detailOf } from '../formats/out-of-bounds.ts';
import { unpackSnappy } from '../formats/snappy.ts';
import { FixColumns } from './fix-columns.ts';
import { MOST_INDIVIDUALS } from './most-individuals.ts';
import type { Track } from './track.ts';
import { checkBytes, type NamedFile } from '../catalog/check-bytes.ts';
import { fetchBytes, whyNotFetched } from '../fetch-bytes.ts';

/** Characters of an animal's name: longer ones are all alike to whoever sorts them by their beginnings. */
const LONGEST_NAME = 1_000;

const RowSchema = v.object({
  individual: v.pipe(v.string(), v.maxLength(LONGEST_NAME)),
  time: v.date(),
  lon: v.pipe(v.number(), v.minValue(-180), v.maxValue(180)),
  lat: v.pipe(v.number(), v.minValue(-90), v.maxValue(90)),
});

type Fix = v.InferOutput<typeof RowSchema>;

const COLUMNS = ['individual', 'time', 'lon', 'lat'];

/**
 * Tracks of a Parquet file with the columns individual, time, lon and lat; `error` is 0, as the file keeps none.
 * @param bytes the whole file
 * @param file its name or address, for errors
 * @throws AtlasError naming the file, and the row and field that are wrong
 */
export async function readTracksParquet(bytes: ArrayBuffer, file: string): Promise<Track[]> {
  const byIndividual = new Map<string, FixColumns>();
  let index = -1;
  for await (const { columns, rows } of readGroups(bytes, file)) {
    const column = (name: string): Column => columns.get(name) ?? [];
    const [individuals, times, lons, lats] = [column('individual'), column('time'), column('lon'), column('lat')];
    for (let row = 0; row < rows; row++) {
      index += 1;
      const read = { individual: individuals[row], time: times[row], lon: lons[row], lat: lats[row] };
      // The schema says what is wrong with a row; of millions that are right it would take seconds to say nothing.
      const { individual, time, lon, lat } = isFix(read)
        ? read
        : parseRow(Object.fromEntries(Array.from(columns, ([name, all]) => [name, all[row]])), file, index);
      let fixes = byIndividual.get(individual);
      if (!fixes) {
        if (byIndividual.size === MOST_INDIVIDUALS) {
          throw new AtlasError('table.tooManyAnimals', { most: MOST_INDIVIDUALS }, { file, row: index + 1, field: 'individual' });
        }
        fixes = new FixColumns();
        byIndividual.set(individual, fixes);
      }
      fixes.add(time.getTime(), lon, lat, 0, index);
    }
  }
  const names = [...byIndividual.keys()].sort((a, b) => (a < b ? -1 : 1));
  return names.flatMap((individual) => byIndividual.get(individual)?.drain(individual, () => undefined).track ?? []);
}

/** The row as the schema has it. @throws AtlasError naming the field that is wrong */
function parseRow(row: Record<string, unknown>, file: string, index: number): Fix {
  const parsed = v.safeParse(RowSchema, row);
  if (parsed.success) return parsed.output;
  const issue = parsed.issues[0];
  throw new AtlasError('parquet.invalid', { detail: issue.message }, { file, row: index + 1, field: v.getDotPath(issue) ?? '(row)' });
}

/** Whether a row is as the schema has it. */
function isFix(read: Readonly<Record<keyof Fix, unknown>>): read is Fix {
  const { individual, time, lon, lat } = read;
  return (
    typeof individual === 'string' &&
    individual.length <= LONGEST_NAME &&
    time instanceof Date &&
    !Number.isNaN(time.getTime()) &&
    typeof lon === 'number' &&
    Math.abs(lon) <= 180 &&
    typeof lat === 'number' &&
    Math.abs(lat) <= 90
  );
}

type Column = ArrayLike<unknown>;

/** The columns of one group of rows after the other, for rows as objects would take as much again. */
async function* readGroups(bytes: ArrayBuffer, file: string): AsyncGenerator<{ columns: ReadonlyMap<string, Column>; rows: number }> {
  const unreadable = (error: unknown): AtlasError => new AtlasError('parquet.unreadable', { detail: detailOf(error) }, { file });
  let metadata: FileMetaData;
  try {
    metadata = checkParquet(new Uint8Array(bytes), COLUMNS);
  } catch (error) {
    throw unreadable(error);
  }
  const present = new Set(metadata.schema.map(({ name }) => name));
  const columns = COLUMNS.filter((name) => present.has(name));
  for (const group of metadata.row_groups) {
    const rowEnd = Number(group.num_rows);
    if (rowEnd === 0) continue;
    // As a file of this group alone: of all of them each would be looked for among all.
    const alone = { ...metadata, row_groups: [group], num_rows: group.num_rows };
    const chunks = new Map<string, Column[]>();
    try {
      await parquetRead({
        file: bytes,
        metadata: alone,
        columns,
        rowStart: 0,
        rowEnd,
        compressors: { SNAPPY: unpackSnappy },
        onChunk({ columnName, columnData }) {
          const known = chunks.get(columnName);
          if (known) known.push(columnData);
          else chunks.set(columnName, [columnData]);
        },
      });
    } catch (error) {
      throw unreadable(error);
    }
    yield { columns: new Map(Array.from(chunks, ([name, all]) => [name, joinChunks(all)])), rows: rowEnd };
  }
}

function joinChunks(chunks: readonly Column[]): Column {
  const [only] = chunks;
  if (only && chunks.length === 1) return only;
  const joined: unknown[] = [];
  for (const chunk of chunks) for (let at = 0; at < chunk.length; at++) joined.push(chunk[at]);
  return joined;
}

const loaded = new Map<string, Promise<Track[]>>();

/** What tracks are fetched for. */
export type TracksUse = 'map' | 'project' | 'events';

/**
 * Tracks of a Parquet file at a URL, fetched once whoever asks; a failure is forgotten, so that the next call tries again.
 * @param title names the layer in faults
 * @param use what a fault has to say is safe
 * @param named the size and SHA-256 that the catalog states
 * @throws AtlasError naming the layer and the file
 */
export async function fetchTracksParquet(url: string, title: string, use: TracksUse, named: Omit<NamedFile, 'url'> = {}): Promise<Track[]> {
  let loading = loaded.get(url);
  if (!loading) {
    loading = fetchOnce(url, named);
    loaded.set(url, loading);
    loading.catch(() => loaded.delete(url));
  }
  try {
    return await loading;
  } catch (error) {
    // Several may wait for one file: each is told in its own words.
    if (error instanceof AtlasError) throw new AtlasError(error.code, error.values, { ...error.place, layer: title, file: `${title} (${error.place.file})` });
    throw new AtlasError('tracks.unreachable', { detail: whyNotFetched(error), use }, { layer: title, file: url });
  }
}

async function fetchOnce(url: string, named: Omit<NamedFile, 'url'>): Promise<Track[]> {
  const name = url.slice(url.lastIndexOf('/') + 1);
  const bytes = await fetchBytes(url);
  await checkBytes(bytes, { ...named, url: name });
  return readTracksParquet(bytes.buffer, name);
}
