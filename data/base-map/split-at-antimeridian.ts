import type { Position } from 'geojson';

type Ring = Position[];

/**
 * Polygons whose rings may jump from 180° to -180°, or circle a pole, as polygons within -180…180 that do neither.
 * Edges added on the way lie along ±180° or, round the south pole, along 90° S.
 */
export function splitAtAntimeridian(polygons: readonly Position[][][]): Position[][][] {
  return polygons.flatMap((rings) => {
    const unwrapped = rings.map(unwrapRing);
    const outer = unwrapped[0] ?? [];
    const west = Math.min(...outer.map(([lon = 0]) => lon));
    const east = Math.max(...outer.map(([lon = 0]) => lon));
    if (west >= -180 && east <= 180) return [unwrapped];
    const pieces: Position[][][] = [];
    for (const shift of [-360, 0, 360]) {
      const piece = unwrapped.map((ring) => clipBelow(clipAbove(shiftRing(ring, shift), -180), 180)).filter((ring) => ring.length > 3);
      if (piece.length > 0) pieces.push(piece);
    }
    return pieces;
  });
}

/** The ring with every step the short way round; one that circles the south pole is closed along 90° S. */
function unwrapRing(ring: Ring): Ring {
  let turn = 0;
  let last = ring[0]?.[0] ?? 0;
  const out = ring.map(([lon = 0, lat = 0]) => {
    if (lon - last > 180) turn -= 360;
    else if (lon - last < -180) turn += 360;
    last = lon;
    return [lon + turn, lat];
  });
  const [first, end] = [out[0], out.at(-1)];
  if (first && end && turn !== 0) out.push([end[0] ?? 0, -90], [first[0] ?? 0, -90], first);
  return out;
}

function shiftRing(ring: Ring, by: number): Ring {
  return by === 0 ? ring : ring.map(([lon = 0, lat = 0]) => [lon + by, lat]);
}

function clipAbove(ring: Ring, limit: number): Ring {
  return clipRing(ring, (lon) => lon >= limit, limit);
}

function clipBelow(ring: Ring, limit: number): Ring {
  return clipRing(ring, (lon) => lon <= limit, limit);
}

/** Sutherland and Hodgman's clip of a closed ring against one meridian. */
function clipRing(ring: Ring, inside: (lon: number) => boolean, limit: number): Ring {
  const out: Ring = [];
  for (let i = 0; i + 1 < ring.length; i++) {
    const [x0 = 0, y0 = 0] = ring[i] ?? [];
    const [x1 = 0, y1 = 0] = ring[i + 1] ?? [];
    if (inside(x0)) out.push([x0, y0]);
    if (inside(x0) !== inside(x1)) out.push([limit, y0 + ((limit - x0) / (x1 - x0)) * (y1 - y0)]);
  }
  const first = out[0];
  if (first) out.push(first);
  return out;
}
