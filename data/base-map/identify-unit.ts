import isoCountries from 'i18n-iso-countries';
import type { WorldUnit } from './read-world.ts';

/** What a unit of Natural Earth is on the map. */
export interface UnitIdentity {
  /** ISO 3166-1 codes of the country it counts to; undefined for reefs and glaciers claimed by several. */
  readonly iso3: string | undefined;
  readonly iso2: string | undefined;
  readonly isoNumber: number | undefined;
  /** Tells units apart where they meet: a boundary is drawn between two units of different keys. */
  readonly key: string;
  /** Whether boundaries of this unit are drawn as disputed. */
  readonly disputed: boolean;
}

/**
 * Units without an ISO number, with the country whose ISO territory they lie in, and whether Natural Earth counts them
 * among its disputed areas. Kosovo has the user-assigned XKX.
 */
const UNITS_WITHOUT_NUMBER: Readonly<Record<string, { iso3?: string; disputed: boolean }>> = {
  Akrotiri: { iso3: 'GBR', disputed: false },
  Baikonur: { iso3: 'KAZ', disputed: false },
  'Bajo Nuevo Bank': { disputed: true },
  'Clipperton I.': { iso3: 'FRA', disputed: false },
  'Coral Sea Is.': { iso3: 'AUS', disputed: false },
  'Cyprus U.N. Buffer Zone': { iso3: 'CYP', disputed: true },
  Dhekelia: { iso3: 'GBR', disputed: false },
  'Indian Ocean Ter.': { iso3: 'AUS', disputed: false },
  Kosovo: { iso3: 'XKX', disputed: true },
  'N. Cyprus': { iso3: 'CYP', disputed: true },
  'Scarborough Reef': { disputed: true },
  'Serranilla Bank': { disputed: true },
  'Siachen Glacier': { disputed: true },
  Somaliland: { iso3: 'SOM', disputed: true },
  'Spratly Is.': { disputed: true },
  'USNB Guantanamo Bay': { iso3: 'CUB', disputed: false },
};

/** Numbered units that are themselves disputed: Western Sahara, and Palestine, whose boundaries are not settled. */
const DISPUTED_COUNTRIES = new Set(['ESH', 'PSE']);

/** The identity of a unit; throws Error for one that is neither numbered nor in the list above. */
export function identifyUnit(unit: WorldUnit): UnitIdentity {
  const numbered = unit.id === undefined ? undefined : isoCountries.numericToAlpha3(unit.id);
  const other = UNITS_WITHOUT_NUMBER[unit.name];
  if (numbered === undefined && !other) throw new Error(`${unit.name} has no ISO number and is not known.`);
  const iso3 = numbered ?? other?.iso3;
  const number = iso3 === undefined ? undefined : isoCountries.alpha3ToNumeric(iso3);
  return {
    iso3,
    iso2: iso3 === undefined ? undefined : isoCountries.alpha3ToAlpha2(iso3),
    isoNumber: number === undefined ? undefined : Number(number),
    key: numbered ?? unit.name,
    disputed: numbered === undefined ? (other?.disputed ?? true) : DISPUTED_COUNTRIES.has(numbered),
  };
}
