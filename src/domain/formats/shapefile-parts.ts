import type { ZipEntry } from './zip.ts';
import type { Position } from 'geojson';
import { parseShp } from 'shpjs';
import { AtlasError, reasonOf } from '../errors.ts';
import { type Note, type NoteCode, noteOf } from '../notes.ts';
import { checkProjection } from './projection.ts';

/** The files of one shapefile layer in an archive; texts are decoded, and undefined where a file is missing or empty. */
export interface FoundShapefile {
  /** Path of the .shp in the archive without its ending. */
  readonly name: string;
  readonly shp: ZipEntry;
  readonly dbf: ZipEntry | undefined;
  readonly readText: (ending: '.prj' | '.cpg') => string | undefined;
}

/** Every shapefile layer of an archive, in its order; endings are compared without case. */
export function findShapefileParts(entries: readonly ZipEntry[]): FoundShapefile[] {
  const byName = new Map(entries.map((entry) => [entry.name.toLowerCase(), entry]));
  return [...byName.values()]
    .filter((entry) => /\.shp$/i.test(entry.name))
    .map((shp) => {
      const name = shp.name.slice(0, -4);
      const find = (ending: string): ZipEntry | undefined => byName.get(name.toLowerCase() + ending);
      return {
        name,
        shp,
        dbf: find('.dbf'),
        readText: (ending) => {
          const entry = find(ending);
          const words = entry && new TextDecoder().decode(entry.read()).trim();
          return words === '' ? undefined : words;
        },
      };
    });
}

/**
 * The rings or lines of every record of a checked .shp of polygons or lines, brought to WGS 84; empty for a null shape.
 * The parser would sort rings into polygons by their bounding boxes alone and leave out holes it cannot place, so
 * polygons are handed over as lines, whose layout is the same; heights and measures, which follow the parts in a
 * record, are never read.
 * @param shp the file up to the end of its records
 * @throws AtlasError naming the file when its projection cannot be applied
 */
export function readShpParts(shp: Uint8Array<ArrayBuffer>, prj: string | undefined, file: string): Position[][][] {
  const lines = Uint8Array.from(shp);
  new DataView(lines.buffer).setInt32(32, 3, true);
  if (prj !== undefined) checkProjection(prj, file);
  // Converting WGS 84 to itself would only blur the last digits.
  const projection = prj === undefined || /^\s*GEOG\w*\s*\[\s*"(GCS_)?WGS[ _]?(19)?84"/i.test(prj) ? undefined : prj;
  try {
    return parseShp(lines, projection).map((geometry: { type: string; coordinates?: unknown } | null) => partsOf(geometry));
  } catch (error) {
    throw new AtlasError('shapefile.notConvertible', { detail: reasonOf(error) }, { file, field: 'geometry' });
  }
}

function partsOf(geometry: { type: string; coordinates?: unknown } | null): Position[][] {
  if (!geometry || !Array.isArray(geometry.coordinates)) return [];
  const parts: unknown[] = geometry.type === 'LineString' ? [geometry.coordinates] : geometry.coordinates;
  return parts.map((part) => (Array.isArray(part) ? part.filter(isPosition) : []));
}

function isPosition(value: unknown): value is Position {
  return Array.isArray(value) && typeof value[0] === 'number' && typeof value[1] === 'number';
}

/** Shape types of the ESRI Shapefile Technical Description (1998): Polygon, PolygonZ, PolygonM. */
const POLYGON_TYPES = new Set([5, 15, 25]);
/** PolyLine, PolyLineZ, PolyLineM, laid out as polygons are. */
const LINE_TYPES = new Set([3, 13, 23]);
const KNOWN_TYPES = new Set([0, 1, 3, 5, 8, 11, 13, 15, 18, 21, 23, 25, 28, 31]);

/**
 * Walk the records of a .shp file before it is parsed, so that a damaged one is refused by its feature
 * number: lengths, part tables and coordinates.
 * @param bytes the whole .shp file
 * @param file its name, for errors
 * @returns the number of records, what they are (anything but polygons and lines counts as points), and where they end
 * @throws AtlasError naming the first damaged feature
 */
export function checkShpRecords(bytes: Uint8Array, file: string): { records: number; kind: 'polygons' | 'lines' | 'points'; end: number } {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const fail = (what: Note, row?: number): AtlasError =>
    new AtlasError(
      row === undefined ? 'shapefile.unusable' : 'shapefile.badFeature',
      { what },
      row === undefined ? { file } : { file, row, field: 'geometry' },
    );
  if (bytes.length < 100 || view.getInt32(0) !== 9994) throw fail(noteOf('shapefile.noHeader'));
  const end = view.getInt32(24) * 2;
  if (end < 100) throw fail(noteOf('shapefile.wrongLength'));
  if (end > bytes.length) throw fail(noteOf('cut.bytes', { complete: bytes.length, n: end }));
  const type = view.getInt32(32, true);
  if (!KNOWN_TYPES.has(type)) throw fail(noteOf('shapefile.unknownType', { type }));
  const kind = POLYGON_TYPES.has(type) ? 'polygons' : LINE_TYPES.has(type) ? 'lines' : 'points';
  let records = 0;
  for (let at = 100; at < end;) {
    records += 1;
    if (at + 12 > end) throw fail(noteOf('cut.short'), records);
    const length = view.getInt32(at + 4) * 2;
    if (length < 4 || at + 8 + length > end) throw fail(noteOf('shapefile.lengthMisfit'), records);
    const shape = view.getInt32(at + 8, true);
    if (shape !== 0 && shape !== type) throw fail(noteOf('shapefile.otherType', { shape, type }), records);
    if (kind !== 'points' && shape !== 0) {
      const fault = findPartFault(view, at + 8, length);
      if (fault !== undefined) throw fail(noteOf(fault), records);
    }
    at += 8 + length;
  }
  return { records, kind, end };
}

function findPartFault(view: DataView, at: number, length: number): NoteCode | undefined {
  if (length < 44) return 'shapefile.tooShort';
  const parts = view.getInt32(at + 36, true);
  const points = view.getInt32(at + 40, true);
  if (parts < 0 || points < 0 || 44 + parts * 4 + points * 16 > length) return 'shapefile.pointsMisfit';
  let before = 0;
  for (let part = 0; part < parts; part += 1) {
    const start = view.getInt32(at + 44 + part * 4, true);
    if (start < before || start > points || (part === 0 && start !== 0)) return 'shapefile.partsDisordered';
    before = start;
  }
  const first = at + 44 + parts * 4;
  for (let value = 0; value < points * 2; value += 1) {
    if (!Number.isFinite(view.getFloat64(first + value * 8, true))) return 'shapefile.notNumber';
  }
  return undefined;
}
