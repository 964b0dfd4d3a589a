import type { EntryFile } from '../evidence/entry-file.ts';
import { bboxCentre } from '../geometry/boxes.ts';
import { idFromName } from './fields.ts';
import type { CatalogV1, ModuleV1, PopulationV1 } from './catalog-v1.ts';
import type { CatalogIndex, EntryRow, Species } from './index-schema.ts';

/** A version 1 catalog as an index, with what its populations said as the files of the entries. */
export function upgradeCatalog(old: CatalogV1): CatalogIndex & { readonly embedded: ReadonlyMap<string, EntryFile> } {
  const populations = old.modules.flatMap((module) => module.populations.map((population) => ({ population, module })));
  const species = new Map<string, Species>();
  for (const { population } of populations) {
    const id = idFromName(population.species.scientific);
    if (!species.has(id)) species.set(id, { id, ...population.species });
  }
  return {
    version: 2,
    title: old.title,
    language: 'en',
    baseMap: old.baseMap,
    modules: old.modules.map(({ populations: _populations, layers: _layers, sources: _sources, ...module }) => module),
    species: [...species.values()],
    entries: populations.map(({ population, module }) => describeRow(population, module.id, module.licence)),
    countries: old.countries,
    layers: old.modules.flatMap((module) => module.layers.map((layer) => ({ ...layer, module: module.id }))),
    includes: [],
    embedded: new Map(populations.map(({ population, module }) => [population.id, describeEntry(population, module)])),
  };
}

function describeRow({ id, name, place, species, bbox, sample, rangeStates, layers }: PopulationV1, module: string, moduleLicence: string): EntryRow {
  return {
    id,
    module,
    evidence: 'tracks',
    name,
    place,
    species: idFromName(species.scientific),
    bbox,
    point: bboxCentre(bbox),
    countries: rangeStates.map(({ iso3 }) => iso3),
    sample: { individuals: sample.individuals, fixes: sample.fixes, sequences: sample.sequences },
    years: [sample.firstYear, sample.lastYear],
    licence: layers[0]?.licence ?? moduleLicence,
    languages: ['en'],
    version: 1,
  };
}

function describeEntry({ name: _name, place: _place, species: _species, bbox: _bbox, warnings, method, ...rest }: PopulationV1, module: ModuleV1): EntryFile {
  return {
    ...rest,
    version: 2,
    module: module.id,
    language: 'en',
    sources: module.sources,
    evidence: 'tracks',
    warnings,
    method: { ...method, notes: method.notes.map((text) => ({ text })) },
    changes: [],
  };
}
