import { LABEL_FONTS } from './base-style.ts';
import { lettersOfCountryNames } from './localise-country-names.ts';

const LATIN = 'AÀĀaàāzŻż';

/**
 * Wait for the parts of the web fonts that a language's labels need: MapLibre keeps the picture of a letter, so
 * a letter drawn too early would stay in the fallback font. Scripts outside the fonts need no waiting.
 */
export async function loadLabelFont(lang: string): Promise<void> {
  try {
    await document.fonts.load(`48px ${LABEL_FONTS.map((family) => `'${family}'`).join(', ')}`, LATIN + lettersOfCountryNames(lang));
  } catch {
    // Without the font the browser's own sans-serif draws the labels.
  }
}
