import * as v from 'valibot';
import { AtlasError } from '../errors.ts';
import { type EntryFile, EntryFileSchema } from '../evidence/entry-file.ts';
import type { EntryRow } from './index-schema.ts';
import type { Catalog } from './parse-catalog.ts';

/** Bytes of one file of the atlas. */
export type FetchBytes = (url: string, signal?: AbortSignal) => Promise<Uint8Array<ArrayBuffer>>;

export interface LoadEntryOptions {
  /** The catalog's own address: that of the entry's file is relative to it. */
  readonly catalogUrl: string;
  /** How a file is fetched; the browser's `fetch` when left out. */
  readonly fetchBytes?: FetchBytes;
  readonly signal?: AbortSignal | undefined;
}

const ADVICE = 'The other entries stay. Try again; whoever runs this atlas: run "npx atlas check", and "npm run data" where it finds a fault.';

/**
 * The file of one entry, fetched when it is first needed and checked to be what the index says: its size, its SHA-256
 * (where the page may compute one) and whose it is.
 * @throws AtlasError naming the file, and the field where there is one, when it is missing, cut off, damaged or of another entry
 */
export async function loadEntry(catalog: Catalog, id: string, { catalogUrl, fetchBytes = fetchOverHttp, signal }: LoadEntryOptions): Promise<EntryFile> {
  const embedded = catalog.embedded.get(id);
  if (embedded) return embedded;
  const row = catalog.entries.find((entry) => entry.id === id);
  if (!row) throw new AtlasError(`The catalog has no entry "${id}".`, 'It may have been renamed: search for the species or the place.', { field: 'id' });
  if (!row.file) {
    const why = row.withdrawn ? `was withdrawn by its custodian on ${row.withdrawn.date}: ${row.withdrawn.reason.replace(/\.$/, '')}` : 'names no file';
    throw new AtlasError(`The entry "${id}" ${why}.`, 'The other entries stay.', { field: 'file' });
  }
  const url = new URL(row.file.url, catalogUrl).href;
  let bytes: Uint8Array<ArrayBuffer>;
  try {
    bytes = await fetchBytes(url, signal);
  } catch (error) {
    signal?.throwIfAborted();
    const detail = error instanceof Error ? error.message : String(error);
    throw new AtlasError(`The file of "${row.name}", ${row.file.url}, could not be fetched (${detail}).`, ADVICE, { file: row.file.url });
  }
  await checkBytes(bytes, row.file);
  return parseEntry(new TextDecoder().decode(bytes), row.file.url, row);
}

async function fetchOverHttp(url: string, signal?: AbortSignal): Promise<Uint8Array<ArrayBuffer>> {
  const answer = await fetch(url, signal ? { signal } : {});
  if (!answer.ok) throw new Error(`HTTP ${answer.status}`);
  return new Uint8Array(await answer.arrayBuffer());
}

async function checkBytes(bytes: Uint8Array<ArrayBuffer>, { url, bytes: size, sha256 }: NonNullable<EntryRow['file']>): Promise<void> {
  if (bytes.length < size) throw new AtlasError(`${url} is cut off: it has ${bytes.length} of ${size} bytes.`, ADVICE, { file: url, field: 'bytes' });
  const differs = bytes.length > size || (await hashOf(bytes, sha256)) !== sha256;
  if (!differs) return;
  const field = bytes.length > size ? 'bytes' : 'sha256';
  throw new AtlasError(`${url} is not the file that the catalog names: its ${field === 'bytes' ? 'size' : 'SHA-256'} is another.`, ADVICE, {
    file: url,
    field,
  });
}

/** In lower-case hex; `otherwise` where the page was not served safely, so that the browser offers no hash. */
async function hashOf(bytes: Uint8Array<ArrayBuffer>, otherwise: string): Promise<string> {
  if (globalThis.crypto?.subtle === undefined) return otherwise;
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/**
 * Parse an entry's file from untrusted JSON text.
 * @param file its address, for the errors
 * @param row what the index says of it
 * @throws AtlasError naming the file and the first field that is wrong
 */
export function parseEntry(text: string, file: string, row: Pick<EntryRow, 'id' | 'module' | 'evidence'>): EntryFile {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    throw new AtlasError(`${file} is not valid JSON: ${detail}.`, ADVICE, { file });
  }
  const head = v.safeParse(v.object({ version: v.number() }), json);
  if (head.success && head.output.version > 2) {
    throw new AtlasError(`${file} is of version ${head.output.version}; this page reads version 2.`, 'Reload the page to get its newest version.', {
      file,
      field: 'version',
    });
  }
  const result = v.safeParse(EntryFileSchema, json);
  if (!result.success) {
    const [issue] = result.issues;
    const field = v.getDotPath(issue) ?? '(root)';
    throw new AtlasError(`${file} is invalid at ${field}: ${issue.message}.`, ADVICE, { file, field });
  }
  const entry = result.output;
  for (const field of ['id', 'module', 'evidence'] as const) {
    if (entry[field] === row[field]) continue;
    throw new AtlasError(`${file} is the file of another entry: its ${field} is "${entry[field]}", not "${row[field]}".`, ADVICE, { file, field });
  }
  return entry;
}
