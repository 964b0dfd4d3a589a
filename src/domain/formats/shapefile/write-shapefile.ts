import { zipSync } from 'fflate';
import type { Feature, Geometry } from 'geojson';
import { type FileAbout, writeAbout, writeFgdc } from '../rights-xml.ts';
import { describeColumns, LONGEST_TEXT } from './dbf-columns.ts';
import { writeDbf } from './write-dbf.ts';
import { kindOf, type ShapeKind, writeShp } from './write-shp.ts';

/** Features that become a shapefile, or one for each kind of shape among them. WGS 84 [lon, lat]. */
export interface ShapefileLayer extends FileAbout {
  /** Of its files, without ending. */
  readonly name: string;
  readonly features: readonly Feature<Geometry | null>[];
}

const WGS84 =
  'GEOGCS["GCS_WGS_1984",DATUM["D_WGS_1984",SPHEROID["WGS_1984",6378137.0,298.257223563]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]]';
const KINDS: readonly ShapeKind[] = ['points', 'lines', 'polygons'];

/**
 * Layers as zipped shapefiles (ESRI Shapefile Technical Description, 1998), WGS 84 [lon, lat]: .shp, .shx, .dbf, .prj, .cpg
 * and .shp.xml of each, and a README.txt with licence, attribution, citation and DOI, and the whole name of every field, of
 * which a table keeps ten letters. A layer of several kinds of shapes is several shapefiles; features without one are left out
 * and counted. The same layers and day give the same bytes.
 * @param changed the day that the files state, UTC
 * @throws Error when no layer has a feature with a shape
 */
export function writeShapefiles(layers: readonly ShapefileLayer[], changed = new Date()): Uint8Array<ArrayBuffer> {
  const files: Record<string, Uint8Array> = {};
  const readme: string[] = [];
  const encoder = new TextEncoder();
  for (const { name, features, ...about } of layers) {
    const shaped = features.filter((feature): feature is Feature => feature.geometry !== null && kindOf(feature.geometry) !== undefined);
    const kinds = KINDS.filter((kind) => shaped.some(({ geometry }) => kindOf(geometry) === kind));
    const lines = [writeAbout(about)];
    if (shaped.length < features.length) lines.push(`Features without a shape that a shapefile holds, left out: ${features.length - shaped.length}`);
    for (const kind of kinds) {
      const own = shaped.filter(({ geometry }) => kindOf(geometry) === kind);
      const stem = kinds.length === 1 ? name : `${name}_${kind}`;
      const columns = describeColumns(own);
      const { shp, shx } = writeShp(
        own.map(({ geometry }) => geometry),
        kind,
      );
      const { bytes: dbf, cut } = writeDbf(own, columns, changed);
      files[`${stem}.shp`] = shp;
      files[`${stem}.shx`] = shx;
      files[`${stem}.dbf`] = dbf;
      files[`${stem}.prj`] = encoder.encode(WGS84);
      files[`${stem}.cpg`] = encoder.encode('UTF-8');
      files[`${stem}.shp.xml`] = encoder.encode(writeFgdc(about));
      lines.push('', `${stem}.shp (${own.length} features): field = full name`, ...columns.map(({ field, property }) => `  ${field} = ${property}`));
      if (cut > 0) lines.push(`  Texts cut to ${LONGEST_TEXT} bytes, the most that a field holds: ${cut}`);
    }
    if (kinds.length > 0) readme.push(lines.join('\r\n'));
  }
  if (readme.length === 0) throw new Error('There is nothing to write.');
  const head = 'Coordinates: longitude and latitude in degrees, WGS 84 (EPSG:4326). Texts: UTF-8.';
  files['README.txt'] = encoder.encode(`${[head, ...readme].join('\r\n\r\n')}\r\n`);
  // Dates of zipped files are local ones: told by their parts, the same day is the same bytes everywhere.
  const mtime = new Date(changed.getUTCFullYear(), changed.getUTCMonth(), changed.getUTCDate());
  return Uint8Array.from(zipSync(files, { mtime }));
}
