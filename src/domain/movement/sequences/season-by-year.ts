import type { SeasonChange, SeasonFigures } from '../../evidence/entry-fields.ts';
import { DEGREE_M } from '../../geometry/distances.ts';
import { createRandom, intervalOf } from '../../statistics/bootstrap.ts';
import type { SequenceSummary } from '../types.ts';
import { median } from '../../statistics/median.ts';
import { circularMeanDay, dayOfYear, monthDay, YEAR_DAYS } from './calendar.ts';

/** Fewest animals followed in two years or more, and fewest years of theirs, of which a shift is told. */
export const FEWEST_FOLLOWED = 5;
export const FEWEST_YEARS = 3;
const BOOTSTRAPS = 2000;

/** A migration by the year of its season: days from 1 January of that year, in a calendar of 365. */
interface Dated {
  readonly individual: string;
  readonly year: number;
  readonly departure: number;
  readonly arrival: number;
  /** Km to the north of the animal's first place half way, and to the east of it at its latitude; NaN where it is not known. */
  readonly north: number;
  readonly east: number;
}
type Measured = 'departure' | 'arrival' | 'north' | 'east';
const DEGREE_KM = DEGREE_M / 1000;

/**
 * A season's dates year by year, and how they and the place half way shifted. A season whose departures lie around New Year belongs to the year that most of them lie in.
 * The shift is the slope within animals (each animal's dates and places about its own mean against years about their mean, van de Pol &
 * Wright 2009, doi:10.1016/j.anbehav.2008.11.006): that other animals were followed in other years does not count as a
 * shift. Its interval is the 95 % percentile interval of bootstraps over animals, seeded: the same migrations give the same.
 * @param sequences of one season, those that count
 * @returns undefined where all are of one year
 */
export function describeYears(sequences: readonly SequenceSummary[]): Pick<SeasonFigures, 'years' | 'change'> | undefined {
  const dated = dateBySeason(sequences);
  const years = [...new Set(dated.map(({ year }) => year))].sort((a, b) => a - b);
  if (years.length < 2) return undefined;
  return {
    years: years.map((year) => {
      const mine = dated.filter((one) => one.year === year);
      return {
        year,
        sequences: mine.length,
        individuals: new Set(mine.map(({ individual }) => individual)).size,
        departure: monthDay(median(mine.map(({ departure }) => departure))),
        arrival: monthDay(median(mine.map(({ arrival }) => arrival))),
      };
    }),
    change: describeChange(dated),
  };
}

function dateBySeason(sequences: readonly SequenceSummary[]): Dated[] {
  const centre = circularMeanDay(sequences.map(({ start }) => start));
  const first = new Map<string, readonly [number, number]>();
  return sequences.map(({ individual, start, end, halfWay = [Number.NaN, Number.NaN] }) => {
    const [lon, lat] = first.get(individual) ?? halfWay;
    first.set(individual, [lon, lat]);
    const turn = halfWay[0] - lon - 360 * Math.round((halfWay[0] - lon) / 360);
    const place = { north: (halfWay[1] - lat) * DEGREE_KM, east: turn * DEGREE_KM * Math.cos((lat * Math.PI) / 180) };
    const day = dayOfYear(start);
    // Half a year or more from the middle of the season: of the season before or after.
    const turns = Math.round((day - centre) / YEAR_DAYS);
    const year = new Date(start).getUTCFullYear() + turns;
    return { individual, year, ...place, departure: day - YEAR_DAYS * turns, arrival: dayOfYear(end) + YEAR_DAYS * (new Date(end).getUTCFullYear() - year) };
  });
}

/** The followed animals, and the shift of their dates where there are enough of them. */
function describeChange(dated: readonly Dated[]): SeasonChange {
  const animals = [...new Set(dated.map(({ individual }) => individual))].map((animal) => dated.filter(({ individual }) => individual === animal));
  const followed = animals.filter((mine) => new Set(mine.map(({ year }) => year)).size > 1);
  const years = new Set(followed.flat().map(({ year }) => year));
  if (followed.length < FEWEST_FOLLOWED || years.size < FEWEST_YEARS) return { followed: followed.length };
  const random = createRandom(followed.length);
  const samples = Array.from({ length: BOOTSTRAPS }, () => followed.map(() => followed[Math.floor(random() * followed.length)] ?? []));
  const slopeOf = (of: Measured): { readonly slope: number; readonly interval: [number, number] } | undefined => {
    const slope = slopeWithin(followed, of);
    const interval = intervalOf(samples.map((sample) => slopeWithin(sample, of)));
    return slope === undefined || Number.isNaN(slope) || interval === undefined
      ? undefined
      : { slope: round(slope), interval: [round(interval[0]), round(interval[1])] };
  };
  const [departure, arrival, north, east] = (['departure', 'arrival', 'north', 'east'] as const).map(slopeOf);
  return {
    followed: followed.length,
    departure: departure && { daysPerYear: departure.slope, interval: departure.interval },
    arrival: arrival && { daysPerYear: arrival.slope, interval: arrival.interval },
    north: north && { kmPerYear: north.slope, interval: north.interval },
    east: east && { kmPerYear: east.slope, interval: east.interval },
  };
}

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
const round = (value: number): number => Math.round(value * 10) / 10;

/** Days or km a year by which animals are later or further, each against itself; undefined where none was followed in two years. */
function slopeWithin(animals: readonly (readonly Dated[])[], of: Measured): number | undefined {
  let [together, spread] = [0, 0];
  for (const mine of animals) {
    const [year, middle] = [mean(mine.map((one) => one.year)), mean(mine.map((one) => one[of]))];
    for (const one of mine) {
      together += (one.year - year) * (one[of] - middle);
      spread += (one.year - year) ** 2;
    }
  }
  return spread > 0 ? together / spread : undefined;
}
