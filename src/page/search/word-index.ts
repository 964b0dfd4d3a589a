import { beginningsOf, foldWords, isHan, stemsOf } from './fold.ts';

/** What is looked for: its label counts more than its other words. */
export interface Indexed {
  readonly label: string;
  readonly words: readonly string[];
}

/** How well words of a query and of something agree, by the way in which they were found. */
const QUALITY = { same: 1, begins: 0.7, stem: 0.8, inside: 0.3, near: 0.2 };
/** What a word of a label counts beside another. */
const LABEL = 2;

/** Fewest letters that are looked for inside words, as in “Weißstorch”. */
const FEWEST_INSIDE = 4;
/** Letters that may be wrong, by the fewest of the word; shorter words must be right. */
const WRONG = [
  { letters: 7, wrong: 2 },
  { letters: 5, wrong: 1 },
] as const;

/** Quality by number of what was found. */
type Found = Map<number, number>;

/**
 * Everything by its words. A query finds what has all of its words: each as the beginning of one, or without its ending; where there
 * is no such word, inside of one; and where there is none either, nearly so.
 */
export class WordIndex {
  /** Every word once, in order, so that those that begin alike stand together. */
  readonly #words: readonly string[];
  /** For each word, the numbers of what has it, twice the number and one more where its label does. */
  readonly #places: readonly (readonly number[])[];

  constructor(all: readonly Indexed[]) {
    const places = new Map<string, number[]>();
    const put = (text: string, place: number): void => {
      for (const word of foldWords(text)) {
        for (const beginning of beginningsOf(word)) {
          const known = places.get(beginning);
          if (!known) places.set(beginning, [place]);
          else if (known.at(-1) !== place) known.push(place);
        }
      }
    };
    for (const [at, { label, words }] of all.entries()) {
      put(label, 2 * at + 1);
      for (const text of words) put(text, 2 * at);
    }
    const ordered = [...places].sort(([a], [b]) => (a < b ? -1 : 1));
    this.#words = ordered.map(([word]) => word);
    this.#places = ordered.map(([, numbers]) => numbers);
  }

  /**
   * @param asked folded words
   * @returns how well each was found, by its number
   */
  find(asked: readonly string[]): ReadonlyMap<number, number> {
    const strictly = asked.map((word) => this.#findWord(word));
    const both = meet(strictly);
    if (both.size > 0 || asked.length < 2 || strictly.some(({ size }) => size === 0)) return both;
    return meet(asked.map((word, at) => join([strictly[at] ?? new Map<number, number>(), this.#findInside(word), this.#findNear(word)])));
  }

  #findWord(word: string): Found {
    const found: Found = new Map();
    this.#addBeginnings(found, word);
    for (const { stem, longer } of stemsOf(word)) this.#addStems(found, stem, longer);
    if (found.size > 0) return found;
    const inside = this.#findInside(word);
    if (inside.size > 0) return inside;
    return isHan(word) ? this.#findEnd(word) : this.#findNear(word);
  }

  #add(found: Found, at: number, quality: number): void {
    for (const place of this.#places[at] ?? []) {
      const number = place >> 1;
      const value = place % 2 === 1 ? LABEL * quality : quality;
      if (value > (found.get(number) ?? 0)) found.set(number, value);
    }
  }

  /** Where the words stand that begin so. */
  *#beginning(word: string): Generator<number> {
    let [from, to] = [0, this.#words.length];
    while (from < to) {
      const middle = (from + to) >> 1;
      if ((this.#words[middle] ?? '') < word) from = middle + 1;
      else to = middle;
    }
    for (let at = from; at < this.#words.length; at += 1) {
      if (!this.#words[at]?.startsWith(word)) return;
      yield at;
    }
  }

  #addBeginnings(found: Found, word: string): void {
    for (const at of this.#beginning(word)) {
      const length = this.#words[at]?.length ?? 0;
      this.#add(found, at, length === word.length ? QUALITY.same : (QUALITY.begins * (1 + word.length / length)) / 2);
    }
  }

  #addStems(found: Found, stem: string, longer: number): void {
    for (const at of this.#beginning(stem)) if ((this.#words[at]?.length ?? 0) <= stem.length + longer) this.#add(found, at, QUALITY.stem);
  }

  #findInside(word: string): Found {
    const found: Found = new Map();
    if (word.length < FEWEST_INSIDE || isHan(word)) return found;
    for (const [at, one] of this.#words.entries()) if (one.includes(word)) this.#add(found, at, QUALITY.inside);
    return found;
  }

  /** A Chinese word by its end, where what it says most generally stands: 大象 by 象. */
  #findEnd(word: string): Found {
    const found: Found = new Map();
    for (const end of beginningsOf(word).slice(1)) {
      this.#addBeginnings(found, end);
      if (found.size > 0) break;
    }
    return found;
  }

  /** Words with a slip or two, the fewest that any has. */
  #findNear(word: string): Found {
    const most = WRONG.find(({ letters }) => word.length >= letters)?.wrong ?? 0;
    let best: number = most;
    let nearest: number[] = [];
    for (const [at, one] of this.#words.entries()) {
      if (best === 0 || Math.abs(one.length - word.length) > best) continue;
      const slips = countSlips(word, one, best);
      if (slips > best) continue;
      if (slips < best) nearest = [];
      best = slips;
      nearest.push(at);
    }
    const found: Found = new Map();
    for (const at of nearest) this.#add(found, at, QUALITY.near);
    return found;
  }
}

/** What is in all of them, with the sum of its qualities. */
function meet(all: readonly Found[]): Found {
  const [first = new Map<number, number>(), ...others] = all;
  const both: Found = new Map();
  for (const [number, quality] of first) {
    if (others.every((other) => other.has(number)))
      both.set(
        number,
        others.reduce((sum, other) => sum + (other.get(number) ?? 0), quality),
      );
  }
  return both;
}

/** What is in any of them, with the best of its qualities. */
function join(all: readonly Found[]): Found {
  const any: Found = new Map();
  for (const [number, quality] of all.flatMap((one) => [...one])) any.set(number, Math.max(quality, any.get(number) ?? 0));
  return any;
}

/**
 * How many letters were left out, put in, changed, or swapped with the next one: the restricted Damerau–Levenshtein distance.
 * @param most where there are more, any larger number is returned
 */
export function countSlips(a: string, b: string, most: number): number {
  let [before, last]: [number[], number[]] = [[], Array.from({ length: b.length + 1 }, (_, at) => at)];
  for (let row = 1; row <= a.length; row += 1) {
    const now = [row];
    let least = row;
    for (let column = 1; column <= b.length; column += 1) {
      const same = a[row - 1] === b[column - 1];
      let slips = Math.min((last[column] ?? 0) + 1, (now[column - 1] ?? 0) + 1, (last[column - 1] ?? 0) + (same ? 0 : 1));
      if (row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1]) slips = Math.min(slips, (before[column - 2] ?? 0) + 1);
      now.push(slips);
      least = Math.min(least, slips);
    }
    if (least > most) return least;
    [before, last] = [last, now];
  }
  return last[b.length] ?? 0;
}
