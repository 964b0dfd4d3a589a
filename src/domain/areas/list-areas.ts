import type { AreaFeature } from './area-set.ts';

/**
 * Areas by name, as a reader of the language expects them: accents and case do not matter, numbers count
 * as numbers.
 * @param lang BCP 47
 */
export function listAreas(features: readonly AreaFeature[], lang: string): AreaFeature[] {
  const collator = new Intl.Collator(lang, { numeric: true, sensitivity: 'base' });
  return features.toSorted(
    (a, b) => collator.compare(a.properties.name, b.properties.name) || collator.compare(a.properties.id, b.properties.id),
  );
}
