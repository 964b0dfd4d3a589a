import { readWorldFeatures } from '../layers/read-features.ts';
import { WORLD_WIDTH, worldBounds } from '../tiles/world-grid.ts';
import { USE_CLASSES, type UseClass } from '../movement/types.ts';
import { tilesInBbox, tileToLonLat } from '../tiles/tile-geometry.ts';
import type { TileId, TileLayer } from '../tiles/tile-source.ts';
import { type CellRuns, labelPieces, type Pieces, uniteStretches } from '../geometry/plane/cell-runs.ts';
import { visitTiles } from '../tiles/visit-tiles.ts';

/** Cells along the longer side of the corridor's box, at most. */
const MOST_CELLS = 4096;
/** Tiles read, at most: the deepest zoom with so few is fine enough for the grid. */
const MOST_TILES = 64;

/** A corridor's use classes as cells of a square grid that tiles fit into. */
export interface CorridorGrid {
  /** Grid step in the world grid. */
  readonly step: number;
  /** First column and row in steps from the world grid's corner; columns run on past the antimeridian. */
  readonly left: number;
  readonly top: number;
  readonly columns: number;
  readonly rows: number;
  /** The cells of each class, rows from the north, and the connected pieces they make. */
  readonly classes: Readonly<Record<UseClass, { readonly runs: CellRuns; readonly pieces: Pieces }>>;
  /** Area of a cell of each row in units that compare (Web Mercator's scale squared). */
  readonly rowWeight: Float64Array;
}

/** The cells whose centres lie in each use class. Throws AtlasError where a tile cannot be read, AbortError when aborted. */
export async function drawCorridorGrid(corridors: TileLayer, signal?: AbortSignal): Promise<CorridorGrid> {
  let zoom = corridors.zoom;
  while (zoom > 0 && tilesInBbox(corridors.bbox, zoom).length > MOST_TILES) zoom -= 1;
  for (; ; zoom++) {
    const grid = await drawAt(corridors, zoom, signal);
    // An archive may begin at a deeper zoom.
    if (zoom >= corridors.zoom || grid.classes.low.runs.from.length > 0) return grid;
  }
}

async function drawAt(corridors: TileLayer, zoom: number, signal: AbortSignal | undefined): Promise<CorridorGrid> {
  const tiles = tilesInBbox(corridors.bbox, zoom);
  const columnsOf = [...new Set(tiles.map(({ x }) => x))].sort((a, b) => a - b);
  const side = 2 ** zoom;
  // West of the widest gap lies the east end: a box across the antimeridian starts after it.
  const [west, , east] = corridors.bbox;
  const first = west > east ? Math.max(...columnsOf.filter((x, i) => i === 0 || x - columnsOf[i - 1]! > 1)) : columnsOf[0]!;
  const across = columnsOf.length;
  const rowsOf = tiles.map(({ y }) => y);
  const [north, south] = [Math.min(...rowsOf), Math.max(...rowsOf)];
  const perTile = 2 ** Math.max(0, Math.floor(Math.log2(MOST_CELLS / Math.max(across, south - north + 1))));
  const step = WORLD_WIDTH / side / perTile;
  const [columns, rows] = [across * perTile, (south - north + 1) * perTile];
  const [left, top] = [first * perTile, north * perTile];
  const rowWeight = new Float64Array(rows);
  for (let row = 0; row < rows; row++) {
    const [, lat] = tileToLonLat({ z: 0, x: 0, y: 0 }, side * perTile, 0, top + row + 0.5);
    rowWeight[row] = Math.cos((lat * Math.PI) / 180) ** 2;
  }
  const stretches = { low: emptyRows(rows), medium: emptyRows(rows), high: emptyRows(rows) };
  await visitTiles(tiles, async (tile) => {
    const layer = await readWorldFeatures(corridors, tile, 'polygons', signal);
    if (!layer) return;
    const column = ((tile.x - first + side) % side) * perTile;
    for (const { properties, geometry } of layer.features) {
      const order = USE_CLASSES.findIndex((use) => use === properties['use']);
      if (order < 0) continue;
      // A feature at a time: even-odd, ground under two that overlap would be outside.
      const found = fill(geometry, tile, step, perTile);
      // Classes are nested: what is of one class is of the wider ones too.
      for (const wider of USE_CLASSES.slice(0, order + 1)) {
        found.forEach((xs, row) => {
          const ofRow = stretches[wider][(tile.y - north) * perTile + row]!;
          for (const x of xs) ofRow.push(column + x);
        });
      }
    }
  });
  const classOf = (use: UseClass): CorridorGrid['classes'][UseClass] => {
    const runs = uniteStretches(stretches[use], columns);
    return { runs, pieces: labelPieces(runs, rowWeight) };
  };
  return { step, left, top, columns, rows, rowWeight, classes: { low: classOf('low'), medium: classOf('medium'), high: classOf('high') } };
}

function emptyRows(rows: number): number[][] {
  return Array.from({ length: rows }, () => []);
}

/** The stretches of columns, by row of the tile, of the tile's own cells whose centres are inside, even-odd. */
function fill(rings: readonly (readonly number[])[], tile: TileId, step: number, perTile: number): number[][] {
  const [left, top] = worldBounds(tile);
  const meets = emptyRows(perTile);
  for (const ring of rings) {
    for (let i = 0, j = ring.length - 2; i < ring.length; j = i, i += 2) {
      const [ax, ay, bx, by] = [ring[j]!, ring[j + 1]!, ring[i]!, ring[i + 1]!];
      if (ay === by) continue;
      const from = Math.max(0, Math.ceil((Math.min(ay, by) - top) / step - 0.5));
      const to = Math.min(perTile - 1, Math.ceil((Math.max(ay, by) - top) / step - 0.5) - 1);
      for (let row = from; row <= to; row++) meets[row]!.push((ax + ((top + (row + 0.5) * step - ay) / (by - ay)) * (bx - ax) - left) / step);
    }
  }
  for (const xs of meets) {
    xs.sort((a, b) => a - b);
    for (let k = 0; k < xs.length; k++) xs[k] = Math.min(perTile, Math.max(0, Math.ceil(xs[k]! - 0.5)));
  }
  return meets;
}
