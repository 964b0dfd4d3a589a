import type { Bbox, Layer, LINE_STATES } from '../../domain/catalog/fields.ts';

/** States of all lines of a layer, as a person may say them. */
export const STATES_SAID = ['unknown', 'operating', 'planned'] as const satisfies readonly (typeof LINE_STATES)[number][];

/** What a person says of a layer of barriers of theirs: nobody else can. */
export interface Word {
  /** It holds all there is of its kind within its own extent. */
  readonly complete: boolean;
  readonly state: (typeof STATES_SAID)[number];
}

/** What is taken of a layer of which nobody says anything. */
export const NO_WORD: Word = { complete: false, state: 'unknown' };

/**
 * A person's word as a layer has it. A layer that is complete within its own extent covers that, so that where none is found
 * there, there is none; without an extent nothing can be complete within it.
 * @param bbox of the layer, [west, south, east, north] degrees
 */
export function vouch({ complete, state }: Word, bbox: Bbox | undefined): Pick<Layer, 'covers' | 'complete' | 'vouched' | 'states'> {
  return {
    ...(complete && bbox ? { covers: { area: 'box', bbox }, complete: true, vouched: true } : {}),
    ...(state === 'unknown' ? {} : { states: [state] }),
  };
}
