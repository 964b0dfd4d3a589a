import { Tally } from '../areas/raw-feature.ts';
import type { WantsColumn } from '../formats/wanted-columns.ts';
import { readDbfRows } from '../formats/dbf.ts';
import { type FoundShapefile, readShpRecords, systemOfPrj } from '../formats/shapefile-parts.ts';
import { AtlasError } from '../errors.ts';
import { noteOf } from '../notes.ts';
import { nameOf, type RawAlignment, type RawAlignments } from './alignment.ts';

/**
 * Read a line shapefile; a line needs no attributes, so a missing .dbf leaves it nameless. Null shapes and rows that are
 * marked as deleted are left out and counted.
 * @throws AtlasError naming the layer, and the feature where there is one, when it is damaged
 */
export function readShapefileAlignments({ name, shp, shx, dbf, readText }: FoundShapefile, wants?: WantsColumn): RawAlignments {
  const file = `${name}.shp`;
  const { kind, count, parts } = readShpRecords(shp.read(), shx?.read(), file);
  const dropped = new Tally();
  const about = { layer: name, featuresRead: count, dropped, system: systemOfPrj(readText('.prj')) };
  if (kind !== 'lines') {
    dropped.add(kind === 'points' ? 'dropped.points' : 'dropped.polygons', count);
    return { ...about, alignments: [], notes: [] };
  }
  const table = dbf && readDbfRows(dbf.read(), readText('.cpg') || undefined, `${name}.dbf`, count, wants);
  if (table && table.count !== count) {
    throw new AtlasError('shapefile.misfit', { name, shapes: count, rows: table.count }, { file, row: Math.min(count, table.count) + 1 });
  }
  const alignments: RawAlignment[] = [];
  for (const [at, lines] of parts.entries()) {
    const row = table ? table.rows[at] : {};
    if (!row) dropped.add('dropped.deleted');
    else if (lines.length === 0) dropped.add('dropped.noGeometry');
    else alignments.push({ number: at + 1, file, name: nameOf(row), properties: row, lines });
  }
  const notes = table?.note ? [table.note] : [];
  if (about.system.missing) notes.push(noteOf('imported.noPrj', { name, state: about.system.missing === '.prj' ? 'none' : 'empty' }));
  return { ...about, alignments, notes };
}
