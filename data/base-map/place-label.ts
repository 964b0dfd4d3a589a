import type { Position } from 'geojson';

/** Points tried along each side of the searched box, and how often the box shrinks round the best of them. */
const STEPS = 16;
const ROUNDS = 4;

/**
 * A point well inside a polygon, [lon, lat]: of a grid of points, refined round the best one, that farthest from any
 * edge, longitudes shrunk by the cosine of the latitude. The polygon's first ring is its outline.
 */
export function placeLabel(rings: readonly Position[][]): [number, number] {
  const outline = rings[0] ?? [];
  const lats = outline.map(([, lat = 0]) => lat);
  const lons = outline.map(([lon = 0]) => lon);
  let box: [number, number, number, number] = [Math.min(...lons), Math.min(...lats), Math.max(...lons), Math.max(...lats)];
  const squeeze = Math.max(0.05, Math.cos((((box[1] + box[3]) / 2) * Math.PI) / 180));
  let best: [number, number] = [outline[0]?.[0] ?? 0, outline[0]?.[1] ?? 0];
  let bestDepth = -Infinity;
  for (let round = 0; round < ROUNDS; round++) {
    const [west, south, east, north] = box;
    for (let i = 1; i < STEPS; i++) {
      for (let j = 1; j < STEPS; j++) {
        const point: [number, number] = [west + ((east - west) * i) / STEPS, south + ((north - south) * j) / STEPS];
        const depth = depthInside(rings, point, squeeze);
        if (depth > bestDepth) [best, bestDepth] = [point, depth];
      }
    }
    const [halfWidth, halfHeight] = [(east - west) / STEPS, (north - south) / STEPS];
    box = [best[0] - halfWidth, best[1] - halfHeight, best[0] + halfWidth, best[1] + halfHeight];
  }
  return best;
}

/** Distance from a point to the nearest edge, in degrees of latitude; negative outside. */
function depthInside(rings: readonly Position[][], [x, y]: [number, number], squeeze: number): number {
  let inside = false;
  let nearest = Infinity;
  for (const ring of rings) {
    for (let i = 1; i < ring.length; i++) {
      const [ax = 0, ay = 0] = ring[i - 1] ?? [];
      const [bx = 0, by = 0] = ring[i] ?? [];
      if (ay > y !== by > y && x < ax + ((y - ay) / (by - ay)) * (bx - ax)) inside = !inside;
      const dx = (bx - ax) * squeeze;
      const dy = by - ay;
      const px = (x - ax) * squeeze;
      const py = y - ay;
      const along = dx === 0 && dy === 0 ? 0 : Math.min(1, Math.max(0, (px * dx + py * dy) / (dx * dx + dy * dy)));
      nearest = Math.min(nearest, (px - along * dx) ** 2 + (py - along * dy) ** 2);
    }
  }
  return inside ? Math.sqrt(nearest) : -Math.sqrt(nearest);
}
