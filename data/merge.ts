import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describeIssue, fieldOf } from '../src/cli/describe-issue.ts';
import { toJsonSchema } from '@valibot/to-json-schema';
import type { Feature } from 'geojson';
import * as v from 'valibot';
import { type Bbox, type CatalogFile, FileSchema, sha256, text } from '../src/domain/catalog/fields.ts';
import { type CatalogIndex, CatalogIndexSchema, CountrySchema } from '../src/domain/catalog/index-schema.ts';
import { listLostSuccessors } from '../src/domain/catalog/lost-successors.ts';
import { parseCatalog } from '../src/domain/catalog/parse-catalog.ts';
import { EntryFileSchema } from '../src/domain/evidence/entry-file.ts';
import { readGeojson } from '../src/cli/read-geojson.ts';
import { writePmtiles } from '../src/domain/formats/pmtiles/write-pmtiles.ts';
import { encodeTiles } from '../src/domain/tiles/encode-tiles.ts';
import { buildCalendar } from './calendar.ts';
import { buildCover } from './cover.ts';
import { buildCrossingEvents, describeWithEvents } from './crossing-events.ts';
import { type BuiltFigureFiles, buildFigures } from './figures.ts';
import { fullRateTracksOf } from './full-rate-tracks.ts';
import { buildBaseMap } from './base-map.ts';
import { drawRelief } from './base-map/draw-relief.ts';
import { hashBaseMapInputs } from './base-map/base-map-inputs.ts';
import { describeFile, encodeJson } from './describe-file.ts';
import { OVERVIEW_ZOOM } from './generalise.ts';
import { type ModulePart, OVERVIEW_FILE, PART_FILE, readModuleParts } from './module-part.ts';
import { describeKnown } from './known.ts';
import { describeNames } from './layer-names.ts';
import { describePlaces } from './places.ts';
import { hintAt, OWN_FOLDERS } from './refuse-clash.ts';
import { describeSpecies } from './species.ts';
import { describeStories } from './stories.ts';
import { COLLECTION, describeCollection } from './stac.ts';
import { describeTexts } from './texts.ts';
import { writeWhole } from './write-files.ts';
import { addStatesOfWaters } from './zones.ts';

const BASE_MAP_FILE = 'base-map.pmtiles';
const RELIEF_FILE = 'relief.png';
/** Beside the base map: what it was made from, so that it is not made again, and the countries in it. */
const BASE_MAP_NOTE = 'base-map.json';

const BaseMapNoteSchema = v.object({ builtFrom: sha256, file: FileSchema, relief: FileSchema, countries: v.array(CountrySchema) });
type BaseMapNote = v.InferOutput<typeof BaseMapNoteSchema>;

/** Grid of the overview's tiles: half a pixel of a tile drawn 512 wide. */
const OVERVIEW_EXTENT = 1024;

/** Where a merge finds what is not among the built files, and where it tells of what it does not find. */
export interface MergePlace {
  /** The folder of the modules: what animals did at barriers is found from their tracks at full rate. */
  readonly from: string;
  /** The repository: sources are looked for beside it. */
  readonly root: string;
  readonly warn: (line: string) => void;
}

/**
 * The index, the overview, the base map if it is missing, the schemas and the STAC collection, from what the modules' builds
 * left in a folder. The same folder, with the sources of the tracks at hand, gives the same bytes.
 * @param place left out, what animals did at barriers is not told of
 * @throws Error where two modules claim one id; nothing is written then
 */
