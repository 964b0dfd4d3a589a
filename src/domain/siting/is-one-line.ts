import type { LonLat } from '../crossings/types.ts';
import { placeOf } from './line-part.ts';
import { endKey, measureLine } from './siting-line.ts';

/**
 * Whether several features can be one line: their ends meet, each with another, or what does not meet runs beside the rest, as the
 * second of two carriageways does. Parts of one feature belong together whether they meet or not.
 * @param features the lines of each, [lon, lat] degrees
 * @throws AtlasError as `measureLine`, where they do not meet
 */
export function isOneLine(features: readonly (readonly (readonly LonLat[])[])[]): boolean {
  if (hangTogether(features.map((lines) => lines.flatMap(endsOf)))) return true;
  const { parts } = measureLine(features.flat());
  return hangTogether(parts.map((part) => [placeOf([part], part.fromM), placeOf([part], part.toM)].map(endKey)));
}

function endsOf(line: readonly LonLat[]): string[] {
  return [line[0], line.at(-1)].flatMap((place) => (place ? [endKey(place)] : []));
}

/** Whether from the first all others are come to by keys that two share. */
function hangTogether(all: readonly (readonly string[])[]): boolean {
  const having = new Map<string, number[]>();
  for (const [i, keys] of all.entries()) {
    for (const key of keys) {
      const known = having.get(key);
      if (known) known.push(i);
      else having.set(key, [i]);
    }
  }
  const seen = new Set<number>([0]);
  // A set goes on to what is added to it while it is walked.
  for (const i of seen) for (const key of all[i] ?? []) for (const next of having.get(key) ?? []) seen.add(next);
  return seen.size >= all.length;
}
