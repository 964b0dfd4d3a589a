import { createFolder, isOneSlipOff, squeeze } from '../../domain/search/fold.ts';
import type { Candidate, Match } from './list-candidates.ts';
import { WordIndex } from './word-index.ts';

/** A country's code is no name: what else is meant by so few letters stays in the list. */
const LONGEST_CODE = 3;
/** So few that a key pressed meanwhile does not wait. */
const SAID_AT_ONCE = 4;
/** Of what was found, so many tell which letters may come next. */
const MOST_TELLING = 200;
/** Fewest letters of a country's name in which one may be wrong. */
const FEWEST_WITH_SLIP = 5;

/** What was found, and how well: lower ranks come first, then higher values. */
export interface Ranked {
  /** Its place among the candidates of its part. */
  readonly at: number;
  readonly candidate: Candidate;
  readonly rank: number;
  readonly value: number;
}

/** Texts are folded once, also where a part is made anew with the words of other languages. */
const fold = createFolder();

/** A part of what can be found, with its index and the names as they are compared. */
export class SearchPart {
  readonly candidates: readonly Candidate[];
  /** Whether what it finds is in the catalog: species of which it has nothing come after those that are called so, too. */
  readonly #isOpen: boolean;
  readonly #index: WordIndex;
  /** Label and names of each, as they are compared: folded once with the words of the index, so that no letter waits for it. */
  readonly #names: readonly (readonly string[])[];
  /** Countries by the whole of a name, without spaces. */
  readonly #countries = new Map<string, number>();

  constructor(candidates: readonly Candidate[], isOpen = true, index = new WordIndex(candidates, fold)) {
    this.candidates = candidates;
    this.#isOpen = isOpen;
    this.#index = index;
    this.#names = candidates.map(({ label, names }) => [label, ...names].map((name) => fold(name).join(' ')));
    for (const [at, { kind, label, names }] of candidates.entries()) {
      if (kind !== 'country') continue;
      for (const name of [label, ...names]) {
        const whole = squeeze(fold(name));
        if (!this.#countries.has(whole)) this.#countries.set(whole, at);
      }
    }
  }

  /** The same, made a little at a time; undefined where `pause` says that it is not wanted. */
  static async make(candidates: readonly Candidate[], isOpen: boolean, pause: () => Promise<boolean>): Promise<SearchPart | undefined> {
    const index = await WordIndex.make(candidates, fold, pause);
    return index && (await pause()) ? new SearchPart(candidates, isOpen, index) : undefined;
  }

  /**
   * Makes ready what few letters need and what is said beside each, a little at a time, so that no letter waits for it; it ends where
   * `pause` says that it is not wanted.
   */
  async prepare(pause: () => Promise<boolean>): Promise<void> {
    await this.#index.prepare(pause);
    for (let at = 0; at < this.candidates.length; at += SAID_AT_ONCE) {
      if (!(await pause())) return;
      this.candidates.slice(at, at + SAID_AT_ONCE).forEach(show);
    }
  }

  /**
   * What is found by words that are rightly spelled.
   * @param asked folded words
   * @param marked whether they were typed with marks, which no code has
   */
  find(asked: readonly string[], marked: boolean): readonly Ranked[] {
    const [whole, start] = [squeeze(asked), asked.join(' ')];
    const named = marked && whole.length <= LONGEST_CODE ? undefined : this.#countries.get(whole);
    const found = this.#rankAll(this.#index.find(asked), start).filter(({ at }) => at !== named);
    const country = named === undefined ? undefined : this.candidates[named];
    if (named === undefined || !country) return found;
    return [{ at: named, candidate: country, rank: RANK.whole, value: country.weight }, ...this.#ofCountry(country, found, asked)];
  }

  /** What is found by the ends of Chinese words, which say what kind of thing is meant. */
  findByEnds(asked: readonly string[]): readonly Ranked[] {
    return this.#rankAll(this.#index.findByEnds(asked), asked.join(' '));
  }

  /** @param rows how well each was found */
  #rankAll(rows: ReadonlyMap<number, number>, start: string): Ranked[] {
    const isAnimal = [...rows.keys()].some((at) => this.candidates[at]?.kind === 'species' && ` ${this.#names[at]?.[0]} `.includes(` ${start} `));
    return this.#rate(rows, (at, candidate) => this.#rank(at, candidate, start, isAnimal));
  }

  /** Letters that names begin with. */
  firstLetters(): string[] {
    return this.#names.flat().map(([first = '']) => first);
  }

  /** Counts the letters by which words go on that begin as the last of those asked. */
  countNextLetters(asked: readonly string[], counts: Map<string, number>): void {
    const start = asked.at(-1) ?? '';
    for (const { at } of this.find(asked, false).slice(0, MOST_TELLING)) {
      for (const name of this.#names[at] ?? []) {
        for (let from = ` ${name}`.indexOf(` ${start}`); from >= 0; from = ` ${name}`.indexOf(` ${start}`, from + 1)) {
          const next = name.codePointAt(from + start.length);
          if (next === undefined) continue;
          const letter = String.fromCodePoint(next);
          if (letter !== ' ') counts.set(letter, (counts.get(letter) ?? 0) + 1);
        }
      }
    }
  }

  /** What is found by words that were written as one: what begins with each of them. */
  findApart(asked: readonly string[]): readonly Ranked[] {
    const start = asked.join(' ');
    return this.#rate(this.#index.findBegun(asked), (at, candidate) => this.#rank(at, candidate, start, false));
  }

  /** What is found by words with a slip or two. */
  findNearly(asked: readonly string[]): readonly Ranked[] {
    const close = this.#closeTo(squeeze(asked));
    return this.#rate(this.#index.findNearly(asked), (at) => (close.has(at) ? RANK.close : RANK.nearly));
  }

  /** @param rows how well each was found */
  #rate(rows: ReadonlyMap<number, number>, rankOf: (at: number, candidate: Candidate) => number): Ranked[] {
    return [...rows].flatMap(([at, quality]): Ranked[] => {
      const candidate = this.candidates[at];
      return candidate ? [{ at, candidate, rank: rankOf(at, candidate), value: quality * candidate.weight }] : [];
    });
  }

