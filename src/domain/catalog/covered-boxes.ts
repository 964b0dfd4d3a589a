import type { Bbox, Layer } from './fields.ts';

/** The boxes of a layer that covers one, or several. */
export function boxesOf(covers: Extract<Layer['covers'], { area: 'box' | 'boxes' }>): readonly Readonly<Bbox>[] {
  return covers.area === 'box' ? [covers.bbox] : covers.boxes;
}
