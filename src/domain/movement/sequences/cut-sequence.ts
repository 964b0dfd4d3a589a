import { firstAtOrAfter, type Track } from '../../tracks/track.ts';
import type { MigrationSequence, Season, SequenceClass, SequenceFlag } from '../types.ts';
import { flagLength } from './flag-sequence.ts';

/** A sequence needs at least this many fixes to be a line with something between its ends. */
const FEWEST_FIXES = 3;

/** A sequence's id: whose, of the year in which it begins, of which season; the number tells those of one animal apart. */
export function nameSequence(individual: string, start: number, season: Season, number: number): string {
  return `${individual} ${new Date(start).getUTCFullYear()} ${season} ${number}`;
}

/**
 * The sequence of a track between two times, from a model or from a person who set them.
 * @param start departure, ms since 1970 UTC
 * @param end arrival, ms since 1970 UTC
 * @param number ends the sequence's id, to tell those of one season and year apart
 * @param flags what is doubtful about it; its length alone where whoever set the times says that it is a migration
 * @returns undefined where fewer than three fixes are left
 */
export function cutSequence(
  track: Track,
  start: number,
  end: number,
  season: Season,
  movement: SequenceClass,
  number: number,
  flags: readonly SequenceFlag[] = flagLength({ start, end }),
): MigrationSequence | undefined {
  // The last fix before departure and the first after arrival tie the line to the ranges it joins.
  const from = Math.max(0, firstAtOrAfter(track.time, start) - 1);
  const to = Math.min(track.time.length - 1, firstAtOrAfter(track.time, end + 1));
  if (to - from + 1 < FEWEST_FIXES) return undefined;
  return {
    id: nameSequence(track.individual, start, season, number),
    individual: track.individual,
    season,
    class: movement,
    from,
    to,
    start: Math.max(start, track.time[from]!),
    end: Math.min(end, track.time[to]!),
    ...(flags.length > 0 && { flags }),
  };
}
