import type { Feature, Geometry } from 'geojson';
import * as v from 'valibot';
import { AtlasError } from '../errors.ts';
import { fetchBytes, whyNotFetched } from '../fetch-bytes.ts';

const FeatureSchema = v.looseObject({ type: v.literal('Feature'), geometry: v.nullable(v.looseObject({ type: v.string() })) });
const CollectionSchema = v.object({ features: v.array(v.custom<Feature<Geometry | null>>((value) => v.is(FeatureSchema, value))) });

/** Gets the text of a file at an address. Throws whatever went wrong. */
export type ReadText = (url: string) => Promise<string>;

async function fetchText(url: string): Promise<string> {
  return new TextDecoder().decode(await fetchBytes(url));
}

/**
 * The features of a GeoJSON layer, read whole, those without a geometry left out.
 * @param title names the layer in faults
 * @throws AtlasError naming the layer
 */
export async function fetchFeatures(url: string, title: string, readText: ReadText = fetchText): Promise<Feature[]> {
  let text: string;
  try {
    text = await readText(url);
  } catch (error) {
    throw new AtlasError('layerFile.unreachable', { detail: whyNotFetched(error) }, { layer: title });
  }
  const parsed = v.safeParse(v.pipe(v.string(), v.parseJson(), CollectionSchema), text);
  if (parsed.success) return parsed.output.features.filter((feature): feature is Feature => feature.geometry !== null);
  throw new AtlasError('layerFile.notGeojson', {}, { layer: title });
}
