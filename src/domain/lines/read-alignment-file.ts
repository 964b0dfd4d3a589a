import { looksLikeTable, refuseOtherText } from '../formats/looks-like-table.ts';
import { Tally } from '../areas/raw-feature.ts';
import { decodeLeniently } from '../formats/decode-text.ts';
import { readArchiveKinds } from '../formats/read-archive-kinds.ts';
import { placeCoordinates } from '../formats/crs/place-coordinates.ts';
import type { LoadSqlite } from '../formats/read-geopackage.ts';
import { refuseForeign } from '../formats/refuse-foreign.ts';
import { refuseShapefilePart } from '../formats/part-of-shapefile.ts';
import { findShapefileParts } from '../formats/shapefile-parts.ts';
import { listInside } from '../formats/list-inside.ts';
import { inflateBounded, readZipEntries, refuseAtlas, type ZipEntry } from '../formats/zip.ts';
import { AtlasError } from '../errors.ts';
import { listNames, noteOf } from '../notes.ts';
import { ALL_COLUMNS, type WantsColumn } from '../formats/wanted-columns.ts';
import { FlatLine } from '../geometry/flat-line.ts';
import { type AlignmentFile, AS_FLAT, AS_POSITIONS, isNameColumn, type LineForm, type RawAlignments } from './alignment.ts';
import { collectAlignments, type LineUse } from './collect-alignments.ts';
import { readFlatgeobufAlignments } from './read-flatgeobuf-alignments.ts';
import { readGeojsonAlignments } from './read-geojson-alignments.ts';
import { readGeopackageAlignments } from './read-geopackage-alignments.ts';
import { readGpxAlignments } from './read-gpx-alignments.ts';
import { noteLinks, resolveLink } from './kml-links.ts';
import { readKmlAlignments } from './read-kml-alignments.ts';
import { readShapefileAlignments } from './read-shapefile-alignments.ts';

/** A line needs far less; beyond it a browser tab is in danger. */
const MAX_FILE = 100e6;
/** Most bytes of one text in an archive. */
const MAX_TEXT = 100e6;
/** Most bytes that are unpacked of one file, archives in archives with all that is in them. */
const MAX_UNPACKED = 100e6;
/** A gzipped archive of archives; nobody packs deeper. */
const MOST_PACKINGS = 3;

/** Bytes that may still be unpacked of a file. */
interface Budget {
  left: number;
  /** The attributes that are wanted. */
  readonly wants: WantsColumn;
}

/** How a file of lines is read. */
export interface LineOptions {
  /** What the lines are for; a project when left out. */
  readonly use?: LineUse | undefined;
  /** The one layer to read; all of them when left out. */
  readonly layer?: string | undefined;
  /** The system of the coordinates, in place of what the file says: `EPSG:25832`. */
  readonly crs?: string | undefined;
  /** Whether its positions are latitude first, against the rule of their format. */
  readonly exchange?: boolean | undefined;
}

/**
 * Read a planned line: GeoJSON, KML, KMZ, GPX, a zipped Shapefile, GeoPackage or FlatGeobuf, gzipped or not, told apart by
 * their content and not by their name. Positions become [lon, lat] on WGS 84. Points and polygons are left out and counted.
 * @param loadSqlite asked only for a GeoPackage
 * @throws AtlasError naming the file, and the feature (from 1) or line of text (as `row`) and the field where there is
 *   one, for every file that cannot be used
 */
export function readAlignmentFile(file: FileOfLines, loadSqlite: LoadSqlite, options: LineOptions = {}): Promise<AlignmentFile> {
  return readInForm(file, loadSqlite, options, AS_POSITIONS);
}

/** The same with flat lines: a file of millions of positions is read in half the time. */
export function readFlatAlignmentFile(file: FileOfLines, loadSqlite: LoadSqlite, options: LineOptions = {}): Promise<AlignmentFile<FlatLine>> {
  return readInForm(file, loadSqlite, options, AS_FLAT);
}

interface FileOfLines {
  readonly name: string;
  readonly bytes: Uint8Array;
}

async function readInForm<L>(
  { name, bytes }: FileOfLines,
  loadSqlite: LoadSqlite,
  { use, layer, crs, exchange = false }: LineOptions,
  form: LineForm<L>,
): Promise<AlignmentFile<L>> {
  if (bytes.length === 0) throw new AtlasError('file.empty', {}, { file: name });
  if (bytes.length > MAX_FILE) {
    throw new AtlasError('lines.tooLarge', { mb: Math.round(bytes.length / 1e6), most: MAX_FILE / 1e6 }, { file: name });
  }
  const layers = await readRawLayers(name, bytes, loadSqlite, { left: MAX_UNPACKED, wants: isNameColumn });
  const withLines = layers.filter(({ alignments }) => alignments.length > 0);
  const chosen = layer === undefined ? layers : layers.filter((each) => each.layer === layer);
  if (chosen.length === 0) {
    throw new AtlasError('lines.noLayer', { layer: layer ?? '', names: listNames(layers.map((each) => each.layer)) }, { file: name, field: 'layer' });
  }
  const placed: RawAlignments[] = [];
  for (const each of chosen) placed.push(exchangeLayer(await placeLayer(each, crs), exchange));
  const found = collectAlignments(placed, name, form, use);
  const names = withLines.map((each) => each.layer);
  const all = layer === undefined && names.length > 1 ? [noteOf('imported.allLayers', { file: name, n: names.length, names: listNames(names) })] : [];
  return { ...found, notes: [...found.notes, ...all], layers: names };
}

