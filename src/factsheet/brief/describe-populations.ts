import type { Content } from 'pdfmake/interfaces';
import { textIn } from '../../domain/catalog/open-entry.ts';
import { writeYears } from '../../domain/evidence/shown.ts';
import { listNames } from '../../i18n/list-names.ts';
import { layNote, laySection, layTable } from '../lay.ts';
import { INK } from '../style.ts';
import { wrapWords } from '../words.ts';
import type { BriefInput } from './brief-input.ts';
import { cellsOf, marksOf, sayOther } from './say-brief.ts';

/** The populations, each with its species, status and part in the country; then networks, encounters, sites and receivers. */
export function describePopulations({ brief, translator }: BriefInput): Content[] {
  const { t, lang } = translator;
  const { populations, others, country } = brief;
  const named = (name: string, scientific: string, years: string): Content => ({
    stack: [
      { text: wrapWords(name, 30), bold: true },
      { text: [{ text: scientific, italics: true }, years === '' ? '' : ` · ${years}`], color: INK.quiet },
    ],
  });
  const rows = populations.map((one): Content[] => {
    const { row, species, summary } = one.entry;
    const name = `${textIn(row, 'name', lang)}${marksOf(one)}`;
    return [named(name, species.scientific, writeYears(summary.years)), species.appendix ?? '–', species.category ?? '–', ...cellsOf(one, translator)];
  });
  const notes = [
    t('brief.note.share'),
    ...(populations.some(({ shareOf, animals }) => shareOf === 'corridor' && animals !== undefined) ? [t('brief.note.animals')] : []),
    ...(populations.some(({ preliminary }) => preliminary) ? [t('factsheet.countries.preliminary')] : []),
    ...(populations.some(({ presence }) => presence === 'crossed') ? [t('factsheet.countries.noFix')] : []),
    ...(populations.some(({ shareOf, share }) => shareOf === 'positions' && share !== undefined) ? [t('brief.note.positions')] : []),
    ...(populations.some(({ shareOf, share }) => shareOf === 'routes' && share !== undefined) ? [t('brief.note.routes')] : []),
  ];
  const table = layTable(
    [
      { head: t('brief.population'), width: '*' },
      { head: t('brief.cms'), width: 32 },
      { head: t('brief.iucn'), width: 34 },
      { head: t('brief.months'), width: 78 },
      { head: t('brief.animals'), width: 52, right: true },
      { head: t('brief.area'), width: 62, right: true },
      { head: t('brief.share'), width: 48, right: true },
    ],
    rows,
  );
  const places = others.map((entry): Content => ({
    text: [
      { text: textIn(entry.row, 'name', lang), bold: true },
      ' (',
      { text: entry.species.scientific, italics: true },
      `): ${sayOther(entry, country.iso3, translator)}`,
    ],
    margin: [0, 3, 0, 0],
  }));
  return laySection(t('brief.populations'), [...(rows.length > 0 ? [table, layNote(notes.join(' '))] : []), ...places]);
}

/** Neighbours by population: where its animals had fixes or it is drawn, then what its line alone crosses. */
export function describeNeighbours({ brief, translator, countryName }: BriefInput): Content[] {
  const { t, lang } = translator;
  const list = (countries: readonly string[]): string => listNames(countries.map(countryName), translator);
  const alone = brief.populations.filter(({ neighbours }) => neighbours.length === 0).map(({ entry }) => textIn(entry.row, 'name', lang));
  const rows = brief.populations.flatMap(({ entry, neighbours, onlyCrossed, offMigration }) => {
    if (neighbours.length === 0) return [];
    const located = neighbours.filter((iso3) => !onlyCrossed.includes(iso3));
    const said = [
      ...(located.length > 0 ? [t('country.sharedWith', { countries: list(located) })] : []),
      ...(offMigration.length > 0 ? [t('country.offMigration', { countries: list(offMigration) })] : []),
      ...(onlyCrossed.length > 0 ? [t('country.onlyLine', { countries: list(onlyCrossed) })] : []),
    ];
    return [[textIn(entry.row, 'name', lang), said.join(' ')]];
  });
  const none = alone.length > 0 ? [layNote(t('brief.neighbours.none', { names: listNames(alone, translator) }))] : [];
  const table = layTable(
    [
      { head: '', width: 150 },
      { head: '', width: '*' },
    ],
    rows,
  );
  return laySection(t('brief.neighbours'), [...(rows.length > 0 ? [table] : []), ...none]);
}
