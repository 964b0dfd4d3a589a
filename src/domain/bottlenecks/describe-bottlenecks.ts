import { findBottlenecks } from './find-bottlenecks.ts';
import type { BottleneckFigures } from '../evidence/tracks/tracks-evidence.ts';
import { cutLine } from '../geometry/antimeridian.ts';
import { createLambertAzimuthal } from '../geometry/lambert-azimuthal.ts';
import { countsInCorridors } from '../movement/sequences/flag-sequence.ts';
import type { CorridorResult, Season } from '../movement/types.ts';
import type { UsesOnGrid } from '../representativeness/describe-sample.ts';

/** Filled cells, and cells of the grid, that are cut at most: larger corridors are cut on a coarser grid. */
const MOST_FILLED = 30_000;
const MOST_CELLS = 400_000;

/** Seasons in which animals go from the one end to the other; in the others they come back. */
const THERE: ReadonlySet<Season> = new Set<Season>(['spring', 'outward']);

const round5 = (value: number): number => Math.round(value * 1e5) / 1e5;

/**
 * Where a corridor is narrowest, as the entry's file has it: of the footprints that it is drawn from, on its grid or a coarser
 * one; its ends are where the migrations that count in it begin and end.
 * @param generalised whether the population's places are made coarser: where all animals pass is then nobody's to know
 */
export function describeBottlenecks(
  { uses, grid, centre }: UsesOnGrid,
  { routes, sequences }: CorridorResult,
  generalised: boolean,
): BottleneckFigures | undefined {
  if (generalised || !grid || !centre || uses.length === 0) return undefined;
  const plane = createLambertAzimuthal(...centre);
  let factor = Math.max(1, Math.ceil(Math.sqrt((grid.cols * grid.rows) / MOST_CELLS)));
  const joined = (cell: number, cols: number): number => Math.floor(Math.floor(cell / grid.cols) / factor) * cols + Math.floor((cell % grid.cols) / factor);
  const join = (): { cols: number; footprints: Uint32Array[] } => {
    const cols = Math.ceil(grid.cols / factor);
    return { cols, footprints: uses.map(({ cells }) => Uint32Array.from(new Set(Array.from(cells, (cell) => joined(cell, cols))))) };
  };
  let { cols, footprints } = join();
  while (new Set(footprints.flatMap((cells) => [...cells])).size > MOST_FILLED) {
    factor += 1;
    ({ cols, footprints } = join());
  }
  const counted = new Set(sequences.filter(countsInCorridors).map(({ sequence }) => sequence));
  const ends: [[number, number][], [number, number][]] = [[], []];
  for (const { properties, geometry } of routes) {
    if (!counted.has(properties.sequence)) continue;
    const positions = geometry.type === 'LineString' ? geometry.coordinates : geometry.coordinates.flat();
    const there = THERE.has(properties.season);
    for (const [position, isStart] of [
      [positions[0], true],
      [positions.at(-1), false],
    ] as const) {
      const [lon = 0, lat = 0] = position ?? [];
      const [x, y] = plane.forward(lon, lat);
      ends[isStart === there ? 0 : 1].push([((x - grid.x0) / grid.cell + 0.5) / factor - 0.5, ((y - grid.y0) / grid.cell + 0.5) / factor - 0.5]);
    }
  }
  const cell = grid.cell * factor;
  const found = findBottlenecks({ cols, rows: Math.ceil(grid.rows / factor), cell, footprints, ends });
  if (!found) return undefined;
  const { use, animals, sections } = found;
  const place = ([col, row]: readonly [number, number]): [number, number] =>
    plane.inverse(grid.x0 - grid.cell / 2 + col * cell, grid.y0 - grid.cell / 2 + row * cell);
  return {
    use,
    cellM: cell,
    animals,
    sections: sections.map(({ widthM, animals: passing, lines }) => ({
      widthM: Math.round(widthM),
      animals: passing,
      lines: lines.flatMap((line) => cutLine(line.map(place)).map((part) => part.map(([lon, lat]): [number, number] => [round5(lon), round5(lat)]))),
    })),
  };
}
