import { crossUseClasses } from '../assessment/cross-use-classes.ts';
import type { CorridorGrid } from '../assessment/corridor-grid.ts';
import { cutCorridor, type Separation } from '../assessment/cut-corridor.ts';
import type { LonLat } from '../crossings/types.ts';
import type { TileLayer } from '../tiles/tile-source.ts';
import { projectLines } from './project-lines.ts';

/**
 * Which parts of a corridor lie apart at a barrier, and would be one without it: by use class, as `cutCorridor` tells of a
 * planned line. Other barriers may still stand between them. None where the barrier ends inside the corridor.
 * Throws AtlasError where a tile cannot be read, AbortError when aborted.
 * @param lines of the barrier, [lon, lat] degrees
 * @param grid the same corridor's cells, from `drawCorridorGrid`
 */
export async function findPartsJoined(
  lines: readonly (readonly LonLat[])[],
  corridors: TileLayer,
  grid: CorridorGrid,
  signal?: AbortSignal,
): Promise<readonly Separation[]> {
  const world = projectLines(lines);
  const met = await crossUseClasses(world, corridors, signal);
  // A line that meets the boundary less than twice separates nothing, however near to it it ends.
  if (!met) return [];
  return cutCorridor(world, grid).separations.filter(({ use }) => met.byUse[use].points.length > 1);
}
