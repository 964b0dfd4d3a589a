/** One coordinate as text: degrees with a sign, and the axis where a letter names it. */
export interface ReadCoordinate {
  readonly value: number;
  readonly axis: 'lon' | 'lat' | undefined;
}

const NUMBER = String.raw`[+-]?\d+(?:\.\d*)?(?:[eE][+-]?\d+)?`;
/** No coordinate is longer, and no pair, WKT or GeoJSON of a point: the patterns take their time over blanks. */
const LONGEST = 60;
const LONGEST_PAIR = 1000;
/** What programs take for numbers, and no table means as one. */
const NOT_DECIMAL = /^0[xob]/i;
const DEGREES = String.raw`(\d{1,3}(?:[.,]\d+)?)`;
const PART = String.raw`(\d{1,2}(?:[.,]\d+)?)`;
/**
 * Degrees, minutes and seconds: with their signs, with d, m and s, with colons, or with blanks between; a hemisphere letter
 * before or after. What follows degrees needs a mark before it: 70.65 12 is no coordinate.
 */
const SEXAGESIMAL = new RegExp(
  String.raw`^([NSEW])?\s*([+-]?)${DEGREES}\s*(?:(?:°|º|˚|:|deg\.?|d|(?<=\d)\s)\s*(?:${PART}\s*(?:(?:'|′|’|´|:|min\.?|m|(?<=\d)\s)\s*(?:${PART}\s*(?:"|″|”|“|''|′′|´´|sec\.?|s(?=$|\s|[NSEW]))?)?)?)?)?\s*([NSEW])?$`,
  'i',
);
/** As pilots and gazetteers write them: 33-24-00S. Without the letter it could be a date. */
const DASHED = /^([NSEW])?\s*(\d{1,3})-(\d{1,2})(?:-(\d{1,2}(?:[.,]\d+)?))?\s*([NSEW])?$/i;
const WKT = new RegExp(String.raw`^(?:SRID=\d+;)?\s*(?:MULTI)?POINT\s*(?:Z|M|ZM)?\s*\(\s*\(?\s*(${NUMBER})\s+(${NUMBER})[\s\d.eE+-]*\)?\s*\)$`, 'i');
/** A point as databases write it: well-known binary in hexadecimal digits, with the number of its system or without. */
const WKB = /^0[01][\da-f]{8}(?:[\da-f]{8})?(?:[\da-f]{16}){2,4}$/i;
const GEOJSON = new RegExp(String.raw`^\{.*"coordinates"\s*:\s*\[\s*(${NUMBER})\s*,\s*(${NUMBER})\b.*\}$`);

/**
 * A coordinate: a plain number, or degrees, minutes and seconds (`7°26'20.5"E`, `45:8:41 N`), degrees and minutes with
 * decimals (`45° 08.688' N`), degrees with a hemisphere letter (`70.65W`, `33-24-00S`); undefined for anything else.
 */
