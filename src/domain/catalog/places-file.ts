import * as v from 'valibot';
import { BboxSchema, count, FileSchema, finite, sha256, text } from './fields.ts';

/** What is named on the base map: towns, and what nature has made. */
export const PLACE_KINDS = ['town', 'sea', 'lake', 'river', 'range', 'desert', 'plateau', 'plain'] as const;
export type PlaceKind = (typeof PLACE_KINDS)[number];

/** A town: as it is spelled, by its own name (0 where that is the same), its country (ISO 3166-1 alpha-2), longitude, latitude, rank (1 for the largest). */
const TownSchema = v.tuple([text, v.union([text, v.literal(0)]), text, finite, finite, count]);
/** Another place: as it is spelled, by its English name, its kind, its extent. */
const RegionSchema = v.tuple([text, v.union([text, v.literal(0)]), v.picklist(PLACE_KINDS), BboxSchema]);

/** Names of the base map that follow each other in the order of their folded spellings; of one spelling the larger first. */
export const PlacesFileSchema = v.object({ version: v.literal(1), rows: v.array(v.union([TownSchema, RegionSchema])) });
export type PlacesFile = v.InferOutput<typeof PlacesFileSchema>;
export type PlaceRow = PlacesFile['rows'][number];

/** The files of the names, in their order: each with the folded spelling that it begins with. */
export const PlacesIndexSchema = v.object({ version: v.literal(1), builtFrom: sha256, files: v.array(v.object({ from: text, ...FileSchema.entries })) });
export type PlacesIndex = v.InferOutput<typeof PlacesIndexSchema>;
