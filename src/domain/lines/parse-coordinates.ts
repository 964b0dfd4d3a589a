import type { LonLat } from '../crossings/types.ts';
import { AtlasError, type FaultCode } from '../errors.ts';
import { parsePair, type ReadPair } from '../tracks/import/parse-place.ts';

/** A line as a person has written it, and how it was understood where that is not plain. */
export interface TypedLine {
  readonly line: LonLat[];
  /** Whether its positions name the axes, have a latitude that can only come first, or were taken longitude first. */
  readonly order: 'named' | 'latitude first' | 'longitude first';
}

/**
 * A line typed or pasted as text: positions with semicolons or new lines between them, each of two coordinates in degrees,
 * with a comma, slash or space between, as decimals (a comma may stand for the point), degrees, minutes and seconds, or
 * with hemisphere letters; also WKT (`LINESTRING (7 59, 8 60)`), GeoJSON of one line, the coordinates of KML and lists of
 * pairs in brackets. Heights are left out. Letters say which is the latitude; without them longitude comes first, unless
 * every second number lies beyond ±90. A line may go on past ±180° of longitude.
 * @throws AtlasError naming the position (as `row`, from 1) that is wrong
 */
export function parseCoordinates(text: string): TypedLine {
  const typed = parsePlaces(text);
  const { line } = typed;
  if (line.length < 2) throw new AtlasError('coordinates.tooFew');
  if (line.every(([lon, lat]) => lon === line[0]?.[0] && lat === line[0]?.[1])) throw new AtlasError('coordinates.onePlace');
  return typed;
}

/**
 * Places written in the same ways, one or several.
 * @throws AtlasError naming the position (as `row`, from 1) that is wrong
 */
export function parsePlaces(text: string): TypedLine {
  const parts = splitPositions(toWesternMarks(text.trim()));
  const pairs = parts.map((part, at) => {
    const pair = parsePair(part) ?? parsePair(joinLetters(part));
    if (!pair) throw failAt(at, part, 'coordinates.notNumbers');
    return pair;
  });
  const named = pairs.filter(({ order }) => order !== undefined);
  const contradiction = named.length > 0 && named.length < pairs.length ? pairs.findIndex(({ order }) => order === undefined) : -1;
  if (contradiction >= 0) throw failAt(contradiction, parts[contradiction] ?? '', 'coordinates.someNamed');
  const order = named.length > 0 ? 'named' : latitudeFirst(pairs) ? 'latitude first' : 'longitude first';
  const line = pairs.map((pair, at): LonLat => {
    const latFirst = order === 'latitude first' || pair.order === 'y first';
    const [lon, lat] = latFirst ? [pair.second, pair.first] : [pair.first, pair.second];
    if (Math.abs(lat) > 90) throw failAt(at, parts[at] ?? '', 'coordinates.latitude');
    return [lon, lat];
  });
  const beyond = line.findIndex(([lon], at) => Math.abs(lon) > 180 && !runsOn(line, at));
  if (beyond >= 0) throw failAt(beyond, parts[beyond] ?? '', 'coordinates.longitude');
  return { line, order };
}

/** Letters of hemispheres after their numbers stand beside them: `59.2 N 7.6 E` is `59.2N 7.6E`. */
function joinLetters(part: string): string {
  return /^[NSEW]/i.test(part) ? part : part.replaceAll(/(?<=[\d°]) (?=[NSEW](?![a-z]))/gi, '');
}

function failAt(at: number, part: string, code: FaultCode): AtlasError {
  return new AtlasError(code, { text: part.slice(0, 40) }, { row: at + 1 });
}

/** Of a longer text the pattern would take its time over blanks. */
const LONGEST_POSITION = 200;

/** Longitude first would put every latitude beyond 90°, and latitude first puts none there: one alone is a slip. */
function latitudeFirst(pairs: readonly ReadPair[]): boolean {
  return pairs.every(({ first, second }) => Math.abs(second) > 90 && Math.abs(first) <= 90 && Math.abs(second) <= 180);
}

/** Degrees: a longitude beyond ±180 after a longer step is a slip. */
const LONGEST_STEP = 90;

/** Whether a longitude beyond ±180 is where a line goes on past the antimeridian, within one turn. */
function runsOn(line: readonly LonLat[], at: number): boolean {
  const lon = line[at]![0];
  const neighbours = [line[at - 1], line[at + 1]].filter((each) => each !== undefined);
  return Math.abs(lon) <= 360 && neighbours.every(([other]) => Math.abs(other - lon) < LONGEST_STEP);
}

const ARABIC_MARKS: Readonly<Record<string, string>> = { '،': ',', '؛': ';', '٫': '.' };

/** Arabic digits and marks as the patterns know them. */
function toWesternMarks(text: string): string {
  return text.replaceAll(/[،؛٫]/g, (mark) => ARABIC_MARKS[mark] ?? mark).replaceAll(/[٠-٩۰-۹]/g, (digit) => String(digit.charCodeAt(0) & 15));
}

// No two runs of blanks follow one another in a pattern, or a long one is cut in every way.
const LINESTRING = /^(?:SRID=\d+;)?\s*(?:LINESTRING\s*(?:(?:ZM|Z|M)\s*)?\(([^()]*)\)|MULTILINESTRING\s*(?:(?:ZM|Z|M)\s*)?\(\s*\(([^()]*)\)\s*\))$/i;
const DECIMAL = String.raw`[+-]?\d+(?:\.\d+)?`;
/** A position as KML writes it, and those of a line with blanks between. */
const TUPLE = new RegExp(`^${DECIMAL},${DECIMAL}(?:,${DECIMAL})?$`);
/** Two coordinates and a height. */
const WITH_HEIGHT = new RegExp(`^(${DECIMAL}\\s*[,\\s]\\s*${DECIMAL})\\s*[,\\s]\\s*${DECIMAL}$`);

function splitPositions(words: string): string[] {
  const wkt = LINESTRING.exec(words);
  // Heights and measures follow the two coordinates.
  if (wkt) return (wkt[1] ?? wkt[2] ?? '').split(',').map((position) => position.trim().split(/\s+/).slice(0, 2).join(' '));
  const listed = words.startsWith('{') && /"LineString"/.test(words) ? words.slice(Math.max(0, words.indexOf('[', words.indexOf('"coordinates"')))) : words;
  const brackets = [...listed.matchAll(/\[([^[\]]+)\]|\(([^()]+)\)/g)].map(([, square, round]) => (square ?? round ?? '').trim());
  if (brackets.length > 1 && /^[[({\s]*[[(]/.test(listed)) return brackets.map((position) => position.split(',').slice(0, 2).join(', '));
  return words
    .split(/[;\n]/)
    .map((part) => part.trim().replace(/,$/, ''))
    .filter((part) => part !== '')
    .flatMap(splitTuples);
}

/** The positions of a part that is no pair: several as KML writes them, or one with a height. A comma is a decimal one where no point is. */
function splitTuples(part: string): string[] {
  if (!part.includes('.') || parsePair(part)) return [part];
  const tuples = part.split(/\s+/);
  if (tuples.every((tuple) => TUPLE.test(tuple))) return tuples.map((tuple) => tuple.split(',').slice(0, 2).join(', '));
  const pair = part.length > LONGEST_POSITION ? undefined : WITH_HEIGHT.exec(part)?.[1];
  return [pair ?? part];
}
