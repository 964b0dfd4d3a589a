import { beginningsOf, countSlips, type Folder, foldWords, isHan, stemsOf, swapsOf } from './fold.ts';

/** What is looked for: its label counts more than its other words. */
export interface Indexed {
  readonly label: string;
  readonly words: readonly string[];
}

/** How well each was found, by its number. */
type Found = ReadonlyMap<number, number>;

/** What a word of a label counts beside another. */
const LABEL = 2;
/**
 * How well words agree that begin as they were typed, and those with a slip, beside the same word: less, the longer they are, or
 * the more slips they have. Words found by a stem, or with letters swapped, count so much less than if they were typed so.
 */
const WEIGHT = { begins: 0.375, longer: 0.3, slip: 0.45, stem: 0.8, swapped: 0.3 };
/** Fewest letters that are looked for inside words, as in “Weißstorch”. */
const FEWEST_INSIDE = 4;
/** The longest words are put together of others: “Weißstorch”. Of the rest, what stands inside is no word. */
const FEWEST_TOGETHER = 8;
/** Letters that may be wrong, by the fewest of the word; shorter words must be right. */
const WRONG = [
  { letters: 7, wrong: 2 },
  { letters: 5, wrong: 1 },
] as const;
/** Between words where they stand in one text; no word has it. */
const BETWEEN = ' ';

/** Where a word stands: the numbers of what has it in its label, and of what has it elsewhere. */
interface Places {
  readonly labels: readonly number[];
  readonly others: readonly number[];
}

/** A word that was found, and how well it agrees with what was typed. */
interface Hit {
  readonly places: Places;
  readonly weight: number;
}

/** One way to read a word that was typed, and what is found by it. */
interface Reading {
  readonly typed: string;
  readonly hits: readonly Hit[];
}

/** How well a thing was found, and by which readings: what has more of them comes first. */
interface Tally {
  score: number;
  readonly by: string[];
}

/**
 * Everything by its words, which stand in order: those that begin alike stand together, and a letter costs a fraction of a
 * millisecond from the first on. A query finds what has all of its words: each as the beginning of one, or without its ending; where
 * there is no such thing, inside of one. What has none of them may have words that are nearly so. A word counts the more, the fewer
 * things have it (inverse document frequency as in BM25; that a word is there counts, not how often).
 */
export class WordIndex {
  readonly #count: number;
  readonly #words: readonly string[];
  readonly #places: readonly Places[];
  /** All words in one text, and where each begins in it: what stands inside of them is found by one pass of the browser's own. */
  readonly #text: string;
  readonly #starts: readonly number[];

  /** @param fold of whoever folds some of the texts, too */
  constructor(all: readonly Indexed[], fold: Folder = foldWords) {
    const places = new Map<string, { readonly labels: number[]; readonly others: number[] }>();
    const put = (text: string, which: keyof Places, number: number): void => {
      for (const word of fold(text)) {
        for (const beginning of beginningsOf(word)) {
          let known = places.get(beginning);
          if (!known) places.set(beginning, (known = { labels: [], others: [] }));
          if (known[which].at(-1) !== number) known[which].push(number);
        }
      }
    };
    for (const [number, { label, words }] of all.entries()) {
      put(label, 'labels', number);
      for (const text of words) put(text, 'others', number);
    }
    this.#count = all.length;
    this.#words = [...places.keys()].sort();
    this.#places = this.#words.flatMap((word) => places.get(word) ?? []);
    let at = 1;
    this.#starts = this.#words.map((word) => (at += word.length + 1) - word.length - 1);
    this.#text = `${BETWEEN}${this.#words.join(BETWEEN)}${BETWEEN}`;
  }

