import { zipSync } from 'fflate';
import { serialize } from 'flatgeobuf/lib/mjs/geojson.js';
import { WGS84_PRJ, writeDbf, writePointShp, writeShp } from '../../areas/write-shapefile.ts';
import { joined, type Makers, repeated, text } from './makers.ts';

// Shapefiles and FlatGeobufs whose tables of places, counts and lengths lie.

const RING = [
  [8, 59],
  [8, 60],
  [9, 60],
  [8, 59],
];
const LINE = RING.slice(0, 3);

/** The index of a shapefile, whose entries begin at these bytes. */
function shx(places: readonly number[]): Uint8Array {
  const out = new Uint8Array(100 + 8 * places.length);
  const view = new DataView(out.buffer);
  view.setInt32(0, 9994);
  view.setInt32(24, out.length / 2);
  for (const [at, place] of places.entries()) view.setInt32(100 + 8 * at, place / 2);
  return out;
}

const dbf = (rows: number): Uint8Array =>
  writeDbf(
    ['NAME'],
    Array.from({ length: rows }, () => ['a']),
  );

function archive(shp: Uint8Array, rows: number, parts: Readonly<Record<string, Uint8Array>> = {}): Uint8Array {
  return zipSync({ 'a.shp': shp, 'a.dbf': dbf(rows), 'a.prj': text(WGS84_PRJ), ...parts }, { level: 1 });
}

/** A .shp of one shape, a number of its record changed. */
function changed(at: number, value: number, type: 3 | 5 = 5): Uint8Array {
  const shp = writeShp([[RING, RING]], type);
  new DataView(shp.buffer).setInt32(100 + at, value, true);
  return shp;
}

/** A .dbf with numbers of its header changed: rows, bytes of the header, bytes of a row. */
function lyingDbf(rows: number, header: number, width: number, bytes: number): Uint8Array {
  const out = new Uint8Array(bytes).fill(0x20);
  out.set(dbf(1).subarray(0, 65));
  const view = new DataView(out.buffer);
  view.setUint32(4, rows, true);
  view.setUint16(8, header, true);
  view.setUint16(10, width, true);
  return out;
}

/** A table of as many columns as fit, each of a byte, over so many rows. */
function wideDbf(rows: number): Uint8Array {
  const columns = 2040;
  const header = 32 * (columns + 1) + 1;
  const out = new Uint8Array(header + rows * (columns + 1)).fill(0x20);
  out[0] = 3;
  const view = new DataView(out.buffer);
  view.setUint32(4, rows, true);
  view.setUint16(8, header, true);
  view.setUint16(10, columns + 1, true);
  out[29] = 0;
  for (let at = 1; at <= columns; at++) {
    out.fill(0, 32 * at, 32 * at + 32);
    out.set(text(`C${at}`), 32 * at);
    out[32 * at + 11] = 0x43;
    out[32 * at + 16] = 1;
  }
  out[32 * (columns + 1)] = 13;
  return out;
}

/** Null shapes, of twelve bytes each. */
function nulls(count: number): Uint8Array {
  const head = Uint8Array.from(writeShp([[]]).subarray(0, 100));
  new DataView(head.buffer).setInt32(24, (100 + 12 * count) / 2);
  return joined(head, repeated([0, 0, 0, 1, 0, 0, 0, 2, 0, 0, 0, 0], count));
}

const fgb = (features: number): Uint8Array =>
  Uint8Array.from(
    serialize(
      {
        type: 'FeatureCollection',
        features: Array.from({ length: features }, (_, i) => ({
          type: 'Feature' as const,
          properties: { name: `a${i}` },
          geometry: { type: 'LineString' as const, coordinates: LINE },
        })),
      },
      4326,
    ),
  );

const headerEnd = (bytes: Uint8Array): number => 12 + new DataView(bytes.buffer).getUint32(8, true);

/** A FlatGeobuf with each place of its header where a number stands changed to another. */
function renumbered(from: number, to: number, features = 3): Uint8Array {
  const bytes = fgb(features);
  const view = new DataView(bytes.buffer);
  for (let at = 12; at + 8 <= headerEnd(bytes); at += 1) if (view.getBigUint64(at, true) === BigInt(from)) view.setBigUint64(at, BigInt(to), true);
  return bytes;
}

