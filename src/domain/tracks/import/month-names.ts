/** Names of months without marks, January first: English, French, Spanish, German; Austrian and Peruvian ways; Portuguese; Russian in two cases. */
const LANGUAGES: readonly (readonly string[])[] = [
  ['january', 'february', 'march', 'april', 'may', 'june', 'july', 'august', 'september', 'october', 'november', 'december'],
  ['janvier', 'fevrier', 'mars', 'avril', 'mai', 'juin', 'juillet', 'aout', 'septembre', 'octobre', 'novembre', 'decembre'],
  ['enero', 'febrero', 'marzo', 'abril', 'mayo', 'junio', 'julio', 'agosto', 'septiembre', 'octubre', 'noviembre', 'diciembre'],
  ['januar', 'februar', 'marz', 'april', 'mai', 'juni', 'juli', 'august', 'september', 'oktober', 'november', 'dezember'],
  ['janner', 'feber', 'maerz', '', '', '', '', '', 'setiembre', '', '', ''],
  ['janeiro', 'fevereiro', 'marco', 'abril', 'maio', 'junho', 'julho', 'agosto', 'setembro', 'outubro', 'novembro', 'dezembro'],
  ['январь', 'февраль', 'март', 'апрель', 'маи', 'июнь', 'июль', 'август', 'сентябрь', 'октябрь', 'ноябрь', 'декабрь'],
  ['января', 'февраля', 'марта', 'апреля', 'мая', 'июня', 'июля', 'августа', 'сентября', 'октября', 'ноября', 'декабря'],
];

/** Letters without their marks: é is e, й is и. */
const plain = (word: string): string => word.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase();

const known = new Map<string, number | undefined>();

/**
 * Month from 1 by its name, or by the name's beginning of at least three letters, in English, French, Spanish, German,
 * Portuguese or Russian; undefined for any other word, and for a beginning that two months share (French `jui`).
 */
export function monthOfName(word: string): number | undefined {
  if (word.length < 3 || word.length > 12) return undefined;
  if (known.has(word)) return known.get(word);
  const start = plain(word);
  const found = new Set(LANGUAGES.flatMap((names) => names.flatMap((name, at) => (name.startsWith(start) ? [at + 1] : []))));
  const month = found.size === 1 ? [...found][0] : undefined;
  // Any word of a file may come here.
  if (known.size < 1000) known.set(word, month);
  return month;
}

const ENGLISH = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
/** 14 mars, 14-mars-, 14. März, 1er mars, 15 de mayo de; mars 14; 2015 mars 14. */
const NAMED = /^(?:(\d{1,4})(?:er|[.º])?(?:[/. -]| de ))?(\p{L}{3,12})(?:\.?,? (?:del? )?|\.?[/.-])(\d{1,4})(?!\d)(?: ?(?:г\.?|года)(?=[ ,T]|$))?/iu;

/** A date whose month has a name, with that name in English; any other text as it is. */
export function inEnglish(text: string): string {
  const match = NAMED.exec(text);
  if (!match) return text;
  const [all, before, word = '', after = ''] = match;
  const month = monthOfName(word);
  if (month === undefined) return text;
  return `${before === undefined ? '' : `${before} `}${ENGLISH[month - 1] ?? ''} ${after}${text.slice(all.length)}`;
}
