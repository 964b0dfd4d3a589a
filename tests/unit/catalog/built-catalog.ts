import { readFileSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parse } from 'valibot';
import { addTexts } from '../../../src/domain/catalog/add-texts.ts';
import { NamesFileSchema } from '../../../src/domain/catalog/names-file.ts';
import { TextsFileSchema, WordsFileSchema } from '../../../src/domain/catalog/texts-file.ts';
import { findEntry, listEntries } from '../../../src/domain/catalog/find-entries.ts';
import { loadEntry } from '../../../src/domain/catalog/load-entry.ts';
import { openEntry } from '../../../src/domain/evidence/summarise-entry.ts';
import type { OpenEntry, OpenEntryOf } from '../../../src/domain/catalog/open-entry.ts';
import { parseCatalog } from '../../../src/domain/catalog/parse-catalog.ts';

const path = fileURLToPath(new URL('../../../public/atlas/catalog.json', import.meta.url));

export const builtUrl = pathToFileURL(path).href;
export const builtText = readFileSync(path, 'utf8');
/** The catalog that the repository ships, with its texts in every language. */
export const built = parseCatalog(builtText, 'catalog.json');
const read = (url: string): string => readFileSync(fileURLToPath(new URL(url, builtUrl)), 'utf8');
for (const { url } of Object.values(built.texts ?? {})) addTexts(built, parse(TextsFileSchema, JSON.parse(read(url))));

/** What its things are found by in other languages than the page's. */
export const builtWords = built.words && parse(WordsFileSchema, JSON.parse(read(built.words.url)));

/** The names of features of its layers. */
export const builtNames = built.names && parse(NamesFileSchema, JSON.parse(read(built.names.url)));

/** An entry of it, whole. */
export async function openBuilt(id: string): Promise<OpenEntry> {
  const found = findEntry(built, id);
  if (!found) throw new RangeError(`No entry ${id}`);
  const fetchBytes = async (url: string): Promise<Uint8Array<ArrayBuffer>> => new Uint8Array(readFileSync(fileURLToPath(url)));
  return openEntry(found, await loadEntry(built, id, { catalogUrl: builtUrl, fetchBytes }));
}

/** An entry that rests on tracks. */
export async function openTracked(id: string): Promise<OpenEntryOf<'tracks'>> {
  const entry = await openBuilt(id);
  const { file } = entry;
  if (file.evidence !== 'tracks') throw new RangeError(`${id} rests on ${file.evidence}`);
  return { ...entry, file };
}

export async function openAllBuilt(): Promise<OpenEntry[]> {
  return Promise.all(listEntries(built).map(({ row }) => openBuilt(row.id)));
}
