import { existsSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { findNear } from '../src/cli/find-near.ts';
import { idFromName } from '../src/domain/catalog/fields.ts';
import { AtlasError } from '../src/domain/errors.ts';
import { EVENTS_FOLDER } from './crossing-events.ts';
import { FIGURES_FOLDER } from './figures.ts';
import { KNOWN_FOLDER } from './known.ts';
import type { Manifest } from './manifest.ts';
import { readModulePart } from './module-part.ts';
import { PLACES_FOLDER } from './places.ts';
import { readManifest } from './read-manifest.ts';
import { SPECIES_FOLDER } from './species.ts';
import { TEXTS_FOLDER } from './texts.ts';

/** Folders of the atlas itself: a module of such a name would take its files away. */
export const OWN_FOLDERS: readonly string[] = [EVENTS_FOLDER, FIGURES_FOLDER, KNOWN_FOLDER, PLACES_FOLDER, SPECIES_FOLDER, TEXTS_FOLDER, 'stac'];

/** What a module takes for itself in the index. */
interface Claims {
  readonly module: string;
  readonly entries: readonly string[];
  readonly layers: readonly string[];
  /** What it says of each species, as text that can be compared, by the species' id. */
  readonly species: ReadonlyMap<string, string>;
}

function claimsOf({ id: module, populations, layers }: Manifest): Claims {
  return {
    module,
    entries: populations.map(({ id }) => id),
    layers: layers.map(({ id }) => id),
    species: new Map(populations.map(({ species }) => [idFromName(species.scientific), JSON.stringify({ id: idFromName(species.scientific), ...species })])),
  };
}

/** What a built module claims; undefined where none lies built, or its part is damaged: the merge tells of that. */
function builtClaims(output: string, module: string): Claims | undefined {
  try {
    const part = readModulePart(join(output, module));
    if (part === undefined) return undefined;
    const ids = (list: readonly { readonly id: string }[]): string[] => list.map(({ id }) => id);
    return { module, entries: ids(part.entries), layers: ids(part.layers), species: new Map(part.species.map((one) => [one.id, JSON.stringify(one)])) };
  } catch {
    return undefined;
  }
}

const namesIn = (folder: string): string[] =>
  existsSync(folder)
    ? readdirSync(folder, { withFileTypes: true })
        .filter((entry) => entry.isDirectory())
        .map(({ name }) => name)
        .sort()
    : [];

/**
 * Claims of all modules but one: by its manifest, which is what it will be, else by what lies built.
 * @param from folder of the modules @param output folder of the atlas
 * @param isWhole whether folders without a manifest are taken away by this very build
 */
function claimsOfOthers(module: string, from: string, output: string, isWhole: boolean): Claims[] {
  const manifests = new Set(namesIn(from));
  const names = isWhole ? [...manifests] : [...new Set([...manifests, ...namesIn(output)])].sort();
  return names.flatMap((name): Claims[] => {
    if (name === module) return [];
    try {
      if (manifests.has(name)) return [claimsOf(readManifest(join(from, name, 'module.json')))];
    } catch {
      // Its own build tells what is wrong with it.
    }
    return [builtClaims(output, name) ?? []].flat();
  });
}

/**
 * Refuses a module that claims what another one does, before anything of it is written: the index would be refused after its
 * old files were gone. A module that already lies built with what it claims keeps it: the other one has to give way.
 * @param file path of the manifest, `FOLDER/MODULE/module.json`
 * @throws AtlasError naming manifest and field, and both modules
 */
export function refuseClash(manifest: Manifest, file: string, output: string, isWhole: boolean): void {
  if (OWN_FOLDERS.includes(manifest.id)) {
    throw new AtlasError('cli.invalid', { detail: `no module can be called "${manifest.id}": the atlas has a folder of that name` }, { file, field: 'id' });
  }
  const own = claimsOf(manifest);
  const before = builtClaims(output, manifest.id);
  const others = claimsOfOthers(manifest.id, dirname(dirname(file)), output, isWhole);
  for (const [list, field] of [
    ['entries', 'populations'],
    ['layers', 'layers'],
  ] as const) {
    for (const [at, id] of own[list].entries()) {
      if (before?.[list].includes(id)) continue;
      const other = others.find((one) => one[list].includes(id));
      if (other === undefined) continue;
      const both = [other.module, manifest.id].sort().join(' and ');
      const detail = `the modules ${both} both have the id "${id}" among their ${list}; rename one, or take away the built folder of the module that is no longer wanted`;
      throw new AtlasError('cli.invalid', { detail }, { file, field: `${field}.${at}.id` });
    }
  }
  refuseNoSuccessor(manifest, file, isWhole ? new Set([own, ...others].flatMap(({ entries }) => entries)) : undefined);
  for (const [id, said] of own.species) {
    if (before?.species.get(id) === said) continue;
    const other = others.find(({ species }) => (species.get(id) ?? said) !== said);
    if (other === undefined) continue;
    const at = manifest.populations.findIndex(({ species }) => idFromName(species.scientific) === id);
    const name = manifest.populations[at]?.species.scientific ?? id;
    const both = [other.module, manifest.id].sort().join(' and ');
    const detail = `the modules ${both} describe the species ${name} differently (${other.module}: ${other.species.get(id)}); make them agree`;
    throw new AtlasError('cli.invalid', { detail }, { file, field: `populations.${at}.species` });
  }
}

/**
 * @param entries of the whole atlas; a module built by itself may name one of another module, which need not be here: the merge tells
 * @throws AtlasError where an entry that was withdrawn is replaced by none there is, or by itself
 */
function refuseNoSuccessor({ populations }: Manifest, file: string, entries: ReadonlySet<string> | undefined): void {
  for (const [at, { id, withdrawn }] of populations.entries()) {
    const next = withdrawn?.replacedBy;
    if (next === undefined || (next !== id && (entries?.has(next) ?? true))) continue;
    const detail = next === id ? 'an entry cannot be replaced by itself' : `no entry has the id "${next}"${hintAt(next, entries ?? [])}`;
    throw new AtlasError('cli.invalid', { detail }, { file, field: `populations.${at}.withdrawn.replacedBy` });
  }
}

/** The id that was meant, if one is near. */
export function hintAt(id: string, ids: Iterable<string>): string {
  const near = findNear(id, ids);
  return near === undefined ? '' : `; did you mean "${near}"?`;
}
