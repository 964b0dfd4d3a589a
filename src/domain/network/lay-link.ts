import { cutLine, unwrap } from '../geometry/antimeridian.ts';

type LonLat = readonly [number, number];

/** How far a link is bent aside, as a share of its length on the map. */
const BOW = 0.16;
/** Straight pieces of one bent link. */
const PIECES = 24;
/** Latitude at which Web Mercator ends. */
const MERCATOR_END = 85.05;

/**
 * The line by which a link is drawn: an even bow from one node to the other, the shorter way round the globe, always bent to
 * the right of whoever goes along it, so that there and back are two lines. It is a diagram: no animal went along it.
 * @param from, to [lon, lat] of the nodes, WGS 84
 * @returns lines cut at the antimeridian, from the first node to the second; none where both are one place
 */
export function layLink(from: LonLat, to: LonLat): [number, number][][] {
  const [start, end] = unwrap([from, to]);
  if (!start || !end || (start[0] === end[0] && start[1] === end[1])) return [];
  const [x0, x1] = [start[0], end[0]];
  const [y0, y1] = [mercator(start[1]), mercator(end[1])];
  const bend = { x: (x0 + x1) / 2 + BOW * (y1 - y0), y: (y0 + y1) / 2 - BOW * (x1 - x0) };
  const line: [number, number][] = [];
  for (let i = 0; i <= PIECES; i++) {
    const t = i / PIECES;
    const weigh = (a: number, b: number, c: number): number => (1 - t) ** 2 * a + 2 * t * (1 - t) * b + t ** 2 * c;
    line.push(i === 0 ? [...start] : i === PIECES ? [...end] : [weigh(x0, bend.x, x1), latitude(weigh(y0, bend.y, y1))]);
  }
  return cutLine(line);
}

/** Web Mercator's northing, in degrees of its equator. */
function mercator(lat: number): number {
  const phi = (Math.max(-MERCATOR_END, Math.min(MERCATOR_END, lat)) * Math.PI) / 180;
  return (Math.asinh(Math.tan(phi)) * 180) / Math.PI;
}

function latitude(northing: number): number {
  return (Math.atan(Math.sinh((northing * Math.PI) / 180)) * 180) / Math.PI;
}
