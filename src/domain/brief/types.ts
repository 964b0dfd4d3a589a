import type { Layer } from '../catalog/fields.ts';
import type { countKinds, FoundEntry } from '../catalog/find-entries.ts';
import type { Country } from '../catalog/index-schema.ts';
import type { Holder, ListSource } from '../catalog/known-file.ts';
import type { KnownSpecies, Membership } from '../catalog/known.ts';
import type { BarrierKind } from '../catalog/layer-kinds.ts';
import type { OpenEntry } from '../catalog/open-entry.ts';
import type { InWaters } from '../coverage/in-waters.ts';
import type { BarrierCrossing, Coverage } from '../crossings/types.ts';
import type { ThreatHere } from '../threats/threats-here.ts';
import type { Answer, AreaReading } from '../statements/judge-layer.ts';

type KindCounts = ReturnType<typeof countKinds>;

/** What one layer of barriers does to one population inside one country, by the headline figures of the build. */
export interface BarriersHere {
  readonly entry: OpenEntry;
  readonly layer: Layer;
  readonly kind: BarrierKind;
  readonly answer: Answer;
  /** Barriers inside its corridor in the country, and their length there; 0 unless the answer is “found”. */
  readonly barriers: number;
  readonly km: number;
  readonly preliminary: boolean;
}

/** One kind of barrier and one population: figures of all layers of the kind, or the best that can be said of any. */
export interface KindHere extends Omit<BarriersHere, 'layer'> {
  /** The layers that say it. */
  readonly layers: readonly Layer[];
}

/** A barrier inside a corridor and a country, and whose corridor it is. */
export interface WorstBarrier {
  readonly entry: OpenEntry;
  /** Its crossings and length in the country alone. */
  readonly row: BarrierCrossing;
}

/**
 * `listed`: populations with fixes here, of species in an appendix of CMS. `shared`: those that had fixes in other countries too, or
 * are drawn there. `density`: km of barriers of a kind for each 100 km² of corridor here. `protected`: the share of the high-use
 * corridor that the areas of a layer cover.
 */
export type Indicator =
  | { readonly is: 'listed'; readonly n: number; readonly of: number }
  | { readonly is: 'shared'; readonly n: number; readonly of: number; readonly countries: number }
  | {
      readonly is: 'density';
      readonly kind: BarrierKind;
      readonly kmPer100Km2: number;
      readonly km: number;
      readonly corridorKm2: number;
      readonly populations: number;
      readonly atLeast: boolean;
      readonly preliminary: boolean;
    }
  | {
      readonly is: 'protected';
      readonly layer: Layer;
      readonly share: number;
      readonly coveredKm2: number;
      readonly corridorKm2: number;
      readonly populations: number;
      readonly atLeast: boolean;
      readonly preliminary: boolean;
    };

export type Density = Extract<Indicator, { readonly is: 'density' }>;

/** Animals had fixes in the country; the corridor was drawn there by somebody who tells of no fixes; or the line between fixes alone crosses it. */
export type Presence = 'fixes' | 'drawn' | 'crossed';

/** One population in one country. */
export interface PopulationHere {
  readonly entry: OpenEntry;
  readonly presence: Presence;
  /** Ground of its corridor in the country, km²; undefined where it has no corridor. */
  readonly areaKm2: number | undefined;
  /** Of its corridor on land, of its routes' length on land, or of its positions on land; undefined where its file does not say. */
  readonly share: number | undefined;
  readonly shareOf: 'corridor' | 'routes' | 'positions';
  /** Animals with fixes in the country, where its file says, and all that it rests on. */
  readonly animals: number | undefined;
  readonly of: number | undefined;
  /** 1 to 12, those with fixes in the country; undefined where its file does not say. */
  readonly months: readonly number[] | undefined;
  /** Whether it rests on fewer than three animals. */
  readonly preliminary: boolean;
  /** Other countries of it, most of it first, ISO 3166-1 alpha-3. */
  readonly neighbours: readonly string[];
  /** Those that its line alone crosses. */
  readonly onlyCrossed: readonly string[];
  /** Those where its animals were located, but on no migration that makes the corridor. */
  readonly offMigration: readonly string[];
}

/** How much of a population's corridor a layer of areas covers, by the build's own figures: of the whole corridor, in all its countries. */
export interface ProtectionHere {
  readonly entry: OpenEntry;
  readonly layer: Layer;
  readonly coverage: readonly Coverage[];
  readonly reading: AreaReading;
  readonly answer: Answer;
  /** Whether all of the corridor lies in the country. */
  readonly isWhole: boolean;
}

/** Corridors at sea inside the exclusive economic zones of a country, by one layer of zones; `corridors` is empty where it has zones of the country and none meets them. */
export interface WatersHere {
  readonly title: string;
  /** Undefined of a person's own file. */
  readonly layer: Layer | undefined;
  /** Whether any zone of the layer is said to be that of the country alone. */
  readonly hasZones: boolean;
  /** Most of them first. */
  readonly corridors: readonly CorridorInWaters[];
}

export interface CorridorInWaters extends InWaters {
  readonly entry: OpenEntry;
}

/** One country beside another, by the populations that both share: figures of the same files and layers. */
export interface ComparedCountry {
  readonly country: Country;
  /** Populations of the country in question that had fixes here, or that their custodian draws here. */
  readonly populations: number;
  /** Those of species in an appendix of CMS. */
  readonly listed: number;
  /** Ground of their corridors here, km²; undefined where none has a corridor. */
  readonly corridorKm2: number | undefined;
  /** By kind of barrier, where it can be told. */
  readonly densities: readonly Density[];
  /** That a list which was read names the country as a Party to CMS; its `since` where the list says it. */
  readonly cms: Membership | undefined;
  /** The longest list of Parties that was read, and that is not whole: of a country that none names nothing can be told. */
  readonly cmsList: ListSource | undefined;
}

/** What a country's brief says, in figures and names. */
export interface CountryBrief {
  readonly country: Country;
  /** Most of it in the country first. */
  readonly populations: readonly PopulationHere[];
  /** Networks, encounters, lists of sites and receivers with places in the country. */
  readonly others: readonly OpenEntry[];
  readonly kinds: KindCounts;
  /** Populations of the sea whose corridor comes to its coast: they count for no country. */
  readonly atSea: readonly FoundEntry[];
  /** By each layer of economic zones that is loaded; empty without one. */
  readonly waters: readonly WatersHere[];
  readonly barriers: readonly BarriersHere[];
  readonly byKind: readonly KindHere[];
  readonly worst: readonly WorstBarrier[];
  /** Populations without a corridor, for which nothing is counted. */
  readonly uncounted: readonly OpenEntry[];
  readonly protection: readonly ProtectionHere[];
  /** What sources name for the populations or their species, in the order of the classification. */
  readonly threats: readonly ThreatHere[];
  readonly memberships: readonly Membership[];
  /** Species that sources place in the country and of which the catalog has nothing there. */
  readonly gaps: readonly KnownSpecies[];
  readonly holders: readonly Holder[];
  /** Whether the file of treaties and holders was there. */
  readonly isKnown: boolean;
  readonly indicators: readonly Indicator[];
  /** The country itself first, then those that share most of its populations; empty where nobody shares any. */
  readonly comparison: readonly ComparedCountry[];
  /** The latest day on which any of the data were fetched from their source, YYYY-MM-DD; undefined without data. */
  readonly dataOf: string | undefined;
}
