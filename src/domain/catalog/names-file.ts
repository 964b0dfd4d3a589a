import * as v from 'valibot';
import { BboxSchema, id, PointSchema, sha256, text } from './fields.ts';

/** An area: its name, its extent. */
const AreaSchema = v.tuple([text, BboxSchema]);
/** A barrier: its name, the extent of all features of that name, and the longest of them: its id, and a place on it. */
const BarrierSchema = v.tuple([text, BboxSchema, text, PointSchema]);

/** Names of the features of layers of barriers and areas, each once a layer, by the layer's id. The search looks there. */
export const NamesFileSchema = v.object({
  version: v.literal(1),
  builtFrom: sha256,
  layers: v.record(id, v.array(v.union([BarrierSchema, AreaSchema]))),
});
export type NamesFile = v.InferOutput<typeof NamesFileSchema>;
export type NamedFeature = NamesFile['layers'][string][number];
