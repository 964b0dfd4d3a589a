// The least of a Shapefile writer, after ESRI's description of 1998 and dBASE III: enough to make valid
// files and, by changing their bytes, corrupt twins.

export const WGS84_PRJ =
  'GEOGCS["GCS_WGS_1984",DATUM["D_WGS_1984",SPHEROID["WGS_1984",6378137.0,298.257223563]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]]';

export const UTM32_PRJ =
  'PROJCS["WGS_1984_UTM_Zone_32N",GEOGCS["GCS_WGS_1984",DATUM["D_WGS_1984",SPHEROID["WGS_1984",6378137.0,298.257223563]],' +
  'PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]],PROJECTION["Transverse_Mercator"],PARAMETER["False_Easting",500000.0],' +
  'PARAMETER["False_Northing",0.0],PARAMETER["Central_Meridian",9.0],PARAMETER["Scale_Factor",0.9996],PARAMETER["Latitude_Of_Origin",0.0],UNIT["Meter",1.0]]';

type Ring = readonly (readonly number[])[];

/**
 * A .shp of polygons (type 5, or 15 with every height 7) or lines (type 3, laid out alike), one list of rings or lines a
 * shape; an empty list is a null shape.
 */
export function writeShp(shapes: readonly (readonly Ring[])[], type: 3 | 5 | 15 = 5): Uint8Array {
  const contents = shapes.map((rings) => writePolygon(rings, type));
  const size = 100 + contents.reduce((sum, content) => sum + 8 + content.length, 0);
  const out = new Uint8Array(size);
  writeHeader(out, size, type);
  const view = new DataView(out.buffer);
  let at = 100;
  for (const [index, content] of contents.entries()) {
    view.setInt32(at, index + 1);
    view.setInt32(at + 4, content.length / 2);
    out.set(content, at + 8);
    at += 8 + content.length;
  }
  return out;
}

/** A .shp of points. */
export function writePointShp(points: Ring): Uint8Array {
  const out = new Uint8Array(100 + points.length * 28);
  writeHeader(out, out.length, 1);
  const view = new DataView(out.buffer);
  for (const [index, [x = 0, y = 0]] of points.entries()) {
    const at = 100 + index * 28;
    view.setInt32(at, index + 1);
    view.setInt32(at + 4, 10);
    view.setInt32(at + 8, 1, true);
    view.setFloat64(at + 12, x, true);
    view.setFloat64(at + 20, y, true);
  }
  return out;
}

function writeHeader(out: Uint8Array, size: number, type: number): void {
  const view = new DataView(out.buffer);
  view.setInt32(0, 9994);
  view.setInt32(24, size / 2);
  view.setInt32(28, 1000, true);
  view.setInt32(32, type, true);
}

function writePolygon(rings: readonly Ring[], type: 3 | 5 | 15): Uint8Array {
  if (rings.length === 0) return new Uint8Array(4);
  const points = rings.flat();
  const flat = 44 + rings.length * 4 + points.length * 16;
  const out = new Uint8Array(type === 15 ? flat + 16 + points.length * 8 : flat);
  const view = new DataView(out.buffer);
  view.setInt32(0, type, true);
  view.setInt32(36, rings.length, true);
  view.setInt32(40, points.length, true);
  let start = 0;
  for (const [index, ring] of rings.entries()) {
    view.setInt32(44 + index * 4, start, true);
    start += ring.length;
  }
  for (const [index, [x = 0, y = 0]] of points.entries()) {
    view.setFloat64(44 + rings.length * 4 + index * 16, x, true);
    view.setFloat64(44 + rings.length * 4 + index * 16 + 8, y, true);
    if (type === 15) view.setFloat64(flat + 16 + index * 8, 7, true);
  }
  return out;
}

/** A .dbf of text columns, 40 bytes wide each, in the given encoding's bytes. */
export function writeDbf(columns: readonly string[], rows: readonly (readonly string[])[], encode = encodeUtf8): Uint8Array {
  const start = 32 + columns.length * 32 + 1;
  const width = 1 + columns.length * 40;
  const out = new Uint8Array(start + rows.length * width + 1).fill(32, start);
  const view = new DataView(out.buffer);
  out[0] = 3;
  view.setUint32(4, rows.length, true);
  view.setUint16(8, start, true);
  view.setUint16(10, width, true);
  for (const [index, column] of columns.entries()) {
    out.set(encodeUtf8(column).subarray(0, 10), 32 + index * 32);
    out[32 + index * 32 + 11] = 'C'.charCodeAt(0);
    out[32 + index * 32 + 16] = 40;
  }
  out[start - 1] = 13;
  for (const [row, values] of rows.entries()) {
    for (const [index, value] of values.entries()) out.set(encode(value).subarray(0, 40), start + row * width + 1 + index * 40);
  }
  out[out.length - 1] = 26;
  return out;
}

function encodeUtf8(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

/** Windows-1252 for the characters it shares with Latin-1. */
export function encodeLatin1(text: string): Uint8Array {
  return Uint8Array.from(text, (character) => character.charCodeAt(0));
}
