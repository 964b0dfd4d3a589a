import { useMemo } from 'react';
import { bboxesMeet } from '../../domain/catalog/find-entries.ts';
import type { OpenEntry } from '../../domain/catalog/open-entry.ts';
import type { Catalog } from '../../domain/catalog/parse-catalog.ts';
import { boxOnScreen } from '../../map/interaction/camera.ts';
import { type Camera, entryOf } from '../../state/view.ts';
import { useAtlas, useCatalog } from '../shared/use-atlas.ts';
import { useOpenEntries } from '../shared/use-entries.ts';

/** Without an overview, archives are opened from this zoom on; with one, from where it is too coarse. */
const NEAR_ZOOM = 6;
/** Archives of entries that are open at once beside the chosen one. */
const MOST_NEAR = 6;
/** A catalog without an overview of so many entries shows them all, as the first version did. */
const MOST_WITHOUT_OVERVIEW = 40;

interface Screen {
  readonly width: number;
  readonly height: number;
}

/**
 * The entries that are drawn from their own archives: the one whose page is open, else those in a near view, a few of them.
 * @param camera undefined while the map frames what is chosen
 */
export function listEntriesOnMap(catalog: Catalog, chosen: string | undefined, camera: Camera | undefined, { width, height }: Screen): string[] {
  const { entries, overview } = catalog;
  const shown = entries.filter(({ withdrawn }) => !withdrawn);
  if (!overview && shown.length <= MOST_WITHOUT_OVERVIEW) return shown.map(({ id }) => id);
  if (chosen !== undefined) return [chosen];
  if (camera === undefined || camera.zoom < (overview ? overview.maxZoom + 1 : NEAR_ZOOM)) return [];
  const box = boxOnScreen(camera, width, height);
  const degreesFrom = ([lon, lat]: readonly [number, number]): number => Math.hypot(((((lon - camera.lon) % 360) + 540) % 360) - 180, lat - camera.lat);
  return shown
    .filter(({ bbox }) => bboxesMeet(bbox, box))
    .map(({ id, point }) => ({ id, degrees: degreesFrom(point) }))
    .sort((a, b) => a.degrees - b.degrees)
    .slice(0, MOST_NEAR)
    .map(({ id }) => id);
}

/** Those of them whose files are there. */
export function useEntriesOnMap(): readonly OpenEntry[] {
  const { catalog } = useCatalog();
  const chosen = useAtlas((state) => entryOf(state.view));
  const camera = useAtlas((state) => state.view.camera);
  const ids = useMemo(() => listEntriesOnMap(catalog, chosen, camera, { width: innerWidth, height: innerHeight }), [catalog, chosen, camera]);
  return useOpenEntries(ids);
}

/** Modules that are credited by name on the map; more would cover its foot: then the page names them. */
const MOST_CREDITED = 3;

/** Whom the corridors of the overview are owed to; undefined where they are too many to be named on the map. */
export function creditModules({ modules, entries }: Pick<Catalog, 'modules' | 'entries'>): string | undefined {
  const used = new Set(entries.map(({ module }) => module));
  const credits = [...new Set(modules.filter(({ id }) => used.has(id)).map(({ attribution }) => attribution))];
  return credits.length > MOST_CREDITED ? undefined : credits.join('; ');
}
