/** Numbers from 0 to below `below`, whole, the same for the same seed (mulberry32). */
export type Draw = (below: number) => number;

export function createDraw(seed: number): Draw {
  let state = seed >>> 0;
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296) * below);
  };
}

/** Numbers that a count, a length or an offset lies with. */
const LIES = [0, 1, 2, 0x7f, 0x80, 0xff, 0x7fff, 0xffff, 0x10000, 0x7fffffff, 0x80000000, 0xffffffff];
/** What text is damaged with: delimiters, brackets, words that mean something to a reader. */
const WORDS = [
  '"',
  "'",
  ',',
  ';',
  '\t',
  '\n',
  '\r',
  '<',
  '>',
  '&',
  ']]>',
  '<![CDATA[',
  '{',
  '}',
  '[',
  ']',
  '[[[[[[[[',
  ':',
  'null',
  'NaN',
  '-1',
  '1e400',
  '9999999999999999',
  '__proto__',
  'constructor',
  '\u0000',
  '\uFEFF',
  '=1+1',
];

type Mutator = (bytes: Uint8Array<ArrayBuffer>, draw: Draw) => Uint8Array<ArrayBuffer>;

const flipBits: Mutator = (bytes, draw) => {
  const out = bytes.slice();
  for (let i = 0; i <= draw(8); i++) out[draw(out.length)]! ^= 1 << draw(8);
  return out;
};

const truncate: Mutator = (bytes, draw) => bytes.slice(0, draw(bytes.length));

/** A piece of the file put elsewhere in it, over or between what is there. */
const splice: Mutator = (bytes, draw) => {
  const [from, to] = [draw(bytes.length), draw(bytes.length)];
  const piece = bytes.slice(from, from + 1 + draw(Math.min(200, bytes.length)));
  return join(bytes.slice(0, to), piece, bytes.slice(to + (draw(2) === 0 ? 0 : piece.length)));
};

const remove: Mutator = (bytes, draw) => {
  const at = draw(bytes.length);
  return join(bytes.slice(0, at), bytes.slice(at + 1 + draw(16)));
};

/** A count, length or offset that lies, in one to eight bytes and either order. */
const lie: Mutator = (bytes, draw) => {
  const out = bytes.slice();
  const width = [1, 2, 4, 8][draw(4)]!;
  const number = BigInt(LIES[draw(LIES.length)]!);
  const little = draw(2) === 0;
  const at = draw(Math.max(1, out.length - width + 1));
  for (let i = 0; i < width && at + i < out.length; i++) out[at + i] = Number((number >> BigInt(8 * (little ? i : width - 1 - i))) & 0xffn);
  return out;
};

const insertWord: Mutator = (bytes, draw) => {
  const at = draw(bytes.length + 1);
  return join(bytes.slice(0, at), new TextEncoder().encode(WORDS[draw(WORDS.length)]), bytes.slice(at));
};

/** A number written out, made longer, so that a text lies too. */
const lieInText: Mutator = (bytes, draw) => {
  const start = draw(bytes.length);
  for (let i = 0; i < bytes.length; i++) {
    const at = (start + i) % bytes.length;
    const byte = bytes[at]!;
    if (byte < 0x30 || byte > 0x39) continue;
    return join(bytes.slice(0, at), new TextEncoder().encode(String(LIES[draw(LIES.length)])), bytes.slice(at + 1));
  }
  return insertWord(bytes, draw);
};

function join(...parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const out = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    out.set(part, at);
    at += part.length;
  }
  return out;
}

const MUTATORS: readonly Mutator[] = [flipBits, flipBits, truncate, splice, remove, lie, lie, insertWord, lieInText];

/** A file damaged in one to three ways. */
export function mutate(bytes: Uint8Array<ArrayBuffer>, draw: Draw): Uint8Array<ArrayBuffer> {
  let out = bytes;
  for (let i = 0; i <= draw(3); i++) if (out.length > 0) out = MUTATORS[draw(MUTATORS.length)]!(out, draw);
  return out;
}
