/** What a PMTiles v3 header says. Offsets and lengths in bytes from the start of the file, bbox in degrees. */
export interface ArchiveLayout {
  readonly root: { offset: number; length: number };
  readonly metadata: { offset: number; length: number };
  readonly leaves: { offset: number; length: number };
  readonly tiles: { offset: number; length: number };
  readonly addressedTiles: number;
  readonly entries: number;
  readonly contents: number;
  readonly minZoom: number;
  readonly maxZoom: number;
  /** [west, south, east, north]; west beyond east means across the antimeridian. */
  readonly bbox: readonly [number, number, number, number];
}

export const HEADER_LENGTH = 127;
const GZIP = 2;
const MVT = 1;
const DEGREE = 1e7;

/** The 127 bytes of a PMTiles v3 header (specification, section 3) of a clustered, gzipped archive of MVT tiles. */
export function encodeHeader(layout: ArchiveLayout): Uint8Array {
  const bytes = new Uint8Array(HEADER_LENGTH);
  bytes.set(new TextEncoder().encode('PMTiles'));
  bytes[7] = 3;
  const view = new DataView(bytes.buffer);
  const numbers = [
    layout.root.offset,
    layout.root.length,
    layout.metadata.offset,
    layout.metadata.length,
    layout.leaves.offset,
    layout.leaves.length,
    layout.tiles.offset,
    layout.tiles.length,
    layout.addressedTiles,
    layout.entries,
    layout.contents,
  ];
  numbers.forEach((value, index) => view.setBigUint64(8 + 8 * index, BigInt(value), true));
  bytes[96] = 1;
  bytes[97] = GZIP;
  bytes[98] = GZIP;
  bytes[99] = MVT;
  bytes[100] = layout.minZoom;
  bytes[101] = layout.maxZoom;
  // The header has no way to say "across the antimeridian": readers take west >= east for a mistake.
  const [west, south, east, north] = layout.bbox[0] < layout.bbox[2] ? layout.bbox : [-180, layout.bbox[1], 180, layout.bbox[3]];
  [west, south, east, north].forEach((value, index) => view.setInt32(102 + 4 * index, Math.round(value * DEGREE), true));
  bytes[118] = layout.minZoom;
  view.setInt32(119, Math.round(((west + east) / 2) * DEGREE), true);
  view.setInt32(123, Math.round(((south + north) / 2) * DEGREE), true);
  return bytes;
}
