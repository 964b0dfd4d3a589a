import { createStore, del, get, set, type UseStore } from 'idb-keyval';
import type { MultiPolygon, Polygon } from 'geojson';
import * as v from 'valibot';
import type { AreaSet } from '../domain/areas/area-set.ts';
import { AREA_KINDS, type AreaKind } from '../domain/catalog/layer-kinds.ts';
import { AtlasError } from '../domain/errors.ts';

/** A set of areas as it is kept between visits, on this machine only. */
export interface StoredAreas extends AreaSet {
  readonly fileName: string;
  /** Milliseconds since 1970 UTC. */
  readonly loadedAt: number;
}

const number = v.pipe(v.number(), v.finite());
const counts = v.record(v.string(), number);
const StoredAreasSchema = v.object({
  features: v.array(
    v.object({
      type: v.literal('Feature'),
      properties: v.object({
        id: v.string(),
        name: v.string(),
        designation: v.exactOptional(v.string()),
        country: v.exactOptional(v.string()),
      }),
      geometry: v.custom<Polygon | MultiPolygon>(isAreaGeometry),
    }),
  ),
  report: v.object({ featuresRead: number, kept: number, dropped: counts, mended: counts, notes: v.array(v.string()) }),
  nameField: v.optional(v.string()),
  bbox: v.tuple([number, number, number, number]),
  fileName: v.string(),
  loadedAt: number,
});

let opened: UseStore | undefined;

function openStore(): UseStore {
  opened ??= createStore('atlas-of-animal-migration', 'priority-areas');
  return opened;
}

/**
 * Keep a set of areas for the next visit, in place of any earlier one of its kind.
 * @throws AtlasError when the browser has no room for it or keeps nothing (private windows)
 */
export async function saveAreas(kind: AreaKind, areas: StoredAreas): Promise<void> {
  try {
    await set(kind, areas, openStore());
  } catch (error) {
    const full = error instanceof Error && error.name === 'QuotaExceededError';
    throw new AtlasError(
      full
        ? `The browser has no room left to keep ${areas.fileName} for the next visit.`
        : `The browser did not keep ${areas.fileName} for the next visit (${reasonOf(error)}).`,
      "The areas are on the map until the page is closed. Free some of the browser's storage, or load the file again next time.",
      { file: areas.fileName },
    );
  }
}

/**
 * Everything kept on earlier visits. A set that an older version of the atlas wrote, or that is damaged,
 * is named in `unreadable` and left where it is.
 * @throws AtlasError when the browser's storage cannot be opened
 */
export async function loadAllAreas(): Promise<{ areas: Partial<Record<AreaKind, StoredAreas>>; unreadable: AreaKind[] }> {
  const areas: Partial<Record<AreaKind, StoredAreas>> = {};
  const unreadable: AreaKind[] = [];
  for (const kind of AREA_KINDS) {
    const kept = await readKept(kind);
    if (kept === undefined) continue;
    const parsed = v.safeParse(StoredAreasSchema, kept);
    if (parsed.success) areas[kind] = { ...parsed.output, nameField: parsed.output.nameField };
    else unreadable.push(kind);
  }
  return { areas, unreadable };
}

async function readKept(kind: AreaKind): Promise<unknown> {
  try {
    return await get<unknown>(kind, openStore());
  } catch (error) {
    throw new AtlasError(
      `The areas kept on earlier visits cannot be read (${reasonOf(error)}).`,
      "The rest of the atlas works. Load the provider's files again.",
    );
  }
}

/**
 * Remove what is kept of one kind.
 * @throws AtlasError when the browser's storage cannot be opened
 */
export async function forgetAreas(kind: AreaKind): Promise<void> {
  try {
    await del(kind, openStore());
  } catch (error) {
    throw new AtlasError(
      `The areas kept on earlier visits could not be removed (${reasonOf(error)}).`,
      "Clear this site's data in the browser's settings to remove them.",
    );
  }
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

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
  return Array.isArray(value) && value.length === 2 && Math.abs(value[0]) <= 180 && Math.abs(value[1]) <= 90;
}