export const SHAPES: Makers = {
  'all-at-one-record.zip': () =>
    archive(writeShp(Array.from({ length: 20_000 }, () => [RING])), 20_000, { 'a.shx': shx(Array.from({ length: 20_000 }, () => 100)) }),
  'more-entries-than-records.zip': () =>
    archive(writeShp(Array.from({ length: 20_000 }, () => [RING])), 2_000_000, { 'a.shx': shx(Array.from({ length: 2_000_000 }, () => 100)) }),
  'index-of-nothing.zip': () => archive(writeShp([[RING]]), 1, { 'a.shx': shx([]) }),
  'index-beyond.zip': () => archive(writeShp([[RING], [RING]]), 3, { 'a.shx': shx([100, 2 ** 30, -8]) }),
  'length-of-record.zip': () => {
    const shp = writeShp([[RING], [RING]]);
    new DataView(shp.buffer).setInt32(104, 0x3fffffff);
    return archive(shp, 2);
  },
  'parts-by-the-thousand-million.zip': () => archive(changed(44, 0x7fffffff), 1),
  'points-by-the-thousand-million.zip': () => archive(changed(48, 0x7fffffff, 3), 1),
  'part-beyond.zip': () => archive(changed(56, 0x7fffffff), 1),
  'part-before.zip': () => archive(changed(56, -5, 3), 1),
  'million-empty-parts.zip': () => {
    const parts = 1_000_000;
    const content = new Uint8Array(44 + 4 * parts);
    const view = new DataView(content.buffer);
    view.setInt32(0, 5, true);
    view.setInt32(36, parts, true);
    const shp = joined(writeShp([[RING]]).subarray(0, 100), [0, 0, 0, 1], new Uint8Array(4), content);
    const whole = new DataView(shp.buffer, shp.byteOffset);
    whole.setInt32(24, shp.length / 2);
    whole.setInt32(104, content.length / 2);
    return archive(shp, 1);
  },
  'rings-by-the-hundred-thousand.zip': () =>
    archive(writeShp([Array.from({ length: 100_000 }, (_, i) => RING.map(([x = 0, y = 0]) => [x + i / 1e6, y]).toReversed())]), 1),
  'rings-in-rings.zip': () =>
    archive(
      writeShp([
        Array.from({ length: 8000 }, (_, i) => {
          const [r, way] = [(8001 - i) / 8000, i % 2 === 0 ? -1 : 1];
          return Array.from({ length: 9 }, (__, k) => [Math.cos(((way * k) / 8) * 6.283185307) * r, Math.sin(((way * k) / 8) * 6.283185307) * r]);
        }),
      ]),
      1,
    ),
  'three-million-nulls.zip': () => archive(nulls(3_000_000), 3_000_000),
  'two-million-points.zip': () => archive(writePointShp(repeatedPoints(2_000_000)), 2),
  'table-of-four-thousand-million.zip': () => archive(writeShp([[RING]]), 1, { 'a.dbf': lyingDbf(0xffffffff, 65, 0, 70) }),
  'table-without-width.zip': () => archive(nulls(3_000_000), 1, { 'a.dbf': lyingDbf(3_000_000, 65, 1, 70) }),
  'table-whose-header-is-all.zip': () => archive(writeShp([[RING]]), 1, { 'a.dbf': lyingDbf(1, 65_535, 2, 65_600) }),
  'wide-table.zip': () => archive(writeShp(Array.from({ length: 20_000 }, () => [RING])), 1, { 'a.dbf': wideDbf(20_000) }),
  'projection-of-brackets.zip': () => archive(writeShp([[RING]]), 1, { 'a.prj': text('PROJCS['.repeat(2e6)) }),
  'projection-within-bounds.zip': () => archive(writeShp([[RING]]), 1, { 'a.prj': text(`PROJCS["a",${'GEOGCS["a",['.repeat(1600)}`.slice(0, 19_999)) }),
  'projection-nested.zip': () =>
    archive(writeShp([[RING]]), 1, { 'a.prj': text(WGS84_PRJ.replace('PRIMEM', `${'A['.repeat(4000)}1${']'.repeat(4000)},PRIMEM`)) }),
  'code-page-of-megabytes.zip': () => archive(writeShp([[RING]]), 1, { 'a.cpg': text('UTF-8'.repeat(4e6)) }),
  'hundred-thousand-lines.fgb': () => fgb(100_000),
  'count-of-features.fgb': () => renumbered(3, 2 ** 40),
  'header-of-gigabytes.fgb': () => {
    const bytes = fgb(3);
    new DataView(bytes.buffer).setUint32(8, 0x7fffffff, true);
    return bytes;
  },
  'length-of-feature.fgb': () => {
    const bytes = fgb(3);
    new DataView(bytes.buffer).setUint32(headerEnd(bytes), 0xfffffff0, true);
    return bytes;
  },
  'features-of-no-bytes.fgb': () => joined(renumbered(3, 0).subarray(0, headerEnd(fgb(3))), new Uint8Array(4e7)),
  'one-feature-again.fgb': () => {
    const bytes = renumbered(3, 0);
    const start = headerEnd(bytes);
    const length = 4 + new DataView(bytes.buffer).getUint32(start, true);
    return joined(bytes.subarray(0, start), repeated(bytes.subarray(start, start + length), 300_000));
  },
  'tables-that-point-at-themselves.fgb': () => {
    const bytes = fgb(3);
    const view = new DataView(bytes.buffer);
    for (let at = headerEnd(bytes) + 4; at + 4 <= bytes.length; at += 4) if (view.getUint32(at, true) < 64) view.setUint32(at, 0, true);
    return bytes;
  },
};

function repeatedPoints(count: number): number[][] {
  return Array.from({ length: count }, () => [8, 59]);
}
