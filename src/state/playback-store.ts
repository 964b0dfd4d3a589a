import { createStore } from 'zustand/vanilla';

/** How tracks play, as this person set it; nothing of it is a place, and so nothing stands in the address. */
export interface Playback {
  /** Days of the tracks' time a second; undefined as it suits what is played. */
  readonly pace: number | undefined;
  /** Days after which the way behind an animal has faded away; undefined as it suits. */
  readonly trailDays: number | undefined;
}

export const playbackStore = createStore<Playback>(() => ({ pace: undefined, trailDays: undefined }));

/** Days a second that can be chosen. */
export const PACES: readonly number[] = [1, 3, 7, 14, 30, 90];
/** Days of trail that can be chosen. */
export const TRAILS: readonly number[] = [0, 3, 10, 30, 60];

/** All dates of a set of tracks take about so many seconds unless somebody sets a pace. */
const WHOLE_S = 45;
/** With all years over one another: about a minute a year. */
const YEAR_PACE = 7;

/** @param days how many there are to play */
export function paceFor({ pace }: Playback, days: number, byDay: boolean): number {
  if (pace !== undefined) return pace;
  if (byDay) return YEAR_PACE;
  const wanted = Math.log(Math.max(1, days / WHOLE_S));
  return PACES.toSorted((a, b) => Math.abs(Math.log(a) - wanted) - Math.abs(Math.log(b) - wanted))[0] ?? YEAR_PACE;
}

export function trailFor({ trailDays }: Playback, byDay: boolean): number {
  return trailDays ?? (byDay ? 30 : 60);
}
