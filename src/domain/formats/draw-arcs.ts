type Place = readonly [number, number];

/** Between two places of a drawn arc, as seen from its centre: the line is off it by 0.0006 of its radius at most. */
const STEP = (4 * Math.PI) / 180;

/**
 * A string of circular arcs (ISO/IEC 13249-3) as one line of short straight pieces, in the plane of its coordinates: each
 * arc goes from one place through a second to a third, where the next begins; a third that is the first makes a circle,
 * with the second across from it. Three places in a row are a straight line.
 */
export function drawArcs(places: readonly Place[]): [number, number][] {
  const [first] = places;
  if (!first) return [];
  const line: [number, number][] = [[first[0], first[1]]];
  for (let at = 0; at + 1 < places.length; at += 2) {
    const [from, through, to] = [places[at]!, places[at + 1]!, places[at + 2]];
    if (to) line.push(...drawArc(from, through, to));
    else line.push([through[0], through[1]]);
  }
  return line;
}

/** The arc without its first place. */
function drawArc(from: Place, through: Place, to: Place): [number, number][] {
  const ends: [number, number][] = [
    [through[0], through[1]],
    [to[0], to[1]],
  ];
  const circle = from[0] === to[0] && from[1] === to[1];
  const centre = circle ? ([(from[0] + through[0]) / 2, (from[1] + through[1]) / 2] as const) : centreOf(from, through, to);
  if (!centre) return ends;
  const [cx, cy] = centre;
  const radius = Math.hypot(from[0] - cx, from[1] - cy);
  const start = Math.atan2(from[1] - cy, from[0] - cx);
  const turn = (place: Place): number => (Math.atan2(place[1] - cy, place[0] - cx) - start + 4 * Math.PI) % (2 * Math.PI);
  let [middle, end] = [turn(through), circle ? 2 * Math.PI : turn(to)];
  // The other way round, where the second place would not be on the way.
  if (middle > end) [middle, end] = [middle - 2 * Math.PI, end - 2 * Math.PI];
  const piece = (begin: number, stop: number, place: Place): [number, number][] => {
    const steps = Math.max(1, Math.ceil(Math.abs(stop - begin) / STEP));
    return Array.from({ length: steps }, (_, i): [number, number] => {
      if (i + 1 === steps) return [place[0], place[1]];
      const angle = start + begin + ((stop - begin) * (i + 1)) / steps;
      return [cx + radius * Math.cos(angle), cy + radius * Math.sin(angle)];
    });
  };
  return [...piece(0, middle, through), ...piece(middle, end, to)];
}

function centreOf([ax, ay]: Place, [bx, by]: Place, [cx, cy]: Place): Place | undefined {
  // Seen from the first place, so that digits of large coordinates are not lost.
  const [ux, uy, vx, vy] = [bx - ax, by - ay, cx - ax, cy - ay];
  const cross = 2 * (ux * vy - uy * vx);
  const [u2, v2] = [ux * ux + uy * uy, vx * vx + vy * vy];
  if (Math.abs(cross) < 1e-12 * Math.max(u2, v2) || !Number.isFinite(cross)) return undefined;
  return [ax + (vy * u2 - uy * v2) / cross, ay + (ux * v2 - vx * u2) / cross];
}
