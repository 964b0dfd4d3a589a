import type { FlywayPopulation, RecordFigures, ShareFigures, SiteFigures } from '../../../domain/evidence/sites/site-figures.ts';
import { SITE_SEASONS } from '../../../domain/sites/site-record.ts';
import type { SitesEntry } from '../../../domain/evidence/sites/sites-evidence.ts';
import { writeMonths } from '../../../i18n/month-names.ts';
import type { Translator } from '../../../i18n/translator.ts';
import { semicolonOf } from '../../../i18n/punctuation.ts';

// Words of lists of sites, the same on the page and on the sheet.

/** A site's name, or its identifier where it has none. */
export const nameSite = ({ name, id }: Pick<SiteFigures, 'name' | 'id'>): string => name ?? id;

export const namePopulation = ({ name, id }: Pick<FlywayPopulation, 'name' | 'id'>): string => name ?? id;

export function saySeason({ season, seasonText }: Pick<RecordFigures, 'season' | 'seasonText'>, { t }: Translator): string {
  return season === undefined ? (seasonText ?? t('sites.season.none')) : t(`sites.season.${season}`);
}

/** One number, or the lowest and the highest. */
export function writeRange(min: number | undefined, max: number | undefined, write: (n: number) => string): string {
  return [...new Set([min, max].flatMap((n) => (n === undefined ? [] : [write(n)])))].join('–') || '–';
}

/** The numbers of a record with what they are of, where they are not individuals. */
function sayUnit(numbers: string, unit: RecordFigures['unit'], { t }: Translator): string {
  if (numbers === '–' || unit === 'individuals') return numbers;
  return t(unit === 'pairs' ? 'sites.pairsOf' : 'sites.unitless', { n: numbers });
}

export function sayCounted({ min, max, unit }: RecordFigures, translator: Translator): string {
  return sayUnit(writeRange(min, max, translator.number), unit, translator);
}

export function sayMean({ mean, unit }: RecordFigures, translator: Translator): string {
  return mean === undefined ? '–' : sayUnit(translator.number(mean, 0), unit, translator);
}

/** Years of the counts, and that they are of one year alone, or old. */
export function sayYears({ firstYear, lastYear, old }: RecordFigures, { t, lang }: Translator): string {
  const years = writeRange(firstYear, lastYear, String);
  const marks = [...(firstYear !== undefined && firstYear === lastYear ? [t('sites.oneYear')] : []), ...(old ? [t('sites.old')] : [])];
  return [years, ...marks].join(semicolonOf(lang));
}

/** What the counts say of one percent of the population, by how many seasons or why it cannot be told. */
export function sayResult({ result, basis, seasons, reached }: RecordFigures, { t, number }: Translator): string {
  const because = basis === 'noThreshold' || basis === 'noNumber' || basis === 'noUnit' ? t(`sites.because.${basis}`) : undefined;
  const of = seasons === undefined || reached === undefined ? undefined : t('sites.ofSeasons', { reached: number(reached), seasons });
  return [t(`sites.result.${result}`), because ?? of ?? []].flat().join(': ');
}

/** What the list itself states of a site. */
export function sayListed({ listed }: RecordFigures, { t, percent }: Translator): string {
  if (!listed) return '–';
  const said = [
    ...(listed.csn1 ? [t('sites.criterion1')] : []),
    ...(listed.csn2 ? [t('sites.criterion2')] : []),
    ...(listed.percent === undefined ? [] : [t('sites.percentOfFlyway', { share: percent(listed.percent / 100) })]),
  ];
  return said.join(', ') || '–';
}

/** A population's size with the years it is of. */
export function sayEstimate({ estimate }: FlywayPopulation, { number }: Translator): string {
  if (!estimate) return '–';
  const years = writeRange(estimate.firstYear, estimate.lastYear, String);
  return [writeRange(estimate.min, estimate.max, number), ...(years === '–' ? [] : [`(${years})`])].join(' ');
}

/** A share of the estimate, from the highest to the lowest that the source gives. */
export function sayShare({ low, high }: ShareFigures, { percent }: Translator): string {
  return writeRange(low, high, percent);
}

/** Which months each season is, by the custodian's word. */
export function saySeasonMonths(seasons: NonNullable<SitesEntry['method']['seasons']>, { t, lang }: Translator): string {
  const months = { breeding: seasons.breeding, passage: seasons.passage, 'non-breeding': seasons.nonBreeding };
  const said = SITE_SEASONS.flatMap((season) => (months[season] ? [`${t(`sites.season.${season}`)} ${writeMonths(months[season], lang)}`] : []));
  return t('sites.seasonMonths', { seasons: said.join(semicolonOf(lang)) });
}
