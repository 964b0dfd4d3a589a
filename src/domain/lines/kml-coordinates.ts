/** `Number` alone takes empty text for 0 and reads hexadecimal. No two parts of the pattern take the same digits: of millions of them it would try every cut. */
export function isNumber(text: string): boolean {
  return /^[-+]?(?:\d+(?:\.\d*)?|\.\d+)(?:e[-+]?\d+)?$/i.test(text);
}

/** A position that cannot be read: which one, from 1, and its text. */
export interface BadTuple {
  readonly position: number;
  readonly text: string;
}

/**
 * The positions of a KML <coordinates>: tuples lon,lat[,height] with white space between. What people write by hand is
 * understood where it has one meaning only: spaces after or on both sides of a comma, a comma after each tuple.
 * @returns [lon, lat] positions, or the first tuple that is none
 */
export function parseKmlCoordinates(text: string): [number, number][] | BadTuple {
  const words = text.trim();
  if (words === '') return [];
  const strict = parseTuples(words.split(/\s+/).map((tuple) => tuple.replace(/,$/, '')));
  if (Array.isArray(strict)) return strict;
  if (/,\s|\s,/.test(words)) {
    // Spaces inside tuples: then a line break, or the space without a comma, ends one. One run of them at a time, so that
    // a long one is not looked at again from each of its places.
    const lines = words.split(/[\r\n]+/).flatMap((line) => joinTuples(line.trim().replace(/,$/, '')));
    const byLine = parseTuples(lines);
    if (Array.isArray(byLine)) return byLine;
    const joined = parseTuples(joinTuples(words));
    if (Array.isArray(joined)) return joined;
  }
  return strict;
}

/** The tuples of a line, spaces around their commas taken out. */
function joinTuples(line: string): string[] {
  return line
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/ ?, ?/g, ',')
    .split(' ')
    .filter((tuple) => tuple !== '');
}

function parseTuples(tuples: readonly string[]): [number, number][] | BadTuple {
  const positions: [number, number][] = [];
  for (const [at, tuple] of tuples.entries()) {
    const numbers = tuple.split(',');
    const [lon = '', lat = ''] = numbers;
    if (numbers.length < 2 || numbers.length > 3 || !numbers.every((each, place) => isNumber(each) || (place > 1 && each === ''))) {
      return { position: at + 1, text: tuple.slice(0, 40) };
    }
    positions.push([Number(lon), Number(lat)]);
  }
  return positions;
}
