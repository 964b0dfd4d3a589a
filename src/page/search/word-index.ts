import MiniSearch, { type Query } from 'minisearch';
import { beginningsOf, type Folder, foldWords, isHan, stemsOf, swapsOf } from '../../domain/search/fold.ts';

/** What is looked for: its label counts more than its other words. */
export interface Indexed {
  readonly label: string;
  readonly words: readonly string[];
}

/** Folded words, each once, by number. */
interface Row {
  readonly id: number;
  readonly label: string;
  readonly words: string;
}

/** How well each was found, by its number. */
type Found = ReadonlyMap<number, number>;

/** What a word of a label counts beside another. */
const LABEL = 2;
/** How well words agree that are found by a stem, or with letters swapped, beside those that begin as they were typed. */
const WEIGHT = { stem: 0.8, swapped: 0.3 };
/** Fewest letters that are looked for inside words, as in “Weißstorch”. */
const FEWEST_INSIDE = 4;
/** Letters that may be wrong, by the fewest of the word; shorter words must be right. */
const WRONG = [
  { letters: 7, wrong: 2 },
  { letters: 5, wrong: 1 },
] as const;
/** What takes longer is done in pieces, ms: a key pressed meanwhile waits for one of them. */
const PIECE_MS = 3;
/** What is asked to make the questions of a person fast: the first take several times as long, those of few answers the least. */
const FIRST_ASKED = ['zz', 'xy', 'ke', 'mo', 'st', 'ca'];
/** That a word is there counts, not how often, nor beside how many: the rows are lists of names. */
const PRESENCE = { k: 0, b: 0, d: 0.5 };

/**
 * Everything by its words. A query finds what has all of its words: each as the beginning of one, or without its ending; where there
 * is no such thing, inside of one. What has none of them may have words that are nearly so, or end as they do.
 */
export class WordIndex {
  readonly #rows: Row[] = [];
  readonly #strict: MiniSearch<Row>;
  /** Made when it is first needed: most queries are answered without it. */
  #inside: MiniSearch<Row> | undefined;

  /** @param fold of whoever folds some of the texts, too */
  constructor(all: readonly Indexed[], fold: Folder = foldWords) {
    this.#strict = createIndex((word) => [...beginningsOf(word)]);
    for (const one of all) this.#add(one, fold);
  }

