import type { Content } from 'pdfmake/interfaces';
import type { FactsheetInput, FactsheetLimits } from './factsheet-input.ts';
import { layNote } from './lay-section.ts';
import { layTable } from './lay-table.ts';
import { markPreliminary } from './mark-preliminary.ts';

/** The countries the corridor touches, most area first, and what lies at sea. */
export function describeCountries({ population, countryName, translator }: FactsheetInput, limits: FactsheetLimits): Content[] {
  const { t } = translator;
  const { rangeStates, areaAtSeaKm2 } = population;
  const rows = rangeStates.slice(0, limits.countries).map(({ iso3, areaKm2, share, individuals }) => [
    countryName(iso3),
    translator.areaKm2(areaKm2),
    translator.percent(share),
    markPreliminary(translator.number(individuals), individuals, translator),
  ]);
  if (areaAtSeaKm2 > 0) rows.push([t('factsheet.countries.sea'), translator.areaKm2(areaAtSeaKm2), '–', '–']);
  const content: Content[] = [];
  if (rows.length > 0) {
    content.push(
      layTable(
        [
          { head: t('factsheet.countries.country'), width: '*' },
          { head: t('factsheet.countries.area'), width: 52, right: true },
          { head: t('factsheet.countries.share'), width: 44, right: true },
          { head: t('factsheet.countries.individuals'), width: 42, right: true },
        ],
        rows,
      ),
    );
  }
  if (rangeStates.length === 0) content.push(layNote(t('factsheet.countries.none')));
  const left = rangeStates.length - limits.countries;
  if (left > 0) content.push(layNote(t('factsheet.countries.more', { n: left })));
  return content;
}
