import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { Source } from './manifest.ts';

/** A source that cannot be used, in words that say where to get it. */
export class SourceProblem extends Error {}

/** The text of a source file, gunzipped where it is gzipped; found and checked as by `readSourceBytes`. */
export function readSource(source: Source, moduleFolder: string, root: string): string {
  return decodeSource(readSourceBytes(source, moduleFolder, root));
}

/** The text of a source, UTF-8, gunzipped where it is gzipped. */
export function decodeSource(bytes: Uint8Array): string {
  return Buffer.from(bytes[0] === 0x1f && bytes[1] === 0x8b ? gunzipSync(bytes) : bytes).toString('utf8');
}

/**
 * A source file as it lies on disk. Looked for in $ATLAS_SOURCES, in ../shared/data and in the module's own folder, in
 * that order.
 * @throws SourceProblem when it is missing or is not the file the manifest names
 */
export function readSourceBytes(source: Source, moduleFolder: string, root: string): Uint8Array<ArrayBuffer> {
  const folders = [process.env['ATLAS_SOURCES'], join(root, '..', 'shared', 'data'), moduleFolder];
  const path = folders
    .flatMap((folder) => (folder === undefined || folder === '' ? [] : [join(folder, source.file)]))
    .find((candidate) => existsSync(candidate));
  if (path === undefined) {
    throw new SourceProblem(`${source.file} (${source.title}) is missing: get it from ${source.url} and set ATLAS_SOURCES to the folder that holds it`);
  }
  const bytes = new Uint8Array(readFileSync(path));
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  if (sha256 !== source.sha256) {
    throw new SourceProblem(
      `${source.file} is not the file the manifest names: its SHA-256 is ${sha256}, not ${source.sha256}; get it from ${source.url}, or correct the manifest if the source was renewed on purpose`,
    );
  }
  return bytes;
}
