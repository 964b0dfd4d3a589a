import type { LonLat } from '../crossings/types.ts';
import { AtlasError } from '../errors.ts';
import { unwrap } from '../geometry/antimeridian.ts';
import { shortGeodesicM } from '../geometry/distances.ts';
import type { Nearest } from '../geometry/plane/nearest-segment.ts';
import { nearestPlane } from './line-plane.ts';
import type { Stretch } from './profile.ts';
import type { SitingLine } from './siting-line.ts';

/** The nearest place of a line that is nearer than a distance, metres; undefined where there is none. */
export function nearestOnLine(line: SitingLine, [lon, lat]: LonLat, mostM: number): { readonly measure: number; readonly distance: number } | undefined {
  const plane = line.planes[nearestPlane(line.planes, lon, lat)]!;
  const found: Nearest = { distance: 0, segment: -1, share: 0 };
  plane.nearest(...plane.forward(lon, lat), mostM, found);
  if (found.segment < 0) return undefined;
  const vertex = plane.segments[found.segment]!;
  return { measure: plane.m[vertex]! + found.share * (plane.m[vertex + 1]! - plane.m[vertex]!), distance: found.distance };
}

/**
 * Measures of structures that stand already.
 * @param points [lon, lat] degrees
 * @throws AtlasError where one lies farther from the line than `mostM`
 */
export function placeExisting(line: SitingLine, points: readonly LonLat[], mostM: number): number[] {
  return points.map(([lon, lat], i) => {
    const found = nearestOnLine(line, [lon, lat], mostM);
    if (!found) throw new AtlasError('siting.existingOff', { n: i + 1, lon: lon.toFixed(5), lat: lat.toFixed(5), most: Math.round(mostM) });
    return found.measure;
  });
}

/**
 * Stretches of a line that other lines run along.
 * @param others [lon, lat] degrees
 * @param withinM what lies nearer than this is along it
 * @param pieceM how finely they are followed
 * @throws AtlasError where one of them lies nowhere along it
 */
export function placeExcluded(line: SitingLine, others: readonly (readonly LonLat[])[], withinM: number, pieceM: number): Stretch[] {
  return others.flatMap((other, number) => {
    const stretches: { fromM: number; toM: number }[] = [];
    let before: number | undefined;
    for (const place of walk(unwrap(other), pieceM)) {
      const measure = nearestOnLine(line, place, withinM)?.measure;
      if (measure === undefined) {
        before = undefined;
        continue;
      }
      const last = stretches.at(-1);
      // A leap along the line is another stretch of it.
      if (last && before !== undefined && Math.abs(measure - before) < 10 * pieceM) {
        last.fromM = Math.min(last.fromM, measure);
        last.toM = Math.max(last.toM, measure);
      } else stretches.push({ fromM: measure, toM: measure });
      before = measure;
    }
    if (stretches.length === 0) throw new AtlasError('siting.excludedOff', { n: number + 1, most: Math.round(withinM) });
    return stretches;
  });
}

function walk(way: readonly LonLat[], pieceM: number): LonLat[] {
  const places: LonLat[] = way.slice(0, 1);
  for (let i = 1; i < way.length; i++) {
    const [[x0, y0], [x1, y1]] = [way[i - 1]!, way[i]!];
    const pieces = Math.max(1, Math.min(100_000, Math.ceil(shortGeodesicM(x0, y0, x1, y1) / pieceM)));
    for (let k = 1; k <= pieces; k++) places.push([x0 + ((x1 - x0) * k) / pieces, y0 + ((y1 - y0) * k) / pieces]);
  }
  return places;
}
