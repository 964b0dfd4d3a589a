import type { Feature, LineString, MultiLineString, MultiPolygon, Polygon, Position } from 'geojson';
import { idOfFeature } from '../tiles/number-features.ts';

/** A corridor's rings as flat lon, lat arrays, the number of the polygon that each is of, and their box. */
export interface PackedCorridor {
  readonly id: string | number;
  readonly rings: readonly Float64Array[];
  readonly parts: readonly number[] | undefined;
  readonly box: Box;
}

/**
 * Barriers in a few arrays, not in one for each line: thousands of small ones would be copied by every garbage collection.
 * Lines of barrier b are those from `lineStart[b]` to before `lineStart[b + 1]`; positions of line l are lon, lat from
 * `xyStart[l]` to before `xyStart[l + 1]` in `xy`. Boxes are west, south, east and north in turn.
 */
export interface PackedBarriers {
  readonly ids: readonly (string | number)[];
  readonly boxes: Float64Array;
  readonly lineStart: Int32Array;
  readonly lineBoxes: Float64Array;
  readonly xyStart: Int32Array;
  readonly xy: Float64Array;
}

/** A corridor with its id; see `idOfFeature`. */
export function packCorridor(feature: Feature<Polygon | MultiPolygon>, index: number): PackedCorridor {
  const { geometry } = feature;
  const rings = geometry.type === 'Polygon' ? geometry.coordinates : geometry.coordinates.flat();
  const parts = geometry.type === 'Polygon' ? undefined : geometry.coordinates.flatMap((part, number) => part.map(() => number));
  return { id: idOfFeature(feature, index), rings: rings.map(flatten), parts, box: boxOf(rings) };
}

/** Barriers with their ids; see `idOfFeature`. */
export function packBarriers(features: readonly Feature<LineString | MultiLineString>[]): PackedBarriers {
  const lines: (readonly Position[])[] = [];
  const lineStart = new Int32Array(features.length + 1);
  features.forEach(({ geometry }, b) => {
    if (geometry.type === 'LineString') lines.push(geometry.coordinates);
    else for (const line of geometry.coordinates) lines.push(line);
    lineStart[b + 1] = lines.length;
  });
  const xyStart = new Int32Array(lines.length + 1);
  lines.forEach((line, l) => {
    xyStart[l + 1] = xyStart[l]! + 2 * line.length;
  });
  const xy = new Float64Array(xyStart[lines.length]!);
  const lineBoxes = new Float64Array(4 * lines.length);
  lines.forEach((line, l) => {
    for (let i = 0, at = xyStart[l]!; i < line.length; i++, at += 2) {
      xy[at] = line[i]![0]!;
      xy[at + 1] = line[i]![1]!;
    }
    lineBoxes.set(boxOf([line]), 4 * l);
  });
  const boxes = new Float64Array(4 * features.length);
  for (let b = 0; b < features.length; b++) {
    const box = [Infinity, Infinity, -Infinity, -Infinity];
    for (let at = 4 * lineStart[b]!; at < 4 * lineStart[b + 1]!; at++) box[at % 4] = (at % 4 < 2 ? Math.min : Math.max)(box[at % 4]!, lineBoxes[at]!);
    boxes.set(box, 4 * b);
  }
  return { ids: features.map(idOfFeature), boxes, lineStart, lineBoxes, xyStart, xy };
}

function flatten(line: readonly Position[]): Float64Array {
  const flat = new Float64Array(2 * line.length);
  for (let i = 0; i < line.length; i++) {
    const position = line[i]!;
    flat[2 * i] = position[0]!;
    flat[2 * i + 1] = position[1]!;
  }
  return flat;
}

/** West, south, east and north, degrees. */
export type Box = readonly [number, number, number, number];

function boxOf(lines: readonly (readonly Position[])[]): Box {
  let west = Infinity;
  let south = Infinity;
  let east = -Infinity;
  let north = -Infinity;
  for (let l = 0; l < lines.length; l++) {
    const line = lines[l]!;
    for (let i = 0; i < line.length; i++) {
      const position = line[i]!;
      const lon = position[0]!;
      const lat = position[1]!;
      if (lon < west) west = lon;
      if (lon > east) east = lon;
      if (lat < south) south = lat;
      if (lat > north) north = lat;
    }
  }
  return [west, south, east, north];
}
