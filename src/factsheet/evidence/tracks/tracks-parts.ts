import { sayDates, sayRange } from './say-range.ts';
import type { Content } from 'pdfmake/interfaces';
import { textIn } from '../../../domain/catalog/open-entry.ts';
import type { TracksEntry } from '../../../domain/evidence/tracks/tracks-evidence.ts';
import { writeYears } from '../../../domain/evidence/shown.ts';
import type { Displacement } from '../../../domain/tracks/displacement-by-week.ts';
import { describeClasses, describeMigrations } from '../../../i18n/describe-migrations.ts';
import { sayMonths, sayMovementMethod, sayWhyMovement } from '../../../i18n/describe-movement.ts';
import type { Translator } from '../../../i18n/translator.ts';
import { layNote, laySection, layTable } from '../../lay.ts';
import { markPreliminary } from '../../words.ts';
import { drawDisplacement } from '../../draw/draw-displacement.ts';
import { drawMonths, drawYear, type YearRow } from '../../draw/draw-year.ts';
import type { CountryName, EvidenceParts, Figure } from '../evidence-parts.ts';
import { PAPERS } from '../papers.ts';
import { saySample } from './say-sample.ts';

function figures({ sample, result }: TracksEntry, { t, number }: Translator): Figure[] {
  const years = writeYears([sample.firstYear, sample.lastYear]);
  return [
    { label: t('factsheet.figures.individuals'), value: number(sample.individuals) },
    ...(result === 'movement' ? [] : [{ label: t('factsheet.figures.footprint'), value: number(sample.individualsWithFootprint) }]),
    { label: t('factsheet.figures.fixes'), value: number(sample.fixes) },
    { label: t('factsheet.figures.years'), value: years },
    ...(result === 'movement' ? [] : [{ label: t('factsheet.figures.sequences'), value: number(sample.sequences) }]),
    { label: t('factsheet.figures.interval'), value: t('factsheet.figures.hours', { hours: sample.medianIntervalHours }) },
  ];
}

/** Dates, length and duration of the migrations of each season, each with its sample size. */
function describeSeasons(
  { seasons, movement, sample }: TracksEntry,
  translator: Translator,
  _countryName: CountryName,
  years = 0,
  displacement?: Displacement,
): Content[] {
  const { t, number } = translator;
  if (movement) {
    return laySection(
      t('movement.title'),
      [...drawMonths(movement.months, translator), layNote(`${t('factsheet.timing.months')} ${sayMonths(movement.months, sample.individuals, translator)}`)],
      2,
    );
  }
  if (seasons.length === 0) return [];
  const words = { range: (values: Record<'median' | 'from' | 'to', string>) => t('factsheet.seasons.range', values), one: (median: string) => median };
  const days = (of: Parameters<typeof sayDates>[0]): string => sayDates(of, translator, words);
  const range = (of: Parameters<typeof sayRange>[0]): string => sayRange(of, translator, words);
  const doubtful = seasons.reduce((sum, season) => sum + (season.doubtful ?? 0), 0);
  const rows = seasons.map(({ season, departure, arrival, distanceKm, durationDays, sequences, individuals }) => [
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
  return laySection(
    t('factsheet.seasons.heading'),
    [
      ...(years < 0
        ? []
        : [
            {
              stack: [...drawYear(chartRows(seasons, translator, years), translator), ...(displacement ? drawDisplacement(displacement, translator) : [])],
              margin: [0, 0, 0, 2] as [number, number, number, number],
            },
            layNote(
              [
                t('factsheet.timing.note'),
                ...(displacement ? [t('factsheet.displacement.note', { n: displacement.animals, years: number(displacement.animalYears) })] : []),
              ].join(' '),
            ),
          ]),
      { stack: [table], margin: [0, 4, 0, 0] },
      layNote([t('factsheet.seasons.note'), ...(doubtful > 0 ? [t('seasons.doubtful', { n: doubtful })] : [])].join(' ')),
    ],
    years < 0 ? 0 : 2,
  );
}

/** The chart's rows: each season, then the last of its years one by one. */
function chartRows(seasons: TracksEntry['seasons'], { t, number }: Translator, most: number): YearRow[] {
  return seasons.flatMap(({ season, departure, arrival, sequences, years = [] }) => [
    {
      label: `${t(`factsheet.season.${season}`)} (${number(sequences)})`,
      range: { from: departure.earliest, to: arrival.latest },
      median: { from: departure.median, to: arrival.median },
    },
    ...(years.length > 1 && most > 0 ? years.slice(-most) : []).map((one) => ({
      label: `${one.year} (${number(one.sequences)})`,
      median: { from: one.departure, to: one.arrival },
      single: true,
    })),
  ]);
}

function describeMethod(file: TracksEntry, translator: Translator): string {
  const { method, migrations } = file;
  const { t, lang } = translator;
  const { cellM, locationErrorM, maxLagMin, bufferM, minDistanceKm, minDaysAway, notes } = method;
  const sentences = notes.map((note) => textIn(note, 'text', lang));
  if (file.result === 'movement')
    return [sayWhyMovement(file, translator), sayMovementMethod(file, translator), ...describeClasses(file.classes, translator), ...sentences].join(' ');
  const model =
    method.method === 'line-buffer'
      ? t('factsheet.method.lineBuffer', { buffer: bufferM, cell: cellM })
      : t('factsheet.method.bbmm', { cell: cellM, error: locationErrorM, lag: maxLagMin / 60 });
  return [
    ...(method.method === 'dbbmm' ? [t('method.dynamic')] : []),
    model,
    t('factsheet.method.migration', { distance: minDistanceKm, days: minDaysAway }),
    ...(migrations ? describeMigrations(migrations, translator) : []),
    ...describeClasses(file.classes, translator),
    t('factsheet.method.classes'),
    ...sentences,
  ].join(' ');
}

/** The parts of a sheet about corridors that were computed from tracks. */
export const tracksParts: EvidenceParts<TracksEntry> = {
  sourceLabel: ({ t }) => t('factsheet.sources.tracks'),
  figures,
  sections: describeSeasons,
  method: describeMethod,
  leadNote: ({ method, corridorAreaKm2 }, { t }) =>
    method.method === 'line-buffer' && corridorAreaKm2.low !== undefined ? t('factsheet.lead.buffered') : undefined,
  sample: (file, translator) => [
    translator.t('factsheet.method.sample', {
      n: file.sample.individualsWithFootprint,
      sequences: translator.number(file.sample.sequences),
      years: writeYears([file.sample.firstYear, file.sample.lastYear]),
    }),
    translator.t('factsheet.method.lag', { hours: translator.number(file.method.maxLagMin / 60) }),
    ...saySample(file, translator),
  ],
  papers: ({ method: { method }, result }) =>
    result === 'movement'
      ? []
      : [...(method === 'line-buffer' ? [] : [PAPERS.bridges]), ...(method === 'dbbmm' ? [PAPERS.dynamic] : []), PAPERS.sequences, PAPERS.tool, PAPERS.classes],
};
