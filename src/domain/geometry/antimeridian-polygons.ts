import type { Position } from 'geojson';

type LonLat = [number, number];
type Ring = LonLat[];

/** Degrees of longitude that a polygon may span: each turn is a cut of the whole ring, and a number of seventy digits would never end. */
const WIDEST = 3600;

/**
 * A polygon cut at the antimeridian (RFC 7946, 3.1.9) into polygons within −180…180; one that lies within them comes back as
 * it is. All vertices are kept, so that neighbours still share theirs; edges are added along ±180° alone, and along a pole
 * that a ring circles.
 * @param rings closed, outer one first, [lon, lat] degrees; they may jump from 180° to −180°, or go on beyond ±180
 * @throws RangeError where they go round the globe more than ten times
 */
export function cutPolygon(rings: readonly (readonly Position[])[]): Ring[][] {
  const [outer = [], ...holes] = rings.map(unwrapRing);
  const [west, east] = spanOf(outer);
  // A hole lies in the same turn round the globe as what it is a hole in.
  const own = [outer, ...holes.map((hole) => shift(hole, 360 * Math.round((west + east - spanOf(hole)[0] - spanOf(hole)[1]) / 720)))];
  if (west >= -180 && east <= 180) return [own];
  if (!(Math.abs(west) <= WIDEST && Math.abs(east) <= WIDEST)) throw new RangeError('its longitudes go round the globe more than ten times');
  const pieces: Ring[][] = [];
  for (let turn = 360 * Math.floor((west + 180) / 360); turn - 180 < east; turn += 360) {
    const fromWest = clipAtMeridian(own, turn - 180, (lon) => lon - (turn - 180));
    for (const part of fromWest)
      pieces.push(...clipAtMeridian(part, turn + 180, (lon) => turn + 180 - lon).map((each) => each.map((ring) => shift(ring, -turn))));
  }
  return pieces;
}

/** The ring with every step the short way round; one that circles a pole is closed along it. */
function unwrapRing(ring: readonly Position[]): Ring {
  let turn = 0;
  let last = ring[0]?.[0] ?? 0;
  const out = ring.map(([lon = 0, lat = 0]): LonLat => {
    if (lon - last > 180) turn -= 360;
    else if (lon - last < -180) turn += 360;
    last = lon;
    return [lon + turn, lat];
  });
  const [first, end] = [out[0], out.at(-1)];
  if (first && end && turn !== 0) {
    const pole = first[1] < 0 ? -90 : 90;
    out.push([end[0], pole], [first[0], pole], first);
  }
  return out;
}

function shift(ring: Ring, by: number): Ring {
  return by === 0 ? ring : ring.map(([lon, lat]) => [lon + by, lat]);
}

/** Westernmost and easternmost longitude; zeros for no place. */
function spanOf(ring: Ring): [number, number] {
  let [west, east] = [Infinity, -Infinity];
  for (const [lon] of ring) {
    west = Math.min(west, lon);
    east = Math.max(east, lon);
  }
  return ring.length === 0 ? [0, 0] : [west, east];
}

/** The end of a chain of places on the meridian that it comes from or goes to. */
interface ChainEnd {
  readonly chain: number;
  readonly isStart: boolean;
  readonly lat: number;
}

/**
 * The parts of a polygon on one side of a meridian, each a polygon of its own: the chains of its boundary there are joined
 * along the meridian, from the south two and two, as what lies between the first two ends is inside.
 * @param inside how far a longitude lies on the side to keep, degrees; negative on the other
 */
function clipAtMeridian(rings: readonly Ring[], meridian: number, inside: (lon: number) => number): Ring[][] {
  const whole: Ring[] = [];
  const chains: Ring[] = [];
  for (const ring of rings) {
    const found = chainsOf(ring, meridian, inside);
    if (found === 'whole') whole.push(ring);
    else for (const chain of found) chains.push(chain);
  }
  const outers = joinChains(chains);
  const [outer] = rings;
  if (outer && whole[0] === outer) return [whole];
  const pieces = outers.map((ring) => [ring]);
  // What is left whole are holes.
  for (const hole of whole) (pieces.find(([ring]) => isInRing(hole[0]!, ring!)) ?? pieces[0])?.push(hole);
  return pieces;
}