  /** Countries of whose whole name a letter is wrong: “Germny”. */
  #closeTo(whole: string): ReadonlySet<number> {
    if (whole.length < FEWEST_WITH_SLIP) return new Set();
    const close = new Set<number>();
    for (const [name, at] of this.#countries) {
      if (name.length >= FEWEST_WITH_SLIP && Math.abs(name.length - whole.length) <= 1 && isOneSlipOff(name, whole)) close.add(at);
    }
    return close;
  }

  /**
   * What stands below a country whose whole name was typed: of populations, those that its page lists, and those called after it.
   * A population at sea “from Brazil to the Gulf of Guinea” was in neither country.
   */
  #ofCountry({ entries = [] }: Candidate, found: readonly Ranked[], asked: readonly string[]): Ranked[] {
    const listed = new Set(entries.map((id) => `population/${id}`));
    const [whole, letters] = [asked.join(' '), squeeze(asked).length];
    const belongs = ({ at, candidate: { id, kind } }: Ranked): boolean =>
      kind !== 'population' || letters <= LONGEST_CODE || listed.has(id) || ` ${this.#names[at]?.[0]} `.includes(` ${whole} `);
    const kept = found.filter(belongs);
    const known = new Set(kept.map(({ at }) => at));
    const others = this.candidates.flatMap((candidate, at): Ranked[] =>
      listed.has(candidate.id) && !known.has(at) ? [{ at, candidate, rank: RANK.listed, value: candidate.weight }] : [],
    );
    return [...kept, ...others];
  }

  /**
   * Its label, or a country's name, begins with what is typed; its species' name does; or it is found by another word.
   * @param isAnimal whether a species is called by the whole word: «кит» is the whale, and the beginning of «Китай»
   */
  #rank(at: number, { kind }: Candidate, start: string, isAnimal: boolean): number {
    const names = this.#names[at] ?? [];
    const which = names.findIndex((name) => name.startsWith(start));
    if (which < 0) return RANK.word;
    if (kind === 'country') return isAnimal && !names.some((name) => `${name} `.startsWith(`${start} `)) ? RANK.listed : RANK.begins;
    // A whale shark, of which there is nothing, comes after the whales that there are.
    if (kind === 'species' && !this.#isOpen) return names[which] === start ? RANK.species : RANK.word;
    return which === 0 ? RANK.begins : RANK.species;
  }
}

/** How things are found, the best first; `named`, `begunName` and `inName` are of features of layers. */
export const RANK = { whole: 0, begins: 1, species: 2, named: 3, word: 4, begunName: 5, inName: 6, listed: 7, close: 8, nearly: 9 };

/** As it was shown before: its figures are said once, and its row is not drawn anew. */
const shown = new WeakMap<Candidate, Match>();

/** A row of the list. */
export function show(candidate: Candidate): Match {
  const { id, kind, label, detail, leadsTo } = candidate;
  const match = shown.get(candidate) ?? { id, kind, label, detail: detail(), leadsTo };
  shown.set(candidate, match);
  return match;
}
