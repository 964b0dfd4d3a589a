import { AtlasError } from '../errors.ts';
import { decodeText } from '../formats/decode-text.ts';
import { findShapefileParts, type FoundShapefile } from '../formats/shapefile-parts.ts';
import type { RawLayer } from './raw-feature.ts';
import type { LoadSqlite } from '../formats/read-geopackage.ts';
import { readGeojsonAreas } from './read-geojson-areas.ts';
import { readGeopackageAreas } from './read-geopackage-areas.ts';
import { readShapefileLayer } from './read-shapefile-layer.ts';
import { inflateBounded, readZipEntries } from '../formats/zip.ts';
import type { AreaSet } from './area-set.ts';
import { collectAreas } from './collect-areas.ts';

/**
 * Read every layer of an archive: its shapefiles, or, when it has none, its GeoJSON files.
 * @throws AtlasError naming what is missing or damaged
 */
export function readZippedAreas(bytes: Uint8Array, file: string): RawLayer[] {
  const entries = new Map(readZipEntries(bytes, file).map((entry) => [entry.name.toLowerCase(), entry]));
  const shapes = findShapefileParts([...entries.values()]);
  if (shapes.length > 0) return shapes.map((shape) => readShapes(shape, file));
  const texts = [...entries.values()].filter((entry) => /\.(geojson|json)$/i.test(entry.name));
  if (texts.length > 0) return texts.map((entry) => readGeojsonAreas(decodeText(entry.read(), entry.name, 'text.notAreas'), entry.name));
  if ([...entries.keys()].some((name) => name.endsWith('.zip'))) {
    throw new AtlasError('areas.onlyArchives', {}, { file });
  }
  throw new AtlasError('areas.noShapefile', {}, { file, field: '.shp' });
}

function readShapes({ name, shp, dbf, readText }: FoundShapefile, file: string): RawLayer {
  if (!dbf) {
    throw new AtlasError('areas.noDbf', { name: shp.name }, { file, field: '.dbf' });
  }
  return readShapefileLayer({ name, shp: shp.read(), dbf: dbf.read(), prj: readText('.prj'), cpg: readText('.cpg') });
}

/** Largest file taken, and largest GeoJSON text: beyond it a browser tab runs out of memory. */
const MAX_FILE = 300e6;
const MAX_TEXT = 500e6;

/**
 * Read the priority areas of a provider's file: GeoJSON (also gzipped), a zipped Shapefile or a GeoPackage, told apart
 * by their content and not by their name. Positions become [lon, lat] on WGS 84.
 * @param loadSqlite asked only for a GeoPackage
 * @throws AtlasError naming the file, and the feature (counted from 1, as `row`) and field where there is
 *   one, for every file that cannot be used
 */
export async function readAreasFile(file: { readonly name: string; readonly bytes: Uint8Array }, loadSqlite: LoadSqlite): Promise<AreaSet> {
  const { name, bytes } = file;
  if (bytes.length === 0) {
    throw new AtlasError('file.empty', {}, { file: name });
  }
  if (bytes.length > MAX_FILE) {
    throw new AtlasError('areas.tooLarge', { mb: Math.round(bytes.length / 1e6), most: MAX_FILE / 1e6 }, { file: name });
  }
  return collectAreas(await readAreaLayers(name, bytes, loadSqlite), name);
}

/**
 * The layers of a file of areas, their coordinates unchecked and their attributes as they are.
 * @throws AtlasError naming the file, and the feature where there is one, when it is damaged
 */
export async function readAreaLayers(name: string, bytes: Uint8Array, loadSqlite: LoadSqlite): Promise<RawLayer[]> {
  // “SQLite”
  if ([0x53, 0x51, 0x4c, 0x69, 0x74, 0x65].every((byte, at) => bytes[at] === byte)) return readGeopackageAreas(bytes, name, loadSqlite);
  if (bytes[0] === 0x50 && bytes[1] === 0x4b) return readZippedAreas(bytes, name);
  if (bytes[0] === 0x1f && bytes[1] === 0x8b) return [readGeojsonAreas(decodeText(gunzip(bytes, name), name, 'text.notAreas'), name)];
  if (bytes[0] === 0 && bytes[1] === 0 && bytes[2] === 0x27 && bytes[3] === 0x0a) {
    throw new AtlasError('file.shapefilePart', {}, { file: name });
  }
  return [readGeojsonAreas(decodeText(bytes, name, 'text.notAreas'), name)];
}

function gunzip(bytes: Uint8Array, name: string): Uint8Array {
  const plain = inflateBounded(bytes, 'gzip', MAX_TEXT);
  if (typeof plain !== 'string') return plain;
  throw plain === 'too-large'
    ? new AtlasError('areas.unpacksTooLarge', { most: MAX_TEXT / 1e6 }, { file: name })
    : new AtlasError('gzip.damaged', {}, { file: name });
}
