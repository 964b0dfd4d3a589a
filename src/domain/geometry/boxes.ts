import type { Feature, LineString, MultiLineString, MultiPolygon, Polygon, Position } from 'geojson';
import type { Bbox } from '../catalog/fields.ts';
import type { LonLat } from '../crossings/types.ts';
import type { AreaFeature } from '../areas/area-set.ts';

const KM_PER_DEGREE = 111.2;

/**
 * The box [west, south, east, north] in degrees around lines, `marginKm` wider on every side; west > east where it
 * crosses the antimeridian. Undefined for no position.
 * @param lines [lon, lat]; a line may go on past the antimeridian
 */
export function bboxOfLines(lines: readonly (readonly LonLat[])[], marginKm = 0): Bbox | undefined {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  const first = lines.find((line) => line.length > 0)?.[0]?.[0];
  if (first === undefined) return undefined;
  for (const line of lines) {
    // Each line stands within half the globe of the first one, and each position of the one before.
    let before = first;
    for (const [lon, lat] of line) {
      before = lon + 360 * Math.round((before - lon) / 360);
      west = Math.min(west, before);
      east = Math.max(east, before);
      south = Math.min(south, lat);
      north = Math.max(north, lat);
    }
  }
  const margin = marginKm / KM_PER_DEGREE;
  [south, north] = [Math.max(-90, south - margin), Math.min(90, north + margin)];
  const across = margin / Math.max(0.01, Math.cos((Math.max(Math.abs(south), Math.abs(north)) * Math.PI) / 180));
  if (east - west + 2 * across >= 360) return [-180, south, 180, north];
  return [wrap(west - across), south, wrap(east + across), north];
}

function wrap(lon: number): number {
  const wrapped = ((((lon + 180) % 360) + 360) % 360) - 180;
  return wrapped === -180 && lon > 0 ? 180 : wrapped;
}

/**
 * The box around parts that were cut at the antimeridian, [west, south, east, north] degrees. Where they lie round more than
 * half the globe, the widest gap that no part spans is the outside, and west > east where that is not at the antimeridian:
 * what lies in Guam and in Florida is not in Norway. Undefined for no position.
 * @param parts lines or outer rings, [lon, lat]
 */
export function bboxOfParts(parts: readonly (readonly Position[])[]): Bbox | undefined {
  let [south, north] = [Infinity, -Infinity];
  const spans: [number, number][] = [];
  for (const part of parts) {
    const span: [number, number] = [Infinity, -Infinity];
    for (const [lon = 0, lat = 0] of part) {
      span[0] = Math.min(span[0], lon);
      span[1] = Math.max(span[1], lon);
      south = Math.min(south, lat);
      north = Math.max(north, lat);
    }
    if (part.length > 0) spans.push(span);
  }
  if (spans.length === 0) return undefined;
  spans.sort((a, b) => a[0] - b[0]);
  const west = spans[0]![0];
  const east = spans.reduce((most, [, to]) => Math.max(most, to), -Infinity);
  if (east - west <= 180) return [west, south, east, north];
  let reach = west;
  let gap = { width: west + 360 - east, from: east, to: west };
  for (const [from, to] of spans) {
    if (from - reach > gap.width) gap = { width: from - reach, from: reach, to: from };
    reach = Math.max(reach, to);
  }
  return gap.width > 0 ? [gap.to, south, gap.from, north] : [-180, south, 180, north];
}

/** The same of features: their lines, or the outer rings of their polygons. */
export function bboxOfFeatures(features: readonly Feature<Polygon | MultiPolygon | LineString | MultiLineString>[]): Bbox | undefined {
  return bboxOfParts(features.flatMap(({ geometry }) => partsOf(geometry)));
}

function partsOf(geometry: Polygon | MultiPolygon | LineString | MultiLineString): readonly Position[][] {
  switch (geometry.type) {
    case 'Polygon':
      return geometry.coordinates.slice(0, 1);
    case 'MultiPolygon':
      return geometry.coordinates.flatMap((rings) => rings.slice(0, 1));
    case 'LineString':
      return [geometry.coordinates];
    case 'MultiLineString':
      return geometry.coordinates;
  }
}

