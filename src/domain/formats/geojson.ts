import type { Feature, FeatureCollection } from 'geojson';

/** What every exported file says of the data in it: licence, attribution and citation of their source. */
export interface Rights {
  readonly licence: string;
  readonly attribution: string;
  readonly citation: string;
}

/**
 * Features as a GeoJSON file (RFC 7946) in UTF-8: WGS 84 [lon, lat], every number rounded to 6 decimals (about 0.1 m),
 * with the rights as members of the collection. The same features give the same bytes.
 */
export function writeFeatureCollection(features: readonly Feature[], { licence, attribution, citation }: Rights): Uint8Array<ArrayBuffer> {
  const collection: FeatureCollection & Rights = { type: 'FeatureCollection', licence, attribution, citation, features: [...features] };
  const round = (_key: string, value: unknown): unknown => (typeof value === 'number' ? Math.round(value * 1e6) / 1e6 : value);
  return new TextEncoder().encode(`${JSON.stringify(collection, round)}\n`);
}
