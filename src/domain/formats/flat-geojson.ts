import { FlatLine, FlatStore } from '../geometry/flat-line.ts';
import { JsonCursor } from './json-cursor.ts';
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

/** A type of geometry, and how many lists there are around its positions. */
interface Kind {
  readonly type: string;
  readonly quoted: string;
  readonly depth: number;
}
const LINE_STRING: Kind = { type: 'LineString', quoted: '"LineString"', depth: 1 };
const DEPTHS: readonly Kind[] = [
  LINE_STRING,
  { type: 'MultiLineString', quoted: '"MultiLineString"', depth: 2 },
  { type: 'Polygon', quoted: '"Polygon"', depth: 2 },
  { type: 'MultiPolygon', quoted: '"MultiPolygon"', depth: 3 },
];

const COMMA = 0x2c;
const QUOTE = 0x22;
const OPEN = 0x5b;
const CLOSE = 0x5d;
const OPEN_OBJECT = 0x7b;
const CLOSE_OBJECT = 0x7d;

/** Longest text, of properties and of what stands around them, that is kept to be compared with the next. */
const MOST_SHARED = 200;

/**
 * Reads GeoJSON features straight from their text, coordinates as flat lines. It knows features as programs write them, and
 * nothing else: whatever is odd, damaged or of another kind is left to `JSON.parse` and to who judges what that gives.
 * Numbers are the same that it gives, and what positions have beyond longitude and latitude must be numbers and is left out.
 */
export class FlatFeatureReader extends JsonCursor {
  readonly #store = new FlatStore();
  #end = 0;
  /** The last properties, and how they are written: features of one line share them, of which there may be hundreds of thousands. */
  #lastText = '';
  /** What the last feature has before its properties, and between them and its coordinates: a program writes it alike in each. */
  #head = '';
  #middle = '';
  #kindOfMiddle = LINE_STRING;
  #last: Readonly<Record<string, unknown>> = {};

  /** @returns undefined where the text from one place to another is not one feature as it knows them */
  read(text: string, from: number, to: number): FlatFeature | undefined {
    this.text = text;
    this.at = from;
    this.#end = to;
    const feature = this.#feature();
    if (!feature || this.at > to) return undefined;
    this.skipSpaces();
    // White space may go on behind that place: of a feature a line its line end does.
    return this.at >= to ? feature : undefined;
  }

