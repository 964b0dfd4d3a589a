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

const MARK = /\p{M}/u;

/** Lam before an alef, as one sign: alone and at the end of a joined stretch. */
const LIGATURES = new Map<string, string[]>();
for (let code = 0xfef5; code <= 0xfefc; code++) {
  const form = String.fromCodePoint(code);
  const letters = form.normalize('NFKC');
  LIGATURES.set(letters, [...(LIGATURES.get(letters) ?? []), form]);
}

/**
 * A stretch of Arabic with every letter in the form of its place, so that a font need not choose it: a letter that it joins of
 * two (لا) stands for both, the second is empty.
 * @param chars letters, marks and spaces, in the order in which they are read
 * @param has whether the font has a character; what it has not stays the letter
 */
export function shapeLetters(chars: readonly string[], has: (codePoint: number) => boolean): string[] {
  const beside = (i: number, step: 1 | -1): number => {
    let at = i + step;
    while (MARK.test(chars[at] ?? '')) at += step;
    return at;
  };
  const shaped: string[] = [];
  for (const [i, char] of chars.entries()) {
    if (shaped[i] !== undefined) continue;
    const before = chars[beside(i, -1)];
    const ligature = LIGATURES.get(char + (chars[i + 1] ?? ''))?.[joinsNext(before) ? 1 : 0];
    if (ligature !== undefined && has(ligature.codePointAt(0) ?? 0)) {
      shaped.push(ligature, '');
      continue;
    }
    const form = shapeOf(before, char, chars[beside(i, 1)]);
    shaped.push(has(form.codePointAt(0) ?? 0) ? form : char);
  }
  return shaped;
}
