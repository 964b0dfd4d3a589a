import type { Content } from 'pdfmake/interfaces';
import type { CorridorInWaters } from '../../domain/brief/types.ts';
import { textIn } from '../../domain/catalog/open-entry.ts';
import { areFew } from '../../domain/movement/types.ts';
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
    const isFew = ({ entry }: CorridorInWaters): boolean => areFew(entry.summary.individuals);
    const rows = corridors.map((one) => [`${textIn(one.entry.row, 'name', lang)}${isFew(one) ? ' †' : ''}`, areaKm2(one.km2), percent(one.share)]);
    const isPreliminary = corridors.some(isFew);
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
