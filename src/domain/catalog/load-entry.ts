import * as v from 'valibot';
import { AtlasError, reasonOf } from '../errors.ts';
import { type EntryFile, EntryFileSchema } from '../evidence/entry-file.ts';
import { fetchBytes as fetchWhole, whyNotFetched } from '../fetch-bytes.ts';
import { checkBytes } from './check-bytes.ts';
import { makeAbsolute } from './join-catalogs.ts';
import type { EntryRow } from './index-schema.ts';
import type { Catalog } from './parse-catalog.ts';

/** An entry's file has a few hundred kB; a host that never ends its answer is given up. */
const MOST_ENTRY_BYTES = 40e6;

/** Bytes of one file of the atlas. */
export type FetchBytes = (url: string, signal?: AbortSignal) => Promise<Uint8Array<ArrayBuffer>>;

export interface LoadEntryOptions {
  /** The catalog's own address: that of the entry's file is relative to it. */
  readonly catalogUrl: string;
  /** How a file is fetched; the browser's `fetch` when left out. */
  readonly fetchBytes?: FetchBytes;
  readonly signal?: AbortSignal | undefined;
}

/**
 * The file of one entry, fetched when it is first needed and checked to be what the index says: its size, its SHA-256
 * (where the page may compute one) and whose it is.
 * @throws AtlasError naming the file, and the field where there is one, when it is missing, cut off, damaged or of another entry
 */
export async function loadEntry(
  catalog: Catalog,
  id: string,
  { catalogUrl, fetchBytes = (url, signal) => fetchWhole(url, { signal, mostBytes: MOST_ENTRY_BYTES }), signal }: LoadEntryOptions,
): Promise<EntryFile> {
  const embedded = catalog.embedded.get(id);
  if (embedded) return embedded;
  const row = catalog.entries.find((entry) => entry.id === id);
  if (!row) throw new AtlasError('entry.unknown', { id }, { field: 'id' });
  if (!row.file) {
    const { withdrawn } = row;
    if (!withdrawn) throw new AtlasError('entry.noFile', { id }, { field: 'file' });
    throw new AtlasError('entry.withdrawnBefore', { id, date: withdrawn.date, reason: withdrawn.reason.replace(/\.$/, '') }, { field: 'file' });
  }
  const url = new URL(row.file.url, catalogUrl).href;
  let bytes: Uint8Array<ArrayBuffer>;
  try {
    bytes = await fetchBytes(url, signal);
  } catch (error) {
    signal?.throwIfAborted();
    throw new AtlasError('entry.unreachable', { name: row.name, detail: whyNotFetched(error) }, { file: row.file.url });
  }
  let file: EntryFile;
  try {
    await checkBytes(bytes, row.file);
    file = parseEntry(new TextDecoder().decode(bytes), row.file.url, row);
  } catch (error) {
    throw await placeFault(error, bytes);
  }
  const origin = catalog.origins?.get(row.module);
  return origin ? makeAbsolute(file, origin) : file;
}

/** The fault of a file that is cut off or no JSON, with the line and the field where it breaks off; any other as it is. */
async function placeFault(error: unknown, bytes: Uint8Array): Promise<unknown> {
  if (!(error instanceof AtlasError) || (error.code !== 'file.cutOff' && error.code !== 'entry.notJson')) return error;
  // A page whose files are whole does not fetch it.
  const { locateJsonFault } = await import('../formats/locate-json-fault.ts');
  const fault = locateJsonFault(new TextDecoder().decode(bytes));
  if (!fault) return error;
  const code = error.code === 'file.cutOff' ? 'file.cutOffAt' : 'entry.notJsonAt';
  return new AtlasError(code, error.values, { ...error.place, row: fault.line, field: fault.field });
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
    throw new AtlasError('entry.notJson', { detail: reasonOf(error) }, { file });
  }
  const head = v.safeParse(v.object({ version: v.number() }), json);
  if (head.success && head.output.version > 2) {
    throw new AtlasError('entry.otherVersion', { version: head.output.version }, { file, field: 'version' });
  }
  const result = v.safeParse(EntryFileSchema, json, { abortEarly: true });
  if (!result.success) {
    const [issue] = result.issues;
    const field = v.getDotPath(issue) ?? '(root)';
    throw new AtlasError('entry.invalid', { detail: issue.message }, { file, field });
  }
  const entry = result.output;
  for (const field of ['id', 'module', 'evidence'] as const) {
    if (entry[field] === row[field]) continue;
    throw new AtlasError('entry.other', { found: entry[field], wanted: row[field] }, { file, field });
  }
  return entry;
}
