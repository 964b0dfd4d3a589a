import type { Content } from 'pdfmake/interfaces';
import type { FactsheetInput } from './factsheet-input.ts';
import { layNote, laySection } from './lay-section.ts';
import { layTable } from './lay-table.ts';
import { markPreliminary } from './mark-preliminary.ts';

/** Dates, length and duration of the migrations of each season, each with its sample size. */
export function describeSeasons({ population, translator }: Pick<FactsheetInput, 'population' | 'translator'>): Content[] {
  const { t, number, monthDay } = translator;
  if (population.seasons.length === 0) return [];
  const days = (of: { median: string; earliest: string; latest: string }): string =>
    t('factsheet.seasons.range', { median: monthDay(of.median), from: monthDay(of.earliest), to: monthDay(of.latest) });
  const range = (of: { median: number; min: number; max: number }): string =>
    t('factsheet.seasons.range', { median: number(of.median), from: number(of.min), to: number(of.max) });
  const rows = population.seasons.map(({ season, departure, arrival, distanceKm, durationDays, sequences, individuals }) => [
    t(`factsheet.season.${season}`),
    days(departure),
    days(arrival),
    range(distanceKm),
    range(durationDays),
    markPreliminary(`${number(sequences)} (${number(individuals)})`, individuals, translator),
  ]);
  const table = layTable(
    [
      { head: t('factsheet.seasons.season'), width: 42 },
      { head: t('factsheet.seasons.departure'), width: '*' },
      { head: t('factsheet.seasons.arrival'), width: '*' },
      { head: t('factsheet.seasons.distance'), width: 84, right: true },
      { head: t('factsheet.seasons.duration'), width: 72, right: true },
      { head: t('factsheet.seasons.sample'), width: 58, right: true },
    ],
    rows,
  );
  return laySection(t('factsheet.seasons.heading'), [table, layNote(t('factsheet.seasons.note'))]);
}