/** The stretches of a ring strictly on the side to keep, each from the meridian back to it. */
function chainsOf(ring: Ring, meridian: number, inside: (lon: number) => number): Ring[] | 'whole' {
  const places = ring.slice(0, -1);
  const from = places.findIndex(([lon]) => inside(lon) <= 0);
  if (from < 0) return 'whole';
  const chains: Ring[] = [];
  let current: Ring | undefined;
  for (let i = 0; i < places.length; i++) {
    const [x0, y0] = places[(from + i) % places.length]!;
    const [x1, y1] = places[(from + i + 1) % places.length]!;
    const isIn = inside(x1) > 0;
    if (inside(x0) > 0 !== isIn) {
      const meeting: LonLat = [meridian, y0 + ((meridian - x0) / (x1 - x0)) * (y1 - y0)];
      if (current) {
        current.push(meeting);
        chains.push(current);
        current = undefined;
      } else current = [meeting];
    }
    if (isIn) current?.push([x1, y1]);
  }
  return chains;
}

/** Rings of chains whose ends are joined along the meridian. */
function joinChains(chains: readonly Ring[]): Ring[] {
  const ends = chains.flatMap((chain, number): ChainEnd[] => [
    { chain: number, isStart: true, lat: chain[0]![1] },
    { chain: number, isStart: false, lat: chain.at(-1)![1] },
  ]);
  ends.sort((a, b) => a.lat - b.lat);
  const partners = new Map<string, ChainEnd>();
  const key = ({ chain, isStart }: Pick<ChainEnd, 'chain' | 'isStart'>): string => `${chain} ${isStart}`;
  for (let i = 0; i + 1 < ends.length; i += 2) {
    const first = ends[i]!;
    // A ring that touches the meridian has two ends in one place: an end goes on in a start.
    const other = ends.findIndex(({ isStart, lat }, n) => n > i && isStart !== first.isStart && lat === ends[i + 1]!.lat);
    if (other > i + 1) [ends[i + 1], ends[other]] = [ends[other]!, ends[i + 1]!];
    const second = ends[i + 1]!;
    partners.set(key(first), second);
    partners.set(key(second), first);
  }
  const rings: Ring[] = [];
  const used = new Set<number>();
  for (const start of chains.keys()) {
    if (used.has(start)) continue;
    const ring: Ring = [];
    let next: ChainEnd | undefined = { chain: start, isStart: true, lat: 0 };
    while (next && !used.has(next.chain)) {
      used.add(next.chain);
      const chain = chains[next.chain]!;
      for (const position of next.isStart ? chain : chain.toReversed()) ring.push(position);
      next = partners.get(key({ chain: next.chain, isStart: !next.isStart }));
    }
    rings.push(close(ring));
  }
  return rings;
}

/** Without places that repeat the one before, and with the first at the end. */
function close(ring: Ring): Ring {
  const [first] = ring;
  const places = ring.filter(([lon, lat], i) => i === 0 || lon !== ring[i - 1]![0] || lat !== ring[i - 1]![1]);
  const last = places.at(-1);
  if (first && last && (last[0] !== first[0] || last[1] !== first[1])) places.push(first);
  return places;
}

function isInRing([x, y]: LonLat, ring: Ring): boolean {
  let isInside = false;
  for (let i = 1; i < ring.length; i++) {
    const [[ax, ay], [bx, by]] = [ring[i - 1]!, ring[i]!];
    if (ay > y !== by > y && x < ax + ((y - ay) / (by - ay)) * (bx - ax)) isInside = !isInside;
  }
  return isInside;
}
