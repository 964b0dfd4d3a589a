import { unshift } from '../../domain/tracks/lay-over-years.ts';
import { type DatedMigration, seasonAt } from '../../domain/tracks/season-at.ts';
import { LONGEST_STEP_MS, momentOf, type TrackMoment } from '../../domain/tracks/track-at.ts';
import type { Translator } from '../../i18n/translator.ts';
import type { DrawnTracks } from './use-tracks.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** What times of the graphics card may be off by, ms. */
const ROUNDED_MS = 120_000;

/** What is known of an animal at a moment. */
export interface AnimalMoment extends TrackMoment {
  readonly individual: string;
  /** Number of its track. */
  readonly track: number;
  /** ms since 1970 UTC, in its own year. */
  readonly ms: number;
  readonly season: ReturnType<typeof seasonAt>;
}

/**
 * An animal at a moment.
 * @param at number of the drawn track
 * @param ms in the time of what is drawn
 */
export function animalAt({ drawn }: Pick<DrawnTracks, 'drawn'>, at: number, ms: number, migrations: readonly DatedMigration[]): AnimalMoment | undefined {
  const track = drawn[at];
  const [first, last] = [track?.time[0], track?.time.at(-1)];
  if (!track || first === undefined || last === undefined) return undefined;
  const near = Math.abs(ms - first) < ROUNDED_MS ? Math.max(first, ms) : Math.abs(ms - last) < ROUNDED_MS ? Math.min(last, ms) : ms;
  const moment = momentOf(track, near);
  if (!moment) return undefined;
  const { of = at, shiftYears = 0 } = track;
  const then = unshift({ shiftYears }, near);
  return { ...moment, individual: track.individual, track: of, ms: then, season: seasonAt(migrations, track.individual, then) };
}

/** Whether the fixes around a moment are too far apart for its place to be known. */
export function isUnsure({ stepMs }: TrackMoment): boolean {
  return stepMs > LONGEST_STEP_MS;
}

/** How fast it was at least, or that nobody knows; undefined where neither can be told. @param coarse whether places are too coarse for a speed */
export function saySpeed(moment: AnimalMoment, coarse: boolean, { t, number }: Translator): string | undefined {
  const { stepMs, kmh } = moment;
  if (isUnsure(moment)) return t('track.unsure', { n: Math.round(stepMs / DAY_MS) });
  if (kmh === undefined || coarse) return undefined;
  return t('track.speed', { kmh: number(kmh, kmh < 1 ? 2 : 1), hours: number(stepMs / HOUR_MS, 1) });
}
