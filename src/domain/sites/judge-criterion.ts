import { individualsOf, type SiteRecord } from './site-record.ts';

/**
 * What counts say of Ramsar's Criterion 6, which the second criterion of the Critical Site Network follows: `met` regularly,
 * `provisional` (a mean of three or four seasons, or one of which nobody says of how many), `reached` at least once without
 * being regular as far as is known, `below`: counted, and never so many; `untold`.
 */
export const CRITERION_RESULTS = ['met', 'provisional', 'reached', 'below', 'untold'] as const;
export type CriterionResult = (typeof CRITERION_RESULTS)[number];

/** By what a result stands: seasons that reached the threshold, a mean of maxima, a mean that a list states; or why it cannot be told. */
export const CRITERION_BASES = ['seasons', 'mean', 'statedMean', 'noThreshold', 'noNumber', 'noUnit'] as const;
type CriterionBasis = (typeof CRITERION_BASES)[number];

export interface Judgement {
  readonly result: CriterionResult;
  readonly basis?: CriterionBasis;
  /** Seasons counted, and those of them that reached the threshold; where the counts tell. */
  readonly seasons?: number;
  readonly reached?: number;
}

/** A wetland regularly supports so many if they were there in two thirds of the seasons, three at least … */
const FEWEST_SEASONS = 3;
const SHARE_OF_SEASONS = 2 / 3;
/** … or in the mean of the maxima of five seasons; means of three or four are provisional. */
const SEASONS_OF_MEAN = 5;

/**
 * Whether the counts of a population at a site in one season reach one percent of the population regularly
 * (`SITE_SOURCES.criterion6`, `SITE_SOURCES.regularly`).
 * @param threshold individuals that are one percent of the population; undefined where no source states it
 */
export function judgeRecord(record: SiteRecord, threshold: number | undefined): Judgement {
  if (threshold === undefined) return { result: 'untold', basis: 'noThreshold' };
  const { unit } = record;
  if (record.min === undefined && record.max === undefined && record.mean === undefined) return { result: 'untold', basis: 'noNumber' };
  if (unit === undefined) return { result: 'untold', basis: 'noUnit' };
  const reaches = (n: number | undefined): boolean => n !== undefined && individualsOf(n, unit) >= threshold;
  return record.maxima === undefined
    ? judgeStated(record, reaches)
    : judgeMaxima(
        record.maxima.map(({ max }) => max),
        reaches,
      );
}

function judgeMaxima(maxima: readonly number[], reaches: (n: number) => boolean): Judgement {
  const seasons = maxima.length;
  const reached = maxima.filter(reaches).length;
  const counted = { seasons, reached };
  if (seasons >= FEWEST_SEASONS && reached >= SHARE_OF_SEASONS * seasons) return { result: 'met', basis: 'seasons', ...counted };
  if (seasons >= FEWEST_SEASONS && reaches(maxima.reduce((sum, n) => sum + n, 0) / seasons)) {
    return { result: seasons >= SEASONS_OF_MEAN ? 'met' : 'provisional', basis: 'mean', ...counted };
  }
  return { result: reached > 0 ? 'reached' : 'below', basis: 'seasons', ...counted };
}

/** By what a list states. A geometric mean is never above the arithmetic one: where it reaches the threshold, that does too. */
function judgeStated({ min, max, mean, firstYear, lastYear, seasonsStated }: SiteRecord, reaches: (n: number | undefined) => boolean): Judgement {
  const years = firstYear === undefined || lastYear === undefined ? undefined : lastYear - firstYear + 1;
  const seasons = seasonsStated === undefined ? {} : { seasons: seasonsStated };
  if (seasonsStated !== undefined && seasonsStated >= FEWEST_SEASONS && reaches(min))
    return { result: 'met', basis: 'seasons', ...seasons, reached: seasonsStated };
  if ((reaches(mean) || reaches(min)) && (seasonsStated ?? years ?? 0) >= FEWEST_SEASONS) {
    return { result: (seasonsStated ?? 0) >= SEASONS_OF_MEAN ? 'met' : 'provisional', basis: 'statedMean', ...seasons };
  }
  if (reaches(max) || reaches(mean) || reaches(min)) return { result: 'reached', basis: 'statedMean', ...seasons };
  // Without the highest count nobody knows that it never was reached.
  return max === undefined ? { result: 'untold', basis: 'noNumber', ...seasons } : { result: 'below', basis: 'statedMean', ...seasons };
}

/** Whether a site counts as one that qualifies, regularly or provisionally. */
export function qualifies({ result }: Pick<Judgement, 'result'>): boolean {
  return result === 'met' || result === 'provisional';
}