export async function mergeModules(output: string, place?: MergePlace): Promise<CatalogIndex> {
  mkdirSync(output, { recursive: true });
  const atlas = readAtlas();
  const parts = readModuleParts(output);
  const species = describeSpecies(mergeSpecies(parts), output);
  refuseTwice(parts);
  refuseNoSuccessor(parts);
  const baseMap = await provideBaseMap(output);
  const overview = await buildOverview(parts, output);
  const cover = buildCover(parts, output);
  const listed = parts.flatMap(({ layers }) => layers);
  const names = await describeNames(listed, output);
  const index: CatalogIndex = {
    version: 2,
    title: atlas.title,
    language: 'en',
    baseMap: {
      ...baseMap.file,
      relief: baseMap.relief,
      places: describePlaces(output, baseMap.builtFrom),
      licence: 'CC-BY-4.0',
      attribution: 'Natural Earth (public domain), GeoNames (CC BY 4.0)',
      citation: 'Natural Earth, land and countries at 1:110m, 1:50m and 1:10m; GeoNames, populated places, https://www.geonames.org/',
    },
    ...(overview === undefined ? {} : { overview }),
    known: describeKnown(output),
    ...(cover === undefined ? {} : { cover }),
    ...(names === undefined ? {} : { names }),
    stac: COLLECTION,
    modules: parts.map(({ module }) => module),
    species,
    entries: parts.flatMap(({ entries }) => entries),
    countries: baseMap.countries.map(({ bbox, ...country }) => ({ ...country, bbox: roundFrame(bbox) })),
    layers: await addStatesOfWaters(listed, output),
    includes: atlas.includes,
  };
  const built = await buildFigures(index, output);
  const events = place ? await buildCrossingEvents(index, output, fullRateTracksOf(place, parts)) : new Map<string, CatalogFile>();
  const calendar = await buildCalendar(index, output);
  const stories = describeStories(index, output);
  const figured = describeWithFigures(index, built);
  const whole: CatalogIndex = { ...figured, entries: describeWithEvents(figured.entries, events), calendar, ...(stories && { stories }) };
  // Without white space, for all else on a page waits for it.
  const small = describeTexts(whole, output);
  const bytes = new TextEncoder().encode(`${JSON.stringify(small)}\n`);
  const [fault] = parseCatalog(new TextDecoder().decode(bytes), 'catalog.json').faults;
  if (fault) throw fault;
  writeWhole(join(output, COLLECTION), describeCollection(whole));
  writeWhole(join(output, 'catalog.schema.json'), encodeJson(toJsonSchema(CatalogIndexSchema, { ignoreActions: ['check', 'finite'] })));
  writeWhole(join(output, 'entry.schema.json'), encodeJson(toJsonSchema(EntryFileSchema, { ignoreActions: ['check', 'finite'] })));
  writeWhole(join(output, 'catalog.json'), bytes);
  return small;
}

/** A country's frame to about a hundred metres, never smaller than it: a map is turned to it, and more digits would be a seventh of the index. */
function roundFrame([west, south, east, north]: Bbox): Bbox {
  const [down, up] = [(value: number) => Math.floor(value * 1000) / 1000, (value: number) => Math.ceil(value * 1000) / 1000];
  return [down(west), down(south), up(east), up(north)];
}

/** The index with the files of figures. */
function describeWithFigures(index: CatalogIndex, { figures, headlines }: BuiltFigureFiles): CatalogIndex {
  const entries = index.entries.map((row) => {
    const file = figures.get(row.id);
    return file === undefined ? row : { ...row, figures: file };
  });
  return { ...index, entries, headlines };
}

/** `data/atlas.json`: what the atlas is called, and the catalogs of others that all its readers see. */
const AtlasSchema = v.strictObject({ title: text, includes: v.optional(v.array(v.strictObject({ url: text, title: v.optional(text) })), []) });
const ATLAS_FILE = fileURLToPath(new URL('atlas.json', import.meta.url));

/** @throws Error naming the file and the field */
function readAtlas(): v.InferOutput<typeof AtlasSchema> {
  const result = v.safeParse(v.pipe(v.string(), v.parseJson(), AtlasSchema), readFileSync(ATLAS_FILE, 'utf8'));
  if (result.success) return result.output;
  const [issue] = result.issues;
  throw new Error(`${ATLAS_FILE}: ${fieldOf(issue)}: ${describeIssue(issue)}`);
}

/** The species of all modules by id. A module that names one otherwise than another does is refused. */
function mergeSpecies(parts: readonly ModulePart[]): CatalogIndex['species'] {
  const known = new Map<string, { readonly species: CatalogIndex['species'][number]; readonly module: string }>();
  for (const { module, species } of parts) {
    for (const one of species) {
      const first = known.get(one.id);
      if (first && JSON.stringify(first.species) !== JSON.stringify(one)) {
        throw new Error(`the modules ${first.module} and ${module.id} describe the species ${one.scientific} differently; make them agree`);
      }
      if (!first) known.set(one.id, { species: one, module: module.id });
    }
  }
  return [...known.values()].map(({ species }) => species).sort((a, b) => (a.id < b.id ? -1 : 1));
}

function refuseTwice(parts: readonly ModulePart[]): void {
  const taken = parts.find(({ module }) => OWN_FOLDERS.includes(module.id));
  if (taken) throw new Error(`no module can be called "${taken.module.id}": the atlas has a folder of that name; rename it`);
  for (const list of ['entries', 'layers'] as const) {
    const owners = new Map<string, string>();
    for (const part of parts) {
      for (const { id } of part[list]) {
        const owner = owners.get(id);
        if (owner !== undefined)
          throw new Error(
            `the modules ${owner} and ${part.module.id} both have the id "${id}" among their ${list}; rename one, or take away the built folder of the module that is no longer wanted`,
          );
        owners.set(id, part.module.id);
      }
    }
  }
}

