import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as v from 'valibot';
import type { CatalogFile } from '../src/domain/catalog/fields.ts';
import { HoldersSchema, InitiativeSchema, type KnownFile } from '../src/domain/catalog/known-file.ts';
import { describeIssue, fieldOf } from '../src/cli/describe-issue.ts';
import { describeFile, encodeJson } from './describe-file.ts';
import { writeWhole } from './write-files.ts';

/** Treaties, initiatives and holders of data, each with its sources: `holders.json`, and a file an initiative. */
const SOURCE = fileURLToPath(new URL('initiatives', import.meta.url));
const HOLDERS = 'holders.json';
/** Folder of the atlas in which the one file of all of them lies; no module may have its name. */
export const KNOWN_FOLDER = 'known';
const KNOWN_FILE = 'known.json';

/** @throws Error naming the file and the field */
function read<Schema extends v.GenericSchema>(schema: Schema, path: string): v.InferOutput<Schema> {
  const result = v.safeParse(v.pipe(v.string(), v.parseJson(), schema), readFileSync(path, 'utf8'));
  if (result.success) return result.output;
  const [issue] = result.issues;
  throw new Error(`${path}: ${fieldOf(issue)}: ${describeIssue(issue)}`);
}

/**
 * All that is known beyond the atlas's entries.
 * @param folder with `holders.json` and a file an initiative, named by its id
 * @throws Error naming the file and the field that is wrong
 */
export function readKnown(folder: string = SOURCE): KnownFile {
  const { holders } = read(HoldersSchema, join(folder, HOLDERS));
  const held = new Set(holders.map(({ id }) => id));
  const initiatives = readdirSync(folder)
    .filter((name) => name.endsWith('.json') && name !== HOLDERS)
    .sort()
    .map((name) => {
      const path = join(folder, name);
      const { $schema: _, ...initiative } = read(InitiativeSchema, path);
      if (initiative.id !== basename(name, '.json')) throw new Error(`${path}: id: must be the name of its file, not "${initiative.id}"`);
      if (held.has(initiative.id)) throw new Error(`${path}: id: a holder in ${HOLDERS} has the id "${initiative.id}"`);
      const nobody = initiative.holders.find((id) => !held.has(id));
      if (nobody !== undefined) throw new Error(`${path}: holders: there is no holder "${nobody}" in ${HOLDERS}`);
      return initiative;
    });
  return { version: 1, initiatives, holders };
}

/** The file of all that is known, written, and what the index says of it. */
export function describeKnown(output: string): CatalogFile {
  const bytes = encodeJson(readKnown());
  writeWhole(join(output, KNOWN_FOLDER, KNOWN_FILE), bytes);
  return describeFile(KNOWN_FOLDER, KNOWN_FILE, bytes);
}
