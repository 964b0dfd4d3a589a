import { AtlasError } from '../errors.ts';
import { readShpRecords, systemOfPrj } from '../formats/shapefile-parts.ts';
import { groupRings } from '../geometry/plane/group-rings.ts';
import { type RawFeature, type RawLayer, Tally } from './raw-feature.ts';
import type { WantsColumn } from '../formats/wanted-columns.ts';
import { readDbfRows } from '../formats/dbf.ts';
import { noteOf } from '../notes.ts';

/** The parts of one shapefile; texts are decoded. */
export interface ShapefileParts {
  readonly name: string;
  readonly shp: Uint8Array;
  readonly shx: Uint8Array | undefined;
  readonly dbf: Uint8Array;
  readonly prj: string | undefined;
  readonly cpg: string | undefined;
}

/**
 * Read a polygon shapefile. A layer of points or lines gives no features and is counted; so are null shapes and rows that
 * are marked as deleted.
 * @throws AtlasError naming the layer, and the feature where there is one, when it is damaged
 */
export function readShapefileLayer(parts: ShapefileParts, wants?: WantsColumn): RawLayer {
  const file = `${parts.name}.shp`;
  const { kind, count, parts: shapes } = readShpRecords(parts.shp, parts.shx, file);
  const dropped = new Tally();
  const mended = new Tally();
  const about = { layer: parts.name, featuresRead: count, dropped, mended, system: systemOfPrj(parts.prj) };
  if (kind !== 'polygons') {
    dropped.add('dropped.pointsAndLines', count);
    return { ...about, features: [], notes: [] };
  }
  const { count: described, rows, note } = readDbfRows(parts.dbf, parts.cpg, `${parts.name}.dbf`, count, wants);
  if (described !== count) {
    throw new AtlasError('shapefile.misfit', { name: parts.name, shapes: count, rows: described }, { file, row: Math.min(count, described) + 1 });
  }
  const features: RawFeature[] = [];
  for (const [at, rings] of shapes.entries()) {
    const row = rows[at];
    if (!row || rings.length === 0) {
      dropped.add(row ? 'dropped.noGeometry' : 'dropped.deleted');
      continue;
    }
    const sorted = groupRings(rings);
    if (!sorted) {
      throw new AtlasError('shapefile.tooManyRings', { n: rings.length }, { file, row: at + 1, field: 'geometry' });
    }
    const { polygons: grouped, loose } = sorted;
    if (loose > 0) mended.add('mended.looseHoles', loose);
    features.push({ number: at + 1, file, id: undefined, properties: row, polygons: grouped });
  }
  const notes = note === undefined ? [] : [note];
  if (about.system.missing) notes.push(noteOf('imported.noPrj', { name: parts.name, state: about.system.missing === '.prj' ? 'none' : 'empty' }));
  return { ...about, features, notes };
}
