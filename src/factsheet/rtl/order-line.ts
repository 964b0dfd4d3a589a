/** A stretch of a line in one direction, in the order in which the text is read. */
export interface Stretch {
  /** First character and the one after the last, indices of the line's characters. */
  readonly from: number;
  readonly to: number;
  readonly rightToLeft: boolean;
}

/** Stands for a letter of Arabic that nobody sees. */
export const RIGHT_TO_LEFT_MARK = '\u200F';

const ARABIC = /\p{Script=Arabic}/u;
const LETTER = /\p{L}/u;
const MARK = /\p{M}/u;
const DIGIT = /\p{Nd}/u;
/** Between two digits they are part of a number; after one, these are too. */
const SEPARATOR = /[.,:/]/;
const AFTER_NUMBER = /[%°]/;

type Class = 'L' | 'R' | 'N' | undefined;

/**
 * Which characters of a paragraph that runs from right to left stand from left to right: the Unicode Bidirectional Algorithm (UAX #9)
 * for a text without explicit embeddings, one level of numbers and foreign words within Arabic. A number after a foreign word belongs
 * to it, unless a right-to-left mark stands between.
 * @param chars the paragraph's characters
 */
export function resolveDirections(chars: readonly string[]): boolean[] {
  const classes = classify(chars);
  keepAddresses(chars, classes);
  pairBrackets(chars, classes);
  const ltr = classes.map((one) => one === 'L' || one === 'N');
  for (let i = 0; i < chars.length; i++) {
    if (classes[i] !== undefined) continue;
    let end = i;
    while (end < chars.length && classes[end] === undefined) end += 1;
    // What has no direction takes that of its neighbours where they agree; a number counts as Arabic there.
    const between = classes[i - 1] === 'L' && classes[end] === 'L';
    for (let j = i; j < end; j++) ltr[j] = between;
    i = end - 1;
  }
  return ltr;
}

/** The stretches of one line in the order in which they stand on paper, from left to right. */
export function orderLine(ltr: readonly boolean[]): Stretch[] {
  const stretches: Stretch[] = [];
  for (let from = 0; from < ltr.length;) {
    let to = from + 1;
    while (to < ltr.length && ltr[to] === ltr[from]) to += 1;
    stretches.push({ from, to, rightToLeft: ltr[from] !== true });
    from = to;
  }
  return stretches.reverse();
}

function classify(chars: readonly string[]): Class[] {
  const classes: Class[] = [];
  let strong: 'L' | 'R' = 'R';
  for (const [i, char] of chars.entries()) {
    const before = classes[i - 1];
    if (char === RIGHT_TO_LEFT_MARK || (isArabic(char) && LETTER.test(char))) classes.push((strong = 'R'));
    else if (MARK.test(char)) classes.push(before);
    else if (LETTER.test(char)) classes.push((strong = 'L'));
    else if (DIGIT.test(char)) classes.push(strong === 'L' ? 'L' : 'N');
    else if (SEPARATOR.test(char) && DIGIT.test(chars[i - 1] ?? '') && DIGIT.test(chars[i + 1] ?? '')) classes.push(before);
    else if (AFTER_NUMBER.test(char) && DIGIT.test(chars[i - 1] ?? '')) classes.push(before);
    else classes.push(undefined);
  }
  return classes;
}

const ADDRESS = /https?:\/\/[^\s)\]]*[^\s)\].,;:]/g;

/** An address runs from left to right as a whole, with the stroke at its end. */
function keepAddresses(chars: readonly string[], classes: Class[]): void {
  // One for each character, so that its places are theirs.
  const text = chars.map((char) => (char.length === 1 ? char : 'x')).join('');
  for (const { index, 0: address } of text.matchAll(ADDRESS)) classes.fill('L', index, index + address.length);
}

const OPENING: Readonly<Record<string, string>> = { '(': ')', '[': ']' };

/**
 * Brackets take the direction of the line where anything inside them has it, or where only Arabic stands before them; around foreign words
 * alone, after a foreign word, they belong to these (rule N0 of UAX #9).
 */
function pairBrackets(chars: readonly string[], classes: Class[]): void {
  const pairs: [number, number][] = [];
  const open: number[] = [];
  for (const [i, char] of chars.entries()) {
    if (OPENING[char] !== undefined) open.push(i);
    const from = open.at(-1);
    if (from === undefined || OPENING[chars[from] ?? ''] !== char) continue;
    open.pop();
    pairs.push([from, i]);
  }
  // Outer ones first: what is inside them may hang on them.
  for (const [from, to] of pairs.toSorted(([a], [b]) => a - b)) {
    const inside = classes.slice(from + 1, to);
    const before = classes.slice(0, from).findLast((one) => one !== undefined);
    // Numbers of Arabic count as Arabic.
    if (inside.some((one) => one === 'R' || one === 'N')) classes[from] = classes[to] = 'R';
    else if (inside.includes('L')) classes[from] = classes[to] = before === 'L' ? 'L' : 'R';
  }
}

const MIRRORED: Readonly<Record<string, string>> = { '(': ')', ')': '(', '[': ']', ']': '[', '«': '»', '»': '«', '<': '>', '>': '<', '≥': '≤', '≤': '≥' };

/** A sign as it stands in a line from right to left: brackets open to the other side. */
export function mirror(char: string): string {
  return MIRRORED[char] ?? char;
}

/** Whether a character is a letter of Arabic script, or a mark on one. */
export function isArabic(char: string): boolean {
  return ARABIC.test(char) || char === '\u0640' || (MARK.test(char) && /[\u064B-\u065F\u0670]/.test(char));
}
