import type { Position } from 'geojson';
import { AtlasError } from '../errors.ts';
import { type Note, type NoteCode, noteOf } from '../notes.ts';
import type { NamedSystem } from './crs/named-system.ts';
import type { ZipEntry } from './zip.ts';

/** The files of one shapefile layer in an archive; texts are decoded, and undefined where a file is missing. */
export interface FoundShapefile {
  /** Path of the .shp in the archive without its ending. */
  readonly name: string;
  readonly shp: ZipEntry;
  readonly shx: ZipEntry | undefined;
  readonly dbf: ZipEntry | undefined;
  readonly readText: (ending: '.prj' | '.cpg') => string | undefined;
}

/**
 * Every shapefile layer of an archive, in its order. Endings are compared without case; so are names, but a file of the
 * very same name comes first: two layers may differ in case alone.
 */
export function findShapefileParts(entries: readonly ZipEntry[]): FoundShapefile[] {
  const exact = new Map(entries.map((entry) => [withLowEnding(entry.name), entry]));
  const loose = new Map(entries.map((entry) => [entry.name.toLowerCase(), entry]));
  return entries
    .filter((entry) => /\.shp$/i.test(entry.name))
    .map((shp) => {
      const name = shp.name.slice(0, -4);
      const find = (ending: string): ZipEntry | undefined => exact.get(name + ending) ?? loose.get(name.toLowerCase() + ending);
      return {
        name,
        shp,
        shx: find('.shx'),
        dbf: find('.dbf'),
        readText: (ending) => {
          const entry = find(ending);
          return entry && new TextDecoder().decode(entry.read()).trim();
        },
      };
    });
}

function withLowEnding(name: string): string {
  return name.replace(/\.[^.]*$/, (ending) => ending.toLowerCase());
}

/** The system that a .prj names. */
export function systemOfPrj(prj: string | undefined): NamedSystem {
  if (prj === undefined) return { missing: '.prj' };
  return prj === '' ? { missing: 'empty .prj' } : { wkt: prj };
}

/** A .shp taken apart. */
export interface ShpRecords {
  /** Anything but polygons and lines counts as points. */
  readonly kind: 'polygons' | 'lines' | 'points';
  readonly count: number;
  /** The rings or lines of each record, in the system of the file; none for a null shape and for points. */
  readonly parts: readonly Position[][][];
}

/**
 * The records of a .shp file. Heights and measures, which follow the parts in a record, are never read. Records follow one
 * another; where there are gaps between them, as editing leaves behind, the .shx says where each begins.
 * @param shp the whole .shp file
 * @param file its name, for errors
 * @throws AtlasError naming the first damaged feature: lengths, part tables and coordinates
 */
export function readShpRecords(shp: Uint8Array, shx: Uint8Array | undefined, file: string): ShpRecords {
  const { kind, places } = findRecords(shp, shx, file);
  const view = new DataView(shp.buffer, shp.byteOffset, shp.byteLength);
  return { kind, count: places.length, parts: kind === 'points' ? [] : places.map((at) => readParts(view, at)) };
}

function findRecords(shp: Uint8Array, shx: Uint8Array | undefined, file: string): { kind: ShpRecords['kind']; places: readonly number[] } {
  const listed = shx && listIndex(shx, shp.length);
  try {
    const walked = checkShpRecords(shp, file);
    if (!listed || listed.length === walked.places.length) return walked;
    return checkShpRecords(shp, file, listed);
  } catch (error) {
    if (!listed) throw error;
    try {
      return checkShpRecords(shp, file, listed);
    } catch {
      // The index is damaged too, or the file is.
      throw error;
    }
  }
}

/** Where the records begin by an index file; undefined where it is none. */
function listIndex(shx: Uint8Array, length: number): number[] | undefined {
  const view = new DataView(shx.buffer, shx.byteOffset, shx.byteLength);
  if (shx.length < 100 || view.getInt32(0) !== 9994) return undefined;
  const places = Array.from({ length: Math.floor((shx.length - 100) / 8) }, (_, at) => view.getInt32(100 + 8 * at) * 2);
  return places.every((at) => at >= 100 && at + 12 <= length) ? places : undefined;
}

/** @param at where the record begins, its eight bytes of header first; checked before */
function readParts(view: DataView, at: number): Position[][] {
  if (view.getInt32(at + 8, true) === 0) return [];
  const parts = view.getInt32(at + 44, true);
  const points = view.getInt32(at + 48, true);
  const first = at + 52 + 4 * parts;
  return Array.from({ length: parts }, (_, part) => {
    const from = view.getInt32(at + 52 + 4 * part, true);
    const to = part + 1 < parts ? view.getInt32(at + 56 + 4 * part, true) : points;
    return Array.from({ length: to - from }, (__, i): Position => [
      view.getFloat64(first + 16 * (from + i), true),
      view.getFloat64(first + 16 * (from + i) + 8, true),
    ]);
  });
}

/** Shape types of the ESRI Shapefile Technical Description (1998): Polygon, PolygonZ, PolygonM. */
const POLYGON_TYPES = new Set([5, 15, 25]);
/** PolyLine, PolyLineZ, PolyLineM, laid out as polygons are. */
const LINE_TYPES = new Set([3, 13, 23]);
const KNOWN_TYPES = new Set([0, 1, 3, 5, 8, 11, 13, 15, 18, 21, 23, 25, 28, 31]);

/**
 * Check the records of a .shp file before they are read, so that a damaged one is refused by its feature number.
 * @param places where the records begin; one after another when left out
 */
function checkShpRecords(bytes: Uint8Array, file: string, places?: readonly number[]): { kind: ShpRecords['kind']; places: readonly number[] } {
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
  const found: number[] = [];
  let taken = 0;
  const check = (at: number): number => {
    found.push(at);
    const row = found.length;
    if (at + 12 > end) throw fail(noteOf('cut.short'), row);
    const length = view.getInt32(at + 4) * 2;
    if (length < 4 || at + 8 + length > end) throw fail(noteOf('shapefile.lengthMisfit'), row);
    // Records share no bytes: an index that names one a thousand times would have it read a thousand times.
    taken += 8 + length;
    if (taken > end) throw fail(noteOf('shapefile.lengthMisfit'), row);
    const shape = view.getInt32(at + 8, true);
    if (shape !== 0 && shape !== type) throw fail(noteOf('shapefile.otherType', { shape, type }), row);
    if (kind !== 'points' && shape !== 0) {
      const fault = findPartFault(view, at + 8, length);
      if (fault !== undefined) throw fail(noteOf(fault), row);
    }
    return at + 8 + length;
  };
  if (places) for (const at of places) check(at);
  else for (let at = 100; at < end;) at = check(at);
  return { kind, places: found };
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
