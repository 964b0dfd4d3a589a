import { BARRIERS_WITHIN_KM, CORRIDORS_WITHIN_KM } from '../domain/assessment/project.ts';
import { bboxOfArea, bboxOfLines } from '../domain/geometry/boxes.ts';
import type { Bbox, Layer } from '../domain/catalog/fields.ts';
import { bboxesMeet, isOfNodes, mayHaveCorridor } from '../domain/catalog/find-entries.ts';
import { PRIORITY_KINDS, type AreaKind, isPriorityKind, isBarrierKind, userAreasLayer } from '../domain/catalog/layer-kinds.ts';
import { layerOfKind, type OpenEntry } from '../domain/catalog/open-entry.ts';
import { isShown } from '../domain/evidence/shown.ts';
import { referToLayer } from '../domain/layers/layer-reference.ts';
import type { AssessRequest, PopulationReference, Surroundings } from '../workers/layers-requests.ts';
import type { StoredAreas } from './stored-areas.ts';
import { type PageCatalog, waitForEntries } from './entry-store.ts';
import type { Camera } from './view.ts';

/** Ground around the line in which areas are looked for, km: a box is rounded, a line is not. */
const NEAR_KM = 5;
/** Entries that are made ready before there is a line. */
const MOST_PREPARED = 8;

type Lines = Pick<AssessRequest, 'lines' | 'bufferM'>;
type UserAreaSets = Readonly<Partial<Record<AreaKind, StoredAreas>>>;

const meets = (bbox: Bbox | undefined, box: Bbox): boolean => bbox === undefined || bboxesMeet(bbox, box);

/**
 * The ids of every tracked population, and every distribution, that lies near lines, as near as corridors are looked for, with a corridor or without:
 * what must be read before the lines are assessed.
 */
export function listEntriesNear({ lines, bufferM }: Lines, { entries }: Pick<PageCatalog['catalog'], 'entries'>): string[] {
  const near = bboxOfLines(lines, Math.max(CORRIDORS_WITHIN_KM, NEAR_KM + bufferM / 1000));
  return near ? entries.filter((row) => !isOfNodes(row) && row.withdrawn === undefined && bboxesMeet(row.bbox, near)).map(({ id }) => id) : [];
}

/** Every area and barrier layer whose extent lines meet, and the ground near them. Undefined for no line. */
export function listLayersNear({ lines, bufferM }: Lines, { layers, url }: PageCatalog): ({ readonly near: Bbox } & SharedLayers) | undefined {
  const near = bboxOfLines(lines, NEAR_KM + bufferM / 1000);
  const wide = bboxOfLines(lines, BARRIERS_WITHIN_KM);
  if (!near || !wide) return undefined;
  const shared = referToShared(
    layers,
    url,
    (bbox) => meets(bbox, near),
    (bbox) => meets(bbox, wide),
  );
  return { near, ...shared };
}

/**
 * What of the atlas may meet lines: entries, and every area and barrier layer whose extent does. Undefined for no line.
 * @param entries those of `listEntriesNear`, whole
 */
export function requestAssessment(
  { lines, bufferM }: Lines,
  page: PageCatalog,
  userAreas: UserAreaSets,
  entries: readonly OpenEntry[],
): AssessRequest | undefined {
  const found = listLayersNear({ lines, bufferM }, page);
  if (!found) return undefined;
  const { near, areas, barriers } = found;
  return {
    lines,
    bufferM,
    areas,
    barriers,
    baseMap: { url: new URL(page.catalog.baseMap.url, page.url).href, title: page.catalog.title },
    populations: entries.map((entry) => referToEntry(entry, page.url)),
    userAreas: PRIORITY_KINDS.flatMap((kind) => {
      const set = userAreas[kind];
      const features = set?.features.filter((area) => bboxesMeet(bboxOfArea(area), near)) ?? [];
      if (!set || features.length === 0) return [];
      return [{ id: userAreasLayer(kind), title: set.fileName, features }];
    }),
  };
}

/**
 * What the answer about lines hangs on besides them: how wide their ground is, which entries and layers lie near them, in
 * which edition, and how those are read, and which of a person's own files reach there. What anything is called changes no
 * figure and is left out, so that another language, or a layer far away, asks for nothing anew.
 * @returns a text that is equal where the answer is
 */
