import { BARRIERS_WITHIN_KM } from '../domain/assessment/project.ts';
import { bboxOfArea, bboxOfLines } from '../domain/geometry/boxes.ts';
import { bboxesMeet, listPopulations, listSharedLayers } from '../domain/catalog/find-in-catalog.ts';
import { AREA_KINDS, type AreaKind, isAreaKind, isBarrierKind, userAreasLayer } from '../domain/catalog/layer-kinds.ts';
import type { Bbox, Catalog, Population } from '../domain/catalog/schema.ts';
import { referToLayer } from '../domain/layers/layer-reference.ts';
import type { AssessRequest, PopulationReference, Surroundings } from '../workers/layers-worker.ts';
import type { StoredAreas } from './area-storage.ts';
import type { Camera } from './view.ts';

/** Ground around the line in which populations and areas are looked for, km: a box is rounded, a line is not. */
const NEAR_KM = 5;
/** Populations that are made ready before there is a line. */
const MOST_PREPARED = 8;

type Lines = Pick<AssessRequest, 'lines' | 'bufferM'>;
type UserAreaSets = Readonly<Partial<Record<AreaKind, StoredAreas>>>;

const meets = (bbox: Bbox | undefined, box: Bbox): boolean => bbox === undefined || bboxesMeet(bbox, box);

/** Every population, area and barrier layer of the atlas whose extent lines meet, and the ground near them. Undefined for no line. */
function findNear({ lines, bufferM }: Lines, catalog: Catalog, catalogUrl: string): { near: Bbox; surroundings: Surroundings } | undefined {
  const near = bboxOfLines(lines, NEAR_KM + bufferM / 1000);
  const wide = bboxOfLines(lines, BARRIERS_WITHIN_KM);
  if (!near || !wide) return undefined;
  const populations = listPopulations(catalog)
    .map(({ population }) => population)
    .filter(({ bbox, layers }) => {
      const tracks = layers.find(({ kind }) => kind === 'tracks');
      return meets(bbox, near) || (tracks?.bbox !== undefined && meets(tracks.bbox, near));
    });
  const shared = referToShared(
    catalog,
    catalogUrl,
    (bbox) => meets(bbox, near),
    (bbox) => meets(bbox, wide),
  );
  return { near, surroundings: { ...shared, populations: populations.flatMap((population) => referToPopulation(population, catalogUrl)) } };
}

/**
 * What of the atlas may meet lines: every population, area and barrier layer whose extent does. Undefined for no line.
 * @param catalogUrl address the catalog was read from
 */
export function requestAssessment({ lines, bufferM }: Lines, catalog: Catalog, catalogUrl: string, userAreas: UserAreaSets): AssessRequest | undefined {
  const found = findNear({ lines, bufferM }, catalog, catalogUrl);
  return (
    found && {
      lines,
      bufferM,
      ...found.surroundings,
      userAreas: AREA_KINDS.flatMap((kind) => {
        const areas = userAreas[kind];
        const features = areas?.features.filter((area) => bboxesMeet(bboxOfArea(area), found.near)) ?? [];
        if (!areas || features.length === 0) return [];
        return [{ id: userAreasLayer(kind), title: areas.fileName, features }];
      }),
    }
  );
}

/**
 * What the answer about lines hangs on besides them: how wide their ground is, where the layers near them lie and how
 * those are read, and which of a person's own files reach there. What anything is called changes no figure and is left
 * out, so that another language, or a layer far away, asks for nothing anew.
 * @returns a text that is equal where the answer is
 */
export function describeContext({ lines, bufferM }: Lines, catalog: Catalog, catalogUrl: string, userAreas: UserAreaSets): string {
  const found = findNear({ lines, bufferM }, catalog, catalogUrl);
  if (!found) return '';
  const own = AREA_KINDS.flatMap((kind) => {
    const areas = userAreas[kind];
    return areas && bboxesMeet(areas.bbox, found.near) ? [[kind, areas.loadedAt]] : [];
  });
  return JSON.stringify([bufferM, own, found.surroundings], (key, value: unknown) => (key === 'title' || key === 'name' ? undefined : value));
}

/** What lines drawn near the middle of the map may meet: the nearest populations, and every area and barrier layer. */
export function requestPreparation({ lon, lat }: Camera, catalog: Catalog, catalogUrl: string): Surroundings {
  const byDistance = listPopulations(catalog)
    .map(({ population }) => ({ population, degrees: degreesTo(population.bbox, lon, lat) }))
    .sort((a, b) => a.degrees - b.degrees);
  return {
    ...referToShared(
      catalog,
      catalogUrl,
      () => true,
      () => true,
    ),
    populations: byDistance.slice(0, MOST_PREPARED).flatMap(({ population }) => referToPopulation(population, catalogUrl)),
  };
}

/** Roughly how far a place is from a box, degrees; 0 inside. */
function degreesTo([west, south, east, north]: Bbox, lon: number, lat: number): number {
  const width = west > east ? east + 360 - west : east - west;
  const fromWest = (((lon - west) % 360) + 360) % 360;
  const across = fromWest <= width ? 0 : Math.min(fromWest - width, 360 - fromWest);
  return Math.hypot(across * Math.cos((lat * Math.PI) / 180), Math.max(0, south - lat, lat - north));
}

function referToPopulation({ id, name, seasons, method, layers }: Population, catalogUrl: string): PopulationReference[] {
  const find = (kind: string) => layers.find((layer) => layer.kind === kind);
  const [corridors, stopovers, tracks] = [find('corridors'), find('stopovers'), find('tracks')];
  if (!corridors) return [];
  return [
    {
      population: { id, name, seasons, method: { maxLagMin: method.maxLagMin } },
      corridors: referToLayer(corridors, catalogUrl),
      ...(stopovers ? { stopovers: referToLayer(stopovers, catalogUrl) } : {}),
      ...(tracks ? { tracks: { url: new URL(tracks.url, catalogUrl).href, title: tracks.title } } : {}),
    },
  ];
}

type Wanted = (bbox: Bbox | undefined) => boolean;

function referToShared(catalog: Catalog, catalogUrl: string, isAreaWanted: Wanted, isBarrierWanted: Wanted): Pick<Surroundings, 'areas' | 'barriers'> {
  const layers = listSharedLayers(catalog).filter(({ format }) => format !== 'parquet');
  return {
    areas: layers.filter(({ kind, bbox }) => isAreaKind(kind) && isAreaWanted(bbox)).map((layer) => referToLayer(layer, catalogUrl)),
    barriers: layers.flatMap((layer) => {
      const { kind } = layer;
      return isBarrierKind(kind) && isBarrierWanted(layer.bbox) ? [{ ...referToLayer(layer, catalogUrl), kind }] : [];
    }),
  };
}
