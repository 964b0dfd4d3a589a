import { noteOf } from '../notes.ts';
import { OutOfBounds } from './out-of-bounds.ts';

/** GeoJSON's own nesting is ten, and that of properties seldom twenty; beyond it what reads them would run out of its stack. */
const MOST_DEPTH = 10_000;
/** From so many lists and objects on each takes eight characters at the least, as a position in degrees does. */
const MANY_LISTS = 3_000_000;
const CHARACTERS_A_LIST = 8;
/** From so many values on each takes three. */
const MANY_VALUES = 10_000_000;
const CHARACTERS_A_VALUE = 3;
/** Members that one object may have: the widest tables have some thousands of columns, and each name takes a hundred bytes once it is read. */
const MOST_MEMBERS = 10_000;

/**
 * What a JSON text holds, once it is known to fit into memory: a list takes one character to open, and some sixty bytes
 * once it is read.
 * @throws OutOfBounds where it is nested deeper than data are, made of nearly nothing but lists, or has an object of more
 *   members than data have; SyntaxError
 */
export function parseJson(text: string): unknown {
  // Too short for any of it.
  if (text.length > SHORT) checkJson(text);
  const json: unknown = JSON.parse(text);
  return json;
}

/** A text of so many characters is neither too deep nor too wide. */
const SHORT = Math.min(MOST_DEPTH, MOST_MEMBERS);

/**
 * Check a sequence of JSON texts as a whole: each for itself may be within bounds that all together are not.
 * @throws OutOfBounds as `parseJson`
 */
export function checkSequence(texts: string): void {
  checkJson(texts);
}

/** A JSON text whose longest list is read one member at a time. */
export interface JsonAround {
  /** What the text holds, its list empty where its members are told apart. */
  readonly json: unknown;
  /** Parsed as they are asked for, so that those that are done with can be let go; throws SyntaxError. */
  readonly list?: { readonly members: Iterable<unknown>; readonly count: number };
}

/**
 * What a JSON text holds but for the list of this name in its outermost object, whose members are parsed one at a time: a
 * million features read at once take the memory of all of them.
 * @param readAtOnce asked first for each member, and for a text without such a list
 * @returns no list where there is none of that name, or not one alone: then the text is read as a whole
 * @throws as `parseJson`
 */
export function parseJsonAround(text: string, name: string, readAtOnce?: ReadAtOnce): JsonAround {
  const list = text.length <= SHORT ? undefined : checkJson(text, name).list;
  if (!list) return { json: readAtOnce?.(text, 0, text.length) ?? JSON.parse(text) };
  const { start, commas, end } = list;
  const json: unknown = JSON.parse(`${text.slice(0, start + 1)}${text.slice(end)}`);
  const isEmpty = commas.length === 0 && text.slice(start + 1, end).trim() === '';
  return {
    json,
    list: isEmpty ? { members: [], count: 0 } : { members: { [Symbol.iterator]: () => parseMembers(text, list, readAtOnce) }, count: commas.length + 1 },
  };
}

/** Reads what stands from one place of a text to another in a form of its own; undefined where it cannot. */
export type ReadAtOnce = (text: string, from: number, to: number) => object | undefined;

function* parseMembers(text: string, { start, commas, end }: List, readAtOnce: ReadAtOnce | undefined): Generator<unknown> {
  for (let member = 0, from = start + 1; member <= commas.length; member++) {
    const to = commas[member] ?? end;
    const json: unknown = readAtOnce?.(text, from, to) ?? JSON.parse(text.slice(from, to));
    yield json;
    from = to + 1;
  }
}

/** Where a list begins and ends in its text, and the commas between its members. */
interface List {
  readonly start: number;
  readonly commas: number[];
  end: number;
}

/** By depth: members so far of an object, -1 in a list. One for all texts: a file may hold a text a line. */
const members = new Int32Array(MOST_DEPTH + 1);

/** @param name of the list whose place is looked for, in the outermost object */
function checkJson(text: string, name = ''): { list: List | undefined } {
  let [depth, lists, values] = [0, 0, 0];
  members[0] = 0;
  let key: readonly [number, number] = [0, 0];
  let list: List | undefined;
  let [found, inList] = [0, false];
  for (let at = 0; at < text.length; at++) {
    const character = text.charCodeAt(at);
    // Digits, points and capitals, which are most of what stands outside of strings.
    if (character > 0x2c && character < 0x5b) continue;
    switch (character) {
      case 0x22: {
        // "
        const end = endOfString(text, at);
        if (depth === 1) key = [at, end];
        at = end;
        break;
      }
      case 0x2c: // ,
        values += 1;
        if (inList && depth === 2) list?.commas.push(at);
        if (members[depth]! < 0) break;
        members[depth]! += 1;
        if (depth > 0 && members[depth]! >= MOST_MEMBERS) throw new OutOfBounds(noteOf('bounds.members', { n: MOST_MEMBERS }));
        break;
      case 0x5b: // [
      case 0x7b: // {
        if (character === 0x5b && depth === 1 && name !== '' && isNamed(text, key, at, name)) {
          found += 1;
          inList = true;
          list = { start: at, commas: [], end: text.length };
        }
        depth += 1;
        lists += 1;
        if (depth > MOST_DEPTH) throw new OutOfBounds(noteOf('bounds.nesting'));
        members[depth] = character === 0x5b ? -1 : 0;
        break;
      case 0x5d: // ]
      case 0x7d: // }
        if (inList && depth === 2 && list) {
          list.end = at;
          inList = false;
        }
        depth = Math.max(0, depth - 1);
        break;
      default:
    }
  }
  const isDense = (lists > MANY_LISTS && lists * CHARACTERS_A_LIST > text.length) || (values > MANY_VALUES && values * CHARACTERS_A_VALUE > text.length);
  if (isDense) throw new OutOfBounds(noteOf('bounds.lists'));
  return { list: found === 1 && !inList && text.trimStart().startsWith('{') ? list : undefined };
}

/** Whether the list that begins at a place is the member of this name. @param key where the last string before it begins and ends */
function isNamed(text: string, [start, end]: readonly [number, number], at: number, name: string): boolean {
  return end - start === name.length + 1 && text.startsWith(name, start + 1) && text.slice(end + 1, at).trim() === ':';
}

const NEAR = 16;

/** The quotation mark that ends the string which begins here; the text's end where there is none. */
export function endOfString(text: string, start: number): number {
  // Names and most values are short: to look at their letters takes less time than to begin a search.
  const near = Math.min(start + NEAR, text.length);
  for (let end = start + 1; end < near; end++) {
    const code = text.charCodeAt(end);
    if (code === 0x22) return end;
    if (code === 0x5c) break;
  }
  for (let end = text.indexOf('"', start + 1); end >= 0; end = text.indexOf('"', end + 1)) {
    let slashes = 0;
    while (text.charCodeAt(end - 1 - slashes) === 0x5c) slashes += 1;
    if (slashes % 2 === 0) return end;
  }
  return text.length;
}