/** An entry that was withdrawn, and whose successor is in no module that lies built: misspelled, never built, or gone since. */
function refuseNoSuccessor(parts: readonly ModulePart[]): void {
  const rows = parts.flatMap(({ entries }) => entries);
  const [lost] = listLostSuccessors(rows);
  if (!lost) return;
  const ids = rows.map(({ id }) => id).filter((id) => id !== lost.id);
  throw new Error(`the entry ${lost.id} is replaced by "${lost.next}", and no entry has that id${hintAt(lost.next, ids)}`);
}

async function buildOverview(parts: readonly ModulePart[], output: string): Promise<CatalogIndex['overview']> {
  const path = join(output, 'overview.pmtiles');
  const features = parts
    .filter(({ overview }) => overview > 0)
    .flatMap(({ module }): readonly Feature[] => readGeojson(join(output, module.id, OVERVIEW_FILE)).features);
  if (features.length === 0) {
    rmSync(path, { force: true });
    return undefined;
  }
  const isLine = ({ geometry }: Feature): boolean => geometry.type === 'LineString' || geometry.type === 'MultiLineString';
  const vectors = [
    { name: 'corridors', features: features.filter((feature) => !isLine(feature)) },
    { name: 'routes', features: features.filter((feature) => isLine(feature) && feature.properties?.['movement'] !== true) },
    { name: 'movement', features: features.filter((feature) => isLine(feature) && feature.properties?.['movement'] === true) },
  ].filter((layer) => layer.features.length > 0);
  const size = { minZoom: 0, maxZoom: OVERVIEW_ZOOM, extent: OVERVIEW_EXTENT, buffer: 8, tolerance: 1 };
  const bytes = await writePmtiles(encodeTiles(vectors.map((layer) => ({ ...layer, ...size }))), {
    name: 'Overview',
    description: 'Generalised migration corridors of every entry of the atlas. Licences and citations are those of the entries.',
    attribution: 'See each entry',
    // The index names the layer of corridors whether there are any: of movement alone the archive has it, and it is empty.
    vectorLayers: [...new Set(['corridors', ...vectors.map(({ name }) => name)])].map((id) => ({
      id,
      fields: { entry: 'String', use: 'String' },
      minzoom: 0,
      maxzoom: OVERVIEW_ZOOM,
    })),
    bbox: [-180, -85.0511, 180, 85.0511],
    minZoom: 0,
    maxZoom: OVERVIEW_ZOOM,
  });
  writeWhole(path, bytes);
  const has = (layer: string): boolean => vectors.some(({ name }) => name === layer);
  return {
    ...describeFile('', 'overview.pmtiles', bytes),
    sourceLayer: 'corridors',
    ...(has('routes') ? { routesLayer: 'routes' } : {}),
    ...(has('movement') ? { movementLayer: 'movement' } : {}),
    maxZoom: OVERVIEW_ZOOM,
  };
}

async function provideBaseMap(output: string): Promise<BaseMapNote> {
  const builtFrom = hashBaseMapInputs();
  const notePath = join(output, BASE_MAP_NOTE);
  const path = join(output, BASE_MAP_FILE);
  const reliefPath = join(output, RELIEF_FILE);
  const isWhole = (name: string, file: string, stated: string): boolean => describeFile('', name, readFileSync(file)).sha256 === stated;
  if (existsSync(notePath) && existsSync(path) && existsSync(reliefPath)) {
    const known = v.safeParse(v.pipe(v.string(), v.parseJson(), BaseMapNoteSchema), readFileSync(notePath, 'utf8'));
    if (
      known.success &&
      known.output.builtFrom === builtFrom &&
      isWhole(BASE_MAP_FILE, path, known.output.file.sha256) &&
      isWhole(RELIEF_FILE, reliefPath, known.output.relief.sha256)
    ) {
      return known.output;
    }
  }
  const { pmtiles, countries } = await buildBaseMap();
  const relief = drawRelief();
  const note: BaseMapNote = { builtFrom, file: describeFile('', BASE_MAP_FILE, pmtiles), relief: describeFile('', RELIEF_FILE, relief), countries };
  writeWhole(path, pmtiles);
  writeWhole(reliefPath, relief);
  writeWhole(notePath, encodeJson(note));
  return note;
}

/** Takes away the folders of modules that have no manifest any more; their names. */
export function removeForsaken(output: string, modules: readonly string[]): string[] {
  if (!existsSync(output)) return [];
  const forsaken = readdirSync(output, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !modules.includes(entry.name) && existsSync(join(output, entry.name, PART_FILE)))
    .map(({ name }) => name);
  for (const name of forsaken) rmSync(join(output, name), { recursive: true, force: true });
  return forsaken;
}
