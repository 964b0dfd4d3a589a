import { AtlasError } from '../errors.ts';

/** An element of an XML document; prefixes are dropped from names, so that `gpx:trk` is `trk`. */
export interface XmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly XmlElement[];
  /** Text directly inside, entities resolved, CDATA as it is. */
  readonly text: string;
  /** Line of its start tag, from 1. */
  readonly line: number;
}

interface OpenElement {
  name: string;
  full: string;
  attributes: Record<string, string>;
  children: XmlElement[];
  text: string;
  line: number;
}

const MAX_DEPTH = 100;
const NAME = /[\p{L}_:][\p{L}\p{N}_:.\-·]*/uy;
const SPACE = /\s*/y;
const ENTITIES: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

/**
 * Read a whole XML document: elements, attributes, text, CDATA, comments and processing instructions, with the five
 * predefined entities and character references. A document type declaration is refused, so nothing can expand or be
 * fetched. Workers have no DOMParser.
 * @throws AtlasError naming the file and the line (as `row`) of the first thing that is not well formed
 */
export function readXml(text: string, file: string): XmlElement {
  let at = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  let line = 1;
  let counted = 0;
  const lineAt = (): number => {
    for (let next = text.indexOf('\n', counted); next !== -1 && next < at; next = text.indexOf('\n', counted)) {
      line += 1;
      counted = next + 1;
    }
    return line;
  };
  const fail = (what: string): AtlasError => {
    const row = lineAt();
    return new AtlasError(`${file} is not well-formed XML: line ${row} ${what}.`, 'Nothing was loaded. Export the file again from the program it came from.', {
      file,
      row,
    });
  };
  const match = (pattern: RegExp): string => {
    pattern.lastIndex = at;
    const found = pattern.exec(text)?.[0] ?? '';
    at += found.length;
    return found;
  };
  const skipPast = (end: string, what: string): string => {
    const close = text.indexOf(end, at);
    if (close === -1) throw fail(`begins ${what} that never ends`);
    const inside = text.slice(at, close);
    at = close + end.length;
    return inside;
  };
  const resolve = (raw: string): string => {
    if (!raw.includes('&')) return raw;
    return raw.replace(/&([^;&\s]{0,10});?/g, (whole, reference: string) => {
      const value = whole.endsWith(';') ? characterOf(reference) : undefined;
      if (value === undefined) throw fail(`has an unknown entity (${whole.slice(0, 12)})`);
      return value;
    });
  };
  const stack: OpenElement[] = [];
  let root: XmlElement | undefined;
  const close = (): void => {
    const { full: _, ...element } = stack.pop()!;
    const parent = stack.at(-1);
    if (parent) parent.children.push(element);
    else root = element;
  };
  const readStartTag = (): void => {
    const start = lineAt();
    const full = match(NAME);
    if (full === '') throw fail('has a “<” that starts no tag');
    const attributes: Record<string, string> = {};
    for (;;) {
      const spaced = match(SPACE) !== '';
      const next = text[at];
      if (next === '>' || next === '/') break;
      const name = match(NAME);
      match(SPACE);
      if (!spaced || name === '' || text[at] !== '=') throw fail(`has a damaged <${full.slice(0, 40)}> tag`);
      at += 1;
      match(SPACE);
      const quote = text[at];
      if (quote !== '"' && quote !== "'") throw fail(`has an attribute without quotes (${name.slice(0, 40)})`);
      at += 1;
      const value = skipPast(quote, 'an attribute');
      if (value.includes('<') || Object.hasOwn(attributes, name)) throw fail(`has a damaged attribute (${name.slice(0, 40)})`);
      Object.defineProperty(attributes, name, { value: resolve(value), enumerable: true, configurable: true, writable: true });
    }
    if (root) throw fail('has a second root element');
    if (stack.length >= MAX_DEPTH) throw fail(`is nested deeper than ${MAX_DEPTH} elements`);
    stack.push({ name: full.slice(full.indexOf(':') + 1), full, attributes, children: [], text: '', line: start });
    if (text[at] === '/') {
      at += 1;
      if (text[at] !== '>') throw fail(`has a damaged <${full.slice(0, 40)}> tag`);
      close();
    }
    at += 1;
  };
  while (at < text.length) {
    const top = stack.at(-1);
    const next = text.indexOf('<', at);
    const raw = text.slice(at, next === -1 ? text.length : next);
    if (top) top.text += resolve(raw);
    else if (raw.trim() !== '') throw fail('has text outside the root element');
    if (next === -1) {
      at = text.length;
      break;
    }
    at = next + 1;
    if (text.startsWith('!--', at)) {
      at += 3;
      skipPast('-->', 'a comment');
    } else if (text.startsWith('![CDATA[', at) && top) {
      at += 8;
      top.text += skipPast(']]>', 'a CDATA section');
    } else if (text[at] === '!') {
      throw fail('has a document type declaration, which is not read for safety');
    } else if (text[at] === '?') {
      skipPast('?>', 'a processing instruction');
    } else if (text[at] === '/') {
      at += 1;
      const name = match(NAME);
      match(SPACE);
      if (!top || top.full !== name || text[at] !== '>') throw fail(`closes <${name.slice(0, 40)}>, which is not the element that is open`);
      at += 1;
      close();
    } else {
      readStartTag();
    }
  }
  const open = stack.at(-1);
  if (open) throw fail(`ends inside <${open.full.slice(0, 40)}>: the file is cut short`);
  if (!root) throw fail('has no element');
  return root;
}

function characterOf(reference: string): string | undefined {
  if (Object.hasOwn(ENTITIES, reference)) return ENTITIES[reference];
  const digits = /^#(?:x([0-9a-f]{1,6})|(\d{1,7}))$/i.exec(reference);
  if (!digits) return undefined;
  const code = digits[1] === undefined ? Number(digits[2]) : Number.parseInt(digits[1], 16);
  const valid =
    code === 9 || code === 10 || code === 13 || (code >= 32 && code < 0xd800) || (code > 0xdfff && code < 0xfffe) || (code > 0xffff && code <= 0x10ffff);
  return valid ? String.fromCodePoint(code) : undefined;
}

/** Every element of a name below (not in) another, in document order; those inside one found are found too. */
export function findElements(element: XmlElement, name: string): XmlElement[] {
  return element.children.flatMap((child) => [...(child.name === name ? [child] : []), ...findElements(child, name)]);
}

/** The trimmed text of the first direct child of a name; empty when there is none. */
export function textOfChild(element: XmlElement, name: string): string {
  return element.children.find((child) => child.name === name)?.text.trim() ?? '';
}
