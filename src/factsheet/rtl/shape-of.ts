/** Forms of a letter: alone, at the end of a joined stretch, at its beginning, in its middle; letters that join to none after them have two. */
const FORMS = new Map<string, string[]>();
// Arabic Presentation Forms-B name every form of a letter, in this order; their compatibility decomposition is the letter.
for (let code = 0xfe80; code <= 0xfef4; code++) {
  const form = String.fromCodePoint(code);
  const letter = form.normalize('NFKC');
  FORMS.set(letter, [...(FORMS.get(letter) ?? []), form]);
}
const KASHIDA = '\u0640';

const joinsNext = (letter: string | undefined): boolean => letter !== undefined && (letter === KASHIDA || (FORMS.get(letter)?.length ?? 0) === 4);
const joinsBefore = (letter: string | undefined): boolean => letter !== undefined && (letter === KASHIDA || (FORMS.get(letter)?.length ?? 0) >= 2);

/**
 * The form that a letter of Arabic takes between its neighbours, as a character of Arabic Presentation Forms-B, by which a font
 * tells its width; the letter itself where it has no forms.
 */
export function shapeOf(before: string | undefined, letter: string, after: string | undefined): string {
  const [alone = letter, end = letter, beginning = letter, middle = letter] = FORMS.get(letter) ?? [];
  const joined = joinsNext(before) && joinsBefore(letter);
  const goesOn = joinsNext(letter) && joinsBefore(after);
  return joined ? (goesOn ? middle : end) : goesOn ? beginning : alone;
}
