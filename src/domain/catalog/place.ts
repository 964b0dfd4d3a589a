import type { Bbox } from './fields.ts';
import { entriesOfCountry, findCountry, findEntry, type FoundEntry, listEntries } from './find-entries.ts';
import type { Country } from './index-schema.ts';
import type { KnownFile } from './known-file.ts';
import type { Catalog } from './parse-catalog.ts';
import { intersectBoxes, uniteBoxes } from '../geometry/boxes.ts';

/** What a page of the atlas is about: one of these, or the whole atlas. */
export interface Place {
  readonly population?: string | undefined;
  readonly species?: string | undefined;
  /** ISO 3166-1 alpha-3. */
  readonly country?: string | undefined;
  readonly module?: string | undefined;
  /** A treaty or initiative (known-file.ts). */
  readonly initiative?: string | undefined;
}

export function entriesOfSpecies(catalog: Catalog, species: string): FoundEntry[] {
  return listEntries(catalog).filter(({ row }) => row.species === species);
}

export function entriesOfModule(catalog: Catalog, module: string): FoundEntry[] {
  return listEntries(catalog).filter(({ row }) => row.module === module);
}

/**
 * Layers of barriers and areas that a country has: those that name it, those whose features the build found on its land, and
 * those of the world that reach into its frame.
 */
export function layersOfCountry({ layers }: Catalog, { iso3, bbox }: Country): Catalog['layers'] {
  return layers.filter(({ covers, countries, bbox: extent }) => {
    if (countries?.includes(iso3)) return true;
    if (covers?.area === 'countries') return covers.countries.includes(iso3);
    return covers?.area === 'world' && extent !== undefined && intersectBoxes(extent, bbox) !== undefined;
  });
}

/**
 * The box that shows a place, [west, south, east, north] degrees: a population's, all of a species' or module's, and of a
 * country the part where the atlas has something, so that far islands do not push it aside, and of an initiative the countries
 * of its area. Undefined for the whole atlas, for what is not in it, and for an initiative without an area.
 * @param known treaties and initiatives, once they are there
 */
export function frameOf(catalog: Catalog, { population, species, country, module, initiative }: Place, known?: KnownFile): Bbox | undefined {
  if (population !== undefined) return findEntry(catalog, population)?.row.bbox;
  if (species !== undefined) return uniteBoxes(entriesOfSpecies(catalog, species).map(({ row }) => row.bbox));
  if (country !== undefined) {
    const whole = findCountry(catalog, country)?.bbox;
    const parts = whole === undefined ? [] : entriesOfCountry(catalog, country).flatMap(({ row }) => listOf(intersectBoxes(row.bbox, whole)));
    return uniteBoxes(parts) ?? whole;
  }
  if (initiative !== undefined && module === undefined) {
    const area = known?.initiatives.find(({ id }) => id === initiative)?.range.flatMap(({ countries }) => countries) ?? [];
    const boxes = area.flatMap((iso3) => listOf(findCountry(catalog, iso3)?.bbox));
    return uniteBoxes(boxes.filter(([west, , east]) => east - west <= WIDEST)) ?? uniteBoxes(boxes);
  }
  if (module === undefined) return undefined;
  const layers = catalog.layers.filter((layer) => layer.module === module).flatMap(({ bbox }) => listOf(bbox));
  return uniteBoxes([...entriesOfModule(catalog, module).map(({ row }) => row.bbox), ...layers]);
}

/** Degrees of longitude: a region's frame that took in Russia, the United States or Canada whole would show the world. */
const WIDEST = 80;

const listOf = (box: Bbox | undefined): Bbox[] => (box === undefined ? [] : [box]);
