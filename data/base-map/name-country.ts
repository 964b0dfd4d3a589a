import isoCountries from 'i18n-iso-countries';

/** Short English names where Natural Earth's is dated, ambiguous or cut, and ISO's is long. */
const SHORT_NAMES: Readonly<Record<string, string>> = {
  BLM: 'Saint Barthélemy',
  COG: 'Republic of the Congo',
  FLK: 'Falkland Islands',
  FSM: 'Micronesia',
  MAF: 'Saint Martin',
  MKD: 'North Macedonia',
  SGP: 'Singapore',
  STP: 'São Tomé and Príncipe',
  SWZ: 'Eswatini',
  TUR: 'Türkiye',
  VAT: 'Vatican City',
  VGB: 'British Virgin Islands',
  VIR: 'US Virgin Islands',
};

/** A country's English name for the map: Natural Earth's short one, or ISO's where that one is abbreviated. */
export function nameCountry(iso3: string, naturalEarthName: string): string {
  return SHORT_NAMES[iso3] ?? (naturalEarthName.includes('.') ? (isoCountries.getName(iso3, 'en') ?? naturalEarthName) : naturalEarthName);
}
