import { findShapefileParts } from '../formats/shapefile-parts.ts';
import { readZipEntries, type ZipEntry } from '../formats/zip.ts';
import { AtlasError } from '../errors.ts';
import type { AlignmentFile, RawAlignments } from './alignment.ts';
import { collectAlignments, type LineUse } from './collect-alignments.ts';
import { decodeText } from '../formats/decode-text.ts';
import { readFlatgeobufAlignments } from './read-flatgeobuf-alignments.ts';
import { readGeojsonAlignments } from './read-geojson-alignments.ts';
import type { LoadSqlite } from '../formats/read-geopackage.ts';
import { readGeopackageAlignments } from './read-geopackage-alignments.ts';
import { readGpxAlignments, readKmlAlignments } from './read-xml-alignments.ts';
import { readShapefileAlignments } from './read-shapefile-alignments.ts';

/** A line needs far less; beyond it a browser tab is in danger. */
const MAX_FILE = 100e6;
/** Most bytes of one text in an archive. */
const MAX_TEXT = 100e6;

/**
 * Read a planned line: GeoJSON, KML, KMZ, GPX, a zipped Shapefile, GeoPackage or FlatGeobuf, told apart by their content
 * and not by their name. Positions become [lon, lat] on WGS 84. Lines only: polygons are refused, points left out and counted.
 * @param loadSqlite asked only for a GeoPackage
 * @param use what the lines are for; a project when left out
 * @throws AtlasError naming the file, and the feature (from 1) or line of text (as `row`) and the field where there is
 *   one, for every file that cannot be used
 */
export async function readAlignmentFile(
  { name, bytes }: { readonly name: string; readonly bytes: Uint8Array },
  loadSqlite: LoadSqlite,
  use?: LineUse,
): Promise<AlignmentFile> {
  if (bytes.length === 0) throw new AtlasError('file.empty', {}, { file: name });
  if (bytes.length > MAX_FILE) {
    throw new AtlasError('lines.tooLarge', { mb: Math.round(bytes.length / 1e6), most: MAX_FILE / 1e6 }, { file: name });
  }
  return collectAlignments(await readAlignmentLayers(name, bytes, loadSqlite), name, use);
}

/**
 * The layers of a file of lines, their coordinates unchecked and their attributes as they are.
 * @throws AtlasError naming the file, and the feature where there is one, when it is damaged
 */
export async function readAlignmentLayers(name: string, bytes: Uint8Array, loadSqlite: LoadSqlite): Promise<RawAlignments[]> {
  const starts = (...signature: number[]): boolean => signature.every((byte, at) => bytes[at] === byte);
  if (starts(0x50, 0x4b)) return readArchive(name, bytes);
  if (starts(0, 0, 0x27, 0x0a)) {
    throw new AtlasError('file.shapefilePart', {}, { file: name });
  }
  // “SQLite”
  if (starts(0x53, 0x51, 0x4c, 0x69, 0x74, 0x65)) return readGeopackageAlignments(bytes, name, loadSqlite);
  // “fgb”
  if (starts(0x66, 0x67, 0x62)) return [await readFlatgeobufAlignments(bytes, name)];
  return [readText(name, bytes)];
}

function readText(name: string, bytes: Uint8Array): RawAlignments {
  const text = decodeText(bytes, name, 'text.notLines');
  if (!text.trimStart().startsWith('<')) return readGeojsonAlignments(text, name);
  return /<(\w+:)?gpx[\s>]/.test(text.slice(0, 4000)) ? readGpxAlignments(text, name) : readKmlAlignments(text, name);
}

function readArchive(name: string, bytes: Uint8Array): RawAlignments[] {
  const entries = readZipEntries(bytes, name);
  const shapes = findShapefileParts(entries);
  if (shapes.length > 0) return shapes.map(readShapefileAlignments);
  // A KMZ holds one main document, by convention doc.kml; the others are linked from it.
  const kml = entries.filter((entry) => /\.kml$/i.test(entry.name));
  const main = kml.find((entry) => /^doc\.kml$/i.test(entry.name)) ?? kml[0];
  if (main) return [readKmlAlignments(decodeText(readEntry(main, name), main.name, 'text.notLines'), main.name)];
  const texts = entries.filter((entry) => /\.(geojson|json|gpx)$/i.test(entry.name));
  if (texts.length > 0) return texts.map((entry) => readText(entry.name, readEntry(entry, name)));
  throw new AtlasError('lines.nothingInArchive', {}, { file: name, field: '.shp' });
}

function readEntry(entry: ZipEntry, archive: string): Uint8Array {
  if (entry.size <= MAX_TEXT) return entry.read();
  throw new AtlasError('lines.entryTooLarge', { most: MAX_TEXT / 1e6 }, { file: archive, field: entry.name });
}