  #feature(): FlatFeature | undefined {
    const start = this.at;
    let id: string | number | undefined;
    let properties: Readonly<Record<string, unknown>> | null | undefined;
    let geometry: FlatGeometry | undefined;
    let afterProperties = -1;
    let isFeature = this.#goPast(this.#head);
    if (isFeature) {
      properties = this.#properties();
      if (properties === undefined) return undefined;
      afterProperties = this.at;
      if (this.#goPast(this.#middle)) {
        geometry = this.#coordinatesOf(this.#kindOfMiddle);
        if (!geometry) return undefined;
      }
    }
    for (let more = this.take(isFeature ? COMMA : OPEN_OBJECT); more; more = this.take(COMMA)) {
      this.skipSpaces();
      if (this.key('"type"')) {
        if (isFeature || !this.word('"Feature"')) return undefined;
        isFeature = true;
      } else if (this.key('"properties"')) {
        if (properties !== undefined) return undefined;
        if (isFeature && id === undefined && !geometry) this.#head = this.#shared(start);
        properties = this.#properties();
        if (properties === undefined) return undefined;
        afterProperties = this.at;
      } else if (this.key('"geometry"')) {
        if (geometry) return undefined;
        geometry = this.#geometry(id === undefined ? afterProperties : -1);
        if (!geometry) return undefined;
      } else if (this.key('"id"')) {
        if (id !== undefined) return undefined;
        id = this.#id();
        if (id === undefined) return undefined;
      } else return undefined;
    }
    if (!this.take(CLOSE_OBJECT) || !isFeature || properties === undefined || !geometry) return undefined;
    return id === undefined ? { type: 'Feature', properties, geometry } : { type: 'Feature', id, properties, geometry };
  }

  /** Go past what was written in the feature before, where the same stands here. A cut and its comparison take half the time of `startsWith`. */
  #goPast(words: string): boolean {
    if (words === '' || this.text.slice(this.at, this.at + words.length) !== words) return false;
    this.at += words.length;
    return true;
  }

  /** What stands from a place to this one, to be looked for in the next feature; nothing where it is long. */
  #shared(from: number): string {
    return this.at - from <= MOST_SHARED ? this.text.slice(from, this.at) : '';
  }

  #properties(): Readonly<Record<string, unknown>> | null | undefined {
    this.skipSpaces();
    if (this.word('null')) return null;
    if (this.text.charCodeAt(this.at) !== OPEN_OBJECT) return undefined;
    if (this.#goPast(this.#lastText)) return this.#last;
    const end = endOfObject(this.text, this.at, this.#end);
    const words = this.text.slice(this.at, end);
    const json = tryJson(words);
    this.at = end;
    if (!isRecord(json)) return undefined;
    // A longer one comes seldom twice, and would hold the whole text.
    if (words.length <= MOST_SHARED) {
      this.#lastText = words;
      this.#last = json;
    }
    return json;
  }

  #id(): string | number | undefined {
    this.skipSpaces();
    if (this.text.charCodeAt(this.at) !== QUOTE) {
      const id = this.number();
      return Number.isNaN(id) ? undefined : id;
    }
    const end = endOfString(this.text, this.at) + 1;
    const json = tryJson(this.text.slice(this.at, end));
    this.at = end;
    return typeof json === 'string' ? json : undefined;
  }

  /** Its type stands before its coordinates, and nothing beside them. @param from the end of the properties, where they stand just before it; else -1 */
  #geometry(from: number): FlatGeometry | undefined {
    if (!this.take(OPEN_OBJECT)) return undefined;
    this.skipSpaces();
    if (!this.key('"type"')) return undefined;
    this.skipSpaces();
    const known = this.#kind();
    if (!known || !this.take(COMMA)) return undefined;
    this.skipSpaces();
    if (!this.key('"coordinates"')) return undefined;
    if (from >= 0) {
      this.#middle = this.#shared(from);
      this.#kindOfMiddle = known;
    }
    return this.#coordinatesOf(known);
  }

  /** A geometry from where its coordinates begin. */
  #coordinatesOf({ type, depth }: Kind): FlatGeometry | undefined {
    const coordinates = this.#coordinates(depth);
    return coordinates && this.take(CLOSE_OBJECT) ? { type, coordinates } : undefined;
  }

  #kind(): Kind | undefined {
    for (const kind of DEPTHS) if (this.word(kind.quoted)) return kind;
    return undefined;
  }

  #coordinates(depth: number): FlatCoordinates | undefined {
    if (depth === 1) return this.#line();
    if (!this.take(OPEN)) return undefined;
    const members: FlatCoordinates[] = [];
    do {
      const member = this.#coordinates(depth - 1);
      if (!member) return undefined;
      members.push(member);
    } while (this.take(COMMA));
    // A copy has room for what is in it; a list that grew has it for sixteen more.
    return this.take(CLOSE) ? members.slice() : undefined;
  }

  #line(): FlatLine | undefined {
    if (!this.take(OPEN)) return undefined;
    let to = this.#store.used;
    do {
      if (!this.take(OPEN)) return undefined;
      to = this.#store.reserve(to);
      const { coords } = this.#store;
      const x = this.number();
      if (!this.take(COMMA)) return undefined;
      const y = this.number();
      if (Number.isNaN(x) || Number.isNaN(y)) return undefined;
      coords[to] = x;
      coords[to + 1] = y;
      to += 2;
      while (this.take(COMMA)) if (Number.isNaN(this.number())) return undefined;
      if (!this.take(CLOSE)) return undefined;
    } while (this.take(COMMA));
    return this.take(CLOSE) ? this.#store.close(to) : undefined;
  }
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
