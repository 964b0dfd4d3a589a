import { type LoadSqlite, readGeopackage } from '../formats/read-geopackage.ts';
import { nameOf, type RawAlignment, type RawAlignments } from './alignment.ts';

/**
 * Read the lines of every feature table of a GeoPackage.
 * @throws AtlasError naming the file, and the feature where there is one, when it is damaged
 */
export async function readGeopackageAlignments(bytes: Uint8Array, file: string, loadSqlite: LoadSqlite): Promise<RawAlignments[]> {
  return (await readGeopackage(bytes, file, loadSqlite)).map((table) => {
    const alignments: RawAlignment[] = [];
    let [points, polygons] = [0, 0];
    for (const feature of table.features) {
      const { number, properties, lines } = feature;
      if (feature.polygons.length > 0) polygons += 1;
      else if (lines.length > 0) alignments.push({ number, file: `${file} (${table.name})`, name: nameOf(properties), properties, lines });
      else if (feature.points) points += 1;
    }
    return { layer: table.name, alignments, featuresRead: table.features.length, points, polygons };
  });
}
