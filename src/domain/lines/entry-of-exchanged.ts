import type { LonLat } from '../crossings/types.ts';
import type { Bbox } from '../catalog/fields.ts';
import { exchangeAxes } from './exchange-axes.ts';
import { boxHolds } from '../geometry/boxes.ts';

/** Longest side of an entry's extent, degrees: a wider one holds too much of the Earth to tell that a line belongs there. */
const WIDEST = 10;

interface Row {
  readonly id: string;
  /** [west, south, east, north] degrees; west above east across the antimeridian. */
  readonly bbox: Readonly<Bbox>;
  readonly withdrawn?: unknown;
}

/**
 * The entry in whose extent lines would lie whole with longitude and latitude exchanged, the narrowest of several: of animals
 * that have no corridor the extent is all that tells. Undefined where the lines as they stand reach the extent of one themselves.
 * @param lines [lon, lat] degrees
 */
export function entryOfExchanged(lines: readonly (readonly LonLat[])[], entries: readonly Row[]): string | undefined {
  const places = lines.flat();
  const narrow = entries.filter(({ bbox, withdrawn }) => withdrawn === undefined && Math.max(...sidesOf(bbox)) <= WIDEST);
  const turned = exchangeAxes(lines)?.flat();
  if (!turned || places.length === 0 || narrow.some(({ bbox }) => places.some((place) => holds(bbox, place)))) return undefined;
  const [best] = narrow.filter(({ bbox }) => turned.every((place) => holds(bbox, place))).toSorted((a, b) => areaOf(a.bbox) - areaOf(b.bbox));
  return best?.id;
}

function sidesOf([west, south, east, north]: Readonly<Bbox>): [number, number] {
  return [west > east ? east + 360 - west : east - west, north - south];
}

function areaOf(bbox: Readonly<Bbox>): number {
  const [width, height] = sidesOf(bbox);
  return width * height;
}

function holds(bbox: Readonly<Bbox>, [lon, lat]: LonLat): boolean {
  return boxHolds(bbox, [lon, lat, lon, lat]);
}
