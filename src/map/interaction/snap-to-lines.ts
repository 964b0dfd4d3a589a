import type { LonLat } from '../../domain/crossings/types.ts';
import type { Map as MapLibreMap } from 'maplibre-gl';
import type { PickTarget } from '../layers/data-spec.ts';

/** How near the pointer a line pulls, CSS pixels. */
export const SNAP_PX = 12;

/**
 * The place on lines that the pointer is near: a vertex before the stretch between two, undefined where none is within 12 px.
 * @param at CSS pixels in the map
 * @param project from longitude and latitude to CSS pixels in the map
 */
export function snapToLines(
  [px, py]: readonly [number, number],
  lines: readonly (readonly LonLat[])[],
  project: (lon: number, lat: number) => { readonly x: number; readonly y: number },
): LonLat | undefined {
  let vertex: { at: LonLat; distance: number } | undefined;
  let edge: { at: LonLat; distance: number } | undefined;
  for (const line of lines) {
    let before: { x: number; y: number; at: LonLat } | undefined;
    for (const at of line) {
      const { x, y } = project(at[0], at[1]);
      const distance = Math.hypot(x - px, y - py);
      if (distance < (vertex?.distance ?? SNAP_PX)) vertex = { at, distance };
      if (before) {
        const [dx, dy] = [x - before.x, y - before.y];
        const t = Math.min(1, Math.max(0, ((px - before.x) * dx + (py - before.y) * dy) / (dx * dx + dy * dy || 1)));
        const away = Math.hypot(before.x + t * dx - px, before.y + t * dy - py);
        // Straight on the screen and straight in degrees differ by less than a pixel over a stretch on the screen.
        if (away < (edge?.distance ?? SNAP_PX))
          edge = { at: [before.at[0] + t * (at[0] - before.at[0]), before.at[1] + t * (at[1] - before.at[1])], distance: away };
      }
      before = { x, y, at };
    }
  }
  return (vertex ?? edge)?.at;
}

/**
 * Barriers drawn near a point of the map, as a new line may join them: a road at its junction, a fence at its corner.
 * @param at CSS pixels in the map
 * @param targets what each layer stands for, by layer id
 * @returns [lon, lat]; lines are cut at the edges of tiles
 */
export function linesNear(
  map: Pick<MapLibreMap, 'getLayer' | 'queryRenderedFeatures'>,
  [x, y]: readonly [number, number],
  targets: ReadonlyMap<string, PickTarget>,
): LonLat[][] {
  const layers = [...targets].flatMap(([id, { kind }]) => (kind === 'barrier' && map.getLayer(id) !== undefined ? [id] : []));
  if (layers.length === 0) return [];
  return map
    .queryRenderedFeatures(
      [
        [x - SNAP_PX, y - SNAP_PX],
        [x + SNAP_PX, y + SNAP_PX],
      ],
      { layers },
    )
    .flatMap(({ geometry }) => {
      const lines = geometry.type === 'LineString' ? [geometry.coordinates] : geometry.type === 'MultiLineString' ? geometry.coordinates : [];
      return lines.map((line) => line.map(([lon = 0, lat = 0]): LonLat => [lon, lat]));
    });
}
