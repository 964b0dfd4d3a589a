import { AtlasError } from '../errors.ts';
import { checkShpRecords, readShpParts } from '../formats/shapefile-parts.ts';
import { groupRings } from '../geometry/plane/group-rings.ts';
import { type RawFeature, type RawLayer, Tally } from './raw-feature.ts';
import { readDbfRows } from '../formats/dbf.ts';
import { noteOf } from '../notes.ts';

/** The parts of one shapefile; texts are decoded. */
export interface ShapefileParts {
  readonly name: string;
  readonly shp: Uint8Array<ArrayBuffer>;
  readonly dbf: Uint8Array<ArrayBuffer>;
  readonly prj: string | undefined;
  readonly cpg: string | undefined;
}

/**
 * Read a polygon shapefile, brought to WGS 84 by its .prj. A layer of points or lines gives no features
 * and is counted.
 * @throws AtlasError naming the layer, and the feature where there is one, when it is damaged
 */
export function readShapefileLayer(parts: ShapefileParts): RawLayer {
  const file = `${parts.name}.shp`;
  const { records, kind, end } = checkShpRecords(parts.shp, file);
  const dropped = new Tally();
  const mended = new Tally();
  if (kind !== 'polygons') {
    dropped.add('dropped.pointsAndLines', records);
    return { layer: parts.name, features: [], featuresRead: records, dropped, mended, notes: [], projectionHint: undefined };
  }
  const { rows, note } = readDbfRows(parts.dbf, parts.cpg, `${parts.name}.dbf`);
  if (rows.length !== records) {
    throw new AtlasError('shapefile.misfit', { name: parts.name, shapes: records, rows: rows.length }, { file, row: Math.min(records, rows.length) + 1 });
  }
  const geometries = readShpParts(parts.shp.subarray(0, end), parts.prj, file);
  const features: RawFeature[] = [];
  for (const [at, rings] of geometries.entries()) {
    if (rings.length === 0) {
      dropped.add('dropped.noGeometry');
      continue;
    }
    const sorted = groupRings(rings);
    if (!sorted) {
      throw new AtlasError('shapefile.tooManyRings', { n: rings.length }, { file, row: at + 1, field: 'geometry' });
    }
    const { polygons: grouped, loose } = sorted;
    if (loose > 0) mended.add('mended.looseHoles', loose);
    features.push({ number: at + 1, file, id: undefined, properties: rows[at] ?? {}, polygons: grouped });
  }
  const notes = note === undefined ? [] : [note];
  if (parts.prj === undefined) notes.push(noteOf('imported.noPrj', { name: parts.name }));
  const projectionHint = parts.prj === undefined ? 'noPrj' : 'prjUnused';
  return { layer: parts.name, features, featuresRead: records, dropped, mended, notes, projectionHint };
}
