import { ByteWriter, varintLength, zigzag } from './byte-writer.ts';
import type { CutTile } from './cut-tiles.ts';
import { type FlatFeatures, LINES, ONE_POINT, POINTS, STRIDE } from './flat-features.ts';
import type { TagTable } from './tag-table.ts';
import type { TileGrid } from './tile-grid.ts';
import type { TileId } from './tile-source.ts';

const VERSION = 2;
const MOVE_TO = 1;
const LINE_TO = 2;
const CLOSE_PATH = 7;
/** Tags of the protocol buffer's fields: number and kind. */
const LAYER = (3 << 3) | 2;
const FEATURE = (2 << 3) | 2;
const ID = 1 << 3;
const TAGS = (2 << 3) | 2;
const KIND = 3 << 3;
const GEOMETRY = (4 << 3) | 2;
const NAME = (1 << 3) | 2;
const KEY = (3 << 3) | 2;
const VALUE = (4 << 3) | 2;
const EXTENT = 5 << 3;
const VERSION_FIELD = 15 << 3;

/**
 * Writes flat features as layers of vector tiles (MVT 2), tile by tile. Vertices that are less important than the
 * zoom shows, and lines and rings smaller than that, are left out above the deepest zoom. Repeated vertices, lines of one
 * vertex, rings without area and holes without a ring before them are left out: MVT forbids them.
 */
export class MvtLayerWriter {
  readonly #features = new ByteWriter();
  readonly #commands = new ByteWriter();
  readonly #tags = new ByteWriter();
  /** Where tiles are written one after the other; each has memory of its own where there is none. */
  readonly #out: ByteWriter | undefined;
  readonly #names: Places;
  readonly #values: Places;
  /** Vertices of a part in cells of the tile, none twice in succession. */
  #vertices = new Int32Array(1024);
  #x = 0;
  #y = 0;
  readonly #name: Uint8Array;
  readonly #keys: readonly Uint8Array[];

  constructor(
    readonly tags: TagTable,
    readonly grid: TileGrid,
    name: string,
    reuse = false,
  ) {
    this.#out = reuse ? new ByteWriter() : undefined;
    this.#names = new Places(tags.names.length);
    this.#values = new Places(tags.values);
    const encoder = new TextEncoder();
    this.#name = encoder.encode(name);
    this.#keys = tags.names.map((key) => encoder.encode(key));
  }

