import { looksLikeTable, refuseOtherText } from '../formats/looks-like-table.ts';
import { AtlasError } from '../errors.ts';
import { listNames, noteOf } from '../notes.ts';
import { placeCoordinates } from '../formats/crs/place-coordinates.ts';
import { readArchiveKinds } from '../formats/read-archive-kinds.ts';
import { decodeLeniently } from '../formats/decode-text.ts';
import { refuseForeign } from '../formats/refuse-foreign.ts';
import { refuseShapefilePart } from '../formats/part-of-shapefile.ts';
import { findShapefileParts, type FoundShapefile } from '../formats/shapefile-parts.ts';
import { type RawLayer, Tally } from './raw-feature.ts';
import type { LoadSqlite } from '../formats/read-geopackage.ts';
import { readGeojsonAreas } from './read-geojson-areas.ts';
import { readKmlAreas } from './read-kml-areas.ts';
import { readGeopackageAreas } from './read-geopackage-areas.ts';
import { readShapefileLayer } from './read-shapefile-layer.ts';
import { listInside } from '../formats/list-inside.ts';
import { inflateBounded, readZipEntries, refuseAtlas, type ZipEntry } from '../formats/zip.ts';
import type { AreaFeature, AreaSet, FlatAreaFeature } from './area-set.ts';
import { type AreaForm, asFeature, asFlatFeature, collectAreas } from './collect-areas.ts';
import { isAreaColumn } from './choose-fields.ts';
import { ALL_COLUMNS, type WantsColumn } from '../formats/wanted-columns.ts';

/**
 * Every file of areas in an archive. The first kind that it holds is what it was made for, and must be readable; a file of
 * another kind beside it that is not one of areas is left out, with a note.
 * @throws AtlasError naming what is missing or damaged
 */
async function readZippedAreas(bytes: Uint8Array, file: string, loadSqlite: LoadSqlite, asked: Asked, depth: number): Promise<RawLayer[]> {
  const entries = readZipEntries(bytes, file);
  refuseAtlas(entries, file);
  const texts = entries.filter(isText);
  // Before any of them is unpacked, for that takes seconds: archives in archives are told of as their turn comes.
  const size = texts.reduce((sum, text) => sum + text.size, 0);
  asked.left -= size;
  if (depth > 1) {
    asked.leftInside -= size;
    if (asked.leftInside < 0) throw new AtlasError('areas.unpacksTooLarge', { most: MAX_INSIDE / 1e6 }, { file });
  }
  if (asked.left < 0) throw new AtlasError('areas.unpacksTooLarge', { most: MAX_TEXT / 1e6 }, { file });
  const packed = depth === 1 ? entries.filter(({ name }) => /\.(kmz|gpkg|zip)$/i.test(name)) : [];
  const shapes = findShapefileParts(entries);
  // Nothing else is read before them, so that what they hold is told of before any of it is unpacked.
  if (shapes.length === 0 && texts.length === 0) refuseMuchInside(packed, Math.min(asked.left, asked.leftInside));
  const inside = new Set(entries.map(({ name }) => name.toLowerCase()));
  const kinds: readonly (readonly (() => RawLayer[] | Promise<RawLayer[]>)[])[] = [
    shapes.map((shape) => () => [readShapes(shape, file, asked.wants)]),
    texts.map((entry) => () => [readText(entry.name, readEntry(entry, file), asked.wants, inside)]),
    packed.map((entry) => () => readRawLayers(entry.name, readEntry(entry, file), loadSqlite, asked, depth)),
  ];
  const layers = await readArchiveKinds(kinds, (error) => emptyLayer(error, file));
  if (layers.length > 0) return layers;
  if (entries.some(({ name }) => /\.zip$/i.test(name))) throw new AtlasError('areas.onlyArchives', {}, { file });
  throw new AtlasError('areas.noShapefile', {}, { file, field: '.shp' });
}

/** @throws AtlasError naming the archive in an archive whose texts, with those of the ones before it, are more than may be read */
function refuseMuchInside(packed: readonly ZipEntry[], most: number): void {
  let size = 0;
  for (const { entry, entries } of listInside(packed)) {
    for (const each of entries) if (isText(each)) size += each.size;
    if (size > most) throw new AtlasError('areas.unpacksTooLarge', { most: MAX_INSIDE / 1e6 }, { file: entry.name });
  }
}