  /**
   * @param asked folded words, rightly spelled
   * @returns how well each was found, by its number
   */
  find(asked: readonly string[]): Found {
    const begun = this.#meet(asked, (word) => this.#readings(word, (start, longer) => this.#beginning(start, longer)));
    if (begun.size > 0) return begun;
    const inside = this.#meet(asked, (word) => this.#readings(word, (start, longer) => this.#inside(start, longer), FEWEST_INSIDE));
    if (inside.size > 0 || !asked.some(isHan)) return inside;
    // A Chinese word by its end, where what it says most generally stands: 大象 by 象.
    const ends = (word: string): Reading[] => beginningsOf(word).map((typed) => ({ typed, hits: this.#beginning(typed, true) }));
    return this.#meet(asked, (word) => (isHan(word) ? ends(word) : this.#readings(word, (start, longer) => this.#beginning(start, longer))));
  }

  /** The same for words with a slip or two. */
  findNearly(asked: readonly string[]): Found {
    return this.#meet(asked, (word) => this.#nearly(word));
  }

  /**
   * A word as it was typed, and without its ending.
   * @param fewest letters that must be left: inside other words fewer are none, or «лось» would be in «полосатый»
   */
  #readings(word: string, find: (start: string, longer: boolean) => Hit[], fewest = 0): Reading[] {
    const stems = stemsOf(word).filter(({ stem }) => stem.length >= fewest);
    return [
      { typed: word, hits: find(word, true) },
      ...stems.map(({ stem, longer }): Reading => ({ typed: stem, hits: find(stem, longer > 0).map(weigh(WEIGHT.stem)) })),
    ];
  }

  #nearly(word: string): Reading[] {
    const wrong = WRONG.find(({ letters }) => word.length >= letters)?.wrong;
    if (wrong === undefined) return this.#readings(word, (start, longer) => this.#beginning(start, longer));
    const swapped = swapsOf(word).map((typed): Reading => ({ typed, hits: this.#beginning(typed, true).map(weigh(WEIGHT.swapped)) }));
    return [{ typed: word, hits: [...this.#beginning(word, true), ...this.#near(word, wrong)] }, ...swapped];
  }

  /** @param longer whether words that go on after it count, too */
  #beginning(start: string, longer: boolean): Hit[] {
    const hits: Hit[] = [];
    for (let at = this.#firstFrom(start); at < this.#words.length; at += 1) {
      const word = this.#words[at] ?? '';
      if (!(longer ? word.startsWith(start) : word === start)) break;
      const places = this.#places[at];
      if (places) hits.push({ places, weight: agree(start, word) });
    }
    return hits;
  }

  /** The first word that is no less, by halves. */
  #firstFrom(start: string): number {
    let [from, to] = [0, this.#words.length];
    while (from < to) {
      const middle = (from + to) >> 1;
      if ((this.#words[middle] ?? '') < start) from = middle + 1;
      else to = middle;
    }
    return from;
  }

  /** Each place of some letters in all words: the number of the word, and after how many of its letters. */
  *#each(letters: string): Generator<readonly [number, number]> {
    for (let at = this.#text.indexOf(letters); at >= 0; at = this.#text.indexOf(letters, at + 1)) {
      let [from, to] = [0, this.#starts.length];
      while (to - from > 1) {
        const middle = (from + to) >> 1;
        if ((this.#starts[middle] ?? 0) <= at) from = middle;
        else to = middle;
      }
      yield [from, at - (this.#starts[from] ?? 0)];
    }
  }

  /** Long words by their ends, but for the shortest; the others by their beginning. Ends that are the same are one word. */
  #inside(start: string, longer: boolean): Hit[] {
    const ends = new Map<string, number[]>();
    for (const [at, after] of this.#each(start)) {
      const word = this.#words[at] ?? '';
      const end = word.slice(after);
      if (!longer && end !== start) continue;
      if (after > 0 && (word.length < FEWEST_TOGETHER || end.length < FEWEST_INSIDE || isHan(word))) continue;
      const known = ends.get(end);
      if (known) known.push(at);
      else ends.set(end, [at]);
    }
    return [...ends].map(([end, numbers]) => ({ places: this.#together(numbers), weight: agree(start, end) }));
  }

  #together(numbers: readonly number[]): Places {
    const all = numbers.flatMap((at) => this.#places[at] ?? []);
    const [first] = all;
    if (first && all.length === 1) return first;
    return { labels: [...new Set(all.flatMap(({ labels }) => labels))], others: [...new Set(all.flatMap(({ others }) => others))] };
  }

  /** Words with slips, but for those that begin so. Of one more piece than there are slips, a piece is right, and nearly in its place. */
  #near(word: string, most: number): Hit[] {
    const near = new Set<number>();
    for (let piece = 0; piece <= most; piece += 1) {
      const [from, to] = [piece, piece + 1].map((one) => Math.floor((one * word.length) / (most + 1)));
      for (const [at, after] of this.#each(word.slice(from, to))) {
        if (Math.abs(after - (from ?? 0)) <= most && Math.abs((this.#words[at]?.length ?? 0) - word.length) <= most) near.add(at);
      }
    }
    return [...near].flatMap((at): Hit[] => {
      const [other = '', places] = [this.#words[at], this.#places[at]];
      const slips = countSlips(word, other, most);
      if (!places || slips > most || other.startsWith(word)) return [];
      return [{ places, weight: (WEIGHT.slip * other.length) / (other.length + slips) }];
    });
  }

  /** How much it counts that a thing has a word, by how many have it. */
  #rarity(having: number): number {
    return Math.log(1 + (this.#count - having + 0.5) / (having + 0.5));
  }

  /** What has every word, in one of its readings or several. */
  #meet(asked: readonly string[], read: (word: string) => readonly Reading[]): Found {
    let met: Map<number, Tally> | undefined;
    for (const word of asked) {
      const tallies = new Map<number, Tally>();
      for (const { typed, hits } of read(word)) {
        for (const { places, weight } of hits) {
          add(tallies, places.labels, typed, LABEL * weight * this.#rarity(places.labels.length));
          add(tallies, places.others, typed, weight * this.#rarity(places.others.length));
        }
      }
      met = met ? join(met, tallies) : tallies;
      if (met.size === 0) break;
    }
    return new Map([...(met ?? [])].map(([number, { score, by }]) => [number, score * by.length]));
  }
}

/** How well a word agrees with its beginning. */
function agree(start: string, word: string): number {
  return word.length === start.length ? 1 : (WEIGHT.begins * word.length) / (word.length + WEIGHT.longer * (word.length - start.length));
}

function weigh(by: number): (hit: Hit) => Hit {
  return ({ places, weight }) => ({ places, weight: by * weight });
}

function add(tallies: Map<number, Tally>, numbers: readonly number[], typed: string, score: number): void {
  for (const number of numbers) {
    const known = tallies.get(number);
    if (!known) tallies.set(number, { score, by: [typed] });
    else {
      known.score += score;
      if (!known.by.includes(typed)) known.by.push(typed);
    }
  }
}

/** What is in both. */
function join(one: ReadonlyMap<number, Tally>, other: ReadonlyMap<number, Tally>): Map<number, Tally> {
  const both = new Map<number, Tally>();
  for (const [number, { score, by }] of other) {
    const known = one.get(number);
    if (known) both.set(number, { score: known.score + score, by: [...new Set([...known.by, ...by])] });
  }
  return both;
}
