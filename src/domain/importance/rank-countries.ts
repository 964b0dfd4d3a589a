import { DRAWS, drawScores, middleDraws, type RankedPopulation, type RankOptions, scoreCells } from './rank-cells.ts';

/** What of all that was ranked lies in a country, or at sea outside all of them. */
export interface RankedCountry {
  /** ISO 3166-1 alpha-3; undefined where a cell's middle lies in no country. */
  readonly iso3: string | undefined;
  readonly cells: number;
  /** Cells among the highest tenth of all. */
  readonly highest: number;
  /** Ids of the populations that hold any of its cells. */
  readonly populations: readonly string[];
  /** Its share of the sum of all scores, from 0 to 1, and where that lies in nine of ten draws (`drawScores`). */
  readonly share: number;
  readonly shareInterval: readonly [number, number];
}

/** The part of all cells that counts as highest. */
export const HIGHEST = 0.1;

/**
 * Countries by their share of all scores, the largest first. A cell counts for the country that its middle lies in.
 * @param locate the country of each of some cells of the grid, ISO 3166-1 alpha-3
 */
export async function rankCountries(
  populations: readonly RankedPopulation[],
  { signal, ...options }: RankOptions,
  locate: (cells: readonly number[]) => Promise<readonly (string | undefined)[]>,
): Promise<RankedCountry[]> {
  const scored = scoreCells(populations, options);
  const { cells, scores, holdings } = scored;
  const where = await locate(cells);
  signal?.throwIfAborted();
  const countries = [...new Set(where)];
  const numbers = new Map(countries.map((iso3, at) => [iso3, at]));
  const countryOf = Uint16Array.from(cells, (_, at) => numbers.get(where[at]) ?? 0);
  const sumOf = (drawn: Float64Array): Float64Array => {
    const sums = new Float64Array(countries.length);
    let total = 0;
    for (const [at, score] of drawn.entries()) {
      sums[countryOf[at]!]! += score;
      total += score;
    }
    return total === 0 ? sums : sums.map((sum) => sum / total);
  };
  const shares = sumOf(scores);
  const draws = countries.map(() => new Float64Array(DRAWS));
  const take = (drawn: Float64Array, draw: number): void => {
    for (const [country, share] of sumOf(drawn).entries()) draws[country]![draw] = share;
  };
  await drawScores(scored, take, signal);
  const least =
    Float64Array.from(scores)
      .sort()
      .at(-Math.max(1, Math.round(cells.length * HIGHEST))) ?? 0;
  const [held, highest, holders] = [countries.map(() => 0), countries.map(() => 0), countries.map(() => new Set<number>())];
  for (const [at, score] of scores.entries()) {
    const country = countryOf[at]!;
    held[country]! += 1;
    if (score >= least) highest[country]! += 1;
  }
  for (const [i, at] of holdings.cell.entries()) holders[countryOf[at]!]!.add(holdings.population[i]!);
  return countries
    .map((iso3, at) => ({
      iso3,
      cells: held[at]!,
      highest: highest[at]!,
      populations: [...holders[at]!].sort((a, b) => a - b).map((one) => populations[one]!.id),
      share: shares[at]!,
      shareInterval: middleDraws(draws[at]!),
    }))
    .sort((a, b) => b.share - a.share);
}
