import { AtlasError } from '../errors.ts';
import { Attributes, NO_ATTRIBUTES, type XmlAttributes } from './xml-attributes.ts';
import { type Note, noteOf } from '../notes.ts';

/** A tag, comment or CDATA section that has not ended by then is damage; text between tags may be as long as it likes. */
const LONGEST_TOKEN = 1_048_576;
/** GPX and KML need a tenth of it. */
const MAX_DEPTH = 100;
/** No reference is longer: `&#1114111;`. */
const LONGEST_REFERENCE = 12;
/** What begins as a reference and is none of the five by name. */
const OTHER_REFERENCE = /&(?!(?:lt|gt|quot|apos|amp);)/;
const RESOLVED_AT_ONCE = 65_536;
const START_TAG = /([\p{L}_:][\p{L}\p{N}_:.\-·]*)/uy;
const ATTRIBUTE = /\s+([\p{L}_:][\p{L}\p{N}_:.\-·]*)\s*=\s*(?:"([^"<]*)"|'([^'<]*)')/uy;
const OPENING = 0x3c;
const SLASH = 0x2f;
/** Most texts are shorter, and their end is found sooner by looking at each letter. */
const NEAR = 16;
const EXCLAMATION = 0x21;
const QUESTION = 0x3f;
const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

export interface XmlHandler {
  /** @param name without its namespace prefix */
  open(name: string, attributes: XmlAttributes, row: number): void;
  close(name: string, row: number): void;
  /** Text inside an element, entities resolved, CDATA as it is; one text may come in several pieces. */
  text(text: string): void;
}

/**
 * The one reader of XML: strict, in pieces of any length, with line numbers. Elements, attributes, text, CDATA, comments,
 * processing instructions. Entities are the five of XML and character references; a document type is refused, so that
 * nothing can expand or be fetched; elements lie at most 100 deep. Workers have no DOMParser.
 * @throws AtlasError naming the file and the line (as `row`) of the first thing that is not well formed
 */
export class XmlTokenizer {
  private rest = '';
  private row = 1;
  private readonly stack: string[] = [];
  private rooted = false;
  private started = false;

  constructor(
    private readonly file: string,
    private readonly handler: XmlHandler,
  ) {}

  push(piece: string): void {
    let text = this.rest + piece;
    if (!this.started && text !== '') {
      this.started = true;
      if (text.startsWith('\uFEFF')) text = text.slice(1);
    }
    let at = 0;
    // Each line end is looked for once: from every tag anew, a file of one line would take the square of its length.
    let lineEnd = text.indexOf('\n');
    while (at < text.length) {
      const next = text.charCodeAt(at) === OPENING ? this.takeMarkup(text, at) : this.takeText(text, at, false);
      if (next < 0) break;
      for (; lineEnd >= 0 && lineEnd < next; lineEnd = text.indexOf('\n', lineEnd + 1)) this.row += 1;
      at = next;
    }
    this.rest = text.slice(at);
    if (this.rest.length > LONGEST_TOKEN) this.fail(noteOf('xml.neverEnds', { what: 'tag' }));
  }

  /** The end of the file: everything that was opened must be closed. */
  end(): void {
    const { rest } = this;
    this.rest = '';
    if (rest.startsWith('<')) this.fail(noteOf('xml.neverEnds', { what: kindOfMarkup(rest) }));
    if (rest !== '') this.takeText(rest, 0, true);
    const open = this.stack.at(-1);
    if (open !== undefined) this.fail(noteOf('xml.cutShort', { name: open.slice(0, 40) }));
    if (!this.rooted) this.fail(noteOf('xml.empty'));
  }

  /** @param before what lies between the start of the token and the fault, for its line */
  private fail(what: Note, before = ''): never {
    const { file } = this;
    const row = this.row + before.split('\n').length - 1;
    throw new AtlasError('xml.malformed', { what }, { file, row });
  }

  /** Text up to the next tag, or as far as it has come: all but a reference that may be cut in two. */
  private takeText(text: string, at: number, final: boolean): number {
    let tag = at;
    while (tag < text.length && tag - at < NEAR && text.charCodeAt(tag) !== OPENING) tag += 1;
    if (text.charCodeAt(tag) !== OPENING) tag = text.indexOf('<', tag);
    let end = tag < 0 ? text.length : tag;
    if (tag < 0 && !final) {
      const reference = text.lastIndexOf('&');
      if (reference >= at && end - reference < LONGEST_REFERENCE && !text.includes(';', reference)) end = reference;
      if (end === at) return -1;
    }
    const words = text.slice(at, end);
    if (this.stack.length > 0) this.handler.text(this.resolve(words));
    else if (words.trim() !== '') this.fail(noteOf('xml.textOutside'), words.slice(0, words.search(/\S/)));
    return end;
  }

