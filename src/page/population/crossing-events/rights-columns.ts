import type { Layer } from '../../../domain/catalog/fields.ts';

export type Rights = Pick<Layer, 'licence' | 'attribution' | 'citation'>;

/** Columns of a table of tracks and barriers that say whose both are. */
export const RIGHTS_COLUMNS = [
  'barrier_licence',
  'barrier_attribution',
  'barrier_citation',
  'tracks_licence',
  'tracks_attribution',
  'tracks_citation',
] as const;

/** What stands in them, of a barrier's layer and of the tracks. */
export function writeRights(layer: Rights, tracks: Rights): Record<(typeof RIGHTS_COLUMNS)[number], string> {
  return {
    barrier_licence: layer.licence,
    barrier_attribution: layer.attribution,
    barrier_citation: layer.citation,
    tracks_licence: tracks.licence,
    tracks_attribution: tracks.attribution,
    tracks_citation: tracks.citation,
  };
}
