import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type CalendarFile, monthsOf } from '../src/domain/catalog/calendar-file.ts';
import type { CatalogFile } from '../src/domain/catalog/fields.ts';
import { listStanding } from '../src/domain/catalog/find-entries.ts';
import type { CatalogIndex } from '../src/domain/catalog/index-schema.ts';
import { parseEntry } from '../src/domain/catalog/load-entry.ts';
import { layerOfKind } from '../src/domain/catalog/open-entry.ts';
import type { Catalog } from '../src/domain/catalog/parse-catalog.ts';
import { openEntry } from '../src/domain/evidence/summarise-entry.ts';
import { readTracksParquet } from '../src/domain/tracks/read-tracks-parquet.ts';
import { describeFile } from './describe-file.ts';
import { writeWhole } from './write-files.ts';

const CALENDAR_FILE = 'calendar.json';
/** Of another host nothing is read by a build. */
const REMOTE = /^[a-z]+:\/\//i;

/**
 * Which month the animals of each entry were where, by its open tracks and what its file says of countries.
 * @param output the folder of the atlas, with all that the index names
 */
export async function buildCalendar(index: CatalogIndex, output: string): Promise<CatalogFile> {
  const catalog: Catalog = { ...index, embedded: new Map(), faults: [] };
  const entries: CalendarFile['entries'] = {};
  for (const found of listStanding(catalog)) {
    const { row } = found;
    if (!row.file) continue;
    const entry = openEntry(found, parseEntry(readFileSync(join(output, row.file.url), 'utf8'), row.file.url, row));
    const layer = layerOfKind(entry.file, 'tracks');
    const tracks = layer && !REMOTE.test(layer.url) ? await readTracks(join(output, layer.url)) : undefined;
    const months = monthsOf(entry, tracks);
    if (months) entries[row.id] = months;
  }
  const bytes = new TextEncoder().encode(`${JSON.stringify({ version: 1, entries } satisfies CalendarFile)}\n`);
  writeWhole(join(output, CALENDAR_FILE), bytes);
  return describeFile('', CALENDAR_FILE, bytes);
}

async function readTracks(path: string): ReturnType<typeof readTracksParquet> {
  const bytes = readFileSync(path);
  return readTracksParquet(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength), path);
}
