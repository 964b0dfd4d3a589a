import { listSharedLayers } from './find-in-catalog.ts';
import { isAreaKind, isBarrierKind } from './layer-kinds.ts';
import type { Bbox, Catalog, Layer, Population } from './schema.ts';

/** Barrier and area layers whose extent meets a population's, in catalog order; a layer without an extent may. */
export function layersNear(catalog: Catalog, population: Pick<Population, 'bbox'>): { barriers: Layer[]; areas: Layer[] } {
  const near = listSharedLayers(catalog).filter(({ bbox }) => bbox === undefined || bboxesMeet(bbox, population.bbox));
  return { barriers: near.filter(({ kind }) => isBarrierKind(kind)), areas: near.filter(({ kind }) => isAreaKind(kind)) };
}

/** Whether two boxes [west, south, east, north] in degrees meet; west > east crosses the antimeridian. */
export function bboxesMeet(a: Bbox, b: Bbox): boolean {
  if (a[1] > b[3] || b[1] > a[3]) return false;
  return spans(a).some(([west, east]) => spans(b).some(([from, to]) => west <= to && from <= east));
}

function spans([west, , east]: Bbox): [number, number][] {
  return west > east ? [[west, 180], [-180, east]] : [[west, east]];
}
