import { zlibSync } from 'fflate';
import type { Grid } from '../movement/bridges/grid.ts';

export interface UdGeotiff {
  readonly grid: Grid;
  /** Centre of the Lambert azimuthal equal-area plane the grid lies in, [lon, lat] degrees. */
  readonly centre: readonly [number, number];
  /** One value a cell, in the grid's order: row by row from the south-west. */
  readonly values: Float32Array | Float64Array;
  /** The value of cells that hold none; every value counts when left out. */
  readonly noData?: number;
}

/** Bytes of a strip before compression, about: readers unpack a strip at a time. */
const STRIP_BYTES = 1 << 18;
/** As the plane itself: a polar centre is taken a hair off the pole. */
const FARTHEST_LATITUDE = 89.9999;
const SHORT = 3;
const LONG = 4;
const DOUBLE = 12;
const ASCII = 2;
const SIZES: Readonly<Record<number, number>> = { [ASCII]: 1, [SHORT]: 2, [LONG]: 4, [DOUBLE]: 8 };

interface Entry {
  readonly tag: number;
  readonly type: number;
  readonly values: readonly number[];
}

/** GeoKeys of the plane (OGC 19-008r4): a projected system defined here, on WGS 84, in metres. */
function geoEntries(lon0: number, lat0: number): Entry[] {
  const citation = 'Lambert azimuthal equal-area on WGS 84|';
  const keys = [
    [1024, 0, 1, 1], // GTModelType: projected
    [1025, 0, 1, 1], // GTRasterType: a pixel is an area
    [1026, 34737, citation.length, 0], // GTCitation
    [2048, 0, 1, 4326], // GeographicType: WGS 84
    [2054, 0, 1, 9102], // GeogAngularUnits: degree
    [3072, 0, 1, 32767], // ProjectedCSType: user-defined
    [3073, 34737, citation.length, 0], // PCSCitation
    [3074, 0, 1, 32767], // Projection: user-defined
    [3075, 0, 1, 10], // ProjCoordTrans: CT_LambertAzimEqualArea
    [3076, 0, 1, 9001], // ProjLinearUnits: metre
    [3082, 34736, 1, 0], // ProjFalseEasting
    [3083, 34736, 1, 1], // ProjFalseNorthing
    [3088, 34736, 1, 2], // ProjCenterLong
    [3089, 34736, 1, 3], // ProjCenterLat
  ];
  return [
    { tag: 34735, type: SHORT, values: [1, 1, 0, keys.length, ...keys.flat()] },
    { tag: 34736, type: DOUBLE, values: [0, 0, lon0, lat0] },
    { tag: 34737, type: ASCII, values: asciiOf(citation) },
  ];
}

function asciiOf(text: string): number[] {
  return [...new TextEncoder().encode(text), 0];
}

/** Rows from the north, little-endian Float32, deflated in strips. */
function packStrips({ cols, rows }: Grid, values: UdGeotiff['values'], rowsPerStrip: number): Uint8Array[] {
  const strips: Uint8Array[] = [];
  for (let top = 0; top < rows; top += rowsPerStrip) {
    const count = Math.min(rowsPerStrip, rows - top);
    const view = new DataView(new ArrayBuffer(count * cols * 4));
    for (let i = 0; i < count; i++) {
      const from = (rows - 1 - top - i) * cols;
      for (let col = 0; col < cols; col++) view.setFloat32((i * cols + col) * 4, values[from + col]!, true);
    }
    strips.push(zlibSync(new Uint8Array(view.buffer)));
  }
  return strips;
}

function writeValue(view: DataView, at: number, type: number, value: number): void {
  if (type === ASCII) view.setUint8(at, value);
  else if (type === SHORT) view.setUint16(at, value, true);
  else if (type === LONG) view.setUint32(at, value, true);
  else view.setFloat64(at, value, true);
}

