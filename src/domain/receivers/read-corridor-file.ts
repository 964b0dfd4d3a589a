import type { Position } from 'geojson';
import * as v from 'valibot';
import { checkBytes, type NamedFile } from '../catalog/check-bytes.ts';
import { AtlasError } from '../errors.ts';
import { fetchBytes, whyNotFetched } from '../fetch-bytes.ts';

/** A corridor of more bytes is not measured in the page. */
const MOST_BYTES = 200_000_000;

const position = v.tuple([v.pipe(v.number(), v.finite()), v.pipe(v.number(), v.finite())]);
const rings = v.array(v.array(position));
const CorridorsSchema = v.object({
  features: v.array(
    v.object({
      properties: v.nullish(v.object({ use: v.optional(v.string()) })),
      geometry: v.variant('type', [
        v.object({ type: v.literal('Polygon'), coordinates: rings }),
        v.object({ type: v.literal('MultiPolygon'), coordinates: v.array(rings) }),
      ]),
    }),
  ),
});

/**
 * The whole corridor out of an entry's own GeoJSON: its low-use class, in which the others lie, or all where classes are not named.
 * @returns polygons, rings of [lon, lat]
 * @throws AtlasError naming the file where it is no corridor
 */
export function readCorridorFile(text: string, file: string): Position[][][] {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    throw new AtlasError('receivers.badCorridor', {}, { file });
  }
  const found = v.safeParse(CorridorsSchema, parsed);
  if (!found.success) throw new AtlasError('receivers.badCorridor', {}, { file });
  const { features } = found.output;
  const low = features.filter(({ properties }) => properties?.use === 'low');
  return (low.length > 0 ? low : features).flatMap(({ geometry }): Position[][][] =>
    geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates,
  );
}

/**
 * The same from its address, once it was checked that it is the file that the catalog names.
 * @param file at its absolute address
 */
export async function fetchCorridor(file: NamedFile, signal: AbortSignal): Promise<Position[][][]> {
  let bytes: Uint8Array<ArrayBuffer>;
  try {
    bytes = await fetchBytes(file.url, { signal, mostBytes: MOST_BYTES });
  } catch (error) {
    signal.throwIfAborted();
    throw new AtlasError('file.unreachable', { detail: whyNotFetched(error) }, { file: file.url });
  }
  await checkBytes(bytes, file);
  return readCorridorFile(new TextDecoder().decode(bytes), file.url);
}
