import type { MultiPolygon, Polygon } from 'geojson';
import * as v from 'valibot';
import type { AreaSet } from '../domain/areas/area-set.ts';
import { KeptNoteSchema } from '../domain/notes.ts';

/** A set of areas as it is kept between visits, on this machine only. */
export interface StoredAreas extends AreaSet {
  readonly fileName: string;
  /** Milliseconds since 1970 UTC. */
  readonly loadedAt: number;
  /** By the word of the person who loaded them: they are all of their kind within their extent. */
  readonly complete?: boolean;
  /** By that word, too: all of them lie at sea. Left out where some may lie on land. */
  readonly realm?: 'marine';
}

const number = v.pipe(v.number(), v.finite());
const counts = v.record(v.string(), number);
export const StoredAreasSchema: v.GenericSchema<unknown, StoredAreas> = v.pipe(
  v.object({
    features: v.array(
      v.object({
        type: v.literal('Feature'),
        properties: v.object({
          id: v.string(),
          name: v.string(),
          designation: v.exactOptional(v.string()),
          country: v.exactOptional(v.string()),
          criteria: v.exactOptional(v.string()),
          species: v.exactOptional(v.string()),
          url: v.exactOptional(v.string()),
        }),
        geometry: v.custom<Polygon | MultiPolygon>(isAreaGeometry),
      }),
    ),
    report: v.object({ featuresRead: number, kept: number, dropped: counts, mended: counts, notes: v.array(KeptNoteSchema) }),
    nameField: v.optional(v.string()),
    bbox: v.tuple([number, number, number, number]),
    fileName: v.string(),
    loadedAt: number,
    complete: v.exactOptional(v.boolean()),
    realm: v.exactOptional(v.literal('marine')),
  }),
  v.transform((areas) => ({ ...areas, nameField: areas.nameField })),
);

/** Millions of positions are checked by hand: a schema for each would take seconds. */
function isAreaGeometry(value: unknown): boolean {
  const shape = v.safeParse(v.object({ type: v.picklist(['Polygon', 'MultiPolygon']), coordinates: v.array(v.unknown()) }), value);
  if (!shape.success) return false;
  const { type, coordinates } = shape.output;
  return type === 'Polygon' ? isPolygon(coordinates) : coordinates.every(isPolygon);
}

function isPolygon(rings: unknown): boolean {
  return Array.isArray(rings) && rings.length > 0 && rings.every((ring) => Array.isArray(ring) && ring.length >= 4 && ring.every(isPosition));
}

function isPosition(value: unknown): boolean {
  if (!Array.isArray(value) || value.length !== 2) return false;
  const [lon, lat]: readonly unknown[] = value;
  return typeof lon === 'number' && typeof lat === 'number' && Math.abs(lon) <= 180 && Math.abs(lat) <= 90;
}
