import { RECORD_SEPARATOR } from '../areas/list-geojson-features.ts';
import { AtlasError } from '../errors.ts';

/** Two lines of cells, and no bracket that would begin a document. */
const TABLE = /^[^\n{}[\]<>]*([,;\t])[^\n{}[\]<>]*\n[^\n{}[\]<>]*\1/;
const FIRST = 10_000;

/** Whether a text is a table rather than a document of JSON or XML. */
export function looksLikeTable(text: string): boolean {
  return TABLE.test(text.trimStart().slice(0, FIRST));
}

/** A text that is JSON, and no object or list. */
const JSON_WORD = /^(null|true|false|-?\d+(\.\d+)?|"[^"\n]*")\s*$/;
/** Characters of a text by which it is named. */
const SHOWN = 40;

/** @throws AtlasError for a text that is neither JSON nor XML by its first character: WKT, DXF or whatever it is */
export function refuseOtherText(text: string, file: string): void {
  const start = text.slice(0, FIRST).replaceAll(RECORD_SEPARATOR, '').trimStart();
  if (start === '' || /^[{[<]/.test(start) || JSON_WORD.test(start)) return;
  throw new AtlasError('file.otherText', { text: (start.split(/[\r\n]/, 1)[0] ?? '').slice(0, SHOWN) }, { file });
}
