import type { MultiPolygon, Position } from 'geojson';
import { type Geom, union } from 'polyclip-ts';
import { polygonAreaKm2 } from '../../geometry/polygon-area.ts';
import { USE_CLASSES } from '../../movement/types.ts';
import type { UseClass } from '../../movement/types.ts';

/** Two areas nearer than this share are one: classes drawn one inside the other differ by rounding alone. */
const SAME = 1e-5;

/** The outline of one use class, with the classes above it. WGS 84, [lon, lat]. */
export interface NestedClass {
  readonly use: UseClass;
  readonly geometry: MultiPolygon;
  readonly areaKm2: number;
}

/**
 * A custodian's polygons by use class, as the atlas has them: low includes medium, and medium high, whether he drew the
 * classes so or each without the others. Polygons of a class that neither overlap nor miss anything of the classes above
 * stay as they are, to the last digit; else they are united. Widest first. A medium or high class without a polygon is
 * left out; low, the whole corridor, is there as soon as any is.
 */
export function nestUseClasses(polygons: Readonly<Partial<Record<UseClass, readonly Position[][][]>>>): NestedClass[] {
  const nested: NestedClass[] = [];
  let above: Position[][][] = [];
  for (const use of [...USE_CLASSES].reverse()) {
    const own = polygons[use] ?? (use === 'low' ? above : []);
    if (own.length === 0) continue;
    const geometry: MultiPolygon = { type: 'MultiPolygon', coordinates: [...own] };
    const area = polygonAreaKm2(geometry);
    const whole = unite([...own, ...above]);
    const wholeArea = polygonAreaKm2(whole);
    const kept = Math.abs(wholeArea - area) <= SAME * wholeArea ? { geometry, areaKm2: area } : { geometry: whole, areaKm2: wholeArea };
    nested.push({ use, ...kept });
    above = kept.geometry.coordinates;
  }
  return nested.reverse();
}

/** The union of polygons, in longitude and latitude: GeoJSON's edges are straight there. */
export function unite(polygons: readonly Position[][][]): MultiPolygon {
  const [first, ...others] = polygons.map((rings): Geom => [rings.map((ring) => ring.map(([lon = 0, lat = 0]): [number, number] => [lon, lat]))]);
  return { type: 'MultiPolygon', coordinates: first === undefined ? [] : union(first, ...others) };
}
