import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import * as v from 'valibot';
import type { Bbox, CatalogFile, Layer } from '../src/domain/catalog/fields.ts';
import { isAreaKind, isBarrierKind } from '../src/domain/catalog/layer-kinds.ts';
import { type NamedFeature, type NamesFile, NamesFileSchema } from '../src/domain/catalog/names-file.ts';
import { isRemoteAddress } from '../src/domain/catalog/needs-zones.ts';
import { uniteBoxes } from '../src/domain/geometry/boxes.ts';
import { clipLine } from '../src/domain/geometry/plane/clip-line.ts';
import { identifyFeature, NAME_FIELDS } from '../src/domain/layers/identify-feature.ts';
import { referToLayer } from '../src/domain/layers/layer-reference.ts';
import { countTiles } from '../src/domain/layers/read-in-box.ts';
import { decodeTileLayer } from '../src/domain/tiles/decode-tile-layer.ts';
import { tilesInBbox, tileToLonLat } from '../src/domain/tiles/tile-geometry.ts';
import type { TileId, TileLayer } from '../src/domain/tiles/tile-source.ts';
import { visitTiles } from '../src/domain/tiles/visit-tiles.ts';
import { describeFile, hashOf } from './describe-file.ts';
import { openFromFiles } from './open-files.ts';
import { writeWhole } from './write-files.ts';

const NAMES_FILE = 'names.json';
/** Count it up when the names are chosen or written otherwise. */
const NAMES_VERSION = 1;
/** Tiles of a layer that are looked into: of the United States all those of zoom 9, of the world those of zoom 7. */
const MOST_TILES = 20_000;
/** What people look for has a letter, and is not that alone: “E39”, and no “12”. A source that cuts names off leaves their opening quotation mark. */
const NAME = /^(?=.*\p{L})[^"]{2,}$/u;
/** Digits of degrees: about a hundred metres of an extent, one of a place on a line. */
const [EXTENT_DIGITS, PLACE_DIGITS] = [3, 5];

/** One feature in one tile. */
export interface NamedPiece {
  readonly name: string;
  readonly id: string;
  readonly box: Bbox;
  /** Of lines, as a part of the world's width, so that pieces of one feature add up. */
  readonly length: number;
  readonly place: readonly [number, number];
}

/**
 * The names of a layer's features, each once with the extent of all that are called so, in the order of their spelling.
 * @param isBarrier whether the longest feature of a name is told, too
 */
export function gatherNames(pieces: readonly NamedPiece[], isBarrier: boolean): NamedFeature[] {
  const byName = new Map<string, { readonly boxes: Bbox[]; readonly features: Map<string, { length: number; longest: NamedPiece }> }>();
  for (const piece of pieces) {
    const name = piece.name.trim().replaceAll(/\s+/gu, ' ');
    if (!NAME.test(name)) continue;
    const known = byName.get(name) ?? { boxes: [], features: new Map<string, { length: number; longest: NamedPiece }>() };
    byName.set(name, known);
    known.boxes.push(piece.box);
    const feature = known.features.get(piece.id);
    if (!feature) known.features.set(piece.id, { length: piece.length, longest: piece });
    else {
      feature.length += piece.length;
      if (isBefore(piece, feature.longest)) feature.longest = piece;
    }
  }
  return [...byName]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([name, { boxes, features }]): NamedFeature[] => {
      const box = uniteBoxes(boxes);
      const [first] = [...features].sort(([a, one], [b, other]) => other.length - one.length || (a < b ? -1 : 1));
      if (!box || !first) return [];
      const [id, { longest }] = first;
      return [isBarrier ? [name, roundBox(box), id, [round(longest.place[0], PLACE_DIGITS), round(longest.place[1], PLACE_DIGITS)]] : [name, roundBox(box)]];
    });
}

/** Tiles come in any order: of pieces of one length that is taken whose place comes first. */
function isBefore(one: NamedPiece, other: NamedPiece): boolean {
  return one.length - other.length > 0 || (one.length === other.length && String(one.place) < String(other.place));
}

const round = (degrees: number, digits: number): number => Number(degrees.toFixed(digits));

/** Never smaller than it was. */
function roundBox([west, south, east, north]: Bbox): Bbox {
  const unit = 10 ** EXTENT_DIGITS;
  const [down, up] = [(value: number) => Math.floor(value * unit) / unit, (value: number) => Math.ceil(value * unit) / unit];
  return [Math.max(-180, down(west)), Math.max(-90, down(south)), Math.min(180, up(east)), Math.min(90, up(north))];
}

/**
 * The names of features of the layers of barriers and areas that lie in an atlas, as a file that the search fetches. Read from the
 * layers as they are published; what lies there already of the same layers stays.
 * @param output the folder of the atlas
 * @returns undefined where no feature has a name
 */