function isText({ name }: ZipEntry): boolean {
  return /\.(geojsonl?|geojsons|ndjson|json|kml)$/i.test(name);
}

/** In place of a file in an archive that is none of areas. */
function emptyLayer({ place }: AtlasError, archive: string): RawLayer {
  const layer = place.file ?? archive;
  const notes = [noteOf('imported.notRead', { file: layer, archive })];
  return { layer, features: [], featuresRead: 0, dropped: new Tally(), mended: new Tally(), notes, system: undefined };
}

function readEntry(entry: ZipEntry, archive: string): Uint8Array {
  if (entry.size <= MAX_TEXT) return entry.read();
  throw new AtlasError('areas.unpacksTooLarge', { most: MAX_TEXT / 1e6 }, { file: archive, field: entry.name });
}

function readShapes({ name, shp, shx, dbf, readText: read }: FoundShapefile, file: string, wants: WantsColumn): RawLayer {
  if (!dbf) {
    throw new AtlasError('areas.noDbf', { name: shp.name }, { file, field: '.dbf' });
  }
  return readShapefileLayer({ name, shp: shp.read(), shx: shx?.read(), dbf: dbf.read(), prj: read('.prj'), cpg: read('.cpg') || undefined }, wants);
}

/** Largest file taken: beyond it a browser tab runs out of memory. */
const MAX_FILE = 300e6;
/**
 * Most bytes that one text, or all texts of an archive, unpack to: while it is unpacked there are two of it, and its features
 * beside them. Whole countries' protected areas have a tenth of it; larger layers come as Shapefile or GeoPackage.
 */
const MAX_TEXT = 200e6;
/** The same of all archives in an archive: ten of ten documents would be read for ten seconds before the last is too much. */
const MAX_INSIDE = 100e6;
/** Gzip in gzip, at most. */
const MOST_PACKINGS = 2;

/** What is wanted of a file, and how many bytes of texts its archives may still unpack to, all together. */
interface Asked {
  readonly wants: WantsColumn;
  left: number;
  /** Of these, those of archives in an archive. */
  leftInside: number;
}

/** How a file of areas is read. */
export interface AreaOptions {
  /** The one layer to read; all of them when left out. */
  readonly layer?: string | undefined;
  /** The system of the coordinates, in place of what the file says: `EPSG:25832`. */
  readonly crs?: string | undefined;
}

/** The areas of a file, and the names of its layers that have any. */
export interface ReadAreas<F = AreaFeature> {
  readonly set: AreaSet<F>;
  readonly layers: readonly string[];
}

function withLayers(layers: readonly RawLayer[]): string[] {
  return layers.filter(({ features }) => features.length > 0).map(({ layer }) => layer);
}

/**
 * Read the priority areas of a provider's file: GeoJSON, KML, KMZ, a zipped Shapefile or a GeoPackage, gzipped or not, told apart
 * by their content and not by their name. Positions become [lon, lat] on WGS 84.
 * @param loadSqlite asked only for a GeoPackage
 * @returns the areas of the layer that is asked for, or of all
 * @throws AtlasError naming the file, and the feature (counted from 1, as `row`) and field where there is
 *   one, for every file that cannot be used
 */
export async function readAreasFile(file: FileOfAreas, loadSqlite: LoadSqlite, options: AreaOptions = {}): Promise<AreaSet> {
  return (await readAreasAndLayers(file, loadSqlite, options)).set;
}

/** The same with flat rings. */
export async function readFlatAreasFile(file: FileOfAreas, loadSqlite: LoadSqlite, options: AreaOptions = {}): Promise<AreaSet<FlatAreaFeature>> {
  return (await readInForm(file, loadSqlite, options, asFlatFeature)).set;
}