  /** What begins with `<`; where it ends, or -1 while it is not all there. */
  private takeMarkup(text: string, at: number): number {
    // “<![CDATA[” is the longest mark to tell by.
    if (text.length - at < 9 && !text.includes('>', at)) return -1;
    const sign = text.charCodeAt(at + 1);
    if (sign === EXCLAMATION || sign === QUESTION) return this.takeOther(text, at);
    const end = endOfTag(text, at);
    if (end < 0) return -1;
    if (text.charCodeAt(at + 1) === SLASH) this.takeEndTag(text.slice(at + 2, end).trimEnd());
    else this.takeStartTag(text, at + 1, end);
    return end + 1;
  }

  /** What is no element: a comment, an instruction, a section of text; a document type is refused. */
  private takeOther(text: string, at: number): number {
    if (text.startsWith('<!--', at)) return after(text, '-->', at + 4);
    if (text.startsWith('<?', at)) return after(text, '?>', at + 2);
    if (text.startsWith('<![CDATA[', at)) {
      if (this.stack.length === 0) this.fail(noteOf('xml.textOutside'));
      const end = after(text, ']]>', at + 9);
      if (end >= 0) this.handler.text(text.slice(at + 9, end - 3));
      return end;
    }
    this.fail(noteOf('xml.documentType'));
  }

  private takeEndTag(name: string): void {
    if (this.stack.pop() !== name) this.fail(noteOf('xml.closedNotOpen', { name: name.slice(0, 40) }));
    this.handler.close(local(name), this.row);
  }

  /** @param start of the name, and `end` of the tag, where its `>` stands */
  private takeStartTag(text: string, start: number, end: number): void {
    const empty = text.charCodeAt(end - 1) === SLASH && end > start;
    const last = empty ? end - 1 : end;
    const name = this.nameAt(text, start, last);
    if (name === undefined) this.fail(noteOf('xml.noTag'));
    if (this.stack.length === 0 && this.rooted) this.fail(noteOf('xml.secondRoot'));
    if (this.stack.length >= MAX_DEPTH) this.fail(noteOf('xml.tooDeep', { n: MAX_DEPTH }));
    this.rooted = true;
    const inside = local(name);
    this.handler.open(inside, start + name.length === last ? NO_ATTRIBUTES : this.readAttributes(name, text.slice(start, last)), this.row);
    if (empty) this.handler.close(inside, this.row);
    else this.stack.push(name);
  }

  /** The name that a tag begins with. */
  private nameAt(text: string, start: number, last: number): string | undefined {
    let end = start;
    while (end < last && isPlainOfName(text.charCodeAt(end), end - start)) end += 1;
    // All in ASCII, as most are, and nothing after it that may belong to it.
    if (end > start && (end === last || text.charCodeAt(end) <= 0x7f)) return text.slice(start, end);
    START_TAG.lastIndex = 0;
    return START_TAG.exec(text.slice(start, last))?.[1];
  }

  private readAttributes(element: string, body: string): XmlAttributes {
    const attributes = new Attributes();
    const end = body.trimEnd().length;
    for (let at = element.length, next; at < end; at = next) {
      next = this.takePlainAttribute(body, at, attributes);
      if (next > at) continue;
      ATTRIBUTE.lastIndex = at;
      const [whole, name = '', double, single = ''] = ATTRIBUTE.exec(body) ?? [];
      if (whole === undefined) this.fail(noteOf('xml.damagedTag', { name: element.slice(0, 40) }));
      this.addAttribute(attributes, name, double ?? single);
      next = at + whole.length;
    }
    return attributes;
  }

  private addAttribute(attributes: Attributes, name: string, value: string): void {
    if (attributes.get(name) !== undefined) this.fail(noteOf('xml.attributeTwice', { name: name.slice(0, 40) }));
    attributes.add(name, this.resolve(value));
  }

  /**
   * The attribute at a place, where it is written as most are: a space, a name in ASCII, and its value in double quotation marks.
   * @returns the place after it; the same place where it is written in another way
   */
  private takePlainAttribute(body: string, at: number, attributes: Attributes): number {
    if (body.charCodeAt(at) !== 0x20) return at;
    const start = at + 1;
    let end = start;
    while (isPlainOfName(body.charCodeAt(end), end - start)) end += 1;
    if (end === start || body.charCodeAt(end) !== 0x3d || body.charCodeAt(end + 1) !== 0x22) return at;
    const close = body.indexOf('"', end + 2);
    if (close < 0) return at;
    const value = body.slice(end + 2, close);
    if (value.includes('<')) return at;
    this.addAttribute(attributes, body.slice(start, end), value);
    return close + 1;
  }

