/** Digits of Arabic, of Persian and Urdu, and of full width, as spreadsheets and phones in these scripts write them. */
const OTHER_DIGIT = /[\u0660-\u0669\u06f0-\u06f9\uff10-\uff19]/;
const OTHER_DIGITS = new RegExp(OTHER_DIGIT, 'g');
/** A number, a date, a time or a place in degrees, and nothing else: a name keeps its digits. */
const FIGURES = /^[\s\d\u0660-\u0669\u06f0-\u06f9\uff10-\uff19.,:/+\-−–°'"′″TZNSEW\u066b\u066c\uff0e\uff0f\uff1a\uff0d\u0635\u0645\u200e\u200f]+$/;
const MARKS: Readonly<Record<string, string>> = { '\u066b': '.', '\u066c': '', '\uff0e': '.', '\uff0f': '/', '\uff1a': ':', '\uff0d': '-' };

/** Whether a text has digits of another script. */
export function hasOtherDigits(text: string): boolean {
  return OTHER_DIGIT.test(text);
}

/** A cell of figures with the digits 0 to 9, the point and the colon; any other as it is. */
export function plainDigits(cell: string): string {
  if (cell.length > 100 || !OTHER_DIGIT.test(cell) || !FIGURES.test(cell)) return cell;
  const digits = cell.replaceAll(OTHER_DIGITS, (digit) => {
    const code = digit.codePointAt(0) ?? 0;
    return String(code - (code >= 0xff10 ? 0xff10 : code >= 0x06f0 ? 0x06f0 : 0x0660));
  });
  return digits.replaceAll(/[\u066b\u066c\uff0e\uff0f\uff1a\uff0d]/g, (mark) => MARKS[mark] ?? mark);
}
