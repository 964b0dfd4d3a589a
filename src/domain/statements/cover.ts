import type { Bbox, Layer } from '../catalog/fields.ts';
import { boxesOf } from '../catalog/what-is-covered.ts';
import { bboxesMeet } from '../catalog/find-entries.ts';
import { boxesHold } from '../geometry/boxes.ts';

/** Where a corridor lies, as far as it is known. */
export interface Place {
  readonly bbox: Readonly<Bbox>;
  /** Its area in each country's land, km²; undefined where that was not computed. */
  readonly countries?: readonly { readonly iso3: string; readonly areaKm2: number; readonly share: number }[] | undefined;
  /** Of a corridor at sea: countries whose land lies beside or under it. In whose waters it lies is not known. */
  readonly shores?: readonly string[] | undefined;
  /** Its area in no country's land, km². */
  readonly areaAtSeaKm2?: number | undefined;
}

/**
 * How much of a corridor lies in the part of the world that a layer was made for. `share` is that of its area, 0 to 1; left out
 * where it is not known. Unknown is the part where the layer does not say what it covers, or nobody computed where the corridor
 * lies.
 */
export type Cover =
  | { readonly part: 'all' | 'none' }
  | { readonly part: 'unknown'; readonly because: 'cover-unknown' | 'place-unknown' }
  | { readonly part: 'some'; readonly share?: number };

/** Rounding of areas in the files of entries, km². */
const LEAST_KM2 = 0.05;

/**
 * What a layer covers of a corridor. A layer that says nothing of its part of the world covers nobody knows what, and so does
 * one by countries where the corridor's countries were not computed.
 */
export function coverOf(covers: Layer['covers'], place: Place): Cover {
  if (!covers) return { part: 'unknown', because: 'cover-unknown' };
  if (covers.area === 'world') return { part: 'all' };
  if (covers.area === 'box' || covers.area === 'boxes') {
    const met = boxesOf(covers).filter((box) => bboxesMeet(box, place.bbox));
    if (met.length === 0) return { part: 'none' };
    return { part: boxesHold(met, place.bbox) ? 'all' : 'some' };
  }
  if (place.shores?.some((iso3) => covers.countries.includes(iso3))) return { part: 'some' };
  if (!place.countries) return { part: 'unknown', because: 'place-unknown' };
  const inside = place.countries.filter(({ iso3 }) => covers.countries.includes(iso3));
  if (inside.length === 0) return { part: 'none' };
  const sum = (of: typeof inside | Place['countries']): number => (of ?? []).reduce((km2, { areaKm2 }) => km2 + areaKm2, 0);
  const [own, land, sea] = [sum(inside), sum(place.countries), place.areaAtSeaKm2 ?? 0];
  if (inside.length === place.countries.length && sea <= LEAST_KM2) return { part: 'all' };
  // Routes without an area are shared out by their length on land.
  const share = land > 0 ? own / (land + sea) : inside.reduce((total, one) => total + one.share, 0);
  return { part: 'some', share };
}
