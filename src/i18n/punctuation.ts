const SEMICOLONS: Readonly<Record<string, string>> = { fr: '\u00A0; ', ar: '؛ ', zh: '；' };

/** What stands between items that hold commas, as a language writes it. */
export function semicolonOf(lang: string): string {
  return SEMICOLONS[lang.split('-')[0] ?? lang] ?? '; ';
}

const COMMAS: Readonly<Record<string, string>> = { ar: '، ', zh: '、' };

/** What stands between words in a row, as a language writes it. */
export function commaOf(lang: string): string {
  return COMMAS[lang.split('-')[0] ?? lang] ?? ', ';
}

/** How a sentence ends. */
export function stopOf(lang: string): string {
  return lang.split('-')[0] === 'zh' ? '。' : '.';
}

/** What is said beside a word, as a language sets it: “ (9)”, “（9）”. */
export function inBrackets(lang: string, said: string): string {
  return lang.split('-')[0] === 'zh' ? `（${said}）` : ` (${said})`;
}
