/** Two or more short pieces with full stops: “U.S.A.”, “EE. UU.”, “D.R. Congo”. */
const ABBREVIATION = /(?<!\p{L})(?:\p{L}{1,2}\.[\s-]*){2,}(?:\p{L}{1,2}(?!\p{L}))?/gu;

/** A word as it is compared: letters without their accents, in lower case, so that “León” is found by “leon”; an Arabic one without its article. */
function fold(word: string): string {
  const plain = word.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase();
  return plain
    .replace(/^ال(?=.{2})/u, '')
    .replaceAll('ة', 'ه')
    .replaceAll('ى', 'ي');
}

/** What was folded before, for whoever folds the same texts again and again. */
export type Folder = (text: string) => readonly string[];

/** Folds each text once: names of a species stand at all of its populations. */
export function createFolder(): Folder {
  const folded = new Map<string, readonly string[]>();
  return (text) => {
    const known = folded.get(text) ?? foldWords(text);
    folded.set(text, known);
    return known;
  };
}

/** The words of a text as they are compared; an abbreviation is one word, with or without its full stops. */
export function foldWords(text: string): string[] {
  return text
    .replaceAll(ABBREVIATION, (pieces) => `${pieces.replaceAll(/[^\p{L}]/gu, '')} `)
    .split(/[\s\p{P}\p{S}]+/u)
    .filter(Boolean)
    .map(fold);
}

/** A name as it is compared with a whole name: “Côte d’Ivoire” and “cote divoire”, “EE. UU.” and “EEUU” are the same. */
export function squeeze(words: readonly string[]): string {
  return words.join('');
}

/** Whether a text has Latin letters with marks: “ñu” is no code of a country. */
export function isMarked(text: string): boolean {
  return /\p{Script=Latin}\p{M}/u.test(text.normalize('NFD'));
}

/** Whether two words are the same but for one letter left out, put in or mistaken, or two exchanged. */
export function isOneSlipOff(one: string, other: string): boolean {
  const [short, long] = one.length <= other.length ? [one, other] : [other, one];
  if (long.length - short.length > 1) return false;
  let at = 0;
  while (at < short.length && short[at] === long[at]) at += 1;
  if (long.length > short.length) return short.slice(at) === long.slice(at + 1);
  const exchanged = short[at] === long[at + 1] && short[at + 1] === long[at] && short.slice(at + 2) === long.slice(at + 2);
  return exchanged || short.slice(at + 1) === long.slice(at + 1);
}

/** What a word is found by: how it begins. Chinese has no spaces between words, so that any of its letters may begin one. */
export function beginningsOf(word: string): readonly string[] {
  if (!isHan(word)) return [word];
  const letters = [...word];
  return letters.map((_, at) => letters.slice(at).join(''));
}

export function isHan(word: string): boolean {
  return /\p{Script=Han}/u.test(word);
}

/** Fewest letters of what is left of a word without its ending. */
const FEWEST_LEFT = 3;

/**
 * A word without the endings of its plural or its case, beside itself: “storks” is found by “stork”, «слоны» by «слон».
 * @returns what a word of a name may be, and by how many letters that one may be longer
 */
export function stemsOf(word: string): readonly { readonly stem: string; readonly longer: number }[] {
  const without = (ending: RegExp, longer: number): { readonly stem: string; readonly longer: number }[] => {
    const stem = word.replace(ending, '');
    return stem !== word && stem.length >= FEWEST_LEFT ? [{ stem, longer }] : [];
  };
  if (/\p{Script=Cyrillic}/u.test(word)) return without(/[аеиоуыэюяьй]{1,2}$/u, 2);
  if (/\p{Script=Arabic}/u.test(word)) return without(/(?:ات|ون|ين)$/u, 1);
  return [...without(/s$/u, 0), ...without(/es$/u, 0), ...without(/x$/u, 0)];
}

/** A word with each two neighbouring letters swapped. */
export function swapsOf(word: string): string[] {
  return Array.from({ length: word.length - 1 }, (_, at) => `${word.slice(0, at)}${word.charAt(at + 1)}${word.charAt(at)}${word.slice(at + 2)}`);
}
