import type { Track } from '../../tracks/track.ts';
import type { MigrationSequence, Season } from '../types.ts';
import { groupBy } from '../../group-by.ts';
import { nameSequence } from './cut-sequence.ts';
import { kmBetween, placeOn, placesOf, type Point } from './seasonal-range.ts';

/** Ends are those of other animals where they lie this much nearer to them than to them exchanged. */
const CLEARLY_NEARER = 0.5;
/** Of a population's migrations this share has the name of a season, or none has: readers compare like with like. */
const LEAST_NAMED = 0.5;

/** Where an animal's outward ways begin, and where they end. */
interface Ends {
  readonly home: Point;
  readonly away: Point;
}

interface Way {
  readonly sequence: MigrationSequence;
  readonly from: Point;
  readonly to: Point;
}

const isLeg = (season: Season): boolean => season === 'outward' || season === 'return';

/** What tells apart those of one animal: the end of an id, as `cutSequence` writes it. */
const numberOf = (id: string): number => Number(id.slice(id.lastIndexOf(' ') + 1));

function middleOf(points: readonly Point[]): Point {
  const sum = points.reduce(([x, y, z], [px, py, pz]): Point => [x + px, y + py, z + pz], [0, 0, 0]);
  const length = Math.hypot(...sum) || 1;
  return [sum[0] / length, sum[1] / length, sum[2] / length];
}

function endsOf(ways: readonly Way[]): Ends {
  const outward = ways.map(({ sequence, from, to }) => (sequence.season === 'return' ? [to, from] : [from, to]));
  return { home: middleOf(outward.map(([home]) => home!)), away: middleOf(outward.map(([, away]) => away!)) };
}

const reverse = ({ home, away }: Ends): Ends => ({ home: away, away: home });
const apartKm = (a: Ends, b: Ends): number => kmBetween(a.home, b.home) + kmBetween(a.away, b.away);

/**
 * The same sequences, with outward meaning the same way for all animals of a population. Each animal's first way is outward
 * as it is found; one that is first tracked at the other end of the range would have its ways named the other way round, and
 * the dates of spring would stand among those of autumn. Outward is what most ways were found as. Where less than half of
 * all has the name of a season, none has: spring beside outward would part what is one migration.
 * @param tracks of these sequences' individuals
 * @param dated individuals whose dates and seasons a custodian gave: those stay
 * @returns in the same order, each with the id of its season
 */
export function alignDirections(
  sequences: readonly MigrationSequence[],
  tracks: readonly Track[],
  dated: ReadonlySet<string> = new Set(),
): MigrationSequence[] {
  const places = new Map(tracks.map((track) => [track.individual, placesOf(track)]));
  const all = sequences.flatMap((sequence): Way[] => {
    const of = places.get(sequence.individual);
    return !of || dated.has(sequence.individual) ? [] : [{ sequence, from: placeOn(of, sequence.start), to: placeOn(of, sequence.end) }];
  });
  const byIndividual = groupBy(all, ({ sequence }) => sequence.individual);
  const legs = [...byIndividual].flatMap(([individual, ways]) => {
    const mine = ways.filter(({ sequence }) => isLeg(sequence.season));
    return mine.length === 0 ? [] : [{ individual, ends: endsOf(mine), n: mine.length }];
  });
  const first = legs.reduce<(typeof legs)[number] | undefined>((best, each) => (best === undefined || each.n > best.n ? each : best), undefined);
  if (!first) return [...sequences];
  /** Animals near to these ends, and not to them exchanged; those that are near to neither keep their own. */
  const near = (ends: Ends): typeof legs => legs.filter((each) => apartKm(each.ends, ends) <= CLEARLY_NEARER * apartKm(each.ends, reverse(ends)));
  const count = (animals: typeof legs): number => animals.reduce((sum, { n }) => sum + n, 0);
  const [same, reversed] = [near(first.ends), near(reverse(first.ends))];
  const isFirstReversed = count(reversed) > count(same);
  const common = isFirstReversed ? reverse(first.ends) : first.ends;
  const toReverse = new Set((isFirstReversed ? same : reversed).map(({ individual }) => individual));

  const isNamed = all.filter(({ sequence }) => !isLeg(sequence.season)).length >= LEAST_NAMED * all.length;
  const renamed = new Map<MigrationSequence, Season>();
  for (const { sequence, from, to } of all) {
    const { individual, season } = sequence;
    const way = { home: from, away: to };
    if (!isLeg(season)) {
      if (!isNamed) renamed.set(sequence, apartKm(reverse(way), common) < apartKm(way, common) ? 'return' : 'outward');
    } else if (toReverse.has(individual)) renamed.set(sequence, season === 'outward' ? 'return' : 'outward');
  }
  return sequences.map((sequence) => {
    const season = renamed.get(sequence);
    return season === undefined ? sequence : { ...sequence, season, id: nameSequence(sequence.individual, sequence.start, season, numberOf(sequence.id)) };
  });
}
