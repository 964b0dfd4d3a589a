import { FlatLine, FlatStore } from '../geometry/flat-line.ts';
import { endOfString } from './parse-json.ts';

/** Coordinates whose lines and rings are flat. */
export type FlatCoordinates = FlatLine | readonly FlatCoordinates[];

/** A feature that is a line, lines, a polygon or polygons, with all that a text says of it. */
export interface FlatFeature {
  readonly type: 'Feature';
  readonly id?: string | number;
  readonly properties: Readonly<Record<string, unknown>> | null;
  readonly geometry: FlatGeometry;
}

export interface FlatGeometry {
  readonly type: string;
  readonly coordinates: FlatCoordinates;
}

/** Whether what was read of a feature is flat: `JSON.parse` gives no flat lines. */
export function isFlatFeature(feature: unknown): feature is FlatFeature {
  return typeof feature === 'object' && feature !== null && 'geometry' in feature && isFlatGeometry(feature.geometry);
}

export function isFlatGeometry(geometry: unknown): geometry is FlatGeometry {
  if (typeof geometry !== 'object' || geometry === null || !('coordinates' in geometry)) return false;
  let inner: unknown = geometry.coordinates;
  while (Array.isArray(inner)) inner = inner[0];
  return inner instanceof FlatLine;
}

/** The lines of a geometry, or rings of its polygons, one after the other. */
export function forEachFlatLine(coordinates: FlatCoordinates, visit: (line: FlatLine) => void): void {
  if (coordinates instanceof FlatLine) visit(coordinates);
  else for (const each of coordinates) forEachFlatLine(each, visit);
}

/** Lists around the positions of a geometry. */
const DEPTHS: readonly { readonly type: string; readonly quoted: string; readonly depth: number }[] = [
  { type: 'LineString', quoted: '"LineString"', depth: 1 },
  { type: 'MultiLineString', quoted: '"MultiLineString"', depth: 2 },
  { type: 'Polygon', quoted: '"Polygon"', depth: 2 },
  { type: 'MultiPolygon', quoted: '"MultiPolygon"', depth: 3 },
];

const MINUS = 0x2d;
const POINT = 0x2e;
const ZERO = 0x30;
const NINE = 0x39;
const COMMA = 0x2c;
const COLON = 0x3a;
const QUOTE = 0x22;
const OPEN = 0x5b;
const CLOSE = 0x5d;
const OPEN_OBJECT = 0x7b;
const CLOSE_OBJECT = 0x7d;

/** Longest text of properties that is kept to be compared with the next. */
const MOST_SHARED = 200;

/** Powers of ten that a double holds as they are. */
const POWERS = Array.from({ length: 23 }, (_, power) => Number(`1e${power}`));

/**
 * Reads GeoJSON features straight from their text, coordinates as flat lines. It knows features as programs write them, and
 * nothing else: whatever is odd, damaged or of another kind is left to `JSON.parse` and to who judges what that gives.
 * Numbers are the same that it gives, and what positions have beyond longitude and latitude must be numbers and is left out.
 */
export class FlatFeatureReader {
  readonly #store = new FlatStore();
  #text = '';
  #at = 0;
  #end = 0;
  /** The last properties, and how they are written: features of one line share them, of which there may be hundreds of thousands. */
  #lastText = '';
  #last: Readonly<Record<string, unknown>> = {};

  /** @returns undefined where the text from one place to another is not one feature as it knows them */
  read(text: string, from: number, to: number): FlatFeature | undefined {
    this.#text = text;
    this.#at = from;
    this.#end = to;
    const feature = this.#feature();
    if (!feature) return undefined;
    this.#skip();
    return this.#at === to ? feature : undefined;
  }

