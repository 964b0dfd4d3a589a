import type { Feature, MultiPolygon, Polygon } from 'geojson';
import type { FlatLine } from '../geometry/flat-line.ts';
import type { CountsByCode, Note } from '../notes.ts';

/** What the atlas keeps of a priority area's attributes. */
export interface AreaProperties {
  /** Unique within its set. */
  readonly id: string;
  readonly name: string;
  readonly designation?: string;
  readonly country?: string;
  /** By which of its provider's criteria it was chosen. */
  readonly criteria?: string;
  /** For which species, as its provider names them. */
  readonly species?: string;
  /** Its provider's page, http or https. */
  readonly url?: string;
}

/** WGS 84, [lon, lat], every ring closed, no third dimension. */
export type AreaFeature = Feature<Polygon | MultiPolygon, AreaProperties>;

/** The same with flat rings: of millions of positions they take a fifth of the memory. */
export interface FlatAreaFeature {
  readonly type: 'Feature';
  readonly properties: AreaProperties;
  readonly geometry:
    | { readonly type: 'MultiPolygon'; readonly coordinates: readonly FlatLine[][] }
    | { readonly type: 'Polygon'; readonly coordinates: readonly FlatLine[] };
}

export interface AreaReport {
  /** Features in the file, of any kind. */
  readonly featuresRead: number;
  readonly kept: number;
  /** Features, or parts of features, left out, by reason. */
  readonly dropped: CountsByCode;
  /** Features or rings changed on the way in, by what was done. */
  readonly mended: CountsByCode;
  /** Assumptions a person should know of. */
  readonly notes: readonly Note[];
}

/** The priority areas of one file, as its user handed it over. They never leave the user's machine. */
export interface AreaSet<F = AreaFeature> {
  readonly features: readonly F[];
  readonly report: AreaReport;
  /** The column the names come from; undefined when no known column was there and ids stand in. */
  readonly nameField: string | undefined;
  /** [west, south, east, north], degrees; plain extremes, so a set on both sides of the antimeridian spans the globe. */
  readonly bbox: readonly [number, number, number, number];
}

/**
 * Areas by name, as a reader of the language expects them: accents and case do not matter, numbers count
 * as numbers.
 * @param lang BCP 47
 */
export function listAreas(features: readonly AreaFeature[], lang: string): AreaFeature[] {
  const collator = new Intl.Collator(lang, { numeric: true, sensitivity: 'base' });
  return features.toSorted((a, b) => collator.compare(a.properties.name, b.properties.name) || collator.compare(a.properties.id, b.properties.id));
}
