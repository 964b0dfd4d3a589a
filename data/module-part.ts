import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import { count, FileSchema, id, LayerSchema, sha256 } from '../src/domain/catalog/fields.ts';
import { describeIssue, fieldOf } from '../src/cli/describe-issue.ts';
import { hashOf } from './describe-file.ts';
import { EntryRowSchema, IndexModuleSchema, SpeciesSchema } from '../src/domain/catalog/index-schema.ts';

/** Name of the file, in a built module's folder, that says what the module brings to the index. */
export const PART_FILE = 'module.json';
/** Name of the file with its generalised corridors, for the overview. */
export const OVERVIEW_FILE = 'overview.geojson';

/** A module's own part of the index, written last: a folder that has it is whole. */
export const ModulePartSchema = v.object({
  version: v.literal(2),
  /** Hash of all that it was built from: the manifest, which names each source's SHA-256, the base map's inputs and the version of the build. */
  builtFrom: sha256,
  module: IndexModuleSchema,
  species: v.array(SpeciesSchema),
  entries: v.array(EntryRowSchema),
  layers: v.array(LayerSchema),
  /** Features of its part of the overview. */
  overview: count,
  /** Every other file of its folder. */
  files: v.array(FileSchema),
});
export type ModulePart = v.InferOutput<typeof ModulePartSchema>;

/**
 * A built module's part of the index; undefined where there is none.
 * @throws Error naming the file and the field where it is damaged
 */
export function readModulePart(folder: string): ModulePart | undefined {
  const path = join(folder, PART_FILE);
  if (!existsSync(path)) return undefined;
  let json: unknown;
  try {
    json = JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    throw new Error(`${path}: ${error instanceof Error ? error.message : String(error)}; build the module again, or take its folder away`, { cause: error });
  }
  const result = v.safeParse(ModulePartSchema, json);
  if (result.success) return result.output;
  const [issue] = result.issues;
  throw new Error(`${path}: ${fieldOf(issue)}: ${describeIssue(issue)}; build the module again, or take its folder away`);
}

/** Whether a module's folder holds what its inputs make, each file as its part states it. */
export function isUpToDate(output: string, module: v.InferOutput<typeof id>, builtFrom: string): boolean {
  let part: ModulePart | undefined;
  try {
    part = readModulePart(join(output, module));
  } catch {
    return false;
  }
  return (
    part?.builtFrom === builtFrom &&
    part.files.every(({ url, sha256: stated }) => {
      const path = join(output, url);
      return existsSync(path) && hashOf(readFileSync(path)) === stated;
    })
  );
}

/** The parts of all modules that lie built in a folder, by id. */
export function readModuleParts(output: string): ModulePart[] {
  return readdirSync(output, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort()
    .flatMap((name) => readModulePart(join(output, name)) ?? []);
}