export function describeContext({ lines, bufferM }: Lines, page: PageCatalog, userAreas: UserAreaSets): string {
  const found = listLayersNear({ lines, bufferM }, page);
  if (!found) return '';
  const { near, areas, barriers } = found;
  const own = PRIORITY_KINDS.flatMap((kind) => {
    const set = userAreas[kind];
    return set && bboxesMeet(set.bbox, near) ? [[kind, set.loadedAt]] : [];
  });
  const read = new Set(listEntriesNear({ lines, bufferM }, page.catalog));
  const entries = page.catalog.entries.flatMap(({ id, version, file }) => (read.has(id) ? [[id, version, file?.sha256]] : []));
  return JSON.stringify([bufferM, own, entries, areas, barriers], (key, value: unknown) => (key === 'title' || key === 'name' ? undefined : value));
}

/**
 * What lines drawn near the middle of the map may meet: the nearest entries, and every area and barrier layer.
 * @throws AtlasError where an entry cannot be read
 */
export async function requestPreparation({ lon, lat }: Camera, page: PageCatalog): Promise<Surroundings> {
  const nearest = page.catalog.entries
    .filter((row) => row.file !== undefined && isShown(row.evidence) && mayHaveCorridor(row))
    .map(({ id, bbox }) => ({ id, degrees: degreesTo(bbox, lon, lat) }))
    .sort((a, b) => a.degrees - b.degrees)
    .slice(0, MOST_PREPARED);
  const entries = await waitForEntries(
    page,
    nearest.map(({ id }) => id),
  );
  return {
    ...referToShared(
      page.layers,
      page.url,
      () => true,
      () => true,
    ),
    populations: entries.map((entry) => referToEntry(entry, page.url)),
  };
}

/** Roughly how far a place is from a box, degrees; 0 inside. */
function degreesTo([west, south, east, north]: Bbox, lon: number, lat: number): number {
  const width = west > east ? east + 360 - west : east - west;
  const fromWest = (((lon - west) % 360) + 360) % 360;
  const across = fromWest <= width ? 0 : Math.min(fromWest - width, 360 - fromWest);
  return Math.hypot(across * Math.cos((lat * Math.PI) / 180), Math.max(0, south - lat, lat - north));
}

/** An entry as the worker assesses it; of one without corridors, such as routes alone, the tracks may be crossed. */
function referToEntry({ row: { id, name }, file, summary }: OpenEntry, catalogUrl: string): PopulationReference {
  const [corridors, stopovers, tracks] = [layerOfKind(file, 'corridors'), layerOfKind(file, 'stopovers'), layerOfKind(file, 'tracks')];
  const distribution = layerOfKind(file, 'distribution');
  return {
    // Without tracks there are no steps to be judged by their length.
    population: { id, name, seasons: summary.seasons, method: { maxLagMin: summary.maxLagMin ?? 0 } },
    ...(corridors ? { corridors: referToLayer(corridors, catalogUrl) } : {}),
    ...(distribution ? { distribution: referToLayer(distribution, catalogUrl) } : {}),
    ...(stopovers ? { stopovers: referToLayer(stopovers, catalogUrl) } : {}),
    ...(tracks ? { tracks: { url: new URL(tracks.url, catalogUrl).href, title: tracks.title, bytes: tracks.bytes, sha256: tracks.sha256 } } : {}),
  };
}

type SharedLayers = Pick<Surroundings, 'areas' | 'barriers'>;
type Wanted = (bbox: Bbox | undefined) => boolean;

function referToShared(all: readonly Layer[], catalogUrl: string, isAreaWanted: Wanted, isBarrierWanted: Wanted): SharedLayers {
  const layers = all.filter(({ format }) => format !== 'parquet');
  return {
    areas: layers.filter(({ kind, bbox }) => isPriorityKind(kind) && isAreaWanted(bbox)).map((layer) => referToLayer(layer, catalogUrl)),
    barriers: layers.flatMap((layer) => {
      const { kind } = layer;
      return isBarrierKind(kind) && isBarrierWanted(layer.bbox) ? [{ ...referToLayer(layer, catalogUrl), kind }] : [];
    }),
  };
}