export async function describeNames(layers: readonly Layer[], output: string): Promise<CatalogFile | undefined> {
  const read = layers.filter(({ kind, url, format }) => (isBarrierKind(kind) || isAreaKind(kind)) && format === 'pmtiles' && !isRemoteAddress(url));
  const builtFrom = hashOf(JSON.stringify([NAMES_VERSION, ...read.map(({ id, kind, sha256 }) => [id, kind, sha256 ?? ''])]));
  const path = join(output, NAMES_FILE);
  const known = readKnown(path, builtFrom);
  if (known) return describeFile('', NAMES_FILE, known);
  const base = pathToFileURL(join(output, 'catalog.json')).href;
  const { opener, close } = openFromFiles();
  const named: NamesFile['layers'] = {};
  try {
    for (const layer of [...read].sort((a, b) => (a.id < b.id ? -1 : 1))) {
      const names = gatherNames(await readPieces(opener.open(referToLayer(layer, base)), isBarrierKind(layer.kind)), isBarrierKind(layer.kind));
      if (names.length > 0) named[layer.id] = names;
    }
  } finally {
    close();
  }
  if (Object.keys(named).length === 0) {
    rmSync(path, { force: true });
    return undefined;
  }
  const bytes = new TextEncoder().encode(`${JSON.stringify({ version: 1, builtFrom, layers: named } satisfies NamesFile)}\n`);
  writeWhole(path, bytes);
  return describeFile('', NAMES_FILE, bytes);
}

/** The file as it lies there, if it is whole and of the same layers. */
function readKnown(path: string, builtFrom: string): Uint8Array | undefined {
  if (!existsSync(path)) return undefined;
  const bytes = readFileSync(path);
  const known = v.safeParse(v.pipe(v.string(), v.parseJson(), NamesFileSchema), bytes.toString('utf8'));
  return known.success && known.output.builtFrom === builtFrom ? bytes : undefined;
}

async function readPieces(layer: TileLayer, isBarrier: boolean): Promise<NamedPiece[]> {
  let { zoom } = layer;
  while (zoom > 0 && countTiles(layer.bbox, zoom) > MOST_TILES) zoom -= 1;
  const pieces: NamedPiece[] = [];
  await visitTiles(tilesInBbox(layer.bbox, zoom), async (tile) => {
    const bytes = await layer.source.getTile(tile);
    const decoded = bytes && decodeTileLayer(bytes, layer.sourceLayer, (properties) => nameOf(properties) !== '');
    if (!decoded) return;
    for (const { id: number, properties, geometry } of decoded.features) {
      const piece = isBarrier ? measureLines(geometry, tile, decoded.extent) : measureRings(geometry, tile, decoded.extent);
      if (piece) pieces.push({ name: nameOf(properties), id: identifyFeature(properties, number).id, ...piece });
    }
  });
  return pieces;
}

/** By its name alone: a feature that has none is identified by what kind of thing it is. */
function nameOf(properties: Readonly<Record<string, unknown>>): string {
  return NAME_FIELDS.map((field) => properties[field]).find((value): value is string => typeof value === 'string') ?? '';
}

type Measured = Pick<NamedPiece, 'box' | 'length' | 'place'>;
type Grid = [left: number, top: number, right: number, bottom: number];

function boxOf(lines: readonly ArrayLike<number>[]): Grid {
  const box: Grid = [Infinity, Infinity, -Infinity, -Infinity];
  for (const line of lines) {
    for (let i = 0; i + 1 < line.length; i += 2) {
      const [x, y] = [line[i] ?? 0, line[i + 1] ?? 0];
      [box[0], box[1], box[2], box[3]] = [Math.min(box[0], x), Math.min(box[1], y), Math.max(box[2], x), Math.max(box[3], y)];
    }
  }
  return box;
}

function place(tile: TileId, extent: number, [left, top, right, bottom]: Grid): Bbox {
  const [west, north] = tileToLonLat(tile, extent, left, top);
  const [east, south] = tileToLonLat(tile, extent, right, bottom);
  return [west, south, east, north];
}

/** What of lines lies in the tile itself: beyond its edge it is told again by the next. */
function measureLines(geometry: readonly ArrayLike<number>[], tile: TileId, extent: number): Measured | undefined {
  const parts = geometry.flatMap((line) => clipLine(line, [0, 0, extent, extent]));
  const lengths = parts.map((line) => lengthOf(line) / (extent * 2 ** tile.z));
  const longest = parts[lengths.indexOf(Math.max(...lengths))];
  if (!longest) return undefined;
  const middle = 2 * (longest.length >> 2);
  return {
    box: place(tile, extent, boxOf(parts)),
    length: lengths.reduce((sum, length) => sum + length, 0),
    place: tileToLonLat(tile, extent, longest[middle] ?? 0, longest[middle + 1] ?? 0),
  };
}

function lengthOf(line: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 2; i + 1 < line.length; i += 2) sum += Math.hypot((line[i] ?? 0) - (line[i - 2] ?? 0), (line[i + 1] ?? 0) - (line[i - 1] ?? 0));
  return sum;
}

function measureRings(geometry: readonly ArrayLike<number>[], tile: TileId, extent: number): Measured | undefined {
  const [left, top, right, bottom] = boxOf(geometry);
  if (right < 0 || bottom < 0 || left > extent || top > extent) return undefined;
  const inside: Grid = [Math.max(0, left), Math.max(0, top), Math.min(extent, right), Math.min(extent, bottom)];
  return { box: place(tile, extent, inside), length: 0, place: tileToLonLat(tile, extent, inside[0], inside[1]) };
}
