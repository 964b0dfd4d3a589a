import type { Feature } from 'geojson';

/** What a property of a vector tile is. */
export type TagValue = string | number | boolean;

/** What a feature has beside its geometry. */
interface Identified {
  readonly id?: string | number | undefined;
  readonly properties: Readonly<Record<string, unknown>> | null;
}

/** What stands for a GeoJSON feature: its own id, else its `id` property, else its index. Empty ones say nothing. */
export function idOfFeature(feature: Identified, index: number): string | number {
  const ids: unknown[] = [feature.id, feature.properties?.['id']];
  return ids.find((id): id is string | number => typeof id === 'number' || (typeof id === 'string' && id !== '')) ?? index;
}

/**
 * Copies of features as vector tiles need them: a number as id, and an `id` property, which is `idOfFeature` as text.
 *
 * The number is the feature's own id where all features have distinct non-negative whole ones, else its index plus one.
 * Properties that are lists or objects become JSON; empty ones (null, undefined) are left out.
 */
export function numberFeatures(features: readonly Feature[]): Feature[] {
  const own = features.map((feature) => feature.id);
  const useOwn = own.every(isNumberOfTile) && new Set(own).size === own.length;
  return features.map((feature, index) => {
    const number = useOwn ? feature.id : index + 1;
    return {
      type: 'Feature',
      ...(number === undefined ? {} : { id: number }),
      geometry: feature.geometry,
      properties: tagsOfFeature(feature, index),
    };
  });
}

/** Whether an id is a number that a vector tile holds. */
export function isNumberOfTile(id: unknown): id is number {
  return typeof id === 'number' && Number.isSafeInteger(id) && id >= 0;
}

/** The properties of a feature as those of `numberFeatures` are. @param index of the feature among all */
export function tagsOfFeature(feature: Identified, index: number): Record<string, TagValue> {
  const tags = plainProperties(feature.properties ?? {});
  tags['id'] = String(idOfFeature(feature, index));
  return tags;
}

function plainProperties(properties: Readonly<Record<string, unknown>>): Record<string, TagValue> {
  const plain: Record<string, TagValue> = {};
  for (const key of Object.keys(properties)) {
    const value = properties[key];
    if (typeof value === 'string' || typeof value === 'boolean') plain[key] = value;
    else if (typeof value === 'number') {
      // A tile holds whole numbers of 64 bits: larger ones are text.
      if (Number.isFinite(value)) plain[key] = Number.isInteger(value) && !Number.isSafeInteger(value) ? String(value) : value;
    } else if (value !== null && value !== undefined) plain[key] = JSON.stringify(value);
  }
  return plain;
}
