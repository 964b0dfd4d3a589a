import { openPmtilesSource } from '../../domain/tiles/pmtiles-source.ts';
import { readWorldFeatures, type WorldFeature } from '../../domain/layers/read-features.ts';
import { WORLD_WIDTH } from '../../domain/tiles/world-grid.ts';
import type { MercatorFrame } from './mercator-frame.ts';

/** Deepest zoom of the base map. */
const DEEPEST = 7;

/** What a small map is drawn on, in the world grid: rings of land and of lakes, and lines. */
export interface Ground {
  readonly land: readonly (readonly number[])[];
  readonly lakes: readonly (readonly number[])[];
  readonly rivers: readonly (readonly number[])[];
  readonly borders: readonly (readonly number[])[];
}

const SHAPES = { land: 'polygons', lakes: 'polygons', rivers: 'lines', borders: 'lines' } as const;

/**
 * Land, lakes, rivers and borders under a frame, of the few tiles of the base map that it needs.
 * @param url of the base map's archive
 */
export async function readGround(url: string, frame: MercatorFrame, signal: AbortSignal): Promise<Ground> {
  const source = openPmtilesSource(url, 'Base map');
  const z = Math.max(0, Math.min(DEEPEST, Math.floor(Math.log2(1 / Math.max(frame.width, frame.height)))));
  const side = 2 ** z;
  const [left, right] = [Math.floor(frame.x * side), Math.floor((frame.x + frame.width) * side)];
  const [top, bottom] = [Math.max(0, Math.floor(frame.y * side)), Math.min(side - 1, Math.floor((frame.y + frame.height) * side))];
  const tiles: { readonly x: number; readonly y: number }[] = [];
  for (let x = left; x <= right; x++) for (let y = top; y <= bottom; y++) tiles.push({ x, y });
  const read = async (sourceLayer: keyof typeof SHAPES): Promise<number[][]> => {
    const layer = { source, sourceLayer, zoom: z, bbox: [-180, -90, 180, 90] as const, title: 'Base map' };
    const features = await Promise.all(
      tiles.map(async ({ x, y }) => {
        const world = Math.floor(x / side);
        const found = await readWorldFeatures(layer, { z, x: x - world * side, y }, SHAPES[sourceLayer], signal);
        return (found?.features ?? []).flatMap((feature) => shift(feature, world));
      }),
    );
    return features.flat();
  };
  const [land, lakes, rivers, borders] = await Promise.all([read('land'), read('lakes'), read('rivers'), read('borders')]);
  return { land, lakes, rivers, borders };
}

/** Its lines or rings, so many worlds further east. */
function shift({ geometry }: WorldFeature, worlds: number): number[][] {
  return geometry.map((flat) => (worlds === 0 ? flat : flat.map((value, at) => (at % 2 === 0 ? value + worlds * WORLD_WIDTH : value))));
}
