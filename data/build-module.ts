import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Feature } from 'geojson';
import type { CatalogFile, Layer } from '../src/domain/catalog/fields.ts';
import type { EntryRow, Species } from '../src/domain/catalog/index-schema.ts';
import { AtlasError } from '../src/domain/errors.ts';
import type { EntryFile } from '../src/domain/evidence/entry-file.ts';
import { parseEntry } from '../src/domain/catalog/load-entry.ts';
import { buildLayer } from './build-layer.ts';
import { hashCountryInputs } from './base-map/base-map-inputs.ts';
import { describeFile, encodeJson, hashOf } from './describe-file.ts';
import { type BuiltFile, contextOf, type NamedSource } from './evidence/evidence.ts';
import { EVIDENCE } from './evidence/table.ts';
import { decodeSource, readSourceBytes, SourceProblem } from './find-source.ts';
import { lookOver } from './look-over.ts';
import type { Manifest } from './manifest.ts';
import { isUpToDate, type ModulePart, OVERVIEW_FILE, PART_FILE } from './module-part.ts';
import type { CountryPart } from './range-states.ts';
import { Told } from './told.ts';
import { readManifest } from './read-manifest.ts';
import { replaceFolder } from './write-files.ts';

/** Count it up when the same manifest and sources would give other bytes: every module is then built again. */
const BUILD_VERSION = 12;
/** Count it up when it is so of layers of barriers and areas alone: modules that have some are then built again. */
const LAYERS_VERSION = 1;
/** Count it up when it is so of what stands at places: stations, sites and encounters. */
const PLACES_VERSION = 1;
/** Count it up when it is so of what is computed from tracks. */
const TRACKS_VERSION = 1;
const AT_PLACES: readonly string[] = ['receivers', 'sites', 'encounters'];

export interface ModulePlace {
  /** The module's own folder, with its manifest. */
  readonly folder: string;
  /** The repository: sources are looked for beside it. */
  readonly root: string;
  /** The folder of the atlas: the module's files go to one of its name there. */
  readonly output: string;
  /** Looks at the manifest before anything is built or written, and throws where the module cannot be one of the atlas. */
  readonly admit?: (manifest: Manifest, path: string) => void;
}

export interface BuildReport {
  readonly id: string;
  /** Files written; none where the module had not changed. */
  readonly files: readonly BuiltFile[] | undefined;
  /** What was left out and what looks odd, a line each, with the entry or layer; see `Told`. */
  readonly told: readonly string[];
}

/**
 * Builds one module alone: its entries' files, archives and downloads, its layers, its part of the overview and its part of
 * the index. A module whose manifest, sources and build have not changed is left as it is.
 * @param countries the land of every country; asked only when something is built
 * @throws Error naming the file, and the field or the place to get it from; the built files then stay as they are
 */
export async function buildModule({ folder, root, output, admit }: ModulePlace, countries: () => readonly CountryPart[], force = false): Promise<BuildReport> {
  const path = join(folder, 'module.json');
  const manifest = readManifest(path);
  // A copied folder whose id was forgotten would take the place of the module it was copied from.
  if (manifest.id !== basename(folder)) {
    throw new AtlasError('cli.invalid', { detail: `must be the name of its folder, "${basename(folder)}", not "${manifest.id}"` }, { file: path, field: 'id' });
  }
  const builtFrom = inputsOf(path, manifest);
  if (!force && isUpToDate(output, manifest.id, builtFrom)) return { id: manifest.id, files: undefined, told: [] };
  admit?.(manifest, path);

  const open = (id: string): Uint8Array<ArrayBuffer> => {
    const source = manifest.sources.find((one) => one.id === id);
    if (source === undefined) throw new Error(`${path}: no source has the id "${id}"`);
    return readSourceBytes(source, folder, root);
  };
  const countryParts = countries();
  const files: BuiltFile[] = [];
  const told = lookOver(manifest);
  const [entries, layers, species, overview]: [EntryRow[], Layer[], Map<string, Species>, Feature[]] = [[], [], new Map(), []];
  for (const [at, population] of manifest.populations.entries()) {
    const toldOfEntry = new Told();
    const kind = EVIDENCE[population.evidence];
    const built = await kind.build(population, contextOf(manifest, at, open, countryParts, toldOfEntry, path)).catch((error: unknown) => {
      rememberFields(error, manifest, kind.listSources(population), `populations.${at}`);
      throw error;
    });
    told.push(...listTold(toldOfEntry, built.file).map((line) => `${population.id}: ${line}`));
    files.push(...built.files);
    overview.push(...built.overview);
    species.set(built.species.id, built.species);
    if (built.file === undefined) {
      entries.push(built.row);
      continue;
    }
    const own = { name: `${built.row.id}.json`, bytes: encodeJson(built.file) };
    parseEntry(new TextDecoder().decode(own.bytes), own.name, built.row);
    files.push(own);
    entries.push({ ...built.row, file: describeFile(manifest.id, own.name, own.bytes) });
  }
  for (const layer of manifest.layers) {
    const built = await buildLayer(layer, manifest, (source) => decodeSource(open(source)), countryParts).catch((error: unknown) => {
      rememberFields(error, manifest, layer.source === undefined ? [] : [{ id: layer.source, field: 'source' }], `layers.${manifest.layers.indexOf(layer)}`);
      throw error;
    });
    layers.push(built.entry);
    files.push(...built.files);
  }
  if (overview.length > 0) files.push({ name: OVERVIEW_FILE, bytes: encodeOverview(overview) });
  const described = files.map(({ name, bytes }): CatalogFile => describeFile(manifest.id, name, bytes));
  const part: ModulePart = {
    version: 2,
    builtFrom,
    module: describeModule(manifest),
    species: [...species.values()],
    entries,
    layers,
    overview: overview.length,
    files: described,
  };
  const written = [...files, { name: PART_FILE, bytes: encodeJson(part) }];
  replaceFolder(join(output, manifest.id), written);
  return { id: manifest.id, files: written, told };
}

