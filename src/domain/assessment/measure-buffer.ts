import { clipPolygons, type PlaneBox, type PlanePolygon } from '../geometry/plane/clip-polygons.ts';
import { PLANE_SIDE, planeAreaKm2, planeBoxOf, planePolygons } from '../geometry/plane/plane-polygons.ts';
import { visitTiles } from '../tiles/visit-tiles.ts';
import { AtlasError } from '../errors.ts';
import type { FeatureIdentity } from '../layers/identify-feature.ts';
import { type LayerFeature, readFeatures } from '../layers/read-features.ts';
import type { TileId, TileLayer } from '../tiles/tile-source.ts';
import { holdsBox, shareRows } from './buffer-rows.ts';
import { rowsInPolygonsKm2, rowsKm2 } from './ground-rows.ts';
import { pickNearest } from './nearest-capsules.ts';
import type { LaidBuffer } from './laid-buffer.ts';

/** Capsules and vertices in a box up to which its rows are read; more are cut in half first. */
const FEW_CAPSULES = 8;
const FEW_VERTICES = 60;
/** A box is cut no smaller than this share of a radius: within it a dense line's capsules all lie. */
const SMALLEST_BOX = 1 / 16;

/** Tiles of one layer that ground may touch: more would keep a browser and a server busy for minutes. */
export const MOST_GROUND_TILES = 20_000;

/** What a feature is a part of; undefined for nothing that counts. */
export type Identify = (feature: Pick<LayerFeature, 'id' | 'name' | 'properties'>) => FeatureIdentity | undefined;

export interface BufferMet {
  readonly name: string;
  readonly km2: number;
}

/**
 * How much of each thing in a layer of polygons lies on ground, km² on the WGS 84 ellipsoid, within 0.3 %. Reads the tiles
 * that the ground touches. Ground under two polygons of one thing counts once.
 * @throws AtlasError where a tile cannot be read or the ground touches more than `MOST_GROUND_TILES`; AbortError when aborted
 */
export async function measureBuffer(buffer: LaidBuffer, layer: TileLayer, identify: Identify, signal?: AbortSignal): Promise<Map<string, BufferMet>> {
  const met = new Map<string, BufferMet>();
  const tiles = tilesOf(buffer, layer.zoom);
  if (tiles.length > MOST_GROUND_TILES) {
    throw new AtlasError('assessment.tooManyTiles', { most: MOST_GROUND_TILES }, { layer: layer.title });
  }
  await visitTiles(tiles, async (tile) => {
    const read = await readFeatures(layer, tile, 'polygons', signal);
    if (!read) return;
    const box = planeBoxOf(tile);
    const things = new Map<string, { name: string; polygons: PlanePolygon[] }>();
    for (const feature of read.features) {
      const thing = identify(feature);
      if (!thing) continue;
      const polygons = planePolygons(feature.geometry, tile, read.extent);
      const known = things.get(thing.id);
      if (known) for (const polygon of polygons) known.polygons.push(polygon);
      else things.set(thing.id, { name: thing.name, polygons });
    }
    for (const [id, { name, polygons }] of things) {
      const km2 = buffer.rows ? rowsInPolygonsKm2(buffer.rows, polygons, box) : overlapKm2(buffer, polygons, box);
      if (km2 > 0) met.set(id, { name, km2: km2 + (met.get(id)?.km2 ?? 0) });
    }
  });
  return met;
}

/** Area of the ground itself, km² on the WGS 84 ellipsoid; overlaps count once. */
export function bufferKm2(buffer: LaidBuffer): number {
  if (buffer.rows) return rowsKm2(buffer.rows);
  const { minX, minY, maxX, maxY } = buffer.index;
  const [left, top, right, bottom] = [Math.max(0, minX), Math.max(0, minY), Math.min(PLANE_SIDE, maxX), Math.min(PLANE_SIDE, maxY)];
  return overlapKm2(
    buffer,
    [
      [
        [
          [left, top],
          [right, top],
          [right, bottom],
          [left, bottom],
          [left, top],
        ],
      ],
    ],
    [left, top, right, bottom],
  );
}

/** The tiles of a zoom that capsules' boxes touch. */
function tilesOf({ index }: LaidBuffer, zoom: number): TileId[] {
  const tiles: TileId[] = [];
  const visit = (tile: TileId): void => {
    if (tiles.length > MOST_GROUND_TILES || index.search(...planeBoxOf(tile), isFirst()).length === 0) return;
    if (tile.z === zoom) tiles.push(tile);
    else
      for (const [right, down] of [
        [0, 0],
        [1, 0],
        [0, 1],
        [1, 1],
      ] as const)
        visit({ z: tile.z + 1, x: 2 * tile.x + right, y: 2 * tile.y + down });
  };
  visit({ z: 0, x: 0, y: 0 });
  return tiles;
}

/** A filter that lets the first thing through alone. */
function isFirst(): () => boolean {
  let first = true;
  return () => {
    const answer = first;
    first = false;
    return answer;
  };
}

/** @param near the capsules that may lie in the box: of a part of another box those that cover all that is covered there */
function overlapKm2(buffer: LaidBuffer, polygons: readonly PlanePolygon[], box: PlaneBox, near: readonly number[] = buffer.index.search(...box)): number {
  if (near.length === 0) return 0;
  const inside = clipPolygons(polygons, box);
  if (inside.length === 0) return 0;
  const vertices = inside.reduce((sum, rings) => sum + rings.reduce((inner, ring) => inner + ring.length, 0), 0);
  const most = near.length > FEW_CAPSULES ? pickNearest(buffer, near, box) : { outermost: near, mayHold: near };
  if (inside.length === 1 && most.mayHold.some((capsule) => holdsBox(buffer, capsule, box))) return planeAreaKm2(inside);
  const smallest = SMALLEST_BOX * (buffer.capsules[6 * near[0]! + 5] ?? 0);
  if ((near.length > FEW_CAPSULES || vertices > FEW_VERTICES) && Math.max(box[2] - box[0], box[3] - box[1]) > smallest) {
    return halves(box).reduce(
      (sum, half) =>
        sum +
        overlapKm2(
          buffer,
          inside,
          half,
          most.outermost.filter((capsule) => meetsBox(buffer, capsule, half)),
        ),
      0,
    );
  }
  return shareRows(buffer, { near, outermost: most.outermost }, inside, box, near.length <= FEW_CAPSULES);
}

/** Whether the box around a capsule meets another. */
function meetsBox({ capsules }: LaidBuffer, capsule: number, [left, top, right, bottom]: PlaneBox): boolean {
  const i = 6 * capsule;
  const [ax, ay, bx, by, rx, ry] = [capsules[i]!, capsules[i + 1]!, capsules[i + 2]!, capsules[i + 3]!, capsules[i + 4]!, capsules[i + 5]!];
  return Math.min(ax, bx) - rx <= right && Math.max(ax, bx) + rx >= left && Math.min(ay, by) - ry <= bottom && Math.max(ay, by) + ry >= top;
}

/** A box cut across its longer side. */
function halves([left, top, right, bottom]: PlaneBox): PlaneBox[] {
  if (right - left > bottom - top) {
    const x = (left + right) / 2;
    return [
      [left, top, x, bottom],
      [x, top, right, bottom],
    ];
  }
  const y = (top + bottom) / 2;
  return [
    [left, top, right, y],
    [left, y, right, bottom],
  ];
}
