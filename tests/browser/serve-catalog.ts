import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Page } from '@playwright/test';
import { readModulePart } from '../../data/module-part.ts';
import type { CatalogIndex, EntryRow } from '../../src/domain/catalog/index-schema.ts';
import type { EntryFile } from '../../src/domain/evidence/entry-file.ts';
import { built, openAllBuilt } from '../unit/catalog/built-catalog.ts';

/** A catalog of version 2, and the texts of its entries' files by their addresses. */
export interface MadeCatalog {
  index: CatalogIndex;
  files: Map<string, string>;
}

/** Size and SHA-256 of a file, as an index names it. */
export function describeText(url: string, text: string): NonNullable<EntryRow['file']> {
  const bytes = Buffer.from(text);
  return { url, bytes: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') };
}

/** The built catalog with each entry's file at an address of its own, to be changed and served; without the overview, whose archive is built. */
export async function copyBuilt(): Promise<MadeCatalog> {
  const { embedded: _embedded, faults: _faults, ...index } = structuredClone(built);
  const made: MadeCatalog = { index: { ...index, entries: [] }, files: new Map() };
  for (const { row, file } of await openAllBuilt()) addEntry(made, row, file);
  return made;
}

/** Put an entry into a catalog, its file under its own name. */
export function addEntry({ index, files }: MadeCatalog, row: EntryRow, file: EntryFile): void {
  const url = `entries/${row.id}.json`;
  const text = JSON.stringify(file);
  files.set(url, text);
  index.entries.push({ ...row, file: describeText(url, text) });
}

/** Let a page find this catalog where the built one lies. */
export async function serveCatalog(page: Page, { index, files }: MadeCatalog): Promise<void> {
  await page.route('**/atlas/catalog.json', (route) => route.fulfill({ contentType: 'application/json', body: JSON.stringify(index) }));
  await page.route('**/atlas/entries/*.json', (route) => {
    const name = /entries\/[^?]+/.exec(route.request().url())?.[0] ?? '';
    const text = files.get(name);
    return text === undefined ? route.fulfill({ status: 404, body: 'Not found' }) : route.fulfill({ contentType: 'application/json', body: text });
  });
}

/** Let a page find the built atlas with one module more, as if it had been built in; its files go out by ranges too, as hosts send them. */
export async function serveExample(page: Page, folder: string): Promise<void> {
  const made = await copyBuilt();
  const part = readModulePart(folder);
  if (!part) throw new Error(`no module was built into ${folder}`);
  made.index.modules.push(part.module);
  made.index.species.push(...part.species.filter(({ id }) => !made.index.species.some((known) => known.id === id)));
  made.index.entries.push(...part.entries);
  made.index.layers.push(...part.layers);
  await serveCatalog(page, made);
  await page.route(`**/atlas/${basename(folder)}/*`, (route) => {
    const bytes = readFileSync(join(folder, basename(new URL(route.request().url()).pathname)));
    const [, from, to] = /bytes=(\d+)-(\d+)/.exec(route.request().headers()['range'] ?? '') ?? [];
    if (from === undefined) return route.fulfill({ body: bytes });
    const last = Math.min(Number(to), bytes.length - 1);
    const headers = { 'content-range': `bytes ${from}-${last}/${bytes.length}`, 'accept-ranges': 'bytes' };
    return route.fulfill({ status: 206, headers, body: bytes.subarray(Number(from), last + 1) });
  });
}

/** A catalog of version 1, as the first atlases have it. */
export function readFirstVersion(): string {
  return readFileSync(new URL('../unit/catalog/fixtures/catalog-v1.json', import.meta.url), 'utf8');
}
