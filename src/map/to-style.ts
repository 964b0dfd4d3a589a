import type { StyleSpecification } from 'maplibre-gl';
import type { Projection } from '../state/view.ts';
import type { ComposedStyle } from './compose-style.ts';

/** A composed style as MapLibre takes it. */
export function toStyle({ sources, layers }: ComposedStyle, projection: Projection): StyleSpecification {
  return { version: 8, projection: { type: projection === 'globe' ? 'globe' : 'mercator' }, sources: Object.fromEntries(sources), layers: [...layers] };
}
