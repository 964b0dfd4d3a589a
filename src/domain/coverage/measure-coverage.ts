import { AtlasError } from '../errors.ts';
import { USE_CLASSES, type UseClass } from '../movement/types.ts';
import { nameOfArea } from '../layers/identify-feature.ts';
import { readFeatures, type TileFeatures } from '../layers/read-features.ts';
import { tilesInBbox } from '../tiles/tile-geometry.ts';
import type { TileId, TileLayer } from '../tiles/tile-source.ts';
import type { AreaShare, CoverageAnswer } from './area-share.ts';
import { clipPolygons, type PlanePolygon } from '../geometry/plane/clip-polygons.ts';
import { forEachConcurrently } from '../tiles/visit-tiles.ts';
import { measureCell, type PolygonsByUse, unite } from './measure-cell.ts';
import { planeAreaKm2, planeBoxOf, planePolygons } from '../geometry/plane/plane-polygons.ts';

/** Tiles read at a time. */
const READS = 8;
/** Area tiles kept decoded: one of a coarse layer serves many cells. */
const KEPT_TILES = 32;

export interface MeasureCoverageOptions {
  /** Polygons with a property `use` (low, medium, high), nested classes. */
  readonly corridors: TileLayer;
  /** Polygons; `identifyFeature` says what stands for them. Layers may have any analysis zoom and overlap. */
  readonly areas: readonly TileLayer[];
  readonly signal?: AbortSignal;
  readonly onProgress?: (done: number, total: number) => void;
}

type Km2ByUse = Record<UseClass, number>;

interface Cell {
  readonly tile: TileId;
  readonly corridors: PolygonsByUse;
}

interface AreaPolygons {
  readonly key: string;
  readonly id: string;
  readonly name: string;
  readonly country: string | undefined;
  readonly polygons: readonly PlanePolygon[];
}

/**
 * How much of each corridor use class lies in any of the areas, and in each: km² on the WGS 84 ellipsoid and shares
 * 0–1. Read from tiles at each layer's analysis zoom; every cell, the deepest of the tiles that meet, is clipped to
 * its exact bounds, because tiles carry a buffer that would count twice. Ground under two areas counts once in
 * `coverage`, and in `byArea` once in each. Classes without any corridor have 0 km² and a share of 0.
 * @throws AtlasError naming the layer when a tile cannot be read or no corridor has a known use class; the signal's
 *   reason when aborted
 */
export async function measureCoverage({ corridors, areas, signal, onProgress }: MeasureCoverageOptions): Promise<CoverageAnswer> {
  const total: Km2ByUse = { low: 0, medium: 0, high: 0 };
  const covered: Km2ByUse = { low: 0, medium: 0, high: 0 };
  const shares = new Map<string, AreaShare & { readonly km2ByUse: Km2ByUse }>();
  const zoom = Math.max(corridors.zoom, ...areas.map((layer) => layer.zoom));
  const tiles = tilesInBbox(corridors.bbox, corridors.zoom);
  const cells: Cell[] = [];
  let done = 0;
  let unknownUse = false;
  await forEachConcurrently(tiles, READS, signal, async (tile) => {
    const { byUse, unknown } = sortByUse(await readFeatures(corridors, tile, 'polygons', signal), tile);
    unknownUse ||= unknown;
    for (const [use, polygons] of byUse) total[use] += planeAreaKm2(polygons);
    if (areas.length > 0 && byUse.size > 0) cells.push(...splitCell({ tile, corridors: byUse }, zoom));
    onProgress?.((done += 1), 2 * tiles.length);
  });
  if (unknownUse && USE_CLASSES.every((use) => total[use] === 0)) throw refuseUnknownUse(corridors);

  const readAreas = keepLatest(areas, signal);
  let measured = 0;
  await forEachConcurrently(cells, READS, signal, async ({ tile, corridors: byUse }) => {
    const found = new Map<string, readonly PlanePolygon[]>();
    for (const [index, layer] of areas.entries()) {
      for (const area of await readAreas(index, ancestor(tile, layer.zoom))) {
        found.set(area.key, [...(found.get(area.key) ?? []), ...area.polygons]);
        const { id, name, country } = area;
        if (!shares.has(area.key)) shares.set(area.key, { id, name, ...(country === undefined ? {} : { country }), km2ByUse: { low: 0, medium: 0, high: 0 } });
      }
    }
    measureCell(
      planeBoxOf(tile),
      byUse,
      found,
      (use, km2) => (covered[use] += km2),
      (key, use, km2) => {
        const share = shares.get(key);
        if (share) share.km2ByUse[use] += km2;
      },
    );
    measured += 1;
    onProgress?.(tiles.length + Math.floor((tiles.length * measured) / cells.length), 2 * tiles.length);
  });
  onProgress?.(2 * tiles.length, 2 * tiles.length);

  return {
    coverage: USE_CLASSES.map((use) => ({
      use,
      corridorKm2: total[use],
      coveredKm2: Math.min(covered[use], total[use]),
      share: total[use] > 0 ? Math.min(1, covered[use] / total[use]) : 0,
    })),
    byArea: [...shares.values()]
      .filter(({ km2ByUse }) => USE_CLASSES.some((use) => km2ByUse[use] > 0))
      .sort((a, b) => b.km2ByUse.low - a.km2ByUse.low || a.name.localeCompare(b.name) || a.id.localeCompare(b.id)),
  };
}