/** Hash of all that a module is built from: its manifest, which names each source's SHA-256, the base map's inputs and the version of the build. */
export function inputsOf(path: string, manifest: Manifest): string {
  const ofLayers = manifest.layers.length > 0 ? `layers ${LAYERS_VERSION}\n` : '';
  const ofPlaces = manifest.populations.some(({ evidence }) => AT_PLACES.includes(evidence)) ? `places ${PLACES_VERSION}\n` : '';
  const ofTracks = manifest.populations.some(({ evidence }) => evidence === 'tracks') ? `tracks ${TRACKS_VERSION}\n` : '';
  return hashOf(`${BUILD_VERSION}\n${ofLayers}${ofPlaces}${ofTracks}${hashCountryInputs()}\n${readFileSync(path, 'utf8')}`);
}

/** Of faults of sources, where their manifest names the source: the id of the source, and the fields. */
const FIELDS_OF_FAULTS = new WeakMap<Error, string>();

/** Where the manifest names the source whose fault this is, `source "links", populations.0.links.0`; undefined where the fault says it itself. */
export function fieldsOfFault(error: Error): string | undefined {
  return FIELDS_OF_FAULTS.get(error);
}

function rememberFields(error: unknown, { sources }: Manifest, named: readonly NamedSource[], owner: string): void {
  const file = error instanceof AtlasError ? error.place.file : error instanceof SourceProblem ? error.file : undefined;
  const source = sources.find((one) => one.file === file);
  if (!(error instanceof Error) || source === undefined) return;
  const fields = named.filter(({ id }) => id === source.id).map(({ field }) => `${owner}.${field}`);
  FIELDS_OF_FAULTS.set(error, [`source "${source.id}", sources.${sources.indexOf(source)}`, ...fields].join(', '));
}

/** What the build told of an entry; kinds whose report names file and rows are told of from it. */
function listTold(told: Told, file: EntryFile | undefined): string[] {
  if (file === undefined || !('importReport' in file)) return told.list(0);
  const { importReport } = file;
  if (Array.isArray(importReport.dropped)) for (const { file: name, reason, n, lines } of importReport.dropped) told.lose(name, reason, lines, n);
  return told.list('rowsRead' in importReport ? importReport.rowsRead : importReport.featuresRead);
}

/** Without white space: thousands of these are read for one overview. */
function encodeOverview(features: Feature[]): Uint8Array {
  return new TextEncoder().encode(`${JSON.stringify({ type: 'FeatureCollection', features })}\n`);
}

function describeModule({ id, title, custodian, summary, translations, contact, licence, attribution, citation, doi }: Manifest): ModulePart['module'] {
  return {
    id,
    title,
    custodian,
    summary,
    ...(translations === undefined ? {} : { translations }),
    ...(contact === undefined ? {} : { contact }),
    licence,
    attribution,
    citation,
    ...(doi === undefined ? {} : { doi }),
  };
}
