import type { Content } from 'pdfmake/interfaces';
import { textIn } from '../../../domain/catalog/open-entry.ts';
import type { DistributionEntry } from '../../../domain/evidence/distribution/distribution-evidence.ts';
import { sumLinesWithin } from '../../../domain/evidence/distribution/lines-within.ts';
import { writeYears } from '../../../domain/evidence/shown.ts';
import { yearsOfSample } from '../../../domain/evidence/published/summarise-published.ts';
import type { Translator } from '../../../i18n/translator.ts';
import { judgeSheet } from '../../describe-crossings.ts';
import type { FactsheetInput, FactsheetLimits } from '../../factsheet-input.ts';
import { layNote, laySection, layTable } from '../../lay.ts';
import { sayAnswers } from '../../say-answers.ts';
import type { CountryName, EvidenceParts, Figure } from '../evidence-parts.ts';

/** Countries named in the table, so that the sheet keeps to two pages. */
const MOST_COUNTRIES = 12;

function figures({ areaKm2, movementKm2, asOf, sample }: DistributionEntry, { t, number, areaKm2: area }: Translator): Figure[] {
  const years = writeYears(yearsOfSample(sample));
  return [
    { label: t('distribution.area'), value: area(areaKm2) },
    ...(movementKm2 === undefined ? [] : [{ label: t('distribution.shows.movement'), value: area(movementKm2) }]),
    ...(asOf === undefined ? [] : [{ label: t('distribution.asOf'), value: asOf }]),
    ...(sample.individuals === undefined ? [] : [{ label: t('factsheet.figures.individuals'), value: number(sample.individuals) }]),
    ...(years === '' ? [] : [{ label: t('factsheet.figures.years'), value: years }]),
  ];
}

function layCountries({ rangeStates, areaAtSeaKm2 }: DistributionEntry, { t, areaKm2, percent }: Translator, countryName: CountryName): Content[] {
  const rows = rangeStates.slice(0, MOST_COUNTRIES).map((one) => [countryName(one.iso3), areaKm2(one.areaKm2), percent(one.share)]);
  const table = layTable(
    [
      { head: t('countries.country'), width: '*' },
      { head: t('distribution.column.area'), width: 90, right: true },
      { head: t('countries.share'), width: 60, right: true },
    ],
    rows,
  );
  const left = rangeStates.length - rows.length;
  return laySection(t('countries.title'), [
    ...(rows.length === 0 ? [] : [table]),
    ...(left > 0 ? [layNote(t('distribution.moreCountries', { n: left }))] : []),
    ...(areaAtSeaKm2 > 1 ? [layNote(t('distribution.atSea', { area: areaKm2(areaAtSeaKm2) }))] : []),
  ]);
}

/** Lines within a distribution by type, and what may be said of each layer that was looked through. */
export function describeLinesWithin(input: FactsheetInput, limits: FactsheetLimits): Content[] {
  const { translator, entry } = input;
  const { t, number, kmFigure } = translator;
  if (entry.file.evidence !== 'distribution') return [];
  const hasMovement = entry.file.movementKm2 !== undefined;
  const { counted, answers } = judgeSheet(input);
  const rows = sumLinesWithin(counted).map(({ type, lines, km, movementKm }) => [
    t(`barrier.${type}`),
    number(lines),
    kmFigure(km),
    ...(hasMovement ? [kmFigure(movementKm)] : []),
  ]);
  const table = layTable(
    [
      { head: t('crossings.column.type'), width: '*' },
      { head: t('distribution.column.lines'), width: 60, right: true },
      { head: t('distribution.column.km'), width: 90, right: true },
      ...(hasMovement ? [{ head: t('distribution.column.movementKm'), width: 110, right: true }] : []),
    ],
    rows,
  );
  const said = sayAnswers(answers, translator, undefined, 'distribution').slice(0, limits.layers);
  return laySection(t('distribution.within'), [
    ...(rows.length === 0 ? [] : [table]),
    layNote([t('distribution.withinNote'), ...said, ...(answers.length === 0 ? [t('factsheet.crossings.nothingExamined')] : [])].join(' ')),
  ]);
}

function describeMethod(file: DistributionEntry, { t, lang }: Translator): string {
  const { method } = file;
  return [
    t('distribution.lead'),
    textIn(method, 'text', lang),
    ...(method.source === undefined ? [] : [`${method.source.citation}, ${method.source.url}.`]),
    ...method.notes.map((note) => textIn(note, 'text', lang)),
  ].join(' ');
}

const sayLead = (file: DistributionEntry, { t, areaKm2 }: Translator): string => t('distribution.sheetLead', { area: areaKm2(file.areaKm2) });

/** The parts of a sheet about a distribution. */
export const distributionParts: EvidenceParts<DistributionEntry> = {
  sourceLabel: ({ t }) => t('distribution.sources'),
  figures,
  sections: layCountries,
  lead: sayLead,
  method: describeMethod,
  leadNote: (_file, { t }) => t('distribution.lead'),
  sample: (file, translator) => [sayLead(file, translator)],
  papers: () => [],
};
