import { boxesHold } from '../geometry/boxes.ts';
import type { Bbox, Layer } from './fields.ts';
import type { Country } from './index-schema.ts';

/** The boxes of a layer that covers one, or several. */
export function boxesOf(covers: Extract<Layer['covers'], { area: 'box' | 'boxes' }>): readonly Readonly<Bbox>[] {
  return covers.area === 'box' ? [covers.bbox] : covers.boxes;
}

/**
 * Whether a layer says that it covers a country. One of a box does where that holds all of the country's: boxes that meet share
 * no ground for that, and a valley's fences in Wyoming lie in the boxes of both the United States and Canada.
 */
export function coversCountry({ covers }: Pick<Layer, 'covers'>, country: Country): boolean {
  if (!covers) return false;
  if (covers.area === 'world') return true;
  if (covers.area === 'countries') return covers.countries.includes(country.iso3);
  return boxesHold(boxesOf(covers), country.bbox);
}