/** The extent of an area, [west, south, east, north] in degrees. */
export function bboxOfArea({ geometry }: AreaFeature): Bbox {
  const polygons = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
  const box: Bbox = [180, 90, -180, -90];
  for (const [outer = []] of polygons) {
    for (const [lon = 0, lat = 0] of outer) {
      box[0] = Math.min(box[0], lon);
      box[1] = Math.min(box[1], lat);
      box[2] = Math.max(box[2], lon);
      box[3] = Math.max(box[3], lat);
    }
  }
  return box;
}

/** Room around a lone point, degrees: about a kilometre. */
const ROOM = 0.01;

/** A box around crossing points [lon, lat], [west, south, east, north]; points within half the globe of the first are kept together. */
export function boundsOfPoints(points: readonly LonLat[]): Bbox | undefined {
  const [first] = points;
  if (!first) return undefined;
  const wrap = (lon: number): number => ((((lon + 180) % 360) + 360) % 360) - 180;
  const offsets = points.map(([lon]) => wrap(lon - first[0]));
  const lats = points.map(([, lat]) => lat);
  return [
    wrap(first[0] + Math.min(...offsets) - ROOM),
    Math.max(-90, Math.min(...lats) - ROOM),
    wrap(first[0] + Math.max(...offsets) + ROOM),
    Math.min(90, Math.max(...lats) + ROOM),
  ];
}

/** Middle of a bbox [west, south, east, north]; west > east crosses the antimeridian. */
export function bboxCentre([west, south, east, north]: Bbox): [number, number] {
  const lon = (west + (west > east ? east + 360 : east)) / 2;
  return [lon > 180 ? lon - 360 : lon, (south + north) / 2];
}

/** A box as boxes that do not cross the antimeridian. */
export function cutBox([west, south, east, north]: Readonly<Bbox>): Bbox[] {
  return west > east
    ? [
        [west, south, 180, north],
        [-180, south, east, north],
      ]
    : [[west, south, east, north]];
}

/** The box around boxes, [west, south, east, north] degrees; west > east crosses the antimeridian. Undefined for none. */
export function uniteBoxes(boxes: readonly Readonly<Bbox>[]): Bbox | undefined {
  return bboxOfParts(
    boxes.flatMap(cutBox).map(([west, south, east, north]) => [
      [west, south],
      [east, north],
    ]),
  );
}

/** The box around what two boxes share; undefined where they do not meet. */
export function intersectBoxes(a: Readonly<Bbox>, b: Readonly<Bbox>): Bbox | undefined {
  const shared = cutBox(a).flatMap((one) =>
    cutBox(b).flatMap((other): Bbox[] => {
      const box: Bbox = [Math.max(one[0], other[0]), Math.max(one[1], other[1]), Math.min(one[2], other[2]), Math.min(one[3], other[3])];
      return box[0] <= box[2] && box[1] <= box[3] ? [box] : [];
    }),
  );
  return uniteBoxes(shared);
}

/** Whether one box [west, south, east, north] in degrees holds another; west > east crosses the antimeridian. */
export function boxHolds(outer: Readonly<Bbox>, inner: Readonly<Bbox>): boolean {
  if (inner[1] < outer[1] || inner[3] > outer[3]) return false;
  const width = ([west, , east]: Readonly<Bbox>): number => (west > east ? east + 360 - west : east - west);
  if (width(outer) === 360) return true;
  const from = (((inner[0] - outer[0]) % 360) + 360) % 360;
  return from + width(inner) <= width(outer);
}

/** Whether boxes hold another one together: no place of it lies outside all of them. Borders are drawn as several that touch. */
export function boxesHold(outer: readonly Readonly<Bbox>[], inner: Readonly<Bbox>): boolean {
  const parts = outer.flatMap(cutBox);
  return cutBox(inner).every(([west, south, east, north]) => {
    // Between two of these parallels every box reaches all the way up, or not at all.
    const parallels = [south, north, ...parts.flatMap((box) => [box[1], box[3]])].map((lat) => Math.min(north, Math.max(south, lat))).toSorted((a, b) => a - b);
    return parallels.slice(1).every((top, k) => {
      const bottom = parallels[k]!;
      if (top === bottom && south !== north) return true;
      const across = parts.filter((box) => box[1] <= bottom && box[3] >= top).toSorted((a, b) => a[0] - b[0]);
      let reached = west;
      for (const box of across) if (box[0] <= reached) reached = Math.max(reached, box[2]);
      return across.some((box) => box[0] <= west && box[2] >= west) && reached >= east;
    });
  });
}