export function parseCoordinate(text: string): ReadCoordinate | undefined {
  const plain = Number(text);
  if (text !== '' && Number.isFinite(plain) && !NOT_DECIMAL.test(text)) return { value: plain, axis: undefined };
  if (text.length > LONGEST) return undefined;
  const dashed = DASHED.exec(text);
  if (dashed && (dashed[1] === undefined) !== (dashed[5] === undefined)) return parseCoordinate(text.replaceAll('-', ' '));
  // An s after numbers is south, and only after minutes with an m the mark of seconds.
  const southern = /^\d[^m]*[\d'"′’″”.\s]s$/i.test(text) ? text.slice(0, -1).trimEnd() : undefined;
  if (southern !== undefined) return parseCoordinate(`S ${southern}`);
  // A minus of the printer’s, and the sign that a wrong encoding puts before that of degrees.
  const match = SEXAGESIMAL.exec(text.replace(/^([NSEW]?\s*)[−–]/i, '$1-').replace('Â', ''));
  if (!match) return undefined;
  const [, before, sign, degrees = '', minutes = '0', seconds = '0', after] = match;
  if (before !== undefined && after !== undefined) return undefined;
  const number = (part: string): number => Number(part.replace(',', '.'));
  if (number(minutes) >= 60 || number(seconds) >= 60) return undefined;
  const letter = (before ?? after)?.toUpperCase();
  // South of the equator and minus at once would turn north again.
  if (letter !== undefined && sign === '-') return undefined;
  const value = number(degrees) + number(minutes) / 60 + number(seconds) / 3600;
  const axis = letter === undefined ? undefined : letter === 'N' || letter === 'S' ? 'lat' : 'lon';
  return { value: sign === '-' || letter === 'S' || letter === 'W' ? -value : value, axis };
}

/** Both coordinates of one cell, as they stand. `order` is undefined where nothing in the cell tells it. */
export interface ReadPair {
  readonly first: number;
  readonly second: number;
  readonly order: 'x first' | 'y first' | undefined;
}

/** A point as R's sf writes it into a table, longitude first: c(10, 60). */
const SF_POINT = /^c\(/;

/**
 * A cell that holds both coordinates: WKT, WKB in hexadecimal digits or GeoJSON, which put x first by their rules, or two coordinates with a
 * comma, semicolon, slash or space between them, in brackets or not; undefined for anything else.
 */
export function parsePair(text: string): ReadPair | undefined {
  if (text.length > LONGEST_PAIR) return undefined;
  const known = WKT.exec(text) ?? GEOJSON.exec(text);
  if (known) return { first: Number(known[1]), second: Number(known[2]), order: 'x first' };
  if (WKB.test(text)) return readWkb(text);
  const isSf = SF_POINT.test(text);
  const parts = splitPair(text.replace(/^c?[([{]\s*|\s*[)\]}]$/g, ''));
  if (!parts) return undefined;
  const [first, second] = parts.map((part) => parseCoordinate(/^[+-]?\d+,\d+$/.test(part) ? part.replace(',', '.') : part));
  if (!first || !second || (first.axis !== undefined && first.axis === second.axis)) return undefined;
  const axis = first.axis ?? (second.axis === 'lat' ? 'lon' : second.axis === 'lon' ? 'lat' : undefined);
  return { first: first.value, second: second.value, order: axis === undefined ? (isSf ? 'x first' : undefined) : axis === 'lon' ? 'x first' : 'y first' };
}

const [POINT, HAS_Z, HAS_M, HAS_SYSTEM] = [1, 0x80_00_00_00, 0x40_00_00_00, 0x20_00_00_00];

/** Well-known binary of a point, PostGIS's (EWKB) and ISO's: 1001, 2001 and 3001 are points with more than two coordinates. */
function readWkb(text: string): ReadPair | undefined {
  const bytes = Uint8Array.from({ length: text.length / 2 }, (_, at) => Number.parseInt(text.slice(2 * at, 2 * at + 2), 16));
  const view = new DataView(bytes.buffer);
  const little = bytes[0] === 1;
  const type = view.getUint32(1, little);
  const hasSystem = (type & HAS_SYSTEM) !== 0;
  const plain = (type & ~(HAS_Z | HAS_M | HAS_SYSTEM)) >>> 0;
  const start = hasSystem ? 9 : 5;
  if (plain % 1000 !== POINT || plain > 3001 || view.byteLength < start + 16) return undefined;
  const [first, second] = [view.getFloat64(start, little), view.getFloat64(start + 8, little)];
  return Number.isFinite(first) && Number.isFinite(second) ? { first, second, order: 'x first' } : undefined;
}

/** The surest separator that gives two parts: a comma with a space is no decimal comma, and one without may be. */
function splitPair(text: string): string[] | undefined {
  const separators = [/\s*[;/|]\s*/, /\s*,\s+|\s+,\s*/, /(?<=[NSEW])\s*,?\s*(?=[+\d-])|\s+(?=[NSEW]\s*\d)/i, /\s+/, /,/];
  return separators.map((separator) => text.split(separator)).find((parts) => parts.length === 2 && parts.every((part) => part !== ''));
}

/** Which way a column's name puts its pairs; undefined where it does not say. */
export function orderOfName(column: string): ReadPair['order'] {
  const match = /(lat|north|\by\b).*?(lon|lng|east|\bx\b)|(lon|lng|east|\bx\b).*?(lat|north|\by\b)/i.exec(column.replaceAll(/[_:.-]/g, ' '));
  if (!match) return undefined;
  return match[1] === undefined ? 'x first' : 'y first';
}

const SIGNS: Readonly<Record<string, { axis: 'lon' | 'lat'; sign: 1 | -1 }>> = {
  n: { axis: 'lat', sign: 1 },
  north: { axis: 'lat', sign: 1 },
  s: { axis: 'lat', sign: -1 },
  south: { axis: 'lat', sign: -1 },
  e: { axis: 'lon', sign: 1 },
  east: { axis: 'lon', sign: 1 },
  w: { axis: 'lon', sign: -1 },
  west: { axis: 'lon', sign: -1 },
};

/** A coordinate with the sign of its hemisphere (N, S, E, W or the word); undefined where the two contradict or it is none. */
export function applyHemisphere(value: number, hemisphere: string, axis: 'lon' | 'lat'): number | undefined {
  const key = hemisphere.toLowerCase();
  const known = Object.hasOwn(SIGNS, key) ? SIGNS[key] : undefined;
  if (!known || known.axis !== axis || (value < 0 && known.sign > 0)) return undefined;
  return known.sign * Math.abs(value);
}

/** A letter after the name of an axis: `lat_n`, `lon.w`, `lonW`. */
const LETTER = {
  lat: /^(?:[Ll][Aa][Tt](?:itude|ITUDE)?[-_ .][NSns]|[Ll]at(?:itude)?[NS])$/,
  lon: /^(?:(?:[Ll][Oo][Nn][Gg]?|[Ll][Nn][Gg]|[Ll]ongitude|LONGITUDE)[-_ .][EWew]|[Ll](?:on|ong|ng|ongitude)[EW])$/,
};

/**
 * Whether a column's name says that its degrees are west, or south: `Longitude (W)`, `Lat °S`, `deg_west`. A letter alone may be short
 * for anything, unless the other axis has one of its own hemispheres, too: `lat_n` beside `lon_w`.
 * @param other name of the column of the other axis
 */
export function saysHemisphere(name: string, letter: 'W' | 'S', other: string): boolean {
  const [own, beside] = letter === 'W' ? [LETTER.lon, LETTER.lat] : [LETTER.lat, LETTER.lon];
  if (own.test(name.trim()) && beside.test(other.trim())) return name.trim().toUpperCase().endsWith(letter);
  const word = letter === 'W' ? 'west|ouest|oeste' : 'south|sud|sur';
  return new RegExp(
    String.raw`[([°]\s*${letter}\s*[)\]]?\s*$|(?:^|[-_ .([°])(?:deg|degrees)[-_ .]?${letter}(?:$|[)\]])|(?:^|[-_ .([°])(?:${word})(?:$|[-_ .)\]])`,
    'i',
  ).test(name.trim());
}
