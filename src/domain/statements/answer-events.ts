import type { Told } from '../crossing-events/tell-animals.ts';
import { MOST_TOUCHING } from '../crossing-events/touching.ts';
import type { Cover } from './cover.ts';
import type { Answer } from './judge-layer.ts';
import { FEWEST_INDIVIDUALS } from '../movement/types.ts';

/** Why it cannot be told whether animals crossed: most steps near are too long; or they were so near that they may have been over and back. */
export const EVENTS_UNTOLD = ['steps-too-long', 'between-fixes'] as const;

/**
 * What may be said of animals and barriers from their tracks. `share`: so many of all crossed, so many came near and did not,
 * of the others that may have it cannot be told. `at-least`: crossings were seen, but too few steps tell to say of how many.
 * `none`: nobody crossed, and nobody can have. `untold`: no crossing was seen, and none can be ruled out.
 */
export type EventsAnswer = { readonly of: number; readonly preliminary: boolean } & (
  | { readonly says: 'share'; readonly crossed: number; readonly didNot: number; readonly untold: number }
  | { readonly says: 'at-least'; readonly crossed: number }
  | { readonly says: 'none'; readonly near: number }
  | { readonly says: 'untold'; readonly because: (typeof EVENTS_UNTOLD)[number]; readonly near: number; readonly untold: number }
);

/** Whether enough of the steps near barriers, at least half, are short enough to tell. */
function tellsShares({ stepsNear, stepsNearTooLong }: Pick<Told, 'stepsNear' | 'stepsNearTooLong'>): boolean {
  return stepsNear > 0 && 2 * stepsNearTooLong <= stepsNear;
}

/**
 * What is said of a layer: from one that does not say what it covers nothing follows where no animal is seen to cross.
 * @param of individuals with tracks
 */
export function answerEventsOfLayer(figures: Told, of: number, cover: Cover): EventsAnswer | Extract<Answer, { says: 'untold' }> {
  const answer = answerEvents(figures, of);
  return answer.says === 'none' && cover.part === 'unknown' ? { says: 'untold', because: cover.because } : answer;
}

/**
 * @param figures of a layer, or of one of its barriers
 * @param of individuals with tracks
 */
export function answerEvents(figures: Told, of: number): EventsAnswer {
  const { crossed, individualsNear, individualsNearTold, individualsUntold, touching } = figures;
  const crossers = crossed.individuals;
  const preliminary = (crossers > 0 ? crossers : of) < FEWEST_INDIVIDUALS;
  if (crossers > 0) {
    if (!tellsShares(figures)) return { says: 'at-least', of, preliminary, crossed: crossers };
    return { says: 'share', of, preliminary, crossed: crossers, didNot: individualsNearTold, untold: individualsUntold };
  }
  if (touching < MOST_TOUCHING) return { says: 'none', of, preliminary, near: individualsNear };
  const because = figures.stepsNear > 0 && !tellsShares(figures) ? 'steps-too-long' : 'between-fixes';
  return { says: 'untold', of, preliminary, because, near: individualsNear, untold: individualsUntold };
}

/** How the date of a layer stands to the years of tracks: a line younger than the tracks was not crossed by them. */
export type Dated = 'unknown' | 'younger' | 'older' | 'within';

/**
 * @param years first and last of the tracks
 * @param asOf the date that the layer shows: year, month or day
 */
export function dateLayer(years: readonly [number, number] | undefined, asOf: string | undefined): Dated {
  if (years === undefined || asOf === undefined) return 'unknown';
  const year = Number(asOf.slice(0, 4));
  return year > years[1] ? 'younger' : year < years[0] ? 'older' : 'within';
}