/** A tile's corridors by use class, clipped to the tile's own bounds. */
function sortByUse(layer: TileFeatures | undefined, tile: TileId): { byUse: PolygonsByUse; unknown: boolean } {
  const box = planeBoxOf(tile);
  const byUse = new Map<UseClass, PlanePolygon[]>();
  let unknown = false;
  for (const feature of layer?.features ?? []) {
    const use = USE_CLASSES.find((known) => known === feature.properties['use']);
    const polygons = clipPolygons(planePolygons(feature.geometry, tile, layer?.extent ?? 1), box);
    if (use === undefined) unknown ||= polygons.length > 0;
    else if (polygons.length > 0) byUse.set(use, unite([byUse.get(use) ?? [], polygons], box));
  }
  return { byUse, unknown };
}

/** The descendants of a cell at a zoom, those without a corridor left out. */
function splitCell(cell: Cell, zoom: number): Cell[] {
  const { z, x, y } = cell.tile;
  if (z >= zoom) return [cell];
  return [
    [0, 0],
    [1, 0],
    [0, 1],
    [1, 1],
  ].flatMap(([right = 0, down = 0]) => {
    const tile: TileId = { z: z + 1, x: 2 * x + right, y: 2 * y + down };
    const box = planeBoxOf(tile);
    const corridors = new Map(
      [...cell.corridors].flatMap(([use, polygons]) => {
        const inside = clipPolygons(polygons, box);
        return inside.length > 0 ? [[use, inside] as const] : [];
      }),
    );
    return corridors.size > 0 ? splitCell({ tile, corridors }, zoom) : [];
  });
}

function ancestor({ z, x, y }: TileId, zoom: number): TileId {
  const steps = 2 ** (z - zoom);
  return { z: zoom, x: Math.floor(x / steps), y: Math.floor(y / steps) };
}

/** Read area tiles, the latest kept, so that cells of one coarse tile share it. */
function keepLatest(layers: readonly TileLayer[], signal: AbortSignal | undefined) {
  const kept = new Map<string, Promise<AreaPolygons[]>>();
  return (index: number, tile: TileId): Promise<AreaPolygons[]> => {
    const layer = layers[index];
    if (!layer) return Promise.resolve([]);
    const name = `${index}/${tile.z}/${tile.x}/${tile.y}`;
    const answer = kept.get(name) ?? readAreaTile(layer, index, tile, signal);
    kept.delete(name);
    kept.set(name, answer);
    for (const oldest of kept.keys()) {
      if (kept.size <= KEPT_TILES) break;
      kept.delete(oldest);
    }
    return answer;
  };
}

async function readAreaTile(layer: TileLayer, index: number, tile: TileId, signal: AbortSignal | undefined): Promise<AreaPolygons[]> {
  const read = await readFeatures(layer, tile, 'polygons', signal);
  return (read?.features ?? []).flatMap((feature) => {
    const polygons = planePolygons(feature.geometry, tile, read?.extent ?? 1);
    // Two layers may both have an area 1.
    return polygons.length > 0
      ? [{ key: `${index}/${feature.id}`, id: feature.id, name: nameOfArea(feature), country: stateOf(feature.properties['country']), polygons }]
      : [];
  });
}

/** A country by its code; what names several, or is a name, tells of none. */
function stateOf(country: unknown): string | undefined {
  return typeof country === 'string' && /^[A-Z]{3}$/.test(country) ? country : undefined;
}

function refuseUnknownUse(layer: TileLayer): AtlasError {
  return new AtlasError('coverage.noUseClass', {}, { layer: layer.title, field: 'use' });
}
