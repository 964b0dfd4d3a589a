import { lonLatToTile } from '../tiles/tile-geometry.ts';
import { cutLine } from '../geometry/antimeridian.ts';
import { WORLD_WIDTH } from '../tiles/world-grid.ts';
import type { LonLat } from '../crossings/types.ts';

/** A straight edge in degrees is a curve in Web Mercator; steps of this latitude keep it within about 2 m up to 70°. */
const STEP_DEGREES = 0.05;

/**
 * Lines of [lon, lat] degrees in the world grid of tiles (flat x, y), cut at the antimeridian. Edges are straight in
 * longitude and latitude (RFC 7946); one longer than 180° of longitude runs the other way round, and longitudes
 * beyond ±180 are wrapped.
 */
export function projectLines(lines: readonly (readonly LonLat[])[]): number[][] {
  return lines.flatMap((line) => cutLine(line).map(projectLine));
}

function projectLine(line: readonly LonLat[]): number[] {
  const flat: number[] = [];
  line.forEach(([lon, lat], i) => {
    const [fromLon, fromLat] = line[i - 1] ?? [lon, lat];
    const steps = Math.max(1, Math.ceil(Math.abs(lat - fromLat) / STEP_DEGREES));
    for (let step = i === 0 ? steps : 1; step <= steps; step++) {
      const share = step / steps;
      const place: LonLat = step === steps ? [lon, lat] : [fromLon + share * (lon - fromLon), fromLat + share * (lat - fromLat)];
      flat.push(...lonLatToTile({ z: 0, x: 0, y: 0 }, WORLD_WIDTH, ...place));
    }
  });
  return flat;
}
