import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import * as v from 'valibot';
import { type BuiltEvents, BuiltEventsSchema, packLayerEvents } from '../src/domain/catalog/built-events.ts';
import type { CatalogFile, Layer } from '../src/domain/catalog/fields.ts';
import { layersNear, listEntries } from '../src/domain/catalog/find-entries.ts';
import type { CatalogIndex, EntryRow } from '../src/domain/catalog/index-schema.ts';
import { type BarrierKind, isBarrierKind } from '../src/domain/catalog/layer-kinds.ts';
import { parseEntry } from '../src/domain/catalog/load-entry.ts';
import { layerOfKind, type OpenEntry } from '../src/domain/catalog/open-entry.ts';
import type { Catalog } from '../src/domain/catalog/parse-catalog.ts';
import { findBarrierEvents } from '../src/domain/crossing-events/find-barrier-events.ts';
import { NEAR_M } from '../src/domain/crossing-events/limits.ts';
import { decimalsFor, tellEncounter, type ToldEncounter } from '../src/domain/crossing-events/told-encounters.ts';
import { openEntry } from '../src/domain/evidence/summarise-entry.ts';
import { referToLayer } from '../src/domain/layers/layer-reference.ts';
import { tellsBehaviours } from '../src/domain/statements/judge-layer.ts';
import { judgeForEntry } from '../src/domain/statements/of-entry.ts';
import type { Track } from '../src/domain/tracks/track.ts';
import { describeFile, hashOf } from './describe-file.ts';
import { openFromFiles } from './open-files.ts';
import { writeWhole } from './write-files.ts';

/** Count it up when the same tracks and layers would give other events: all are then found again. */
const EVENTS_VERSION = 1;
/** Folder of the entries' files of crossing events, in the atlas; no module may have its name. */
export const EVENTS_FOLDER = 'crossing-events';

/** Where the tracks of entries lie at their full rate: they stay with whoever builds. */
export interface FullRateTracks {
  /** What the tracks of a module's entries hang on; undefined where they are not those that it was built from. */
  readonly stateOf: (module: string) => string | undefined;
  /** @throws Error that says what is missing */
  readonly read: (module: string, entry: string) => Promise<readonly Track[]>;
  readonly warn: (line: string) => void;
}

/**
 * What the tracks of each entry, at the rate at which they were recorded, have to do with the barriers of the catalog that count for
 * its animals and are drawn accurately enough: crossing events, and how animals behaved at each barrier. Of the tracks that the atlas
 * publishes, thinned to four positions a day, behaviours cannot be told. What was found from the same before is kept; where the
 * sources of the tracks are not at hand there is no file, and a line says so.
 * @returns files by the id of an entry
 */
