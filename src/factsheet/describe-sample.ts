import { FEWEST_INDIVIDUALS, USE_CLASSES } from '../domain/movement/types.ts';
import type { FactsheetInput, FactsheetLimits } from './factsheet-input.ts';
import type { Content } from 'pdfmake/interfaces';
import { layNote, laySection, layTable } from './lay.ts';
import { listWords, markPreliminary } from './words.ts';
import { examinedKinds } from './describe-crossings.ts';

export interface Figure {
  readonly label: string;
  readonly value: string;
}

/** The figures of a population: its sample, then its areas, as the language writes them. */
export function describeFigures({ population, translator }: Pick<FactsheetInput, 'population' | 'translator'>): Figure[] {
  const { t, number } = translator;
  const { sample, corridorAreaKm2, stopoverAreaKm2 } = population;
  // Years are names, not quantities: never grouped.
  const years = sample.firstYear === sample.lastYear ? String(sample.firstYear) : `${sample.firstYear}–${sample.lastYear}`;
  const figures: Figure[] = [
    { label: t('factsheet.figures.individuals'), value: number(sample.individuals) },
    { label: t('factsheet.figures.footprint'), value: number(sample.individualsWithFootprint) },
    { label: t('factsheet.figures.fixes'), value: number(sample.fixes) },
    { label: t('factsheet.figures.years'), value: years },
    { label: t('factsheet.figures.sequences'), value: number(sample.sequences) },
    { label: t('factsheet.figures.interval'), value: t('factsheet.figures.hours', { hours: sample.medianIntervalHours }) },
  ];
  for (const use of USE_CLASSES) {
    const area = corridorAreaKm2[use];
    if (area !== undefined) figures.push({ label: t(`factsheet.figures.area.${use}`), value: translator.areaKm2(area) });
  }
  if (stopoverAreaKm2 > 0) figures.push({ label: t('factsheet.figures.stopovers'), value: translator.areaKm2(stopoverAreaKm2) });
  return figures;
}

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

/** What a reader must know first: too few animals, then the catalog's own warnings. */
export function describeWarnings({ population, translator }: Pick<FactsheetInput, 'population' | 'translator'>, limits: FactsheetLimits): string[] {
  const { t } = translator;
  const n = population.sample.individualsWithFootprint;
  const own = n < FEWEST_INDIVIDUALS ? [t('factsheet.warnings.preliminary', { n })] : [];
  // The catalog says the same in its own words and in English only.
  const others = own.length > 0 ? population.warnings.filter((warning) => !/^preliminary/i.test(warning)) : population.warnings;
  const left = others.length - limits.warnings;
  return [...own, ...others.slice(0, limits.warnings), ...(left > 0 ? [t('factsheet.warnings.more', { n: left })] : [])];
}

/** The sentences that answer first: how many barriers cross the corridor, and how many where it is used most. */
export function describeLead({ population, crossings, barrierLayers, translator }: FactsheetInput): string {
  const { t } = translator;
  const sentences: string[] = [];
  const area = population.corridorAreaKm2.low;
  if (crossings.length > 0) {
    const high = crossings.filter(({ use }) => use === 'high').length;
    sentences.push(t('factsheet.lead.crossed', { n: crossings.length }));
    if (high > 0) sentences.push(t('factsheet.lead.high', { n: high }));
    else sentences.push(t(population.corridorAreaKm2.high === undefined ? 'factsheet.lead.noHighClass' : 'factsheet.lead.noneHigh'));
  } else if (barrierLayers.length > 0) {
    const types = examinedKinds(barrierLayers).map((kind) => t(`layer.${kind}`).toLocaleLowerCase(translator.lang));
    sentences.push(t('factsheet.lead.none', { types: listWords(types, translator) }));
  } else if (area !== undefined) sentences.push(t('factsheet.lead.notExamined', { area: translator.areaKm2(area) }));
  else sentences.push(t('factsheet.lead.notExaminedNoArea'));
  if (population.method.method === 'line-buffer') sentences.push(t('factsheet.lead.buffered'));
  return sentences.join(' ');
}
