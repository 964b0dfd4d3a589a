import { intersection, union } from 'polyclip-ts';
import { AtlasError, reasonOf } from '../errors.ts';
import { USE_CLASSES, type UseClass } from '../movement/types.ts';
import { boxesMeet, boxOf, clipPolygons, doubleArea, type PlaneBox, type PlanePolygon } from '../geometry/plane/clip-polygons.ts';
import { planeAreaKm2 } from '../geometry/plane/plane-polygons.ts';

/** A class's polygons must not overlap one another. */
export type PolygonsByUse = ReadonlyMap<UseClass, readonly PlanePolygon[]>;

/** How often a cell is cut into four where an overlay fails, before giving up. */
const MAX_CUTS = 4;

/**
 * What areas cover of the corridors inside one cell.
 * @param corridors the use classes, clipped to the cell
 * @param areas polygons by area key; they may overlap and reach beyond the cell
 * @param addCovered takes km² of a class that any area covers
 * @param addArea takes km² of a class that one area covers
 * @throws AtlasError where the geometry defeats the overlay
 */
export function measureCell(
  cell: PlaneBox,
  corridors: PolygonsByUse,
  areas: ReadonlyMap<string, readonly PlanePolygon[]>,
  addCovered: (use: UseClass, km2: number) => void,
  addArea: (key: string, use: UseClass, km2: number) => void,
): void {
  const clipped = [...areas].flatMap(([key, polygons]) => {
    const inside = clipPolygons(polygons, cell);
    return inside.length > 0 ? [{ key, polygons: inside, box: boxOf(inside), whole: fillsCell(inside, cell) }] : [];
  });
  if (clipped.length === 0) return;
  for (const use of USE_CLASSES) {
    const polygons = corridors.get(use) ?? [];
    if (polygons.length === 0) continue;
    let wholeKm2: number | undefined;
    const pieces: PlanePolygon[][] = [];
    for (const area of clipped) {
      if (area.whole) {
        wholeKm2 ??= planeAreaKm2(polygons);
        addArea(area.key, use, wholeKm2);
        continue;
      }
      const near = polygons.filter((polygon) => boxesMeet(boxOf([polygon]), area.box));
      const piece = near.length > 0 ? overlay('intersection', near, area.polygons, cell) : [];
      if (piece.length === 0) continue;
      addArea(area.key, use, planeAreaKm2(piece));
      pieces.push(piece);
    }
    if (wholeKm2 !== undefined) addCovered(use, wholeKm2);
    else if (pieces.length > 0) addCovered(use, planeAreaKm2(unite(pieces, cell)));
  }
}

/** One set of polygons that do not overlap, from several; polygons of one set may overlap as well. */
export function unite(sets: readonly (readonly PlanePolygon[])[], cell: PlaneBox): PlanePolygon[] {
  const [first = [], ...rest] = sets;
  const apart = sets.every((set, i) => sets.every((other, j) => j <= i || !boxesMeet(boxOf(set), boxOf(other))));
  return apart ? sets.flat() : overlay('union', first, rest.flat(), cell);
}

/** A hole takes nothing away here only if there is none: a cell with a hole is not filled. */
function fillsCell(polygons: readonly PlanePolygon[], [west, north, east, south]: PlaneBox): boolean {
  const full = 2 * (east - west) * (south - north);
  return polygons.some(([outer, ...holes]) => outer !== undefined && holes.length === 0 && Math.abs(doubleArea(outer)) === full);
}

function overlay(kind: 'intersection' | 'union', a: readonly PlanePolygon[], b: readonly PlanePolygon[], box: PlaneBox, cuts = 0): PlanePolygon[] {
  if (a.length === 0 || b.length === 0) return kind === 'union' ? [...a, ...b] : [];
  try {
    return kind === 'union' ? union([...a], [...b]) : intersection([...a], [...b]);
  } catch (cause) {
    if (cuts >= MAX_CUTS) {
      throw new AtlasError('coverage.overlapFailed', { detail: reasonOf(cause) });
    }
    // The sweep stumbles over rare clusters of near-coincident edges; a cut elsewhere sends them through in another order.
    return quarters(box).flatMap((part) => overlay(kind, clipPolygons(a, part), clipPolygons(b, part), part, cuts + 1));
  }
}

/** The four quarters of a box. */
function quarters([west, north, east, south]: PlaneBox): PlaneBox[] {
  const [x, y] = [(west + east) / 2, (north + south) / 2];
  return [
    [west, north, x, y],
    [x, north, east, y],
    [west, y, x, south],
    [x, y, east, south],
  ];
}
