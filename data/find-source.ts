import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import * as v from 'valibot';
import { findNear } from '../src/cli/find-near.ts';
import { id, isoDate, rights, sha256, text } from '../src/domain/catalog/fields.ts';
import { TableMappingSchema } from '../src/domain/tracks/import/table-mapping.ts';

/** Formats of tracking files, for `import.format`. */
export const TRACK_FORMATS = ['movebank', 'seabird', 'darwin-core', 'argos-diag', 'gpx', 'mapped'] as const;

/** How tracking files are read whose format does not say it; a known format needs none of it. */
export const ImportSchema = v.object({
  ...TableMappingSchema.entries,
  format: v.optional(
    v.pipe(v.picklist(TRACK_FORMATS), v.description('What the files must turn out to be; the build stops where they are read as another format.')),
  ),
});

export const SourceSchema = v.object({
  id,
  title: text,
  /** Path below $ATLAS_SOURCES, ../shared/data or the module's own folder. */
  file: text,
  /** Where anyone can get it: DOI or address. */
  url: text,
  sha256,
  accessed: isoDate,
  ...rights,
  /** For a source of tracks; wins over the import of the population. */
  import: v.optional(v.pipe(ImportSchema, v.description('How this source of tracks is read; wins over the import of its population.'))),
});
export type Source = v.InferOutput<typeof SourceSchema>;

/** A source that cannot be used, in words that say where to get it. */
export class SourceProblem extends Error {
  constructor(
    /** The file, as the manifest names it. */
    readonly file: string,
    message: string,
  ) {
    super(message);
  }
}

/** The text of a source file, gunzipped where it is gzipped; found and checked as by `readSourceBytes`. */
export function readSource(source: Source, moduleFolder: string, root: string): string {
  return decodeSource(readSourceBytes(source, moduleFolder, root));
}

/** The text of a source, UTF-8, gunzipped where it is gzipped. */
export function decodeSource(bytes: Uint8Array): string {
  return new TextDecoder().decode(unpackSource(bytes));
}

/** A source's bytes, gunzipped where it is gzipped. */
export function unpackSource(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  return new Uint8Array(bytes[0] === 0x1f && bytes[1] === 0x8b ? gunzipSync(bytes) : bytes);
}

/** Where a file was looked for, and the one of nearly its name that lies there, which is perhaps what was meant. */
function describeSearch({ file }: Source, [stated, ...others]: readonly (string | undefined)[]): string {
  const searched = [stated, ...others].filter((folder) => folder !== undefined && folder !== '').map((folder) => join(folder ?? '', dirname(file)));
  const looked = `looked in ${searched.join(', ')}${stated === undefined || stated === '' ? ' (ATLAS_SOURCES is not set)' : ''}`;
  for (const folder of searched) {
    const near = existsSync(folder) ? findNear(basename(file), readdirSync(folder)) : undefined;
    if (near !== undefined) return `${looked}; “${near}” lies in ${folder}: is the name mistyped?`;
  }
  return looked;
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
    throw new SourceProblem(
      source.file,
      `${source.file} (${source.title}) is missing: get it from ${source.url} and set ATLAS_SOURCES to the folder that holds it; ${describeSearch(source, folders)}`,
    );
  }
  const bytes = new Uint8Array(readFileSync(path));
  const found = createHash('sha256').update(bytes).digest('hex');
  if (found !== source.sha256) {
    throw new SourceProblem(
      source.file,
      `${source.file} is not the file the manifest names: its SHA-256 is ${found}, not ${source.sha256}; get it from ${source.url}, or correct the manifest if the source was renewed on purpose`,
    );
  }
  return bytes;
}
