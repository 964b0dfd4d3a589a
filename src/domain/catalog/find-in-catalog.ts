import type { Catalog, Layer, Module, Population } from './schema.ts';

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
