/** Where a text stops being JSON. Lines and columns count from 1. */
export interface JsonFaultPlace {
  readonly line: number;
  readonly column: number;
  /** The member in which it stands, as `entries.3.title`; `$` for the outermost value. */
  readonly field: string;
  /** What stands there, a few characters; empty at the end of the text. */
  readonly near: string;
}

const NEAR_CHARACTERS = 20;

const SPACE = /[\t\n\r ]*/y;
const PLAIN = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y;

/** The place from which a text is no JSON (RFC 8259); undefined where all of it is. Browsers and Node say it each in its own way, or not at all. */
export function locateJsonFault(text: string): JsonFaultPlace | undefined {
  const fault = findFault(text);
  if (!fault) return undefined;
  const { at, path } = fault;
  const before = text.slice(0, at);
  const lineStart = before.lastIndexOf('\n') + 1;
  const near = text.slice(at, at + NEAR_CHARACTERS).replace(/[\r\n].*$/s, '');
  return { line: before.split('\n').length, column: at - lineStart + 1, field: path.filter((name) => name !== '').join('.') || '$', near };
}

type Expected = 'value' | 'valueOrEnd' | 'key' | 'keyOrEnd' | 'next';

function findFault(text: string): { readonly at: number; readonly path: readonly (string | number)[] } | undefined {
  // The name or number of what is being read in each of the objects and lists that are open.
  const path: (string | number)[] = [];
  const open: ('{' | '[')[] = [];
  let [at, expected]: [number, Expected] = [0, 'value'];
  const take = (pattern: RegExp): boolean => {
    pattern.lastIndex = at;
    if (!pattern.test(text)) return false;
    at = pattern.lastIndex;
    return true;
  };
  const takeString = (): boolean => {
    const end = endOfJsonString(text, at);
    if (end !== undefined) at = end;
    return end !== undefined;
  };
  const fault = () => ({ at, path });
  for (;;) {
    take(SPACE);
    const character = text[at];
    const inside = open.at(-1);
    if (expected === 'next') {
      if (inside === undefined) return at < text.length ? fault() : undefined;
      if (character === ',') {
        const member = path.at(-1);
        // The name of the next one is not read yet: what is wrong with it is not wrong with the one before.
        path[path.length - 1] = typeof member === 'number' ? member + 1 : '';
        [at, expected] = [at + 1, inside === '{' ? 'key' : 'value'];
      } else if (character === (inside === '{' ? '}' : ']')) {
        [at] = [at + 1, open.pop(), path.pop()];
      } else return fault();
    } else if ((expected === 'keyOrEnd' && character === '}') || (expected === 'valueOrEnd' && character === ']')) {
      [at, expected] = [at + 1, 'next'];
      open.pop();
      path.pop();
    } else if (expected === 'key' || expected === 'keyOrEnd') {
      const start = at;
      if (!takeString()) return fault();
      path[path.length - 1] = text.slice(start + 1, at - 1);
      take(SPACE);
      if (text[at] !== ':') return fault();
      [at, expected] = [at + 1, 'value'];
    } else if (character === '{' || character === '[') {
      open.push(character);
      path.push(character === '[' ? 0 : '');
      [at, expected] = [at + 1, character === '{' ? 'keyOrEnd' : 'valueOrEnd'];
    } else if (takeString() || take(PLAIN)) expected = 'next';
    else return fault();
  }
}

const [QUOTE, BACKSLASH, FIRST_LETTER] = [0x22, 0x5c, 0x20];
const ESCAPE = /["\\/bfnrt]|u[0-9a-fA-F]{4}/y;

/** Where the JSON string that begins here ends; undefined where none does. A pattern for it runs out of its stack on one of megabytes. */
function endOfJsonString(text: string, start: number): number | undefined {
  if (text.charCodeAt(start) !== QUOTE) return undefined;
  for (let at = start + 1; at < text.length; at++) {
    const character = text.charCodeAt(at);
    if (character === QUOTE) return at + 1;
    if (character < FIRST_LETTER) return undefined;
    if (character !== BACKSLASH) continue;
    ESCAPE.lastIndex = at + 1;
    if (!ESCAPE.test(text)) return undefined;
    at = ESCAPE.lastIndex - 1;
  }
  return undefined;
}
