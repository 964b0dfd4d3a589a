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
 * with hemisphere letters; also WKT (`LINESTRING (7 59, 8 60)`) and lists of pairs in brackets. Letters say which is the
 * latitude; without them longitude comes first, unless every second number lies beyond ±90.
 * @throws AtlasError naming the position (as `row`, from 1) that is wrong
 */
export function parseCoordinates(text: string): TypedLine {
  const parts = splitPositions(text);
  const pairs = parts.map((part, at) => {
    const pair = parsePair(part);
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
    if (Math.abs(lon) > 180) throw failAt(at, parts[at] ?? '', 'coordinates.longitude');
    return [lon, lat];
  });
  if (line.length < 2) throw new AtlasError('coordinates.tooFew');
  if (line.every(([lon, lat]) => lon === line[0]?.[0] && lat === line[0]?.[1])) throw new AtlasError('coordinates.onePlace');
  return { line, order };
}

function failAt(at: number, part: string, code: FaultCode): AtlasError {
  return new AtlasError(code, { text: part.slice(0, 40) }, { row: at + 1 });
}

/** Longitude first would put every latitude beyond 90°, and latitude first puts none there: one alone is a slip. */
function latitudeFirst(pairs: readonly ReadPair[]): boolean {
  return pairs.every(({ first, second }) => Math.abs(second) > 90 && Math.abs(first) <= 90 && Math.abs(second) <= 180);
}

// No two runs of blanks follow one another in a pattern, or a long one is cut in every way.
const LINESTRING = /^(?:SRID=\d+;)?\s*LINESTRING\s*(?:(?:ZM|Z|M)\s*)?\(([^()]*)\)$/i;

function splitPositions(text: string): string[] {
  const words = text.trim();
  const wkt = LINESTRING.exec(words)?.[1];
  // Heights and measures follow the two coordinates.
  if (wkt !== undefined) return wkt.split(',').map((position) => position.trim().split(/\s+/).slice(0, 2).join(' '));
  const brackets = [...words.matchAll(/\[([^[\]]+)\]|\(([^()]+)\)/g)].map(([, square, round]) => (square ?? round ?? '').trim());
  if (brackets.length > 1 && /^[[({\s]*[[(]/.test(words)) return brackets.map((position) => position.split(',').slice(0, 2).join(', '));
  return words
    .split(/[;\n]/)
    .map((part) => part.trim().replace(/,$/, ''))
    .filter((part) => part !== '');
}