/** A layer with longitude and latitude exchanged, and a note that it is; what is no position stays as it is. */
function exchangeLayer(layer: RawAlignments, exchange: boolean): RawAlignments {
  if (!exchange) return layer;
  const turn = (position: unknown): unknown => (Array.isArray(position) ? [position[1], position[0]] : position);
  const turnLine = (line: unknown): unknown => (line instanceof FlatLine ? line.map((x, y) => [y, x]) : Array.isArray(line) ? line.map(turn) : line);
  return {
    ...layer,
    notes: [...layer.notes, noteOf('imported.exchanged', { file: layer.layer })],
    alignments: layer.alignments.map((each) => ({ ...each, lines: each.lines.map(turnLine) })),
  };
}

/**
 * The layers of a file of lines on WGS 84, their coordinates unchecked and their attributes as they are.
 * @throws AtlasError naming the file, and the feature where there is one, when it is damaged
 */
export async function readAlignmentLayers(name: string, bytes: Uint8Array, loadSqlite: LoadSqlite): Promise<RawAlignments[]> {
  const placed: RawAlignments[] = [];
  for (const layer of await readRawLayers(name, bytes, loadSqlite, { left: MAX_UNPACKED, wants: ALL_COLUMNS })) placed.push(await placeLayer(layer, undefined));
  return placed;
}

async function placeLayer(layer: RawAlignments, crs: string | undefined): Promise<RawAlignments> {
  const file = layer.alignments[0]?.file ?? layer.layer;
  const placing = await placeCoordinates(
    layer.system,
    crs,
    file,
    layer.alignments.map(({ lines }) => lines),
  );
  // With a system that a person names, the file needs none.
  const said = crs === undefined ? layer.notes : layer.notes.filter(({ code }) => code !== 'imported.noPrj');
  if (!placing) return { ...layer, notes: said };
  const alignments = layer.alignments.map((each) => ({ ...each, lines: each.lines.map(placing.place) }));
  return { ...layer, alignments, notes: [...said, ...placing.notes] };
}

/** @param depth packings around it: a file that is packed in itself would be unpacked without an end */
async function readRawLayers(name: string, bytes: Uint8Array, loadSqlite: LoadSqlite, budget: Budget, depth = 0): Promise<RawAlignments[]> {
  if (depth > MOST_PACKINGS) throw new AtlasError('lines.nothingInArchive', {}, { file: name, field: '.shp' });
  const starts = (...signature: number[]): boolean => signature.every((byte, at) => bytes[at] === byte);
  if (starts(0x1f, 0x8b)) return readRawLayers(name, gunzip(bytes, name, budget), loadSqlite, budget, depth + 1);
  if (starts(0x50, 0x4b)) return readArchive(name, bytes, loadSqlite, budget, depth + 1);
  refuseShapefilePart(name, bytes);
  // “SQLite”
  if (starts(0x53, 0x51, 0x4c, 0x69, 0x74, 0x65)) return readGeopackageAlignments(bytes, name, loadSqlite, budget.wants);
  // “fgb”
  if (starts(0x66, 0x67, 0x62)) return [await readFlatgeobufAlignments(bytes, name, budget.wants)];
  // “%PDF”
  if (starts(0x25, 0x50, 0x44, 0x46)) throw new AtlasError('file.pdf', {}, { file: name });
  return [readText(name, bytes, budget)];
}

function readText(name: string, bytes: Uint8Array, { wants }: Budget): RawAlignments {
  const { text, notes } = decodeLeniently(bytes, name, 'text.notLines');
  refuseForeign(text, name);
  if (looksLikeTable(text)) throw new AtlasError('file.lineTable', {}, { file: name });
  refuseOtherText(text, name);
  if (!text.trimStart().startsWith('<')) return withNotes(readGeojsonAlignments(text, name, wants), notes);
  if (/<(\w+:)?gpx[\s>]/.test(text.slice(0, 4000))) return withNotes(readGpxAlignments(text, name), notes);
  const { links, ...layer } = readKmlAlignments(text, name, wants);
  return withNotes(layer, [...notes, ...noteLinks(links, name)]);
}

function withNotes(layer: RawAlignments, notes: RawAlignments['notes']): RawAlignments {
  return notes.length === 0 ? layer : { ...layer, notes: [...layer.notes, ...notes] };
}

