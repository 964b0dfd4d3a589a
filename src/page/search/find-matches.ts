import type { KnownFile } from '../../domain/catalog/known-file.ts';
import type { Catalog } from '../../domain/catalog/parse-catalog.ts';
import type { WordsFile } from '../../domain/catalog/texts-file.ts';
import type { Translator } from '../../i18n/translator.ts';
import { foldWords, isMarked } from '../../domain/search/fold.ts';
import { type Candidate, listCandidates, listKnown, listsOfCandidates, type Match } from './list-candidates.ts';
import type { NamesPart } from './names-part.ts';
import { type Ranked, SearchPart, show } from './search-part.ts';

export type { Match } from './list-candidates.ts';

const MOST_SHOWN = 8;
/** Letters that may come next of which so many are looked for ahead. */
const MOST_AHEAD = 12;
/** First letters that are looked for ahead: those of two alphabets, by how many names they begin. */
const MOST_FIRST = 64;
/** Fewest letters of each of two words that were typed as one, and most of both. */
const FEWEST_APART = 3;
const LONGEST_APART = 20;

/** What is found of a catalog itself, in a language; `words` are those of other languages. */
export function indexCatalog(catalog: Catalog, translator: Translator, words?: WordsFile): SearchPart {
  return new SearchPart(listCandidates(catalog, translator, words));
}

/** The same, made while the page is idle. */
export async function makeCatalogPart(
  catalog: Catalog,
  translator: Translator,
  words: WordsFile,
  pause: () => Promise<boolean>,
): Promise<SearchPart | undefined> {
  const candidates: Candidate[] = [];
  const lists = listsOfCandidates(catalog, translator, words);
  for (let next: IteratorResult<Candidate[]> | undefined; !next?.done;) {
    if (!(await pause())) return undefined;
    next = lists.next();
    if (!next.done) candidates.push(...next.value);
  }
  return SearchPart.make(candidates, true, pause);
}

/** Treaties and initiatives, and the species that they name and a catalog has not, made while the page is idle. */
export async function makeKnownPart(
  catalog: Catalog,
  translator: Translator,
  known: KnownFile,
  pause: () => Promise<boolean>,
): Promise<SearchPart | undefined> {
  return (await pause()) ? SearchPart.make(listKnown(catalog, translator, known), false, pause) : undefined;
}

/** Treaties and initiatives, and the species that they name and a catalog has not. */
export function indexKnown(catalog: Catalog, translator: Translator, known: KnownFile): SearchPart {
  return new SearchPart(listKnown(catalog, translator, known), false);
}

/** Finds what is meant; an empty query finds the first populations. */
export interface Search {
  (query: string): Match[];
  /** Finds what the letters find that may come next, one after another, so that none waits for it; it ends where `pause` says that another query was typed. */
  lookAhead(query: string, pause: () => Promise<boolean>): Promise<void>;
  /** Whether anything has the words as they were typed. */
  holds(query: string): boolean;
  /** So many are shown at most. */
  readonly mostShown: number;
}

/** A search over populations, species, places, countries, modules, layers and their features in one language. */
export function createSearch(own: SearchPart, known?: SearchPart, names?: NamesPart): Search {
  const parts = known ? [own, known] : [own];
  /** What first letters find, and what the letters find that may come next; of words without marks. */
  const first = new Map<string, Match[]>();
  const next = new Map<string, Match[]>();
  // Only where no part has the words is their end enough: 雪豹 is the snow leopard, and no 海豹.
  const findWritten = (asked: readonly string[], marked: boolean): readonly Ranked[] => {
    const whole = parts.flatMap((part) => part.find(asked, marked));
    return whole.length > 0 ? whole : parts.flatMap((part) => part.findByEnds(asked));
  };
  const findAll = (asked: readonly string[], marked: boolean): Ranked[] => {
    const rightly = [...findWritten(asked, marked), ...(names?.find(asked) ?? [])];
    // Where one part has the words as they were typed, no other takes them for a slip: Algeria is no argali.
    const apart = rightly.length > 0 ? rightly : findApart(parts, asked);
    const found = apart.length > 0 ? apart : parts.flatMap((part) => part.findNearly(asked));
    return [...found].sort((a, b) => a.rank - b.rank || b.value - a.value || (b.candidate.animals ?? 0) - (a.candidate.animals ?? 0));
  };
  const showFirst = (found: readonly Ranked[]): Match[] => found.slice(0, MOST_SHOWN).map(({ candidate }) => show(candidate));
  const search = (query: string): Match[] => {
    if (query.trim() === '')
      return own.candidates
        .filter(({ kind }) => kind === 'population')
        .slice(0, MOST_SHOWN)
        .map(show);
    const [asked, marked] = [foldWords(query), isMarked(query)];
    if (asked.length === 0) return [];
    const words = asked.join(' ');
    return (marked ? undefined : (next.get(words) ?? first.get(words))) ?? showFirst(findAll(asked, marked));
  };
  const lookAhead = async (query: string, pause: () => Promise<boolean>): Promise<void> => {
    const asked = foldWords(query);
    const last = asked.at(-1) ?? '';
    if (isMarked(query) || !(await pause())) return;
    const counts = new Map<string, number>();
    // Those come first that begin most names: with few of them ready, most first letters are.
    if (last === '') for (const letter of parts.flatMap((part) => part.firstLetters())) counts.set(letter, (counts.get(letter) ?? 0) + 1);
    else for (const part of parts) part.countNextLetters(asked, counts);
    const kept = last === '' ? first : next;
    if (kept === next) next.clear();
    const letters = [...counts].sort(([, a], [, b]) => b - a).slice(0, last === '' ? MOST_FIRST : MOST_AHEAD);
    for (const [letter] of letters) {
      const words = [...asked.slice(0, -1), last + letter];
      if (kept.has(words.join(' '))) continue;
      if (!(await pause())) return;
      kept.set(words.join(' '), showFirst(findAll(words, false)));
    }
  };
  const holds = (query: string): boolean => findWritten(foldWords(query), isMarked(query)).length > 0;
  return Object.assign(search, { lookAhead, holds, mostShown: MOST_SHOWN });
}

/** One word as two: “muledeer” as people write it in addresses and tags. Where several splits find something, the first. */
function findApart(parts: readonly SearchPart[], [word = '', ...rest]: readonly string[]): readonly Ranked[] {
  if (rest.length > 0 || word.length > LONGEST_APART) return [];
  for (let at = FEWEST_APART; at <= word.length - FEWEST_APART; at++) {
    const halves = [word.slice(0, at), word.slice(at)];
    const found = parts.flatMap((part) => part.findApart(halves));
    if (found.length > 0) return found;
  }
  return [];
}
