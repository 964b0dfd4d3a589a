import type { LonLat } from '../crossings/types.ts';
import { UnionFind } from '../geometry/union-find.ts';
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

/** Whether all are joined by keys that two share. */
function hangTogether(all: readonly (readonly string[])[]): boolean {
  const sets = new UnionFind(all.length);
  const having = new Map<string, number>();
  let apart = all.length;
  for (const [i, keys] of all.entries()) {
    for (const key of keys) {
      const first = having.get(key);
      if (first === undefined) having.set(key, i);
      else if (sets.unite(first, i)) apart -= 1;
    }
  }
  return apart <= 1;
}
