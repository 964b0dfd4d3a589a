import { type LoadSqlite, readGeopackage } from '../formats/read-geopackage.ts';
import type { WantsColumn } from '../formats/wanted-columns.ts';
import { type RawFeature, type RawLayer, Tally } from './raw-feature.ts';

/**
 * Read the polygons of every feature table of a GeoPackage.
 * @throws AtlasError naming the file, and the feature where there is one, when it is damaged
 */
export async function readGeopackageAreas(bytes: Uint8Array, file: string, loadSqlite: LoadSqlite, wants?: WantsColumn): Promise<RawLayer[]> {
  return (await readGeopackage(bytes, file, loadSqlite, wants)).map((table) => {
    const dropped = new Tally();
    const features: RawFeature[] = [];
    for (const { number, properties, polygons, lines, points } of table.features) {
      if (polygons.length > 0) features.push({ number, file: `${file} (${table.name})`, id: undefined, properties, polygons });
      else dropped.add(points || lines.length > 0 ? 'dropped.pointsAndLines' : 'dropped.noGeometry');
    }
    const without = table.featuresRead - table.features.length;
    if (without > 0) dropped.add('dropped.noGeometry', without);
    return { layer: table.name, features, featuresRead: table.featuresRead, dropped, mended: new Tally(), notes: [], system: table.system };
  });
}
