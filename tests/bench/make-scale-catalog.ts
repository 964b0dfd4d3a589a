// A catalog of a thousand populations: copies of the built-in ones, moved over the world, each with an entry file and an
// archive of its own. Index and overview are made by the same code as those of the real data.
import { copyFileSync, existsSync, linkSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Feature, LineString, MultiLineString, MultiPolygon, Polygon, Position } from 'geojson';
import { describeFile, encodeJson } from '../../data/describe-file.ts';
import { generaliseEntry } from '../../data/generalise.ts';
import { mergeModules } from '../../data/merge.ts';
import { type ModulePart, OVERVIEW_FILE, PART_FILE, readModuleParts } from '../../data/module-part.ts';
import { readGeojson } from '../../src/cli/read-geojson.ts';
import type { Bbox } from '../../src/domain/catalog/fields.ts';
import { bboxesMeet } from '../../src/domain/catalog/find-entries.ts';
import type { CatalogIndex, Country, EntryRow, Species } from '../../src/domain/catalog/index-schema.ts';
import { parseEntry } from '../../src/domain/catalog/load-entry.ts';
import type { EntryFile } from '../../src/domain/evidence/entry-file.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const atlas = join(root, 'public', 'atlas');

const ENTRIES_A_MODULE = 10;
const SPECIES = 180;
/** Where copies may lie, degrees. */
const NORTHMOST = 78;
const SOUTHMOST = -70;

const EPITHETS = [
  'borealis',
  'australis',
  'montanus',
  'palustris',
  'maritimus',
  'major',
  'minor',
  'orientalis',
  'occidentalis',
  'pallidus',
  'niger',
  'albus',
  'rufus',
  'viator',
  'vagans',
];
const KINDS = [
  'Northern',
  'Southern',
  'Mountain',
  'Marsh',
  'Coast',
  'Great',
  'Lesser',
  'Eastern',
  'Western',
  'Pale',
  'Black',
  'White',
  'Red',
  'Roaming',
  'Wandering',
];
/** Genus, what its animals are called, and their group. */
const ANIMALS: readonly (readonly [string, string, Species['group']])[] = [
  ['Odocoileus', 'deer', 'ungulate'],
  ['Ciconia', 'stork', 'bird'],
  ['Balaenoptera', 'whale', 'marine mammal'],
  ['Rangifer', 'reindeer', 'ungulate'],
  ['Haematopus', 'oystercatcher', 'bird'],
  ['Mirounga', 'seal', 'marine mammal'],
  ['Cervus', 'elk', 'ungulate'],
  ['Grus', 'crane', 'bird'],
  ['Saiga', 'saiga', 'ungulate'],
  ['Anser', 'goose', 'bird'],
  ['Equus', 'wild ass', 'ungulate'],
  ['Limosa', 'godwit', 'bird'],
];
const WATERS = ['Basin', 'Plateau', 'Valley', 'Steppe', 'Delta', 'Range', 'Shelf', 'Plain', 'Ridge', 'Coast'];

interface Template {
  readonly row: EntryRow;
  readonly file: Extract<EntryFile, { readonly rangeStates: unknown }>;
  readonly corridors: readonly Feature<Polygon | MultiPolygon>[];
  readonly routes: readonly Feature<LineString | MultiLineString>[];
}