  private resolve(raw: string): string {
    if (!raw.includes('&')) return raw;
    const pieces: string[] = [];
    // Piece by piece, each up to a reference: there may be millions, and all are found before the first is replaced.
    for (let at = 0; at < raw.length;) {
      const next = raw.indexOf('&', at + RESOLVED_AT_ONCE);
      const end = next < 0 ? raw.length : next;
      pieces.push(this.resolvePiece(raw.slice(at, end), raw, at));
      at = end;
    }
    return pieces.length === 1 ? pieces[0]! : pieces.join('');
  }

  /** @param from where the piece begins in its text */
  private resolvePiece(piece: string, raw: string, from: number): string {
    if (!OTHER_REFERENCE.test(piece)) return resolveNamed(piece);
    return piece.replaceAll(/&([^;&\s]{0,10});?/g, (whole, reference: string, at: number) => {
      const value = whole.endsWith(';') ? characterOf(reference) : undefined;
      if (value !== undefined) return value;
      const what = reference === '' ? noteOf('xml.rawAmpersand') : noteOf('xml.unknownEntity', { name: whole.slice(0, LONGEST_REFERENCE) });
      return this.fail(what, raw.slice(0, from + at));
    });
  }
}

/** Characters as codes, before they are a text: of ten million references each would else be a text of its own. */
const codes = new Uint16Array(8192);

/** A text whose references are all of the five by name, resolved. */
function resolveNamed(piece: string): string {
  let [resolved, count] = ['', 0];
  const last = piece.lastIndexOf('&');
  let at = 0;
  while (at <= last) {
    const code = piece.charCodeAt(at);
    // By its first letter, or its second: `amp` and `apos` share one.
    const letter = code === AMPERSAND ? piece.charCodeAt(at + 1) : 0;
    const named = letter === 0 ? undefined : NAMED[letter === 0x61 ? piece.charCodeAt(at + 2) : letter];
    codes[count++] = named ? named[0] : code;
    at += named ? named[1] : 1;
    if (count === codes.length) {
      resolved += String.fromCharCode(...codes);
      count = 0;
    }
  }
  return resolved + String.fromCharCode(...codes.subarray(0, count)) + piece.slice(at);
}

const AMPERSAND = 0x26;
/** What references by name stand for and how long they are, by the letter that tells them apart. */
const NAMED: Readonly<Record<number, readonly [number, number]>> = Object.fromEntries(
  Object.entries(ENTITIES).map(([name, sign]) => [name.charCodeAt(name.startsWith('a') ? 1 : 0), [sign.charCodeAt(0), name.length + 2]]),
);

/** The character that a reference (`amp`, `#230`, `#xe6`) stands for, where XML 1.0 allows it. */
function characterOf(reference: string): string | undefined {
  if (Object.hasOwn(ENTITIES, reference)) return ENTITIES[reference];
  const digits = /^#(?:x([0-9a-f]{1,6})|(\d{1,7}))$/i.exec(reference);
  if (!digits) return undefined;
  const code = digits[1] === undefined ? Number(digits[2]) : Number.parseInt(digits[1], 16);
  const valid =
    code === 9 || code === 10 || code === 13 || (code >= 32 && code < 0xd800) || (code > 0xdfff && code < 0xfffe) || (code > 0xffff && code <= 0x10ffff);
  return valid ? String.fromCodePoint(code) : undefined;
}

/** What begins with these signs, as a word that the message chooses by. */
function kindOfMarkup(text: string): string {
  if (text.startsWith('<!--')) return 'comment';
  if (text.startsWith('<?')) return 'instruction';
  return text.startsWith('<![CDATA[') ? 'cdata' : 'tag';
}

function local(name: string): string {
  const colon = name.indexOf(':');
  return colon < 0 ? name : name.slice(colon + 1);
}

/** Whether a character of ASCII may stand in a name at this place. */
function isPlainOfName(code: number, at: number): boolean {
  if ((code >= 0x61 && code <= 0x7a) || (code >= 0x41 && code <= 0x5a) || code === 0x5f || code === 0x3a) return true;
  return at > 0 && ((code >= 0x30 && code <= 0x39) || code === 0x2d || code === 0x2e);
}

/** The place after a mark, or -1 while it has not come. */
function after(text: string, mark: string, from: number): number {
  const at = text.indexOf(mark, from);
  return at < 0 ? -1 : at + mark.length;
}

/** The `>` that ends a tag: not one inside an attribute's value. */
function endOfTag(text: string, at: number): number {
  for (let i = at + 1; i < text.length; i++) {
    const mark = text.charCodeAt(i);
    if (mark === 0x3e) return i;
    if (mark !== 0x22 && mark !== 0x27) continue;
    i = text.indexOf(mark === 0x22 ? '"' : "'", i + 1);
    if (i < 0) return -1;
  }
  return -1;
}
