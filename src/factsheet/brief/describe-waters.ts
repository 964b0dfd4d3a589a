import type { Content } from 'pdfmake/interfaces';
import { textIn } from '../../domain/catalog/open-entry.ts';
import { FEWEST_INDIVIDUALS } from '../../domain/movement/types.ts';
import { layNote, laySection, layTable } from '../lay.ts';
import type { BriefInput } from './brief-input.ts';

/** The corridors at sea in the exclusive economic zones of the country, by each layer of zones that is loaded; nothing without one. */
export function describeWaters({ brief, translator, countryName }: BriefInput): Content[] {
  const { t, lang, areaKm2, percent } = translator;
  const country = countryName(brief.country.iso3);
  if (brief.waters.length === 0) return [];
  const content = brief.waters.flatMap(({ title, hasZones, corridors }): Content[] => {
    if (!hasZones) return [layNote(t('country.waters.noZone', { title, country }))];
    if (corridors.length === 0) return [layNote(t('country.waters.none', { title, country }))];
    const rows = corridors.map(({ entry, km2, share }) => {
      const few = entry.summary.individuals !== undefined && entry.summary.individuals < FEWEST_INDIVIDUALS;
      return [`${textIn(entry.row, 'name', lang)}${few ? ' †' : ''}`, areaKm2(km2), percent(share)];
    });
    const isPreliminary = rows.some(([name = '']) => name.endsWith('†'));
    return [
      layTable(
        [
          { head: t('country.waters.population'), width: '*' },
          { head: t('countries.area'), width: 92, right: true },
          { head: t('countries.share'), width: 92, right: true },
        ],
        rows,
      ),
      layNote([t('country.waters.lead', { title, country }), ...(isPreliminary ? [t('factsheet.countries.preliminary')] : [])].join(' ')),
    ];
  });
  return laySection(t('country.waters.title'), content);
}
