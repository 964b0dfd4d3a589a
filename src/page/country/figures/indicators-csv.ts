import type { CountryBrief, Indicator } from '../../../domain/brief/types.ts';
import { type CsvCell, writeCsv } from '../../../domain/formats/csv.ts';
import { rowOfRights } from '../../../domain/formats/rights-row.ts';
import type { FileAbout } from '../../../domain/formats/rights-xml.ts';
import { BEARS_ON, TARGETS } from '../../../factsheet/brief/say-indicator.ts';
import type { Translator } from '../../../i18n/translator.ts';

type Row = Record<string, CsvCell>;

/** What an indicator is a number of: its value with its unit, and what it was divided by. */
function figuresOf(one: Indicator): Row {
  switch (one.is) {
    case 'listed':
      return { value: one.n, unit: 'populations', of: one.of, of_unit: 'populations' };
    case 'shared':
      return { value: one.n, unit: 'populations', of: one.of, of_unit: 'populations', countries: one.countries };
    case 'density':
      return { subject: one.kind, value: one.kmPer100Km2, unit: 'km per 100 km2', part: one.km, part_unit: 'km', of: one.corridorKm2, of_unit: 'km2' };
    case 'protected':
      return { subject: one.layer.id, value: one.share, unit: 'share', part: one.coveredKm2, part_unit: 'km2', of: one.corridorKm2, of_unit: 'km2' };
  }
}

const COLUMNS = [
  'country',
  'indicator',
  'subject',
  'value',
  'unit',
  'part',
  'part_unit',
  'of',
  'of_unit',
  'countries',
  'populations',
  'at_least',
  'preliminary',
];
const WORDS = ['name', 'definition', 'cannot_tell', 'bears_on', 'targets'];

/**
 * A country's indicators as CSV (RFC 4180), a row an indicator: figures with their units, and in the page's language what each is,
 * what it cannot tell and what it bears on; the rights of all that they rest on in every row.
 */
export function writeIndicatorsCsv(
  { country, indicators }: Pick<CountryBrief, 'country' | 'indicators'>,
  about: FileAbout,
  { t }: Pick<Translator, 't'>,
): string {
  const rights = { ...rowOfRights(about), address: about.address };
  const rows = indicators.map((one): Row => ({
    country: country.iso3,
    indicator: one.is,
    ...figuresOf(one),
    ...('populations' in one ? { populations: one.populations, at_least: one.atLeast ? 'yes' : 'no', preliminary: one.preliminary ? 'yes' : 'no' } : {}),
    name: t(`brief.indicator.${one.is}.name`),
    definition: t(`brief.indicator.${one.is}.how`),
    cannot_tell: t(`brief.indicator.${one.is}.not`),
    bears_on: BEARS_ON[one.is].map((name) => t(`brief.target.${name}`)).join('; '),
    targets: BEARS_ON[one.is].map((name) => TARGETS[name]).join(' '),
    ...rights,
  }));
  return writeCsv(rows, [...COLUMNS, ...WORDS, ...Object.keys(rights)]);
}
