import { Tally } from '../areas/raw-feature.ts';
import { type LoadSqlite, readGeopackage } from '../formats/read-geopackage.ts';
import type { WantsColumn } from '../formats/wanted-columns.ts';
import { nameOf, type RawAlignment, type RawAlignments } from './alignment.ts';

/**
 * Read the lines of every feature table of a GeoPackage.
 * @throws AtlasError naming the file, and the feature where there is one, when it is damaged
 */
export async function readGeopackageAlignments(bytes: Uint8Array, file: string, loadSqlite: LoadSqlite, wants?: WantsColumn): Promise<RawAlignments[]> {
  return (await readGeopackage(bytes, file, loadSqlite, wants)).map(({ name, system, features, featuresRead }) => {
    const alignments: RawAlignment[] = [];
    const dropped = new Tally();
    for (const { number, properties, lines, polygons, points } of features) {
      if (polygons.length > 0) dropped.add('dropped.polygons');
      if (points) dropped.add('dropped.points');
      if (lines.some((line) => line.length > 0)) alignments.push({ number, file: `${file} (${name})`, name: nameOf(properties), properties, lines });
      else if (polygons.length === 0 && !points) dropped.add('dropped.noGeometry');
    }
    if (featuresRead > features.length) dropped.add('dropped.noGeometry', featuresRead - features.length);
    return { layer: name, alignments, featuresRead, dropped, notes: [], system };
  });
}