/** The same numbers in the same order at every call. */
function drawLots(): () => number {
  let state = 20261124;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

function readTemplates(parts: readonly ModulePart[]): Template[] {
  return parts.flatMap(({ entries }) =>
    entries.flatMap((row): Template[] => {
      if (!row.file) return [];
      const file = parseEntry(readFileSync(join(atlas, row.file.url), 'utf8'), row.file.url, row);
      const read = (part: string): Feature[] => {
        const url = file.downloads.find((download) => download.url.endsWith(`-${part}.geojson`))?.url;
        return url === undefined ? [] : readGeojson(join(atlas, url)).features;
      };
      const corridors = read('corridors').flatMap((feature) => (isArea(feature) ? [feature] : []));
      const routes = read('routes').flatMap((feature) => (isLine(feature) ? [feature] : []));
      return corridors.length === 0 || !('rangeStates' in file) ? [] : [{ row, file, corridors, routes }];
    }),
  );
}

function isArea(feature: Feature): feature is Feature<Polygon | MultiPolygon> {
  return feature.geometry.type === 'Polygon' || feature.geometry.type === 'MultiPolygon';
}

function isLine(feature: Feature): feature is Feature<LineString | MultiLineString> {
  return feature.geometry.type === 'LineString' || feature.geometry.type === 'MultiLineString';
}

type Shift = readonly [number, number];

function moveArea(feature: Feature<Polygon | MultiPolygon>, [dLon, dLat]: Shift): Feature<MultiPolygon> {
  const move = (ring: readonly Position[]): Position[] => ring.map(([lon = 0, lat = 0]) => [lon + dLon, lat + dLat]);
  const polygons = feature.geometry.type === 'Polygon' ? [feature.geometry.coordinates] : feature.geometry.coordinates;
  return { ...feature, geometry: { type: 'MultiPolygon', coordinates: polygons.map((rings) => rings.map(move)) } };
}

/** Somewhere the whole of a box fits without crossing the antimeridian. */
function drawShift([west, south, east, north]: Bbox, draw: () => number): Shift {
  const span = east - west;
  const height = north - south;
  const newWest = -180 + draw() * (360 - span);
  const newSouth = SOUTHMOST + draw() * Math.max(0, NORTHMOST - SOUTHMOST - height);
  return [newWest - west, newSouth - south];
}

const round = (value: number): number => Math.round(value * 1e4) / 1e4;

function linkFile(from: string, to: string): void {
  mkdirSync(dirname(to), { recursive: true });
  if (existsSync(to)) return;
  try {
    linkSync(from, to);
  } catch {
    // Another disk: a copy serves as well.
    copyFileSync(from, to);
  }
}

/** Species with names of their own. */
function nameSpecies(index: number): Species {
  const [genus, animal, group] = ANIMALS[index % ANIMALS.length]!;
  const form = Math.floor(index / ANIMALS.length) % EPITHETS.length;
  return { id: `scale-species-${index}`, scientific: `${genus} ${EPITHETS[form]}`, common: `${KINDS[form]} ${animal}`, group };
}

/** One copy of a template: its row, its file, and its part of the overview. The first copies stay where they are. */
function copyTemplate(
  template: Template,
  { id, module, species, name, place, shift }: { id: string; module: string; species: string; name: string; place: string; shift: Shift },
  countries: readonly Country[],
): { row: EntryRow; file: EntryFile; overview: Feature[] } {
  const [dLon, dLat] = shift;
  const [west, south, east, north] = template.row.bbox;
  const bbox: Bbox = [round(west + dLon), round(south + dLat), round(east + dLon), round(north + dLat)];
  const here = countries
    .filter((country) => bboxesMeet(country.bbox, bbox))
    .slice(0, 3)
    .map(({ iso3 }) => iso3);
  const rename = (url: string): string => `${module}/${id}-${basename(url)}`;
  const file: EntryFile = {
    ...template.file,
    id,
    module,
    rangeStates: here.map((iso3, index) => ({ iso3, areaKm2: 100 / (index + 1), share: 1 / here.length, individuals: 1 })),
    layers: template.file.layers.map((layer) => ({ ...layer, id: `${id}-${layer.kind}`, title: `${layer.kind} of ${name}`, url: rename(layer.url), bbox })),
    downloads: template.file.downloads.map((download) => ({ ...download, url: rename(download.url) })),
  };
  const overview = generaliseEntry(
    id,
    template.corridors.map((feature) => moveArea(feature, shift)),
    [],
  );
  const point: [number, number] = [round(template.row.point[0] + dLon), round(template.row.point[1] + dLat)];
  return { row: { ...template.row, id, module, name, place, species, bbox, point, countries: here }, file, overview };
}

function writeJson(path: string, value: unknown): Uint8Array {
  const bytes = encodeJson(value);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, bytes);
  return bytes;
}

/** Layers of barriers and areas as they are, without the entries beside them. */
function linkLayers(part: ModulePart, folder: string): void {
  if (part.layers.length === 0) return;
  for (const { url } of part.layers) linkFile(join(atlas, url), join(folder, url));
  writeJson(join(folder, part.module.id, PART_FILE), { ...part, entries: [], species: [], overview: 0, files: [] });
}

/**
 * Write a catalog of many populations into an empty folder, with every file that its pages read.
 * @returns its index
 */
export async function makeScaleCatalog(folder: string, count = 1000): Promise<CatalogIndex> {
  const parts = readModuleParts(atlas);
  const templates = readTemplates(parts);
  const draw = drawLots();
  for (const name of ['base-map.pmtiles', 'base-map.json']) linkFile(join(atlas, name), join(folder, name));
  const { countries }: { countries: Country[] } = JSON.parse(readFileSync(join(atlas, 'base-map.json'), 'utf8'));
  const species = Array.from({ length: SPECIES }, (_, index) => nameSpecies(index));
  for (const part of parts) linkLayers(part, folder);
  for (let first = 0; first < count; first += ENTRIES_A_MODULE) {
    const module = `scale-${first / ENTRIES_A_MODULE}`;
    const copies = Array.from({ length: Math.min(ENTRIES_A_MODULE, count - first) }, (_, offset) => {
      const index = first + offset;
      const template = templates[index % templates.length]!;
      const kind = species[index % species.length]!;
      const place = `${WATERS[index % WATERS.length]} ${index}`;
      const about = {
        id: `scale-population-${index}`,
        module,
        species: kind.id,
        name: `${kind.common} of ${place}`,
        place,
        shift: index < templates.length ? ([0, 0] as const) : drawShift(template.row.bbox, draw),
      };
      const copy = copyTemplate(template, about, countries);
      for (const { url } of template.file.layers) linkFile(join(atlas, url), join(folder, `${module}/${about.id}-${basename(url)}`));
      const fileName = `${about.id}.json`;
      const bytes = writeJson(join(folder, module, fileName), copy.file);
      return { ...copy, row: { ...copy.row, file: describeFile(module, fileName, bytes) } };
    });
    const overview = copies.flatMap((copy) => copy.overview);
    writeJson(join(folder, module, OVERVIEW_FILE), { type: 'FeatureCollection', features: overview });
    const used = new Set(copies.map(({ row }) => row.species));
    const rights = { licence: 'CC0-1.0', attribution: `Custodian ${module}`, citation: `Custodian ${module} (2026), a generated module` };
    const part: ModulePart = {
      version: 2,
      builtFrom: '0'.repeat(64),
      module: {
        id: module,
        title: `Generated module ${module}`,
        custodian: `Custodian ${module}`,
        summary: 'Copies of the built-in populations.',
        ...rights,
      },
      species: species.filter(({ id }) => used.has(id)),
      entries: copies.map(({ row }) => row),
      layers: [],
      overview: overview.length,
      files: [],
    };
    writeJson(join(folder, module, PART_FILE), part);
  }
  return mergeModules(folder);
}
