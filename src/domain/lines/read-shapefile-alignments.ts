import { checkShpRecords, type FoundShapefile, readShpParts } from '../formats/shapefile-parts.ts';
import { readDbfRows } from '../formats/dbf.ts';
import { AtlasError } from '../errors.ts';
import { nameOf, type RawAlignment, type RawAlignments } from './alignment.ts';

/**
 * Read a line shapefile, brought to WGS 84 by its .prj; a line needs no attributes, so a missing .dbf leaves it nameless.
 * @throws AtlasError naming the layer, and the feature where there is one, when it is damaged
 */
export function readShapefileAlignments({ name, shp, dbf, readText }: FoundShapefile): RawAlignments {
  const file = `${name}.shp`;
  const bytes = shp.read();
  const { records, kind, end } = checkShpRecords(bytes, file);
  if (kind === 'points') return { layer: name, alignments: [], featuresRead: records, points: records, polygons: 0 };
  if (kind === 'polygons') return { layer: name, alignments: [], featuresRead: records, points: 0, polygons: records };
  const rows = dbf ? readDbfRows(dbf.read(), readText('.cpg'), `${name}.dbf`).rows : undefined;
  if (rows && rows.length !== records) {
    throw new AtlasError('shapefile.misfit', { name, shapes: records, rows: rows.length }, { file, row: Math.min(records, rows.length) + 1 });
  }
  const alignments: RawAlignment[] = [];
  for (const [at, lines] of readShpParts(bytes.subarray(0, end), readText('.prj'), file).entries()) {
    if (lines.length > 0) alignments.push({ number: at + 1, file, name: nameOf(rows?.[at] ?? {}), properties: rows?.[at] ?? {}, lines });
  }
  return { layer: name, alignments, featuresRead: records, points: 0, polygons: 0 };
}
