import isoCountries from 'i18n-iso-countries';
import type { SiteFigures } from '../../../src/domain/evidence/sites/site-figures.ts';
import type { Site } from '../../../src/domain/sites/site-record.ts';
import { coastAt, countryAt } from '../../country-at.ts';
import type { CountryPart } from '../../range-states.ts';

/** A place to about a metre. */
const DEGREE_DIGITS = 5;

/** ISO 3166-1 alpha-3 of a country's code or English name; what stands in brackets is a part of it, as in “Russia (Asian)”. */
export function codeOfCountry(text: string): string | undefined {
  const name = text.replace(/\s*\(.*\)\s*$/, '').trim();
  const code = name.toUpperCase();
  if (/^[A-Z]{3}$/.test(code) && isoCountries.alpha3ToAlpha2(code) !== undefined) return code;
  if (/^[A-Z]{2}$/.test(code)) return isoCountries.alpha2ToAlpha3(code);
  return isoCountries.getAlpha3Code(name, 'en');
}

/** A site as an entry's file states it: its country by the list, else by the land that its point lies on, else by the coast that is nearest within 10 km. */
export function placeSite({ id, name, point, country, areaKm2, protected: status }: Site, parts: readonly CountryPart[]): SiteFigures {
  const [lon, lat] = point.map((degrees) => Number(degrees.toFixed(DEGREE_DIGITS)));
  const at: [number, number] = [lon ?? 0, lat ?? 0];
  const code = (country === undefined ? undefined : codeOfCountry(country)) ?? countryAt(at, parts) ?? coastAt(at, parts)?.iso3;
  return {
    id,
    ...(name === undefined ? {} : { name }),
    point: at,
    ...(code === undefined ? {} : { country: code }),
    ...(areaKm2 === undefined ? {} : { areaKm2: Number(areaKm2.toPrecision(6)) }),
    ...(status === undefined ? {} : { protected: status }),
  };
}
