import { type FileMetaData, parquetReadObjects } from 'hyparquet';
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
  for await (const row of readRows(bytes, file)) {
    index += 1;
    const parsed = v.safeParse(RowSchema, row);
    if (!parsed.success) {
      const issue = parsed.issues[0];
      const field = v.getDotPath(issue) ?? '(row)';
      throw new AtlasError('parquet.invalid', { detail: issue.message }, { file, row: index + 1, field });
    }
    const { individual, time, lon, lat } = parsed.output;
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
  const names = [...byIndividual.keys()].sort((a, b) => (a < b ? -1 : 1));
  return names.flatMap((individual) => byIndividual.get(individual)?.drain(individual, () => undefined).track ?? []);
}

/** Rows one after the other, a group of them at a time in memory. */
async function* readRows(bytes: ArrayBuffer, file: string): AsyncGenerator<Record<string, unknown>> {
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
    let rows: Record<string, unknown>[];
    try {
      rows = await parquetReadObjects({ file: bytes, metadata: alone, columns, rowStart: 0, rowEnd, compressors: { SNAPPY: unpackSnappy } });
    } catch (error) {
      throw unreadable(error);
    }
    yield* rows;
  }
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
