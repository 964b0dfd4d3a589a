import { NODE_KINDS, type NodeKind, OTHER_KINDS, type OtherKind } from '../evidence/kinds.ts';
import type { Bbox, Layer } from './fields.ts';
import type { Country, EntryRow, IndexModule, Species } from './index-schema.ts';
import { livesAtSea } from '../statements/lives-at-sea.ts';
import { isAreaKind, isBarrierKind } from './layer-kinds.ts';
import type { Catalog } from './parse-catalog.ts';

/** An entry's row with the module and the species that it names: every catalog that was parsed has them. */
export interface FoundEntry {
  readonly row: EntryRow;
  readonly module: IndexModule;
  readonly species: Species;
}

/** The catalog's entries by id, joined with their modules and species; kept for each catalog. */
const joined = new WeakMap<Catalog, ReadonlyMap<string, FoundEntry>>();

function joinEntries(catalog: Catalog): ReadonlyMap<string, FoundEntry> {
  const known = joined.get(catalog);
  if (known !== undefined) return known;
  const modules = new Map(catalog.modules.map((module) => [module.id, module]));
  const species = new Map(catalog.species.map((one) => [one.id, one]));
  const entries = new Map(
    catalog.entries.flatMap((row): [string, FoundEntry][] => {
      const [module, kind] = [modules.get(row.module), species.get(row.species)];
      return module && kind ? [[row.id, { row, module, species: kind }]] : [];
    }),
  );
  joined.set(catalog, entries);
  return entries;
}

/** Every entry with its module and species, in catalog order. */
export function listEntries(catalog: Catalog): FoundEntry[] {
  return [...joinEntries(catalog).values()];
}

export function findEntry(catalog: Catalog, id: string): FoundEntry | undefined {
  return joinEntries(catalog).get(id);
}

/** Every entry but those that were withdrawn, in catalog order: what a count of the atlas counts. */
export function listStanding(catalog: Catalog): FoundEntry[] {
  return listEntries(catalog).filter(({ row }) => !row.withdrawn);
}

/**
 * The countries of an entry, ISO 3166-1 alpha-3; animals that live at sea are on no country's land, but where a network has
 * nodes there (only those count where they nest or breed, or whose source names the country), where they were ringed or
 * encountered, or where receivers stood.
 */
export function landsOf({ row, species }: FoundEntry): readonly string[] {
  return isOfNodes(row) || !livesAtSea(species) ? row.countries : NO_LAND;
}

const NO_LAND: readonly never[] = [];

/** Entries whose area touches a country, given as ISO 3166-1 alpha-3 (`landsOf`). */
export function entriesOfCountry(catalog: Catalog, iso3: string): FoundEntry[] {
  return listEntries(catalog).filter((found) => landsOf(found).includes(iso3));
}

/** Whether an entry is one of places and of links that are no routes: a network, encounters, a list of sites, or receivers. */
export function isOfNodes<Row extends Pick<EntryRow, 'evidence'>>(row: Row): row is Row & { readonly evidence: NodeKind } {
  return NODE_KINDS.some((kind) => kind === row.evidence);
}

/** Whether an entry shows no migration: it is one of nodes, or a map of where animals are found. */
export function isOther<Row extends Pick<EntryRow, 'evidence'>>(row: Row): row is Row & { readonly evidence: OtherKind } {
  return OTHER_KINDS.some((kind) => kind === row.evidence);
}

/** How many entries are populations, networks, lists of encounters, of sites and of receivers, and distributions: a sentence that counts populations counts no others. */
export function countKinds(rows: readonly Pick<EntryRow, 'evidence'>[]): {
  readonly populations: number;
  readonly networks: number;
  readonly encounters: number;
  readonly siteLists: number;
  readonly receivers: number;
  readonly distributions: number;
} {
  const count = (kind: EntryRow['evidence']): number => rows.filter(({ evidence }) => evidence === kind).length;
  return {
    populations: rows.filter((row) => !isOther(row)).length,
    networks: count('network'),
    encounters: count('encounters'),
    siteLists: count('sites'),
    receivers: count('receivers'),
    distributions: count('distribution'),
  };
}

/** Whether an entry may have a corridor that barriers cross: routes and movement alone, nodes with links, and distributions are none. */
export function mayHaveCorridor(row: Pick<EntryRow, 'evidence' | 'result'>): boolean {
  return !isOther(row) && row.result !== 'movement' && row.result !== 'routes';
}

export function findCountry(catalog: Catalog, iso3: string): Country | undefined {
  return catalog.countries.find((country) => country.iso3 === iso3);
}

/** Barrier and area layers whose extent meets that of an entry, in the order given; a layer without an extent may. */
export function layersNear({ layers }: { readonly layers: readonly Layer[] }, entry: Pick<EntryRow, 'bbox'>): { barriers: Layer[]; areas: Layer[] } {
  const near = layers.filter(({ bbox }) => bbox === undefined || bboxesMeet(bbox, entry.bbox));
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
