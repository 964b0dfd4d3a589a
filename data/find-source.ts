import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { Source } from './manifest.ts';

/** A source that cannot be used, in words that say where to get it. */
export class SourceProblem extends Error {}

/**
 * The text of a source file, gunzipped when its name ends in .gz. Looked for in $ATLAS_SOURCES, in
 * ../shared/data and in the module's own folder, in that order.
 * @throws SourceProblem when it is missing or is not the file the manifest names
 */
export function readSource(source: Source, moduleFolder: string, root: string): string {
  const folders = [process.env['ATLAS_SOURCES'], join(root, '..', 'shared', 'data'), moduleFolder];
  const path = folders
    .flatMap((folder) => (folder === undefined || folder === '' ? [] : [join(folder, source.file)]))
    .find((candidate) => existsSync(candidate));
  if (path === undefined) {
    throw new SourceProblem(`${source.file} (${source.title}) is missing: get it from ${source.url} and set ATLAS_SOURCES to the folder that holds it`);
  }
  const bytes = readFileSync(path);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  if (sha256 !== source.sha256) {
    throw new SourceProblem(
      `${source.file} is not the file the manifest names: its SHA-256 is ${sha256}, not ${source.sha256}; get it from ${source.url}, or correct the manifest if the source was renewed on purpose`,
    );
  }
  return (source.file.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8');
}
