import type { UseClass } from '../movement/types.ts';
import { numberParts } from './number-parts.ts';
import { preparePolygon, type PreparedPolygon } from './prepare-polygon.ts';
import type { WorldFeature } from './read-world-layer.ts';

/** A tile's corridor by use class, in the world grid; classes are nested. */
export type UseClassPolygons = { readonly low: PreparedPolygon } & { readonly [Use in Exclude<UseClass, 'low'>]?: PreparedPolygon | undefined };

/** min x, min y, max x, max y in the world grid. */
type Box = readonly [number, number, number, number];

/** Polygons of the use classes; the widest class that the tile holds stands for the whole corridor. */
export function prepareUseClasses(features: readonly WorldFeature[]): { classes: UseClassPolygons; box: Box } | undefined {
  const ringsOf = (use: UseClass) => features.filter((f) => f.type === 3 && f.properties['use'] === use).flatMap((f) => f.geometry);
  const [lowRings, mediumRings, highRings] = [ringsOf('low'), ringsOf('medium'), ringsOf('high')];
  const rings = [lowRings, mediumRings, highRings].find((list) => list.length > 0);
  const prepare = (list: readonly number[][]) => preparePolygon(list, numberParts(list));
  const low = rings && prepare(rings);
  if (!low) return undefined;
  return {
    classes: { low, medium: prepare(mediumRings), high: prepare(highRings) },
    box: [low.grid.minX, low.grid.minY, low.grid.maxX, low.grid.maxY],
  };
}
