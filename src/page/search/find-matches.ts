import type { KnownFile } from '../../domain/catalog/known-file.ts';
import type { Catalog } from '../../domain/catalog/parse-catalog.ts';
import type { WordsFile } from '../../domain/catalog/texts-file.ts';
import type { Translator } from '../../i18n/translator.ts';
import { createFolder, foldWords, squeeze } from './fold.ts';
import { type Candidate, listCandidates, listKnown, type Match } from './list-candidates.ts';
import { WordIndex } from './word-index.ts';

export type { Match } from './list-candidates.ts';

const MOST_SHOWN = 8;
/** A country's code is no name: what else is meant by so few letters stays in the list. */
const LONGEST_CODE = 3;

/** What was found, and how well: lower ranks come first, then higher values. */
interface Ranked {
  /** Its place among the candidates of its part. */
  readonly at: number;
  readonly candidate: Candidate;
  readonly rank: number;
  readonly value: number;
}

/** A part of what can be found, with its index and the names as they are compared. */
export class SearchPart {
  readonly candidates: readonly Candidate[];
  readonly #index: WordIndex;
  /** Label and names of each, as they are compared: folded once with the words of the index, so that no letter waits for it. */
  readonly #names: readonly (readonly string[])[];
  /** Countries by the whole of a name, without spaces. */
  readonly #countries = new Map<string, number>();

  constructor(candidates: readonly Candidate[]) {
    this.candidates = candidates;
    const fold = createFolder();
    this.#index = new WordIndex(candidates, fold);
    this.#names = candidates.map(({ label, names }) => [label, ...names].map((name) => fold(name).join(' ')));
    for (const [at, { kind, label, names }] of candidates.entries()) {
      if (kind !== 'country') continue;
      for (const name of [label, ...names]) {
        const whole = squeeze(fold(name));
        if (!this.#countries.has(whole)) this.#countries.set(whole, at);
      }
    }
  }

  /** Makes ready what few letters need, a little at a time, so that no letter waits for it; it ends where `pause` says that it is not wanted. */
  prepare(pause: () => Promise<boolean>): Promise<void> {
    return this.#index.prepare(pause);
  }

  find(asked: readonly string[]): Ranked[] {
    const named = this.#countries.get(squeeze(asked));
    const start = asked.join(' ');
    const found = [...this.#index.find(asked)].flatMap(([at, quality]): Ranked[] => {
      const candidate = this.candidates[at];
      if (!candidate || at === named) return [];
      return [{ at, candidate, rank: this.#rank(at, candidate, start), value: quality * candidate.weight }];
    });
    const country = named === undefined ? undefined : this.candidates[named];
    if (named === undefined || !country) return found;
    return [{ at: named, candidate: country, rank: RANK.whole, value: country.weight }, ...this.#ofCountry(country, found, asked)];
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

  /** Its label, or a country's name, begins with what is typed; its species' name does; or it is found by another word. */
  #rank(at: number, { kind }: Candidate, start: string): number {
    const which = this.#names[at]?.findIndex((name) => name.startsWith(start)) ?? -1;
    if (which < 0) return RANK.word;
    return which === 0 || kind === 'country' ? RANK.begins : RANK.species;
  }
}

const RANK = { whole: 0, begins: 1, species: 2, word: 3, listed: 4 };

/** What is found of a catalog itself, in a language; `words` are those of other languages. */
export function indexCatalog(catalog: Catalog, translator: Translator, words?: WordsFile): SearchPart {
  return new SearchPart(listCandidates(catalog, translator, words));
}

/** Treaties and initiatives, and the species that they name and a catalog has not. */
export function indexKnown(catalog: Catalog, translator: Translator, known: KnownFile): SearchPart {
  return new SearchPart(listKnown(catalog, translator, known));
}

/** A search over populations, species, places, countries, modules and layers in one language; an empty query finds the first populations. */
export function createSearch(own: SearchPart, known?: SearchPart): (query: string) => Match[] {
  const parts = known ? [own, known] : [own];
  return (query) => {
    const asked = foldWords(query);
    if (query.trim() === '')
      return own.candidates
        .filter(({ kind }) => kind === 'population')
        .slice(0, MOST_SHOWN)
        .map(show);
    if (asked.length === 0) return [];
    return parts
      .flatMap((part) => part.find(asked))
      .sort((a, b) => a.rank - b.rank || b.value - a.value || (b.candidate.animals ?? 0) - (a.candidate.animals ?? 0))
      .slice(0, MOST_SHOWN)
      .map(({ candidate }) => show(candidate));
  };
}

function show({ id, kind, label, detail, leadsTo }: Candidate): Match {
  return { id, kind, label, detail: detail(), leadsTo };
}
