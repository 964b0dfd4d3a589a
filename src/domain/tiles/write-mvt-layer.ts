import type { RawFeature } from 'geojson-vt';
import { PbfWriter } from 'pbf';

const VERSION = 2;
const MOVE_TO = 1;
const LINE_TO = 2;
const CLOSE_PATH = 7;
const POINT = 1;
const LINE = 2;
/** As geojson-vt keeps points one by one. */
const SINGLE_POINT = 4;

/**
 * One layer of a vector tile (MVT 2) of the features of a geojson-vt tile; undefined where nothing is left to draw. Written
 * straight from its coordinates: lists of pairs, of which there may be millions, took twenty times as long. Repeated
 * vertices, lines of one vertex, rings without area and holes without a ring before them are left out: MVT forbids them.
 * @param extent grid cells across the tile
 */
export function writeMvtLayer(features: readonly RawFeature[], name: string, extent: number): Uint8Array | undefined {
  const layer: Layer = { name, extent, features, keys: new Index(), values: new Index(), written: 0 };
  const pbf = new PbfWriter();
  pbf.writeMessage(3, writeLayer, layer);
  return layer.written === 0 ? undefined : pbf.finish();
}

/** Things in the order in which they were first met, by a key. */
class Index<T> {
  readonly all: T[] = [];
  private readonly places = new Map<string, number>();

  placeOf(key: string, thing: T): number {
    let place = this.places.get(key);
    if (place === undefined) {
      place = this.all.push(thing) - 1;
      this.places.set(key, place);
    }
    return place;
  }
}

interface Layer {
  readonly name: string;
  readonly extent: number;
  readonly features: readonly RawFeature[];
  readonly keys: Index<string>;
  readonly values: Index<string | number | boolean>;
  written: number;
}

function writeLayer(layer: Layer, pbf: PbfWriter): void {
  pbf.writeVarintField(15, VERSION);
  pbf.writeStringField(1, layer.name);
  pbf.writeVarintField(5, layer.extent);
  const commands = new Commands();
  for (const feature of layer.features) {
    const type = commands.read(feature);
    if (commands.length === 0) continue;
    layer.written += 1;
    pbf.writeMessage(2, writeFeature, { layer, feature, type, commands });
  }
  for (const key of layer.keys.all) pbf.writeStringField(3, key);
  for (const value of layer.values.all) pbf.writeMessage(4, writeValue, value);
}

interface Written {
  readonly layer: Layer;
  readonly feature: RawFeature;
  readonly type: number;
  readonly commands: Commands;
}

function writeFeature({ layer, feature, type, commands }: Written, pbf: PbfWriter): void {
  if (typeof feature.id === 'number') pbf.writeVarintField(1, feature.id);
  pbf.writeMessage(2, writeTags, { layer, tags: feature.tags ?? {} });
  pbf.writeVarintField(3, type);
  pbf.writeMessage(4, writeCommands, commands);
}

function writeTags({ layer, tags }: { readonly layer: Layer; readonly tags: Readonly<Record<string, unknown>> }, pbf: PbfWriter): void {
  for (const key of Object.keys(tags)) {
    const value = tags[key];
    if (value === null) continue;
    pbf.writeVarint(layer.keys.placeOf(key, key));
    const plain = typeof value === 'string' || typeof value === 'boolean' || typeof value === 'number' ? value : JSON.stringify(value);
    pbf.writeVarint(layer.values.placeOf(`${typeof value}:${plain}`, plain));
  }
}

function writeCommands(commands: Commands, pbf: PbfWriter): void {
  for (let at = 0; at < commands.length; at++) pbf.writeVarint(commands.at(at));
}

function writeValue(value: string | number | boolean, pbf: PbfWriter): void {
  if (typeof value === 'string') pbf.writeStringField(1, value);
  else if (typeof value === 'boolean') pbf.writeBooleanField(7, value);
  // Beyond, a whole number has no varint, or loses its sign.
  else if (!Number.isSafeInteger(value)) pbf.writeDoubleField(3, value);
  else if (value < 0) pbf.writeSVarintField(6, value);
  else pbf.writeVarintField(5, value);
}

