import type { Layer } from '../catalog/fields.ts';
import { BARRIER_KINDS, type BarrierKind } from '../catalog/layer-kinds.ts';
import type { LonLat } from '../crossings/types.ts';
import { bboxOfLines } from '../geometry/boxes.ts';
import { coverOf } from './cover.ts';

/**
 * The kinds of barriers that no layer covers at lines: a layer whose box reaches there may have been made for the country
 * beyond the border. A layer that does not say what it covers may cover them.
 * @param lines [lon, lat] degrees
 * @param countries those that the lines run through, ISO 3166-1 alpha-3; undefined where nobody looked
 * @param layers those that were looked at
 */
export function uncoveredKinds(
  lines: readonly (readonly LonLat[])[],
  countries: readonly string[] | undefined,
  layers: readonly Pick<Layer, 'kind' | 'covers'>[],
): BarrierKind[] {
  const bbox = bboxOfLines(lines, 0);
  const shares = countries?.map((iso3) => ({ iso3, areaKm2: 0, share: 1 / countries.length }));
  const covers = (layer: Pick<Layer, 'covers'>): boolean => bbox !== undefined && coverOf(layer.covers, { bbox, countries: shares }).part !== 'none';
  return BARRIER_KINDS.filter((kind) => !layers.some((layer) => layer.kind === kind && covers(layer)));
}