  #feature(): FlatFeature | undefined {
    if (!this.#take(OPEN_OBJECT)) return undefined;
    let isFeature = false;
    let id: string | number | undefined;
    let properties: Readonly<Record<string, unknown>> | null | undefined;
    let geometry: FlatGeometry | undefined;
    do {
      this.#skip();
      if (this.#key('"type"')) {
        if (isFeature || !this.#word('"Feature"')) return undefined;
        isFeature = true;
      } else if (this.#key('"properties"')) {
        if (properties !== undefined) return undefined;
        properties = this.#properties();
        if (properties === undefined) return undefined;
      } else if (this.#key('"geometry"')) {
        if (geometry) return undefined;
        geometry = this.#geometry();
        if (!geometry) return undefined;
      } else if (this.#key('"id"')) {
        if (id !== undefined) return undefined;
        id = this.#id();
        if (id === undefined) return undefined;
      } else return undefined;
    } while (this.#take(COMMA));
    if (!this.#take(CLOSE_OBJECT) || !isFeature || properties === undefined || !geometry) return undefined;
    return id === undefined ? { type: 'Feature', properties, geometry } : { type: 'Feature', id, properties, geometry };
  }

  #properties(): Readonly<Record<string, unknown>> | null | undefined {
    this.#skip();
    if (this.#word('null')) return null;
    if (this.#text.charCodeAt(this.#at) !== OPEN_OBJECT) return undefined;
    if (this.#lastText !== '' && this.#word(this.#lastText)) return this.#last;
    const end = endOfObject(this.#text, this.#at, this.#end);
    const words = this.#text.slice(this.#at, end);
    const json = tryJson(words);
    this.#at = end;
    if (!isRecord(json)) return undefined;
    // A longer one comes seldom twice, and would hold the whole text.
    if (words.length <= MOST_SHARED) {
      this.#lastText = words;
      this.#last = json;
    }
    return json;
  }

  #id(): string | number | undefined {
    this.#skip();
    if (this.#text.charCodeAt(this.#at) !== QUOTE) {
      const id = this.#number();
      return Number.isNaN(id) ? undefined : id;
    }
    const end = endOfString(this.#text, this.#at) + 1;
    const json = tryJson(this.#text.slice(this.#at, end));
    this.#at = end;
    return typeof json === 'string' ? json : undefined;
  }

  /** Its type stands before its coordinates, and nothing beside them. */
  #geometry(): FlatGeometry | undefined {
    if (!this.#take(OPEN_OBJECT)) return undefined;
    this.#skip();
    if (!this.#key('"type"')) return undefined;
    this.#skip();
    const known = this.#kind();
    if (!known || !this.#take(COMMA)) return undefined;
    this.#skip();
    if (!this.#key('"coordinates"')) return undefined;
    const coordinates = this.#coordinates(known.depth);
    return coordinates && this.#take(CLOSE_OBJECT) ? { type: known.type, coordinates } : undefined;
  }

  #kind(): (typeof DEPTHS)[number] | undefined {
    for (const kind of DEPTHS) if (this.#word(kind.quoted)) return kind;
    return undefined;
  }

  #coordinates(depth: number): FlatCoordinates | undefined {
    if (depth === 1) return this.#line();
    if (!this.#take(OPEN)) return undefined;
    const members: FlatCoordinates[] = [];
    do {
      const member = this.#coordinates(depth - 1);
      if (!member) return undefined;
      members.push(member);
    } while (this.#take(COMMA));
    // A copy has room for what is in it; a list that grew has it for sixteen more.
    return this.#take(CLOSE) ? members.slice() : undefined;
  }

  #line(): FlatLine | undefined {
    if (!this.#take(OPEN)) return undefined;
    let to = this.#store.used;
    do {
      if (!this.#take(OPEN)) return undefined;
      to = this.#store.reserve(to);
      const { coords } = this.#store;
      const x = this.#number();
      if (!this.#take(COMMA)) return undefined;
      const y = this.#number();
      if (Number.isNaN(x) || Number.isNaN(y)) return undefined;
      coords[to] = x;
      coords[to + 1] = y;
      to += 2;
      while (this.#take(COMMA)) if (Number.isNaN(this.#number())) return undefined;
      if (!this.#take(CLOSE)) return undefined;
    } while (this.#take(COMMA));
    return this.#take(CLOSE) ? this.#store.close(to) : undefined;
  }

  /** A number by the grammar of JSON; NaN where there is none, or none that is finite. */
  #number(): number {
    this.#skip();
    const text = this.#text;
    const start = this.#at;
    let at = start;
    let code = text.charCodeAt(at);
    const isNegative = code === MINUS;
    if (isNegative) code = text.charCodeAt(++at);
    let mantissa = 0;
    if (code === ZERO) code = text.charCodeAt(++at);
    else if (isDigit(code)) {
      for (; isDigit(code); code = text.charCodeAt(++at)) mantissa = 10 * mantissa + code - ZERO;
    } else return Number.NaN;
    let decimals = 0;
    if (code === POINT) {
      const first = at + 1;
      for (code = text.charCodeAt(++at); isDigit(code); code = text.charCodeAt(++at)) mantissa = 10 * mantissa + code - ZERO;
      decimals = at - first;
      if (decimals === 0) return Number.NaN;
    }
    if (code === 0x65 || code === 0x45) {
      code = text.charCodeAt(++at);
      if (code === MINUS || code === 0x2b) code = text.charCodeAt(++at);
      if (!isDigit(code)) return Number.NaN;
      while (isDigit(code)) code = text.charCodeAt(++at);
      mantissa = Infinity;
    }
    this.#at = at;
    // Both are doubles as they stand, so that their quotient is the double next to what is written (Clinger 1990).
    if (mantissa <= Number.MAX_SAFE_INTEGER && decimals < POWERS.length) return (isNegative ? -mantissa : mantissa) / POWERS[decimals]!;
    const value = Number(text.slice(start, at));
    return Number.isFinite(value) ? value : Number.NaN;
  }

  #skip(): void {
    const text = this.#text;
    let at = this.#at;
    for (let code = text.charCodeAt(at); code === 0x20 || code === 0x0a || code === 0x0d || code === 0x09; code = text.charCodeAt(at)) at += 1;
    this.#at = at;
  }

  /** Go past white space and one sign, where that stands there. */
  #take(sign: number): boolean {
    this.#skip();
    if (this.#text.charCodeAt(this.#at) !== sign) return false;
    this.#at += 1;
    return true;
  }

  /** The same of a word, with nothing before it. Most are told apart by their second character, as the first is a quotation mark. */
  #word(word: string): boolean {
    if (this.#text.charCodeAt(this.#at + 1) !== word.charCodeAt(1) || !this.#text.startsWith(word, this.#at)) return false;
    this.#at += word.length;
    return true;
  }

  /** The same of a name and its colon, and of white space after those. */
  #key(name: string): boolean {
    if (!this.#word(name) || !this.#take(COLON)) return false;
    this.#skip();
    return true;
  }
}

function isDigit(code: number): boolean {
  return code >= ZERO && code <= NINE;
}

/** The place after the brace that closes the object which begins here; `end` where there is none before it. */
function endOfObject(text: string, start: number, end: number): number {
  let depth = 0;
  for (let at = start; at < end; at++) {
    const code = text.charCodeAt(at);
    if (code === QUOTE) at = endOfString(text, at);
    else if (code === OPEN_OBJECT) depth += 1;
    else if (code === CLOSE_OBJECT) {
      depth -= 1;
      if (depth === 0) return at + 1;
    }
  }
  return end;
}

function tryJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