/** Every file of lines in an archive. */
async function readArchive(name: string, bytes: Uint8Array, loadSqlite: LoadSqlite, budget: Budget, depth: number): Promise<RawAlignments[]> {
  const entries = readZipEntries(bytes, name);
  refuseAtlas(entries, name);
  const ending = (pattern: RegExp): ZipEntry[] => entries.filter((entry) => pattern.test(entry.name));
  // Archives in archives in archives multiply what there is to read.
  const packed = ending(depth === 1 ? /\.(kmz|gpkg|fgb|zip)$/i : /\.(kmz|gpkg|fgb)$/i);
  const kml = ending(/\.kml$/i);
  const texts = ending(TEXT);
  // Before any of them is unpacked, for that takes seconds: archives in archives are told of as their turn comes.
  const tooMuch = texts.reduce((sum, { size }) => sum + size, 0) > budget.left ? texts[0] : undefined;
  if (tooMuch) throw new AtlasError('lines.entryTooLarge', { most: MAX_TEXT / 1e6 }, { file: name, field: tooMuch.name });
  const shapes = findShapefileParts(entries);
  if (shapes.length === 0 && texts.length === 0) refuseMuchInside(packed, budget.left);
  const kinds: readonly (readonly (() => RawAlignments[] | Promise<RawAlignments[]>)[])[] = [
    shapes.map((shape) => () => [readShapefileAlignments(shape, budget.wants)]),
    kml.length > 0 ? [() => readKmlArchive(kml, packed, name, budget)] : [],
    ending(/\.(geojsonl?|geojsons|ndjson|json|gpx)$/i).map((entry) => () => [readText(entry.name, readEntry(entry, name, budget), budget)]),
    packed.map((entry) => () => readRawLayers(entry.name, readEntry(entry, name, budget), loadSqlite, budget, depth)),
  ];
  const layers = await readArchiveKinds(kinds, (error) => emptyLayer(error, name));
  if (layers.length > 0) return layers;
  throw new AtlasError('lines.nothingInArchive', {}, { file: name, field: '.shp' });
}

/** Files of an archive that are texts. */
const TEXT = /\.(kml|geojsonl?|geojsons|ndjson|json|gpx)$/i;

/** @throws AtlasError naming the first text that is too much, in an archive in an archive: told before any of them is unpacked */
function refuseMuchInside(packed: readonly ZipEntry[], most: number): void {
  let left = most;
  for (const { entry: archive, entries } of listInside(packed)) {
    // Itself is unpacked too.
    left -= archive.size;
    const texts = entries.filter(({ name }) => TEXT.test(name));
    left -= texts.reduce((sum, { size }) => sum + size, 0);
    const [first] = texts;
    if (left < 0 && first) throw new AtlasError('lines.entryTooLarge', { most: MAX_TEXT / 1e6 }, { file: archive.name, field: first.name });
  }
}

/** In place of a file in an archive that is none of lines. */
function emptyLayer({ place }: AtlasError, archive: string): RawAlignments {
  const layer = place.file ?? archive;
  return { layer, alignments: [], featuresRead: 0, dropped: new Tally(), notes: [noteOf('imported.notRead', { file: layer, archive })], system: undefined };
}

/**
 * Every KML document of an archive, by the convention doc.kml first: a KMZ's main document may hold nothing but links to
 * the others, and a zip of two documents is what people make of two alternatives.
 */
function readKmlArchive(kml: readonly ZipEntry[], packed: readonly ZipEntry[], name: string, budget: Budget): RawAlignments[] {
  const sorted = kml.toSorted((a, b) => Number(/^doc\.kml$/i.test(b.name)) - Number(/^doc\.kml$/i.test(a.name)));
  const inside = new Set([...kml, ...packed].map((entry) => entry.name.toLowerCase()));
  return sorted.map((entry) => {
    const { text, notes } = decodeLeniently(readEntry(entry, name, budget), entry.name, 'text.notLines');
    const { links, ...layer } = readKmlAlignments(text, entry.name, budget.wants);
    return withNotes(layer, [
      ...notes,
      ...noteLinks(
        links.filter((link) => !inside.has(resolveLink(link, entry.name))),
        entry.name,
      ),
    ]);
  });
}

function readEntry(entry: ZipEntry, archive: string, budget: Budget): Uint8Array {
  budget.left -= entry.size;
  if (entry.size <= MAX_TEXT && budget.left >= 0) return entry.read();
  throw new AtlasError('lines.entryTooLarge', { most: MAX_TEXT / 1e6 }, { file: archive, field: entry.name });
}

function gunzip(bytes: Uint8Array, name: string, budget: Budget): Uint8Array {
  const plain = inflateBounded(bytes, 'gzip', Math.min(MAX_TEXT, budget.left));
  if (typeof plain !== 'string') {
    budget.left -= plain.length;
    return plain;
  }
  throw plain === 'too-large'
    ? new AtlasError('lines.entryTooLarge', { most: MAX_TEXT / 1e6 }, { file: name, field: name })
    : new AtlasError('gzip.damaged', {}, { file: name });
}
