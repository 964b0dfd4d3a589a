import type { Random } from './random.ts';

/** Longest file that mutations make: cases are many, and their faults do not hide in length. */
const LONGEST = 65_536;

type Mutation = (bytes: Uint8Array, random: Random, other: Uint8Array) => Uint8Array;

const encoder = new TextEncoder();
const join = (...parts: readonly Uint8Array[]): Uint8Array => new Uint8Array(Buffer.concat(parts));

/** Numbers that lie about what follows them. */
const COUNTS = [0, 1, 0x7f, 0x80, 0xff, 0x7fff, 0xffff, 0x10000, 0xffffff, 0x7fffffff, 0x80000000, 0xfffffffe, 0xffffffff];
/** Words that mean something to one parser or the other. */
const WORDS = [
  '"',
  '""',
  "'",
  ',',
  ';',
  '\t',
  '\n',
  '\r',
  '\0',
  '\uFEFF',
  '<',
  '>',
  '<!--',
  '<![CDATA[',
  '<!DOCTYPE x [<!ENTITY a "a">]>',
  '&#x110000;',
  '&amp;',
  '{',
  '}',
  '[',
  ']',
  '{"__proto__":{"a":1}}',
  'null',
  'true',
  'NaN',
  'Infinity',
  '-1',
  '0',
  '1e999',
  '1e-999',
  '99999999999999999999',
  '180.0000001',
  '-90.1',
  '2020-02-30T25:61:61Z',
  '9999-12-31',
  '__proto__',
  'constructor',
  'type',
  'coordinates',
  '\u0000\uD800',
  '\u202E',
];

const flip: Mutation = (bytes, random) => {
  const out = Uint8Array.from(bytes);
  for (let times = 1 + random.below(8); times > 0; times--) {
    const at = random.below(out.length);
    out[at] = (out[at] ?? 0) ^ (1 << random.below(8));
  }
  return out;
};

const truncate: Mutation = (bytes, random) => bytes.slice(0, random.below(bytes.length));

const splice: Mutation = (bytes, random, other) => {
  const from = random.below(other.length);
  return join(
    bytes.subarray(0, random.below(bytes.length)),
    other.subarray(from, from + random.below(other.length)),
    bytes.subarray(random.below(bytes.length)),
  );
};

/** A number of 1, 2, 4 or 8 bytes, either way round, or a varint, in place of what is there. */
const lie: Mutation = (bytes, random) => {
  const out = Uint8Array.from(bytes);
  const view = new DataView(out.buffer);
  const at = random.below(out.length);
  const count = random.pick(COUNTS);
  const little = random.below(2) === 0;
  const width = random.pick([1, 2, 4, 8, 0]);
  if (width === 1) out[at] = count & 0xff;
  else if (width === 2 && at + 2 <= out.length) view.setUint16(at, count & 0xffff, little);
  else if (width === 4 && at + 4 <= out.length) view.setUint32(at, count, little);
  else if (width === 8 && at + 8 <= out.length) view.setBigUint64(at, BigInt(count) * BigInt(random.pick([1, 0x100000001])), little);
  else {
    let rest = count;
    for (let i = at; i < out.length && (rest > 0 || i === at); i++) {
      out[i] = (rest & 0x7f) | (rest > 0x7f ? 0x80 : 0);
      rest = Math.floor(rest / 0x80);
    }
  }
  return out;
};

/** In a text: a number becomes another, or grows. */
const lieInText: Mutation = (bytes, random) => {
  const text = Buffer.from(bytes).toString('latin1');
  const numbers = [...text.matchAll(/\d+/g)];
  if (numbers.length === 0) return lie(bytes, random, bytes);
  const found = random.pick(numbers);
  const number = random.pick([String(random.pick(COUNTS)), '9'.repeat(1 + random.below(400)), `${found[0]}e${random.below(400)}`, `-${found[0]}`, '']);
  return new Uint8Array(Buffer.from(text.slice(0, found.index) + number + text.slice(found.index + found[0].length), 'latin1'));
};

const word: Mutation = (bytes, random) => {
  const at = random.below(bytes.length + 1);
  return join(bytes.subarray(0, at), encoder.encode(random.pick(WORDS)), bytes.subarray(at + random.below(4)));
};

const drop: Mutation = (bytes, random) => {
  const at = random.below(bytes.length);
  return join(bytes.subarray(0, at), bytes.subarray(at + 1 + random.below(64)));
};

/** A stretch again and again: rows, elements, bytes. */
const repeat: Mutation = (bytes, random) => {
  const at = random.below(bytes.length);
  const stretch = bytes.subarray(at, at + 1 + random.below(200));
  const times = Math.min(1 + random.below(300), Math.floor(LONGEST / Math.max(1, stretch.length)));
  return join(bytes.subarray(0, at), ...Array.from({ length: times }, () => stretch), bytes.subarray(at));
};

/** An opening sign that is never closed, many times. */
const nest: Mutation = (bytes, random) => {
  const at = random.below(bytes.length);
  return join(
    bytes.subarray(0, at),
    encoder.encode(random.pick(['[', '{"a":', '<a>', '"', '(', '<Folder>']).repeat(1 + random.below(4000))),
    bytes.subarray(at),
  );
};

const zero: Mutation = (bytes, random) => {
  const out = Uint8Array.from(bytes);
  const at = random.below(out.length);
  out.fill(random.pick([0, 0xff, 0x20, 0x41]), at, at + 1 + random.below(64));
  return out;
};

const MUTATIONS: readonly Mutation[] = [flip, flip, truncate, splice, lie, lie, lieInText, word, word, drop, repeat, nest, zero];

/** One to three faults in a file; `others` are files of the same kind to splice from. */
export function mutate(bytes: Uint8Array, random: Random, others: readonly Uint8Array[]): Uint8Array {
  let out = bytes;
  for (let times = random.pick([1, 1, 1, 2, 3]); times > 0 && out.length > 0; times--) {
    out = random.pick(MUTATIONS)(out, random, random.pick(others));
    if (out.length > LONGEST) out = out.slice(0, LONGEST);
  }
  return out;
}
