import type { Bbox, Catalog, Layer, Module, Population } from './schema.ts';
import { isAreaKind, isBarrierKind } from './layer-kinds.ts';

/** Every population with the module it belongs to, in catalog order. */
export function listPopulations(catalog: Catalog): { population: Population; module: Module }[] {
  return catalog.modules.flatMap((module) => module.populations.map((population) => ({ population, module })));
}

export function findPopulation(catalog: Catalog, id: string): { population: Population; module: Module } | undefined {
  return listPopulations(catalog).find((entry) => entry.population.id === id);
}

/** Layers that belong to modules rather than to one population: barriers and priority areas. */
export function listSharedLayers(catalog: Catalog): Layer[] {
  return catalog.modules.flatMap((module) => module.layers);
}

/** Barrier and area layers whose extent meets a population's, in catalog order; a layer without an extent may. */
export function layersNear(catalog: Catalog, population: Pick<Population, 'bbox'>): { barriers: Layer[]; areas: Layer[] } {
  const near = listSharedLayers(catalog).filter(({ bbox }) => bbox === undefined || bboxesMeet(bbox, population.bbox));
  return { barriers: near.filter(({ kind }) => isBarrierKind(kind)), areas: near.filter(({ kind }) => isAreaKind(kind)) };
}

/** Whether two boxes [west, south, east, north] in degrees meet; west > east crosses the antimeridian. */
export function bboxesMeet(a: Readonly<Bbox>, b: Readonly<Bbox>): boolean {
  if (a[1] > b[3] || b[1] > a[3]) return false;
  return spans(a).some(([west, east]) => spans(b).some(([from, to]) => west <= to && from <= east));
}

function spans([west, , east]: Readonly<Bbox>): [number, number][] {
  return west > east
    ? [
        [west, 180],
        [-180, east],
      ]
    : [[west, east]];
}

/** Id of the module that holds a person's own layers. */
export const USER_MODULE = 'your-layers';

/**
 * The catalog with a person's own layers as one more module, so that whatever lists layers lists these too. The module
 * itself is named nowhere: what it is called hangs on no language.
 */
export function withUserLayers(catalog: Catalog, layers: readonly Layer[]): Catalog {
  const title = USER_MODULE;
  if (layers.length === 0) return catalog;
  const rights = { licence: 'not stated', attribution: title, citation: layers.map((layer) => layer.title).join('; ') };
  const own = { id: USER_MODULE, title, custodian: title, summary: title, ...rights, sources: [], populations: [], layers: [...layers] };
  return { ...catalog, modules: [...catalog.modules, own] };
}
