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

const NOT_TEXT = 'Nothing was loaded. Choose a GeoJSON file or a zipped Shapefile; if it is GeoJSON, export it again as UTF-8.';

/**
 * Read every layer of an archive: its shapefiles, or, when it has none, its GeoJSON files.
 * @throws AtlasError naming what is missing or damaged
 */
export function readZippedAreas(bytes: Uint8Array, file: string): RawLayer[] {
  const entries = new Map(readZipEntries(bytes, file).map((entry) => [entry.name.toLowerCase(), entry]));
  const shapes = findShapefileParts([...entries.values()]);
  if (shapes.length > 0) return shapes.map((shape) => readShapes(shape, file));
  const texts = [...entries.values()].filter((entry) => /\.(geojson|json)$/i.test(entry.name));
  if (texts.length > 0) return texts.map((entry) => readGeojsonAreas(decodeText(entry.read(), entry.name, NOT_TEXT), entry.name));
  if ([...entries.keys()].some((name) => name.endsWith('.zip'))) {
    throw new AtlasError(
      `The archive ${file} holds other archives and no shapefile of its own.`,
      'Nothing was loaded. Unpack it and load the archives inside it one after the other.',
      { file },
    );
  }
  throw new AtlasError(
    `The archive ${file} has no .shp file, so it is not a zipped Shapefile.`,
    'Nothing was loaded. Zip the .shp, .dbf, .shx and .prj files of one layer together.',
    { file, field: '.shp' },
  );
}

function readShapes({ name, shp, dbf, readText }: FoundShapefile, file: string): RawLayer {
  if (!dbf) {
    throw new AtlasError(
      `The archive ${file} has ${shp.name} but no .dbf file beside it, so the areas have no names.`,
      'Nothing was loaded. Zip the .shp, .dbf, .shx and .prj files of the layer together.',
      { file, field: '.dbf' },
    );
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
    throw new AtlasError(`${name} is empty.`, 'Nothing was loaded. Choose another file, or download it again.', { file: name });
  }
  if (bytes.length > MAX_FILE) {
    throw new AtlasError(
      `${name} is ${Math.round(bytes.length / 1e6)} MB; the browser can hold at most 300 MB.`,
      'Nothing was loaded. Ask the provider for one country or region, or cut the layer in a GIS first.',
      { file: name },
    );
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
  if (bytes[0] === 0x1f && bytes[1] === 0x8b) return [readGeojsonAreas(decodeText(gunzip(bytes, name), name, NOT_TEXT), name)];
  if (bytes[0] === 0 && bytes[1] === 0 && bytes[2] === 0x27 && bytes[3] === 0x0a) {
    throw new AtlasError(
      `${name} is one part of a Shapefile; its names and projection are in the other parts.`,
      'Nothing was loaded. Zip the .shp, .dbf, .shx and .prj files together and choose the .zip.',
      { file: name },
    );
  }
  return [readGeojsonAreas(decodeText(bytes, name, NOT_TEXT), name)];
}

function gunzip(bytes: Uint8Array, name: string): Uint8Array {
  const plain = inflateBounded(bytes, 'gzip', MAX_TEXT);
  if (typeof plain !== 'string') return plain;
  throw plain === 'too-large'
    ? new AtlasError(
        `${name} would unpack to more than 500 MB, which the browser cannot hold.`,
        'Nothing was loaded. Ask the provider for one country or region, or cut the layer in a GIS first.',
        { file: name },
      )
    : new AtlasError(
        `${name} cannot be unpacked: it is ${plain === 'truncated' ? 'cut short' : 'damaged'}.`,
        'Nothing was loaded. Download the file again from its provider.',
        { file: name },
      );
}
