import { bboxOfArea } from '../domain/areas/bbox-of-area.ts';
import { listPopulations, listSharedLayers } from '../domain/catalog/find-in-catalog.ts';
import { AREA_KINDS, isAreaKind, isBarrierKind, type AreaKind } from '../domain/catalog/layer-kinds.ts';
import { bboxesMeet } from '../domain/catalog/layers-near.ts';
import type { Bbox, Catalog } from '../domain/catalog/schema.ts';
import type { LonLat } from '../domain/crossings/types.ts';
import { bboxOfLines } from '../domain/project/bbox-of-lines.ts';
import { referToLayer } from '../workers/layer-reference.ts';
import type { AssessRequest } from '../workers/project-worker.ts';
import type { StoredAreas } from './area-storage.ts';

/** Ground around the line in which populations and areas are looked for, km: a box is rounded, a line is not. */
const NEAR_KM = 5;
/** How far an existing barrier may lie, km; as the assessment has it. */
export const BARRIERS_WITHIN_KM = 50;

/**
 * What of the atlas may meet lines: every population, area and barrier layer whose extent does. Undefined for no line.
 * @param catalogUrl address the catalog was read from
 */
export function requestAssessment(
  lines: readonly (readonly LonLat[])[], catalog: Catalog, catalogUrl: string, userAreas: Readonly<Partial<Record<AreaKind, StoredAreas>>>,
): AssessRequest | undefined {
  const near = bboxOfLines(lines, NEAR_KM);
  const wide = bboxOfLines(lines, BARRIERS_WITHIN_KM);
  if (!near || !wide) return undefined;
  const meets = (bbox: Bbox | undefined, box: Bbox): boolean => bbox === undefined || bboxesMeet(bbox, box);
  const shared = listSharedLayers(catalog).filter(({ format }) => format !== 'parquet');
  return {
    lines,
    populations: listPopulations(catalog).flatMap(({ population }) => {
      const find = (kind: string) => population.layers.find((layer) => layer.kind === kind);
      const [corridors, stopovers, tracks] = [find('corridors'), find('stopovers'), find('tracks')];
      if (!corridors || !(meets(population.bbox, near) || (tracks?.bbox !== undefined && meets(tracks.bbox, near)))) return [];
      const { id, name, seasons, method } = population;
      return [{
        population: { id, name, seasons, method: { maxLagMin: method.maxLagMin } },
        corridors: referToLayer(corridors, catalogUrl),
        ...(stopovers ? { stopovers: referToLayer(stopovers, catalogUrl) } : {}),
        ...(tracks ? { tracks: { url: new URL(tracks.url, catalogUrl).href, title: tracks.title } } : {}),
      }];
    }),
    areas: shared.filter(({ kind, bbox }) => isAreaKind(kind) && meets(bbox, near)).map((layer) => referToLayer(layer, catalogUrl)),
    userAreas: AREA_KINDS.flatMap((kind) => {
      const areas = userAreas[kind];
      const features = areas?.features.filter((area) => bboxesMeet(bboxOfArea(area), near)) ?? [];
      if (!areas || features.length === 0) return [];
      return [{ id: `user-${kind}`, title: areas.fileName, collection: { type: 'FeatureCollection' as const, features } }];
    }),
    barriers: shared.flatMap((layer) => {
      const { kind } = layer;
      return isBarrierKind(kind) && meets(layer.bbox, wide) ? [{ ...referToLayer(layer, catalogUrl), kind }] : [];
    }),
  };
}
