import { readyToLayOut } from './lay-out-pdf.ts';
import { loadFont } from './load-fonts.ts';

/** A letter of each script that only readers of a language need in every sheet. */
const LETTERS: Readonly<Record<string, string>> = { ar: 'ا', zh: '中' };

/**
 * pdfmake and the fonts of a language, fetched and read; of '' those that every sheet has.
 * @throws AtlasError when a font cannot be fetched
 */
export async function readyFonts(lang: string): Promise<void> {
  await readyToLayOut(`A${LETTERS[lang] ?? ''}`, loadFont);
}
