import { boxOf, clipPolygons, type PlaneBox, type PlanePolygon } from '../areas/clip-polygons.ts';
import { overlay, quarters } from '../areas/measure-cell.ts';
import { PLANE_SIDE, planeAreaKm2, planeBoxOf, planePolygons } from '../areas/plane-polygons.ts';
import { visitTiles } from '../crossings/visit-tiles.ts';
import { decodeTileLayer, type DecodedFeature } from '../tiles/decode-tile-layer.ts';
import type { TileId, TileLayer } from '../tiles/tile-source.ts';

/** Vertices in a cell from which it is cut into four: the cost of an overlay grows faster than its vertices. */
const MANY_VERTICES = 120;
/** How often a tile is cut into four at most. */
const MOST_CUTS = 6;

export interface GroundMet {
  readonly name: string;
  readonly km2: number;
}

/**
 * How much of each thing in a layer of polygons lies on ground, km² on the WGS 84 ellipsoid. Reads the tiles that the
 * ground touches. Ground under two polygons of one thing counts once.
 * @param ground polygons in the plane of coverage, which may overlap
 * @param identify what a feature is a part of; undefined for nothing that counts
 * @throws AtlasError where a tile cannot be read or the geometry defeats the overlay; AbortError when aborted
 */
export async function measureGround(
  ground: readonly PlanePolygon[], layer: TileLayer, identify: (feature: DecodedFeature) => { readonly id: string; readonly name: string } | undefined, signal?: AbortSignal,
): Promise<Map<string, GroundMet>> {
  const met = new Map<string, GroundMet>();
  const inTile = clipToTiles(ground, layer.zoom);
  await visitTiles([...inTile.keys()], async (tile) => {
    signal?.throwIfAborted();
    const bytes = await layer.source.getTile(tile, signal);
    signal?.throwIfAborted();
    const decoded = bytes && decodeTileLayer(bytes, layer.sourceLayer);
    if (!decoded) return;
    const box = planeBoxOf(tile);
    const things = new Map<string, { name: string; polygons: PlanePolygon[] }>();
    for (const feature of decoded.features) {
      const thing = identify(feature);
      if (!thing || (layer.filter && !layer.filter.values.includes(String(feature.properties[layer.filter.property])))) continue;
      const polygons = clipPolygons(planePolygons(feature, tile, decoded.extent), box);
      const known = things.get(thing.id);
      if (known) known.polygons.push(...polygons);
      else things.set(thing.id, { name: thing.name, polygons });
    }
    for (const [id, { name, polygons }] of things) {
      const km2 = overlapKm2(inTile.get(tile) ?? [], polygons, box);
      if (km2 > 0) met.set(id, { name, km2: km2 + (met.get(id)?.km2 ?? 0) });
    }
  });
  return met;
}

/** Area of the ground itself, km²; overlaps count once. */
export function groundKm2(ground: readonly PlanePolygon[]): number {
  const [west, north, east, south] = boxOf(ground);
  if (!(east > west)) return 0;
  const [left, top, right, bottom] = [Math.max(0, west), Math.max(0, north), Math.min(PLANE_SIDE, east), Math.min(PLANE_SIDE, south)];
  const everything: PlanePolygon = [[[left, top], [right, top], [right, bottom], [left, bottom], [left, top]]];
  return overlapKm2(ground, [everything], [left, top, right, bottom]);
}

/** The ground in each tile of a zoom that it touches. */
function clipToTiles(ground: readonly PlanePolygon[], zoom: number): Map<TileId, PlanePolygon[]> {
  const side = 2 ** zoom;
  const tiles = new Map<TileId, PlanePolygon[]>();
  const cut = (tile: TileId, polygons: readonly PlanePolygon[]): void => {
    const inside = clipPolygons(polygons, planeBoxOf(tile));
    if (inside.length === 0) return;
    if (tile.z === zoom) tiles.set(tile, inside);
    else for (const [right, down] of [[0, 0], [1, 0], [0, 1], [1, 1]] as const) cut({ z: tile.z + 1, x: 2 * tile.x + right, y: 2 * tile.y + down }, inside);
  };
  if (side >= 1) cut({ z: 0, x: 0, y: 0 }, ground);
  return tiles;
}

function overlapKm2(ground: readonly PlanePolygon[], polygons: readonly PlanePolygon[], box: PlaneBox, cuts = 0): number {
  const [own, others] = [clipPolygons(ground, box), clipPolygons(polygons, box)];
  if (own.length === 0 || others.length === 0) return 0;
  if (cuts < MOST_CUTS && countVertices(own) + countVertices(others) > MANY_VERTICES) {
    return quarters(box).reduce((sum, quarter) => sum + overlapKm2(own, others, quarter, cuts + 1), 0);
  }
  return planeAreaKm2(overlay('intersection', own, others, box));
}

function countVertices(polygons: readonly PlanePolygon[]): number {
  return polygons.reduce((sum, rings) => sum + rings.reduce((inner, ring) => inner + ring.length, 0), 0);
}
