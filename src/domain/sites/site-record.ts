// Sites of a population and what was counted at them, before anything is concluded from it.

/** Seasons of a site list; what a list calls otherwise stays in its own words. */
export const SITE_SEASONS = ['breeding', 'passage', 'non-breeding'] as const;
export type SiteSeason = (typeof SITE_SEASONS)[number];

/** Whether a site is protected, by its list: wholly, in part, or not. */
export const PROTECTED = ['yes', 'part', 'no'] as const;
export type Protected = (typeof PROTECTED)[number];

/** What a count is of. */
export const COUNT_UNITS = ['individuals', 'pairs'] as const;
export type CountUnit = (typeof COUNT_UNITS)[number];

/** A pair stands for three individuals, young birds among them (Waterbird Population Estimates, after Meininger et al. 1995). */
const INDIVIDUALS_A_PAIR = 3;

/** Individuals that a count in a unit stands for. */
export function individualsOf(n: number, unit: CountUnit): number {
  return unit === 'pairs' ? n * INDIVIDUALS_A_PAIR : n;
}

/** A site as its list states it; what nobody says is left out. */
export interface Site {
  readonly id: string;
  readonly name?: string;
  /** [lon, lat], degrees on WGS 84. */
  readonly point: readonly [number, number];
  /** Name or code of its country, as the list writes it. */
  readonly country?: string;
  readonly areaKm2?: number;
  readonly protected?: Protected;
}

/** The highest count of one season of one year; 0 where the site was visited and none was recorded. */
interface SeasonMaximum {
  /** The year in which the season began. */
  readonly year: number;
  readonly max: number;
}

/** What was counted of a population at a site in one season, over the years; or what a list states of it. */
export interface SiteRecord {
  readonly site: string;
  readonly population: string;
  readonly season?: SiteSeason;
  /** What the list calls the season, where it is none of ours. */
  readonly seasonText?: string;
  /** Left out where the list does not say, or says what is neither. */
  readonly unit?: CountUnit;
  /** Calendar years of the first and the last visit in the season, or those that the list states. */
  readonly firstYear?: number;
  readonly lastYear?: number;
  readonly min?: number;
  readonly max?: number;
  readonly mean?: number;
  /** Of which values the mean is: a list's own (geometric, in the Critical Site Network), or the maxima of the seasons. */
  readonly meanOf?: 'stated' | 'maxima';
  /** Seasons in which the site was counted, as a list states their number. */
  readonly seasonsStated?: number;
  /** From counts: each season that was counted, the first first. */
  readonly maxima?: readonly SeasonMaximum[];
  /** From counts: how many there are in each month, January first. */
  readonly months?: readonly number[];
  /** What the list itself states: the criteria of the Critical Site Network, and the share of the flyway's birds, percent. */
  readonly listed?: { readonly csn1?: boolean; readonly csn2?: boolean; readonly percent?: number };
}

/** A population's size by its source; a bound that nobody gives is left out. */
export interface PopulationEstimate {
  readonly min?: number;
  readonly max?: number;
  readonly firstYear?: number;
  readonly lastYear?: number;
}

/** A row of a table of populations. */
export interface PopulationRow {
  readonly id: string;
  readonly name?: string;
  readonly flyway?: string;
  readonly estimate?: PopulationEstimate;
  /** Individuals that are one percent of it. */
  readonly threshold?: number;
}
