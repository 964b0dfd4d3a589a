import type { Feature, LineString, MultiLineString, MultiPolygon, Polygon, Position } from 'geojson';

/** A corridor's rings as flat lon, lat arrays, the number of the polygon that each is of, and their box. */
export interface PackedCorridor {
  readonly id: string | number;
  readonly rings: readonly Float64Array[];
  readonly parts: readonly number[] | undefined;
  readonly box: Box;
}

/** A barrier's lines as flat lon, lat arrays, and their boxes. */
export interface PackedBarrier {
  readonly id: string | number;
  readonly lines: readonly { readonly xy: Float64Array; readonly box: Box }[];
  readonly box: Box;
}

/** A corridor with its id: the feature's own, else its property `id`, else its index. */
export function packCorridor(feature: Feature<Polygon | MultiPolygon>, index: number): PackedCorridor {
  const { geometry } = feature;
  const rings = geometry.type === 'Polygon' ? geometry.coordinates : geometry.coordinates.flat();
  const parts = geometry.type === 'Polygon' ? undefined : geometry.coordinates.flatMap((part, number) => part.map(() => number));
  return { id: idOf(feature, index), rings: rings.map(flatten), parts, box: boxOf(rings) };
}

/** A barrier with its id, found as a corridor's is. */
export function packBarrier(feature: Feature<LineString | MultiLineString>, index: number): PackedBarrier {
  const { geometry } = feature;
  const lines = geometry.type === 'LineString' ? [geometry.coordinates] : geometry.coordinates;
  return { id: idOf(feature, index), lines: lines.map((line) => ({ xy: flatten(line), box: boxOf([line]) })), box: boxOf(lines) };
}

function idOf(feature: Feature, index: number): string | number {
  if (feature.id !== undefined) return feature.id;
  const own: unknown = feature.properties?.['id'];
  return typeof own === 'string' || typeof own === 'number' ? own : index;
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
