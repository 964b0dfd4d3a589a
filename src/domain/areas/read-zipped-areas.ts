import { AtlasError } from '../errors.ts';
import { decodeText } from './decode-text.ts';
import { findShapefileParts, type FoundShapefile } from './find-shapefile-parts.ts';
import type { RawLayer } from './raw-feature.ts';
import { readGeojsonAreas } from './read-geojson-areas.ts';
import { readShapefileLayer } from './read-shapefile-layer.ts';
import { readZipEntries } from './read-zip-entries.ts';

/**
 * Read every layer of an archive: its shapefiles, or, when it has none, its GeoJSON files.
 * @throws AtlasError naming what is missing or damaged
 */
export function readZippedAreas(bytes: Uint8Array, file: string): RawLayer[] {
  const entries = new Map(readZipEntries(bytes, file).map((entry) => [entry.name.toLowerCase(), entry]));
  const shapes = findShapefileParts([...entries.values()]);
  if (shapes.length > 0) return shapes.map((shape) => readShapes(shape, file));
  const texts = [...entries.values()].filter((entry) => /\.(geojson|json)$/i.test(entry.name));
  if (texts.length > 0) return texts.map((entry) => readGeojsonAreas(decodeText(entry.read(), entry.name), entry.name));
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
