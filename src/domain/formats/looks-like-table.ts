/** Two lines of cells, and no bracket that would begin a document. */
const TABLE = /^[^\n{}[\]<>]*([,;\t])[^\n{}[\]<>]*\n[^\n{}[\]<>]*\1/;
const FIRST = 10_000;

/** Whether a text is a table rather than a document of JSON or XML. */
export function looksLikeTable(text: string): boolean {
  return TABLE.test(text.trimStart().slice(0, FIRST));
}