interface FileOfAreas {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** The same, and what layers there are to choose from. */
export function readAreasAndLayers(file: FileOfAreas, loadSqlite: LoadSqlite, options: AreaOptions = {}): Promise<ReadAreas> {
  return readInForm(file, loadSqlite, options, asFeature);
}

async function readInForm<F>({ name, bytes }: FileOfAreas, loadSqlite: LoadSqlite, { layer, crs }: AreaOptions, form: AreaForm<F>): Promise<ReadAreas<F>> {
  if (bytes.length === 0) {
    throw new AtlasError('file.empty', {}, { file: name });
  }
  if (bytes.length > MAX_FILE) {
    throw new AtlasError('areas.tooLarge', { mb: Math.round(bytes.length / 1e6), most: MAX_FILE / 1e6 }, { file: name });
  }
  const layers = await readRawLayers(name, bytes, loadSqlite, { wants: isAreaColumn, left: MAX_TEXT, leftInside: MAX_INSIDE });
  const chosen = layer === undefined ? layers : layers.filter((each) => each.layer === layer);
  if (chosen.length === 0) {
    throw new AtlasError('lines.noLayer', { layer: layer ?? '', names: listNames(layers.map((each) => each.layer)) }, { file: name, field: 'layer' });
  }
  const placed: RawLayer[] = [];
  for (const each of chosen) placed.push(await placeLayer(each, crs));
  const withAreas = withLayers(chosen);
  const set = collectAreas(placed, name, form);
  const all = withLayers(layers);
  if (withAreas.length < 2) return { set, layers: all };
  const notes = [...set.report.notes, noteOf('imported.allLayers', { file: name, n: withAreas.length, names: listNames(withAreas) })];
  return { set: { ...set, report: { ...set.report, notes } }, layers: all };
}

/**
 * The layers of a file of areas on WGS 84, their coordinates unchecked and their attributes as they are.
 * @throws AtlasError naming the file, and the feature where there is one, when it is damaged
 */
export async function readAreaLayers(name: string, bytes: Uint8Array, loadSqlite: LoadSqlite): Promise<RawLayer[]> {
  const placed: RawLayer[] = [];
  for (const layer of await readRawLayers(name, bytes, loadSqlite, { wants: ALL_COLUMNS, left: MAX_TEXT, leftInside: MAX_INSIDE }))
    placed.push(await placeLayer(layer, undefined));
  return placed;
}

async function placeLayer(layer: RawLayer, crs: string | undefined): Promise<RawLayer> {
  const file = layer.features[0]?.file ?? layer.layer;
  const placing = await placeCoordinates(
    layer.system,
    crs,
    file,
    layer.features.map(({ polygons }) => polygons),
  );
  // With a system that a person names, the file needs none.
  const said = crs === undefined ? layer.notes : layer.notes.filter(({ code }) => code !== 'imported.noPrj');
  if (!placing) return { ...layer, notes: said };
  const features = layer.features.map((each) => ({ ...each, polygons: each.polygons.map(placing.place) }));
  return { ...layer, features, notes: [...said, ...placing.notes] };
}

async function readRawLayers(name: string, bytes: Uint8Array, loadSqlite: LoadSqlite, asked: Asked, depth = 0): Promise<RawLayer[]> {
  // “SQLite”
  if ([0x53, 0x51, 0x4c, 0x69, 0x74, 0x65].every((byte, at) => bytes[at] === byte)) return readGeopackageAreas(bytes, name, loadSqlite, asked.wants);
  if (bytes[0] === 0x50 && bytes[1] === 0x4b) return readZippedAreas(bytes, name, loadSqlite, asked, depth + 1);
  // One that is packed in itself would be unpacked without an end.
  if (depth < MOST_PACKINGS && bytes[0] === 0x1f && bytes[1] === 0x8b) return readRawLayers(name, gunzip(bytes, name), loadSqlite, asked, depth + 1);
  refuseShapefilePart(name, bytes);
  return [readText(name, bytes, asked.wants)];
}

/** @param inside the files of its archive, in lower case: what it links to there is read too */
function readText(name: string, bytes: Uint8Array, wants: WantsColumn, inside?: ReadonlySet<string>): RawLayer {
  const { text, notes } = decodeLeniently(bytes, name, 'text.notAreas');
  refuseForeign(text, name);
  if (looksLikeTable(text)) throw new AtlasError('file.areaTable', {}, { file: name });
  refuseOtherText(text, name);
  const layer = text.trimStart().startsWith('<') ? readKmlAreas(text, name, inside) : readGeojsonAreas(text, name, wants);
  return notes.length === 0 ? layer : { ...layer, notes: [...layer.notes, ...notes] };
}

function gunzip(bytes: Uint8Array, name: string): Uint8Array {
  const plain = inflateBounded(bytes, 'gzip', MAX_TEXT);
  if (typeof plain !== 'string') return plain;
  throw plain === 'too-large'
    ? new AtlasError('areas.unpacksTooLarge', { most: MAX_TEXT / 1e6 }, { file: name })
    : new AtlasError('gzip.damaged', {}, { file: name });
}
