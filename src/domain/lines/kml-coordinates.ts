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
 * @param most positions that are read: what comes after so many is not looked at, for its reader refuses them
 * @returns [lon, lat] positions, or the first tuple that is none
 */
export function parseKmlCoordinates(text: string, most = Infinity): [number, number][] | BadTuple {
  const strict = parseTuples(tuplesOf(text), most);
  if (Array.isArray(strict)) return strict;
  if (/,\s|\s,/.test(text)) {
    // Spaces inside tuples: then a line break, or the space without a comma, ends one.
    const byLine = parseTuples(tuplesOfLines(text), most);
    if (Array.isArray(byLine)) return byLine;
    const joined = parseTuples(joinTuples(text), most);
    if (Array.isArray(joined)) return joined;
  }
  return strict;
}

/**
 * The fewest positions that a KML <coordinates> has: words with a comma inside, of which no position has two. Told without
 * reading any of them: of millions the reading would fill the memory.
 */
export function countPositions(text: string): number {
  let count = 0;
  let [inside, comma, counted] = [false, false, false];
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code <= 0x20) {
      inside = false;
      comma = false;
      counted = false;
    } else if (code === 0x2c) comma = inside;
    else {
      if (comma && !counted) {
        count += 1;
        counted = true;
      }
      inside = true;
    }
  }
  return count;
}

/** What white space divides, a comma after each taken off. One at a time: all of them as texts would take ten times the memory of the file. */
function* tuplesOf(text: string): Generator<string> {
  for (const word of wordsOf(text)) yield word.endsWith(',') ? word.slice(0, -1) : word;
}

function* wordsOf(text: string): Generator<string> {
  const word = /\S+/g;
  for (let found = word.exec(text); found; found = word.exec(text)) yield found[0];
}

function* tuplesOfLines(text: string): Generator<string> {
  const line = /[^\r\n]+/g;
  for (let found = line.exec(text); found; found = line.exec(text)) yield* joinTuples(found[0].trim().replace(/,$/, ''));
}

/** A tuple longer than this, put together of words, is no position, and is not put together further. */
const LONGEST_TUPLE = 1_000;

/** The tuples of a line, spaces around their commas taken out. One run of them at a time, so that a long one is not looked at again from each of its places. */
function* joinTuples(line: string): Generator<string> {
  let tuple = '';
  let ends = true;
  for (const word of wordsOf(line)) {
    if (tuple.length > LONGEST_TUPLE || (tuple !== '' && ends && !word.startsWith(','))) {
      yield tuple;
      tuple = '';
    }
    tuple += word;
    ends = !word.endsWith(',');
  }
  if (tuple !== '') yield tuple;
}

function parseTuples(tuples: Iterable<string>, most: number): [number, number][] | BadTuple {
  const positions: [number, number][] = [];
  for (const tuple of tuples) {
    const position = parseTuple(tuple);
    if (!position) return { position: positions.length + 1, text: tuple.slice(0, 40) };
    positions.push(position);
    if (positions.length > most) break;
  }
  return positions;
}

/** A height may be left empty; more than three numbers are no position. */
function parseTuple(tuple: string): [number, number] | undefined {
  const first = tuple.indexOf(',');
  if (first < 0) return undefined;
  const second = tuple.indexOf(',', first + 1);
  const lon = tuple.slice(0, first);
  const lat = second < 0 ? tuple.slice(first + 1) : tuple.slice(first + 1, second);
  const height = second < 0 ? '' : tuple.slice(second + 1);
  return isNumber(lon) && isNumber(lat) && (height === '' || isNumber(height)) ? [Number(lon), Number(lat)] : undefined;
}