export async function buildCrossingEvents(index: CatalogIndex, output: string, full: FullRateTracks): Promise<ReadonlyMap<string, CatalogFile>> {
  const base = pathToFileURL(join(output, 'catalog.json')).href;
  const catalog: Catalog = { ...index, embedded: new Map(), faults: [] };
  const files = new Map<string, CatalogFile>();
  for (const found of listEntries(catalog)) {
    const { row } = found;
    if (!row.file || row.evidence !== 'tracks') continue;
    const entry = openEntry(found, parseEntry(readFileSync(join(output, row.file.url), 'utf8'), row.file.url, row));
    const layers = layersThatTell(entry, index);
    if (layers.length === 0) continue;
    const name = `${row.id}.json`;
    const path = join(output, EVENTS_FOLDER, name);
    const builtFrom = hashOf(JSON.stringify([EVENTS_VERSION, full.stateOf(row.module), row, layers]));
    const known = readKnown(path, builtFrom);
    if (known) {
      files.set(row.id, describeFile(EVENTS_FOLDER, name, known));
      continue;
    }
    try {
      const events = await find(entry, layers, await full.read(row.module, row.id), base, builtFrom);
      if (Object.keys(events.layers).length === 0) continue;
      // Without white space: a page waits for it.
      const bytes = new TextEncoder().encode(`${JSON.stringify(events)}\n`);
      writeWhole(path, bytes);
      files.set(row.id, describeFile(EVENTS_FOLDER, name, bytes));
    } catch (error) {
      full.warn(`${row.id}: what its animals did at barriers is not told of: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
  removeOthers(join(output, EVENTS_FOLDER), new Set([...files.keys()].map((id) => `${id}.json`)));
  return files;
}

/** The layers of which behaviours of an entry's animals can be told: none where its tracks are not published, or are as coarse as what counts as near. */
function layersThatTell(entry: OpenEntry, index: CatalogIndex): (Layer & { readonly kind: BarrierKind })[] {
  const { row, file } = entry;
  if (!layerOfKind(file, 'tracks') || (row.generalised?.gridM ?? 0) >= NEAR_M) return [];
  return layersNear(index, row).barriers.flatMap((layer) => {
    const { kind } = layer;
    // Of another host nothing is read by a build.
    if (!isBarrierKind(kind) || /^[a-z]+:\/\//i.test(layer.url)) return [];
    return tellsBehaviours(judgeForEntry(entry, layer)) ? [{ ...layer, kind }] : [];
  });
}

function readKnown(path: string, builtFrom: string): Uint8Array | undefined {
  if (!existsSync(path)) return undefined;
  const bytes = readFileSync(path);
  const known = v.safeParse(v.pipe(v.string(), v.parseJson(), BuiltEventsSchema), bytes.toString('utf8'));
  return known.success && known.output.builtFrom === builtFrom ? bytes : undefined;
}

async function find(
  { row, file }: OpenEntry,
  layers: readonly (Layer & { readonly kind: BarrierKind })[],
  tracks: readonly Track[],
  base: string,
  builtFrom: string,
): Promise<v.InferInput<typeof BuiltEventsSchema>> {
  const decimals = decimalsFor(file.evidence === 'tracks' ? file.method.locationErrorM : NEAR_M);
  const { opener, close } = openFromFiles();
  const found: v.InferInput<typeof BuiltEventsSchema>['layers'] = {};
  try {
    for (const layer of layers) {
      const encounters: ToldEncounter[] = [];
      const events = await findBarrierEvents({
        tracks,
        barriers: opener.openBarriers({ ...referToLayer(layer, base), kind: layer.kind }),
        onEncounters: ({ id, lines }, visits) => visits.forEach((visit) => encounters.push(tellEncounter(visit, id, lines, decimals))),
      });
      if (!events.all.behaviours || events.barriers.length === 0) continue;
      encounters.sort((a, b) => compare(a.individual, b.individual) || a.start - b.start || compare(a.barrier, b.barrier));
      found[layer.id] = packLayerEvents(events, encounters);
    }
  } finally {
    close();
  }
  const told = layers.filter(({ id }) => id in found);
  return { version: 1, entry: row.id, builtFrom, sources: [...file.sources, ...told].map(rightsOf), layers: found };
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

function rightsOf({
  title,
  licence,
  attribution,
  citation,
  doi,
}: Pick<Layer, 'title' | 'licence' | 'attribution' | 'citation' | 'doi'>): BuiltEvents['sources'][number] {
  return { title, licence, attribution, citation, ...(doi === undefined ? {} : { doi }) };
}

function removeOthers(folder: string, kept: ReadonlySet<string>): void {
  if (!existsSync(folder)) return;
  for (const name of readdirSync(folder)) if (!kept.has(name) && !name.endsWith('.tmp')) rmSync(join(folder, name));
}

/** The index with the files of crossing events. */
export function describeWithEvents(entries: readonly EntryRow[], files: ReadonlyMap<string, CatalogFile>): EntryRow[] {
  return entries.map((row) => {
    const file = files.get(row.id);
    return file === undefined ? row : { ...row, events: file };
  });
}
