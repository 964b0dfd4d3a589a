import type { MultiPolygon, Position } from 'geojson';
import { intersection } from 'polyclip-ts';
import type { EqualAreaPlane } from '../geometry/lambert-azimuthal.ts';
import type { PlanePolygon } from './trace-cells.ts';

type LonLatRing = [number, number][];

/** The half-open world and its two neighbours: longitudes run from −540 to 540 before the cut. */
const WORLDS = [-360, 0, 360] as const;

/** Cut a polygon that runs across the antimeridian (RFC 7946, 3.1.9); its longitudes are continuous beyond ±180. */
function cutAtAntimeridian(rings: LonLatRing[]): LonLatRing[][] {
  return WORLDS.flatMap((shift) => {
    const box: LonLatRing = [
      [shift - 180, -90],
      [shift + 180, -90],
      [shift + 180, 90],
      [shift - 180, 90],
      [shift - 180, -90],
    ];
    return intersection([rings], [[box]]).map((polygon) => polygon.map((ring) => ring.map(([lon, lat]): [number, number] => [lon - shift, lat])));
  });
}

/** Plane polygons as a WGS 84 MultiPolygon: rings closed and wound as RFC 7946 asks, cut at the antimeridian. */
export function polygonsToGeojson(polygons: readonly PlanePolygon[], plane: EqualAreaPlane): MultiPolygon {
  const coordinates: Position[][][] = [];
  for (const polygon of polygons) {
    const rings = polygon.map((ring): LonLatRing => {
      const closed = ring.map(([x, y]) => plane.inverse(x, y));
      const [first] = closed;
      return first ? [...closed, first] : closed;
    });
    const crosses = rings.some((ring) => ring.some(([lon]) => lon < -180 || lon > 180));
    coordinates.push(...(crosses ? cutAtAntimeridian(rings) : [rings]));
  }
  return { type: 'MultiPolygon', coordinates };
}
