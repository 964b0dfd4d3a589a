/** What stands between a name and what is said of it; in other languages a colon and a blank. */
const MARKS: Readonly<Record<string, string>> = { fr: '\u00A0: ', zh: '：' };

/** The mark between a name and what is said of it, as a language writes it: French has a no-break space before its colon. */
export function markOfPair(lang: string): string {
  return MARKS[lang.split('-')[0] ?? lang] ?? ': ';
}

/** A name and what is said of it, as a language joins them. */
export function joinPair(lang: string, name: string, said: string): string {
  return `${name}${markOfPair(lang)}${said}`;
}
