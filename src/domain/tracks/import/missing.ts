const WORDS = /^(?:na|<na>|n\/a|n\.a\.|nan|nat|null|\(null\)|none|nil|undefined|missing|\\n|\.|-+|#n\/a|#(?:value|ref|num|null|div\/0)!|#name\?)$/i;
/** Written so they are names: an elephant may be called Nan. */
const NAMES = /^(?:Nan|Na|Nil|Nat|nat)$/;
const NUMBERS = /^-9{3,5}(?:[.,]0+)?$/;

/** Whether a cell (trimmed) is empty or says so: `NA`, `NaN`, `NULL`, `n/a`, `#N/A`, `-9999` and their like. */
export function isMissing(text: string): boolean {
  if (text === '') return true;
  return text.length <= 10 && !NAMES.test(text) && (WORDS.test(text) || NUMBERS.test(text));
}

/** A cell (trimmed) as it counts: empty where it says that nothing is there. */
export function orEmpty(text: string | undefined): string {
  const cell = text?.trim() ?? '';
  return isMissing(cell) ? '' : cell;
}