/**
 * A utilisation distribution (or any layer of the grid) as a GeoTIFF: one band of Float32, north up, deflated strips,
 * in the Lambert azimuthal equal-area plane on WGS 84 the grid was made in, metres (TIFF 6.0; GeoTIFF 1.1, OGC 19-008r4).
 * The same values give the same bytes.
 * @throws RangeError when there is not one value a cell
 */
export function writeUdGeotiff({ grid, centre: [lon0, lat0], values, noData }: UdGeotiff): Uint8Array<ArrayBuffer> {
  const { cols, rows, cell } = grid;
  if (values.length !== cols * rows) throw new RangeError(`${values.length} values for a grid of ${cols} × ${rows} cells`);
  const rowsPerStrip = Math.min(rows, Math.max(1, Math.floor(STRIP_BYTES / (cols * 4))));
  const strips = packStrips(grid, values, rowsPerStrip);
  const west = grid.x0 - cell / 2;
  const north = grid.y0 + (rows - 0.5) * cell;
  const offsets = strips.map(() => 0);
  // In ascending order of tags, as TIFF asks.
  const entries: Entry[] = [
    { tag: 256, type: LONG, values: [cols] }, // ImageWidth
    { tag: 257, type: LONG, values: [rows] }, // ImageLength
    { tag: 258, type: SHORT, values: [32] }, // BitsPerSample
    { tag: 259, type: SHORT, values: [8] }, // Compression: Adobe deflate
    { tag: 262, type: SHORT, values: [1] }, // PhotometricInterpretation: black is zero
    { tag: 273, type: LONG, values: offsets }, // StripOffsets
    { tag: 277, type: SHORT, values: [1] }, // SamplesPerPixel
    { tag: 278, type: LONG, values: [rowsPerStrip] }, // RowsPerStrip
    { tag: 279, type: LONG, values: strips.map((strip) => strip.length) }, // StripByteCounts
    { tag: 284, type: SHORT, values: [1] }, // PlanarConfiguration: chunky
    { tag: 339, type: SHORT, values: [3] }, // SampleFormat: floating point
    { tag: 33550, type: DOUBLE, values: [cell, cell, 0] }, // ModelPixelScale
    { tag: 33922, type: DOUBLE, values: [0, 0, 0, west, north, 0] }, // ModelTiepoint: the north-west corner
    ...geoEntries(lon0, Math.max(-FARTHEST_LATITUDE, Math.min(FARTHEST_LATITUDE, lat0))),
    ...(noData === undefined ? [] : [{ tag: 42113, type: ASCII, values: asciiOf(Number.isNaN(noData) ? 'nan' : String(noData)) }]), // GDAL_NODATA
  ];
  const even = (length: number): number => length + (length % 2);
  const bytesOf = ({ type, values: list }: Entry): number => (SIZES[type] ?? 1) * list.length;
  const directory = 8;
  let at = directory + 2 + entries.length * 12 + 4;
  const places = entries.map((entry) => {
    const length = bytesOf(entry);
    if (length <= 4) return undefined;
    const place = at;
    at += even(length);
    return place;
  });
  strips.forEach((strip, i) => {
    offsets[i] = at;
    at += even(strip.length);
  });

  const bytes = new Uint8Array(at);
  const view = new DataView(bytes.buffer);
  view.setUint16(0, 0x4949, true);
  view.setUint16(2, 42, true);
  view.setUint32(4, directory, true);
  view.setUint16(directory, entries.length, true);
  entries.forEach((entry, i) => {
    const head = directory + 2 + i * 12;
    const place = places[i];
    view.setUint16(head, entry.tag, true);
    view.setUint16(head + 2, entry.type, true);
    view.setUint32(head + 4, entry.values.length, true);
    if (place !== undefined) view.setUint32(head + 8, place, true);
    entry.values.forEach((value, j) => writeValue(view, (place ?? head + 8) + j * (SIZES[entry.type] ?? 1), entry.type, value));
  });
  strips.forEach((strip, i) => bytes.set(strip, offsets[i]!));
  return bytes;
}