  /**
   * One layer of the tile, good until the next where memory is reused; undefined where nothing is left to draw. Layers may be joined end to end into a tile.
   * @param flat the features, and in its lists those of the tile
   * @param isLeftOut by place in the list, features that are not written
   */
  write(flat: FlatFeatures, tile: CutTile, isLeftOut?: Uint8Array): Uint8Array | undefined {
    const { from, to } = tile;
    this.#features.length = 0;
    for (let at = from; at < to; at++) {
      if (isLeftOut?.[at - from] === 1) continue;
      const feature = flat.lists[at]!;
      this.#commands.length = 0;
      this.#x = 0;
      this.#y = 0;
      const kind = this.#writeGeometry(flat, tile, feature);
      if (this.#commands.length > 0) this.#writeFeature(kind, flat.owners[feature]!);
    }
    const written = this.#features.length === 0 ? undefined : this.#writeLayer();
    this.#names.clear();
    this.#values.clear();
    return written;
  }

  #writeLayer(): Uint8Array {
    const { tags, grid } = this;
    const [names, values] = [this.#names.present(), this.#values.present()];
    let length = 2 + 1 + varintLength(this.#name.length) + this.#name.length + 1 + varintLength(grid.extent) + this.#features.length;
    for (const name of names) length += 1 + varintLength(this.#keys[name]!.length) + this.#keys[name]!.length;
    for (const value of values) {
      const bytes = tags.firstBytes[value + 1]! - tags.firstBytes[value]!;
      length += 1 + varintLength(bytes) + bytes;
    }
    const whole = 1 + varintLength(length) + length;
    const out = this.#out ?? new ByteWriter(whole);
    out.length = 0;
    // Room that is not written to costs nothing, and larger tiles follow.
    if (out.bytes.length < whole) out.bytes = new Uint8Array(this.#out ? 2 * whole : whole);
    out.varint(LAYER);
    out.varint(length);
    out.varint(VERSION_FIELD);
    out.varint(VERSION);
    out.varint(NAME);
    out.message(this.#name, 0, this.#name.length);
    out.varint(EXTENT);
    out.varint(grid.extent);
    out.append(this.#features.bytes, 0, this.#features.length);
    for (const name of names) {
      out.varint(KEY);
      out.message(this.#keys[name]!, 0, this.#keys[name]!.length);
    }
    for (const value of values) {
      out.varint(VALUE);
      out.message(tags.bytes, tags.firstBytes[value]!, tags.firstBytes[value + 1]!);
    }
    return out.bytes.subarray(0, whole);
  }

  #writeFeature(kind: number, owner: number): void {
    const { tags } = this;
    this.#tags.length = 0;
    for (let at = tags.firstPairs[owner]!; at < tags.firstPairs[owner + 1]!; at += 2) {
      this.#tags.varint(this.#names.placeOf(tags.pairs[at]!));
      this.#tags.varint(this.#values.placeOf(tags.pairs[at + 1]!));
    }
    const id = tags.ids[owner]!;
    const [ofTags, ofCommands] = [this.#tags.length, this.#commands.length];
    const out = this.#features;
    out.varint(FEATURE);
    out.varint(1 + varintLength(id) + 1 + varintLength(ofTags) + ofTags + 2 + 1 + varintLength(ofCommands) + ofCommands);
    out.varint(ID);
    out.varint(id);
    out.varint(TAGS);
    out.message(this.#tags.bytes, 0, ofTags);
    out.varint(KIND);
    out.varint(kind);
    out.varint(GEOMETRY);
    out.message(this.#commands.bytes, 0, ofCommands);
  }

  /** @returns the kind of the feature's geometry in MVT */
  #writeGeometry(flat: FlatFeatures, tile: TileId, feature: number): number {
    const { grid } = this;
    const kind = flat.kinds[feature]!;
    if (kind === ONE_POINT) {
      this.#command(MOVE_TO, 1);
      this.#step(cellOf(flat.placeOf(feature, 0), tile.x, tile.z, grid), cellOf(flat.placeOf(feature, 1), tile.y, tile.z, grid));
      return POINTS;
    }
    const least = leastShown(grid, tile.z);
    let rings = 0;
    for (let part = flat.firstParts[feature]!; part < flat.firstParts[feature + 1]!; part++) {
      if (kind !== POINTS && Math.abs(flat.sizes[part]!) < least) continue;
      const count = this.#project(flat, tile, part, kind === POINTS ? 0 : least, kind !== POINTS);
      if (kind === POINTS) this.#writePoints(count);
      else if (kind === LINES) this.#writePath(count);
      else if (this.#writeRing(count, rings > 0)) rings += 1;
    }
    return kind;
  }

  /** The vertices of a part that the zoom shows, in cells. @returns how many */
  #project(flat: FlatFeatures, tile: TileId, part: number, least: number, isPath: boolean): number {
    const { grid } = this;
    const { coords } = flat;
    const [start, end] = [flat.firstCoords[part]!, flat.firstCoords[part + 1]!];
    if (2 * (end - start) > STRIDE * this.#vertices.length) this.#vertices = new Int32Array(end - start);
    const vertices = this.#vertices;
    let to = 0;
    for (let at = start; at < end; at += STRIDE) {
      if (least > 0 && coords[at + 2]! <= least) continue;
      const x = cellOf(coords[at]!, tile.x, tile.z, grid);
      const y = cellOf(coords[at + 1]!, tile.y, tile.z, grid);
      if (isPath && to > 0 && vertices[to - 2] === x && vertices[to - 1] === y) continue;
      vertices[to] = x;
      vertices[to + 1] = y;
      to += 2;
    }
    return to / 2;
  }

  #writePoints(count: number): void {
    this.#command(MOVE_TO, count);
    for (let i = 0; i < count; i++) this.#step(this.#vertices[2 * i]!, this.#vertices[2 * i + 1]!);
  }

  /** A line of so many of the vertices, or nothing of one that has no two. */
  #writePath(count: number): void {
    if (count < 2) return;
    const vertices = this.#vertices;
    this.#command(MOVE_TO, 1);
    this.#step(vertices[0]!, vertices[1]!);
    this.#command(LINE_TO, count - 1);
    this.#commands.steps(vertices, 2, 2 * count);
    this.#x = vertices[2 * count - 2]!;
    this.#y = vertices[2 * count - 1]!;
  }

  /**
   * A ring, or nothing of one without area, or that is a hole in nothing.
   * @returns whether it was written
   */
  #writeRing(count: number, hasOuter: boolean): boolean {
    const area = doubleArea(this.#vertices, count);
    if (area === 0 || (area < 0 && !hasOuter)) return false;
    // The vertex that closes it is said by a command.
    this.#writePath(count - 1);
    this.#command(CLOSE_PATH, 1);
    return true;
  }

  #command(command: number, times: number): void {
    this.#commands.varint((times << 3) | command);
  }

  #step(x: number, y: number): void {
    this.#commands.varint(zigzag(x - this.#x));
    this.#commands.varint(zigzag(y - this.#y));
    this.#x = x;
    this.#y = y;
  }
}

/** Importance and size, in units of the layer's positions, from which a zoom shows what there is; 0 at the deepest zoom. */
export function leastShown({ maxZoom, tolerance, width, extent }: TileGrid, zoom: number): number {
  return zoom === maxZoom ? 0 : (tolerance * width) / (2 ** zoom * extent);
}

/** A position on one axis in cells of a tile. */
function cellOf(position: number, tile: number, zoom: number, { extent, width, origin }: TileGrid): number {
  return Math.round(extent * ((position / width + origin) * (1 << zoom) - tile));
}

/** Which of the table's names, or values, a tile has, in the order in which it came to them. */
class Places {
  count = 0;
  /** By number in the table: one more than the place in the tile; 0 where it has none. */
  readonly #places: Int32Array;
  readonly #present: Int32Array;

  constructor(all: number) {
    this.#places = new Int32Array(all);
    this.#present = new Int32Array(all);
  }

  /** The place that a name or value has, or gets. */
  placeOf(number: number): number {
    const place = this.#places[number]!;
    if (place !== 0) return place - 1;
    this.#present[this.count] = number;
    this.count += 1;
    this.#places[number] = this.count;
    return this.count - 1;
  }

  present(): Int32Array {
    return this.#present.subarray(0, this.count);
  }

  clear(): void {
    for (let at = 0; at < this.count; at++) this.#places[this.#present[at]!] = 0;
    this.count = 0;
  }
}

/** Twice the signed area, positive where the ring runs clockwise on screen (y down), as MVT wants outer rings. */
function doubleArea(flat: Int32Array, count: number): number {
  let sum = 0;
  if (count === 0) return 0;
  let lastX = flat[2 * count - 2]!;
  let lastY = flat[2 * count - 1]!;
  for (let at = 0; at < 2 * count; at += 2) {
    const x = flat[at]!;
    const y = flat[at + 1]!;
    sum += lastX * y - x * lastY;
    lastX = x;
    lastY = y;
  }
  return sum;
}
