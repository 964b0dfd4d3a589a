import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as v from 'valibot';
import type { Species } from '../src/domain/catalog/index-schema.ts';
import { type SpeciesFile, SpeciesFileSchema } from '../src/domain/catalog/species-file.ts';
import { kindsIn } from '../src/domain/threats/list-threats.ts';
import { describeIssue, fieldOf } from '../src/cli/describe-issue.ts';
import { describeFile, encodeJson } from './describe-file.ts';
import { writeWhole } from './write-files.ts';

/** What is known of species, whatever the module: names in languages and facts, each with its source. */
export const SPECIES_SOURCE = fileURLToPath(new URL('species', import.meta.url));
/** Folder of the species' files in the atlas; no module may have its name. */
export const SPECIES_FOLDER = 'species';

/** @throws Error naming the file and the field */
export function readSpecies(path: string): SpeciesFile {
  let json: unknown;
  try {
    json = JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    throw new Error(`${path}: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
  }
  const result = v.safeParse(SpeciesFileSchema, json);
  if (result.success) return result.output;
  const [issue] = result.issues;
  throw new Error(`${path}: ${fieldOf(issue)}: ${describeIssue(issue)}`);
}

/**
 * The species of the index with their names in the languages of the page and otherwise, and their files written.
 * @param output the folder of the atlas
 */
export function describeSpecies(species: readonly Species[], output: string): Species[] {
  const kept = new Set<string>();
  const described = species.map((one): Species => {
    const path = join(SPECIES_SOURCE, `${one.id}.json`);
    if (!existsSync(path)) return one;
    const { $schema: _, ...file } = readSpecies(path);
    if (file.id !== one.id) throw new Error(`${path}: id: must be the name of its file, "${one.id}", not "${file.id}"`);
    const bytes = encodeJson(file);
    const name = `${one.id}.json`;
    writeWhole(join(output, SPECIES_FOLDER, name), bytes);
    kept.add(name);
    const translations: NonNullable<Species['translations']> = { ...one.translations };
    for (const { name: common, language } of file.names) {
      if (language !== 'en') translations[language] ??= { common };
    }
    const shown = new Set([one.common, ...Object.values(translations).map(({ common }) => common)]);
    const others = [...new Set(file.names.map((known) => known.name))].filter((known) => !shown.has(known));
    const [appendix] = file.facts.flatMap((fact) => (fact.topic === 'cms-appendix' && fact.value ? [fact.value] : []));
    const [category] = file.facts.flatMap((fact) => (fact.topic === 'iucn-category' && fact.value ? [fact.value] : []));
    const threats = kindsIn(file.facts);
    return {
      ...one,
      ...(appendix ? { appendix } : {}),
      ...(category ? { category } : {}),
      ...(threats.length > 0 ? { threats } : {}),
      ...(Object.keys(translations).length > 0 ? { translations } : {}),
      ...(others.length > 0 ? { names: others } : {}),
      file: describeFile(SPECIES_FOLDER, name, bytes),
    };
  });
  const folder = join(output, SPECIES_FOLDER);
  if (existsSync(folder)) for (const name of readdirSync(folder)) if (!kept.has(name) && !name.endsWith('.tmp')) rmSync(join(folder, name));
  return described;
}
