import type { Content } from 'pdfmake/interfaces';
import type { FactsheetInput, FactsheetLimits } from './factsheet-input.ts';
import { readAreasOf } from '../domain/statements/judge-layer.ts';
import { countriesOf, judgeForEntry } from '../domain/statements/of-entry.ts';
import { livesAtSea } from '../domain/statements/lives-at-sea.ts';
import { sayAnswers } from './say-answers.ts';
import { writeCoverage } from './write-coverage.ts';
import { layNote, laySection, layTable } from './lay.ts';
import { isOffMigration, isOnlyCrossed } from '../domain/statements/located.ts';
import { listItems } from '../i18n/list-names.ts';
import type { Translator } from '../i18n/translator.ts';
import { POSITIONS_A_DAY } from '../domain/tracks/thin.ts';
import { areFew, USE_CLASSES } from '../domain/movement/types.ts';

/** Zones named on a sheet. */
const MOST_ZONES = 8;

/** Animals in a narrow column: a sign marks those that are too few. */
function markFew(individuals: number | undefined, { number }: Pick<Translator, 'number'>): string {
  return individuals === undefined ? '–' : `${number(individuals)}${areFew(individuals) ? '†' : ''}`;
}

/** What the sign means, where it stands. */
function noteFew(parts: readonly { readonly individuals?: number | undefined }[], { t }: Pick<Translator, 't'>): Content[] {
  return parts.some(({ individuals }) => areFew(individuals)) ? [layNote(t('factsheet.countries.preliminary'))] : [];
}

/** The countries the corridor touches, most area first, and what lies at sea. */
export function describeCountries({ entry, countryName, waters, translator }: FactsheetInput, limits: FactsheetLimits): Content[] {
  const { t } = translator;
  const { rangeStates, areaAtSeaKm2 } = countriesOf(entry);
  const rows = rangeStates
    .slice(0, limits.countries)
    .map((part) => [
      countryName(part.iso3),
      translator.areaKm2(part.areaKm2),
      translator.percent(part.share),
      isOnlyCrossed(part, rangeStates) ? `${translator.number(0)}*` : `${markFew(part.individuals, translator)}${isOffMigration(part) ? '‡' : ''}`,
    ]);
  if (areaAtSeaKm2 > 0) rows.push([t('factsheet.countries.sea'), translator.areaKm2(areaAtSeaKm2), '–', '–']);
  const content: Content[] = [];
  if (rows.length > 0) {
    content.push(
      layTable(
        [
          { head: t('factsheet.countries.country'), width: '*' },
          { head: t('factsheet.countries.area'), width: 64, right: true },
          { head: t('factsheet.countries.share'), width: 44, right: true },
          { head: t('factsheet.countries.individuals'), width: 42, right: true },
        ],
        rows,
      ),
    );
  }
  if (rangeStates.length === 0) content.push(layNote(t(livesAtSea(entry.species) ? 'factsheet.countries.livesAtSea' : 'factsheet.countries.none')));
  for (const { title, corridorKm2, zones } of areaAtSeaKm2 > 0 ? waters : []) {
    const parts = zones.map(({ name, km2 }) =>
      t('factsheet.waters.zone', { name, area: translator.areaKm2(km2), share: translator.percent(corridorKm2 > 0 ? km2 / corridorKm2 : 0) }),
    );
    const listed = listItems(parts.length > MOST_ZONES ? [...parts.slice(0, MOST_ZONES), '…'] : parts, translator.lang);
    content.push(layNote(zones.length > 0 ? t('factsheet.waters', { title, zones: listed }) : t('factsheet.waters.none', { title })));
  }
  const shown = rangeStates.slice(0, limits.countries);
  const left = rangeStates.length - limits.countries;
  content.push(
    ...noteFew(shown, translator),
    ...(shown.some((part) => isOnlyCrossed(part, rangeStates)) ? [layNote(t('factsheet.countries.noFix'))] : []),
    ...(shown.some(isOffMigration) ? [layNote(t('factsheet.countries.offMigration'))] : []),
    ...(left > 0 ? [layNote(t('factsheet.countries.more', { n: left }))] : []),
  );
  return content;
}

/** The countries where the tracked animals were, by the share of their positions; no animals that live at sea are on land. */
export function describeTrackedCountries({ entry, countryName, translator }: FactsheetInput, limits: FactsheetLimits): Content[] {
  const { t, percent } = translator;
  const { rangeStates } = countriesOf(entry);
  if (rangeStates.length === 0) return [layNote(t(livesAtSea(entry.species) ? 'factsheet.countries.livesAtSea' : 'movement.nowhere'))];
  const rows = rangeStates
    .slice(0, limits.countries)
    .map(({ iso3, share, individuals = 0 }) => [countryName(iso3), markFew(individuals, translator), percent(share)]);
  const table = layTable(
    [
      { head: t('factsheet.countries.country'), width: '*' },
      { head: t('factsheet.countries.individuals'), width: 52, right: true },
      { head: t('movement.share'), width: 52, right: true },
    ],
    rows,
  );
  const left = rangeStates.length - limits.countries;
  const more = left > 0 ? [layNote(t('movement.moreCountries', { n: left }))] : [];
  return [table, ...noteFew(rangeStates.slice(0, limits.countries), translator), ...more, layNote(t('movement.counted', { n: POSITIONS_A_DAY }))];
}

/** Share and area of each use class that each set of priority areas covers. */
export function describeCoverage(
  {
    entry,
    countriesKnown,
    coverage: sets,
    areaAnswers,
    translator,
  }: Pick<FactsheetInput, 'entry' | 'countriesKnown' | 'coverage' | 'areaAnswers' | 'translator'>,
  limits: FactsheetLimits,
): Content[] {
  const { t } = translator;
  const judged = sets.map((set) => ({ ...set, verdict: set.layer && judgeForEntry({ ...entry, countriesKnown }, set.layer) }));
  // A layer of another part of the world has no figures here.
  const coverage = judged.filter(({ verdict }) => verdict === undefined || verdict.is === 'counted');
  const all = sayAnswers(areaAnswers, translator);
  const more = all.length > limits.layers ? [t('factsheet.crossings.moreSaid', { n: all.length - limits.layers })] : [];
  const said = [...all.slice(0, limits.layers), ...more];
  const notes = said.length > 0 ? [layNote(said.join(' '))] : [];
  if (coverage.length === 0) return laySection(t('factsheet.coverage.heading'), notes);
  const rows = coverage.slice(0, limits.coverage).map((set) => [
    set.title,
    ...USE_CLASSES.map((use) => {
      return writeCoverage(
        set.coverage.find((row) => row.use === use),
        readAreasOf(set.verdict),
        translator,
      );
    }),
  ]);
  const table = layTable(
    [{ head: t('factsheet.coverage.areas'), width: '*' }, ...USE_CLASSES.map((use) => ({ head: t(`factsheet.coverage.${use}`), width: 98, right: true }))],
    rows,
  );
  const left = coverage.length - limits.coverage;
  return laySection(t('factsheet.coverage.heading'), left > 0 ? [table, layNote(t('factsheet.coverage.more', { n: left })), ...notes] : [table, ...notes]);
}