  /**
   * The same, made a little at a time.
   * @param pause between two pieces; undefined where this says no
   */
  static async make(all: readonly Indexed[], fold: Folder, pause: () => Promise<boolean>): Promise<WordIndex | undefined> {
    const made = new WordIndex([], fold);
    return (await inPieces(all, pause, (one) => made.#add(one, fold))) ? made : undefined;
  }

  #add({ label, words }: Indexed, fold: Folder): void {
    const foldOnce = (texts: readonly string[]): string => [...new Set(texts.flatMap(fold))].join(' ');
    const row = { id: this.#rows.length, label: foldOnce([label]), words: foldOnce(words) };
    this.#rows.push(row);
    this.#strict.add(row);
  }

  /**
   * Makes what is looked for inside words, some rows at a time.
   * @param pause between two of them; it ends where this says no
   */
  async prepare(pause: () => Promise<boolean>): Promise<void> {
    for (const word of FIRST_ASKED) {
      if (!(await pause())) return;
      ask(this.#strict, [word], (one) => beginsSo(one));
    }
    const index = createIndex(endsOf);
    if (
      await inPieces(
        this.#rows,
        async () => (await pause()) && !this.#inside,
        (row) => index.add(row),
      )
    )
      this.#inside ??= index;
  }

  /** What has each of these as the beginning of a word, or without its ending, and nothing that stands inside one. */
  findBegun(asked: readonly string[]): Found {
    return ask(this.#strict, asked, (word) => beginsSo(word));
  }

  /**
   * @param asked folded words, rightly spelled
   * @returns how well each was found, by its number
   */
  find(asked: readonly string[]): Found {
    const [first = '', ...others] = asked;
    if (others.length === 0 && [...first].length === 1) return this.#findLetter(first);
    const begun = this.findBegun(asked);
    if (begun.size > 0) return begun;
    return ask((this.#inside ??= indexBy(this.#rows, endsOf)), asked, (word) => beginsSo(word, FEWEST_INSIDE));
  }

  /** What a Chinese word says most generally, which is its end: of a 大象, elephants of whom the name says 象. Nothing of other words. */
  findByEnds(asked: readonly string[]): Found {
    return asked.some(isHan) ? ask(this.#strict, asked, (word) => (isHan(word) ? endsSo(word) : beginsSo(word))) : new Map();
  }

  /**
   * What has a word that begins with a letter, and of Chinese one that has it. It is most of all there is: to look it over takes a
   * millisecond, to weigh how many words of each begin so takes twenty, and says nothing.
   */
  #findLetter(letter: string): Found {
    const begins = isHan(letter) ? letter : ` ${letter}`;
    const found = new Map<number, number>();
    for (const { id, label, words } of this.#rows) {
      if (` ${label}`.includes(begins)) found.set(id, LABEL);
      else if (` ${words}`.includes(begins)) found.set(id, 1);
    }
    return found;
  }

  /** The same for words with a slip or two. */
  findNearly(asked: readonly string[]): Found {
    return ask(this.#strict, asked, nearlySo);
  }
}

function createIndex(termsOf: (word: string) => string[]): MiniSearch<Row> {
  return new MiniSearch<Row>({
    fields: ['label', 'words'],
    tokenize: (words) => words.split(' '),
    processTerm: termsOf,
    searchOptions: { tokenize: (word) => [word], processTerm: (word) => word, prefix: true, boost: { label: LABEL }, bm25: PRESENCE },
  });
}

/** Does something with each of many, some milliseconds at a time; whether it was done with all. */
async function inPieces<Item>(all: readonly Item[], pause: () => Promise<boolean>, take: (one: Item) => void): Promise<boolean> {
  let until = -Infinity;
  for (const one of all) {
    if (performance.now() > until) {
      if (!(await pause())) return false;
      until = performance.now() + PIECE_MS;
    }
    take(one);
  }
  return true;
}

function indexBy(rows: readonly Row[], termsOf: (word: string) => string[]): MiniSearch<Row> {
  const index = createIndex(termsOf);
  index.addAll(rows);
  return index;
}

/** What of all rows has every word, each as `formsOf` looks for it. */
function ask(index: MiniSearch<Row>, asked: readonly string[], formsOf: (word: string) => Query[]): Found {
  const queries = asked.map((word): Query => ({ combineWith: 'OR', queries: formsOf(word) }));
  return new Map(index.search({ combineWith: 'AND', queries }).map(({ id, score }) => [Number(id), score]));
}

/**
 * A word as the beginning of another, or without its ending.
 * @param fewest letters that must be left: inside other words fewer are none, or «лось» would be in «полосатый»
 */
function beginsSo(word: string, fewest = 0): Query[] {
  const stems = stemsOf(word).filter(({ stem }) => stem.length >= fewest);
  return [word, ...stems.map(({ stem, longer }): Query => ({ queries: [stem], prefix: longer > 0, boostDocument: () => WEIGHT.stem }))];
}

/** A Chinese word by its end, where what it says most generally stands: 大象 by 象. */
function endsSo(word: string): Query[] {
  return [...beginningsOf(word)];
}

/** A word with a slip or two. */
function nearlySo(word: string): Query[] {
  const wrong = WRONG.find(({ letters }) => word.length >= letters)?.wrong;
  if (wrong === undefined) return beginsSo(word);
  return [
    { queries: [word], fuzzy: wrong },
    { queries: swapsOf(word), boostDocument: () => WEIGHT.swapped },
  ];
}

/** The longest words are put together of others: “Weißstorch”. Of the rest, what stands inside is no word. */
const FEWEST_TOGETHER = 8;

/** A long word and its ends, but for the shortest. */
function endsOf(word: string): string[] {
  if (isHan(word) || word.length < FEWEST_TOGETHER) return [...beginningsOf(word)];
  return Array.from({ length: Math.max(1, word.length - FEWEST_INSIDE + 1) }, (_, at) => word.slice(at));
}