/** The drawing commands of one feature, in memory that the next one uses again. */
class Commands {
  length = 0;
  private held = new Uint32Array(1024);
  private x = 0;
  private y = 0;

  at(place: number): number {
    return this.held[place]!;
  }

  /** @returns the type of the feature's geometry in MVT */
  read(feature: RawFeature): number {
    this.length = 0;
    this.x = 0;
    this.y = 0;
    if (feature.type === SINGLE_POINT) {
      this.reserve(3);
      this.command(MOVE_TO, 1);
      this.step(feature.x, feature.y);
      return POINT;
    }
    if (feature.type === POINT) {
      this.points(feature.geometry);
      return POINT;
    }
    let rings = 0;
    for (const flat of feature.geometry) {
      if (feature.type === LINE) this.line(flat);
      else if (this.ring(flat, rings > 0)) rings += 1;
    }
    return feature.type;
  }

  private points(flat: ArrayLike<number>): void {
    const count = flat.length >> 1;
    this.reserve(1 + flat.length);
    this.command(MOVE_TO, count);
    for (let i = 0; i < count; i++) this.step(flat[2 * i]!, flat[2 * i + 1]!);
  }

  /** A line, or nothing of one that has no two vertices. */
  private line(flat: ArrayLike<number>): void {
    const count = countVertices(flat);
    if (count >= 2) this.path(flat, count);
  }

  /**
   * A ring, or nothing of one without area, or that is a hole in nothing.
   * @returns whether it was written
   */
  private ring(flat: ArrayLike<number>, hasOuter: boolean): boolean {
    const area = doubleArea(flat);
    if (area === 0 || (area < 0 && !hasOuter)) return false;
    // The vertex that closes it is said by a command.
    this.path(flat, countVertices(flat) - 1);
    this.command(CLOSE_PATH, 1);
    return true;
  }

  /** The first vertices, those that repeat the one before them not counted. */
  private path(flat: ArrayLike<number>, count: number): void {
    this.reserve(3 + 2 * count);
    this.command(MOVE_TO, 1);
    let done = 0;
    for (let i = 0; done < count; i += 2) {
      const [x, y] = [flat[i]!, flat[i + 1]!];
      if (i > 0 && x === flat[i - 2] && y === flat[i - 1]) continue;
      if (done === 1) this.command(LINE_TO, count - 1);
      this.step(x, y);
      done += 1;
    }
  }

  private command(command: number, times: number): void {
    this.held[this.length++] = (times << 3) | command;
  }

  private step(x: number, y: number): void {
    this.held[this.length++] = zigzag(x - this.x);
    this.held[this.length++] = zigzag(y - this.y);
    this.x = x;
    this.y = y;
  }

  private reserve(more: number): void {
    if (this.length + more + 1 <= this.held.length) return;
    const larger = new Uint32Array(2 * (this.length + more));
    larger.set(this.held.subarray(0, this.length));
    this.held = larger;
  }
}

function zigzag(step: number): number {
  return (step << 1) ^ (step >> 31);
}

/** Vertices of flat coordinates, those that repeat the one before them not counted. */
function countVertices(flat: ArrayLike<number>): number {
  let count = flat.length >= 2 ? 1 : 0;
  for (let i = 2; i + 1 < flat.length; i += 2) if (flat[i] !== flat[i - 2] || flat[i + 1] !== flat[i - 1]) count += 1;
  return count;
}

/** Twice the signed area, positive where the ring runs clockwise on screen (y down), as MVT wants outer rings. */
function doubleArea(flat: ArrayLike<number>): number {
  let sum = 0;
  const end = flat.length - (flat.length % 2);
  let [lastX, lastY] = end === 0 ? [0, 0] : [flat[end - 2]!, flat[end - 1]!];
  for (let i = 0; i < end; i += 2) {
    const [x, y] = [flat[i]!, flat[i + 1]!];
    sum += lastX * y - x * lastY;
    lastX = x;
    lastY = y;
  }
  return sum;
}
