/** Where a text stops being JSON. Lines and columns count from 1. */
export interface JsonFaultPlace {
  readonly line: number;
  readonly column: number;
  /** What stands there, a few characters; empty at the end of the text. */
  readonly near: string;
}

const NEAR_CHARACTERS = 20;

const SPACE = /[\t\n\r ]*/y;
const STRING = /"(?:[ !#-[\]-\u{10ffff}]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/uy;
const PLAIN = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y;

/** The place from which a text is no JSON (RFC 8259); undefined where all of it is. Browsers and Node say it each in its own way, or not at all. */
export function locateJsonFault(text: string): JsonFaultPlace | undefined {
  const at = findFault(text);
  if (at === undefined) return undefined;
  const before = text.slice(0, at);
  const lineStart = before.lastIndexOf('\n') + 1;
  const near = text.slice(at, at + NEAR_CHARACTERS).replace(/[\r\n].*$/s, '');
  return { line: before.split('\n').length, column: at - lineStart + 1, near };
}

type Expected = 'value' | 'valueOrEnd' | 'key' | 'keyOrEnd' | 'next';

function findFault(text: string): number | undefined {
  const open: ('{' | '[')[] = [];
  let [at, expected]: [number, Expected] = [0, 'value'];
  const take = (pattern: RegExp): boolean => {
    pattern.lastIndex = at;
    if (!pattern.test(text)) return false;
    at = pattern.lastIndex;
    return true;
  };
  for (;;) {
    take(SPACE);
    const character = text[at];
    const inside = open.at(-1);
    if (expected === 'next') {
      if (inside === undefined) return at < text.length ? at : undefined;
      if (character === ',') [at, expected] = [at + 1, inside === '{' ? 'key' : 'value'];
      else if (character === (inside === '{' ? '}' : ']')) [at] = [at + 1, open.pop()];
      else return at;
    } else if ((expected === 'keyOrEnd' && character === '}') || (expected === 'valueOrEnd' && character === ']')) {
      [at, expected] = [at + 1, 'next'];
      open.pop();
    } else if (expected === 'key' || expected === 'keyOrEnd') {
      if (!take(STRING)) return at;
      take(SPACE);
      if (text[at] !== ':') return at;
      [at, expected] = [at + 1, 'value'];
    } else if (character === '{' || character === '[') {
      open.push(character);
      [at, expected] = [at + 1, character === '{' ? 'keyOrEnd' : 'valueOrEnd'];
    } else if (take(STRING) || take(PLAIN)) expected = 'next';
    else return at;
  }
}
