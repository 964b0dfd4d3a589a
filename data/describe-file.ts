import { createHash } from 'node:crypto';
import type { CatalogFile } from '../src/domain/catalog/fields.ts';

/** SHA-256 of bytes, in lower-case hex. */
export function hashOf(bytes: Uint8Array | string): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** Address (from the catalog's folder), size and SHA-256 of a file in a folder of the atlas, the atlas's own where empty. */
export function describeFile(folder: string, name: string, bytes: Uint8Array): CatalogFile {
  return { url: folder === '' ? name : `${folder}/${name}`, bytes: bytes.length, sha256: hashOf(bytes) };
}

/** JSON as the atlas's files have it: the same value gives the same bytes. */
export function encodeJson(value: unknown): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(`${JSON.stringify(value, undefined, 1)}\n`);
}
