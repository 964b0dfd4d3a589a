import { AtlasError } from '../errors.ts';

/** A file of those that together are a Shapefile. */
export type ShapefilePart = 'shapes' | 'index' | 'table' | 'system';

/** Versions that a table of dBASE and its kin begins with. */
const TABLES = new Set([0x02, 0x03, 0x04, 0x05, 0x30, 0x31, 0x32, 0x43, 0x63, 0x83, 0x8b, 0x8c, 0xcb, 0xf5, 0xfb]);
/** Bytes of a table's header that tell it. */
const ENOUGH = 33;
const SYSTEM = /^\s*(PROJCS|PROJCRS|GEOGCS|GEOGCRS|GEODCRS|COMPD_CS|COMPOUNDCRS|LOCAL_CS)\s*\[/i;

/** Which part of a Shapefile a file is that stands alone, by its first bytes; undefined for any other file. */
export function partOfShapefile(name: string, bytes: Uint8Array): ShapefilePart | undefined {
  if (bytes[0] === 0 && bytes[1] === 0 && bytes[2] === 0x27 && bytes[3] === 0x0a) return /\.shx$/i.test(name) ? 'index' : 'shapes';
  if (isTable(bytes)) return 'table';
  // A system is named in a few hundred letters.
  return SYSTEM.test(String.fromCharCode(...bytes.subarray(0, 40))) ? 'system' : undefined;
}

/** @throws AtlasError that names the part and those that are missing */
export function refuseShapefilePart(name: string, bytes: Uint8Array): void {
  const part = partOfShapefile(name, bytes);
  if (part !== undefined) throw new AtlasError('file.shapefilePart', { part }, { file: name });
}

/** The header: version, a date, where the rows begin (32 bytes for it, 32 for each column, and one at least) and how long they are. */
function isTable(bytes: Uint8Array): boolean {
  const [version = 0, , month = 0, day = 0] = bytes;
  if (bytes.length < ENOUGH || !TABLES.has(version) || month > 12 || day > 31) return false;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return view.getUint16(8, true) >= 65 && view.getUint16(10, true) >= 2;
}
