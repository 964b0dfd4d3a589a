import type { Feature, FeatureCollection } from 'geojson';

/** What every exported file says of the data in it: licence, attribution, citation and DOI of their source. */
export interface Rights {
  readonly licence: string;
  readonly attribution: string;
  readonly citation: string;
  /** Without `https://doi.org/`; sources without one have none. */
  readonly doi?: string | undefined;
}

/** What rights say, by name, and nothing else: sources and layers, which have more, can be given as they are. */
export function listRights({ licence, attribution, citation, doi }: Rights): [key: string, value: string][] {
  return Object.entries({ licence, attribution, citation, doi }).flatMap(([key, value]) => (value === undefined ? [] : [[key, value]]));
}

/**
 * Features as a GeoJSON file (RFC 7946) in UTF-8: WGS 84 [lon, lat], every number rounded to 6 decimals (about 0.1 m),
 * with the rights as members of the collection. The same features give the same bytes.
 */
export function writeFeatureCollection(features: readonly Feature[], rights: Rights): Uint8Array<ArrayBuffer> {
  const collection = { type: 'FeatureCollection', ...Object.fromEntries(listRights(rights)), features: [...features] } satisfies FeatureCollection;
  const round = (_key: string, value: unknown): unknown => (typeof value === 'number' ? Math.round(value * 1e6) / 1e6 : value);
  return new TextEncoder().encode(`${JSON.stringify(collection, round)}\n`);
}
