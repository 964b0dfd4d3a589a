import type { ExpressionSpecification } from 'maplibre-gl';

/**
 * CSS families of the self-hosted web fonts, first choice first. The style names no glyph server, so MapLibre draws
 * text with them; it joins Arabic letters and orders right-to-left text by itself.
 */
export const LABEL_FONTS = ['Noto Sans Variable', 'Noto Sans Arabic Variable', 'Noto Sans SC Variable'];

const LETTERS = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];

/**
 * The label of a country in a language: the map's own English names, else the browser's names by ISO 3166-1
 * alpha-2 code (`iso2`), else the English name where the browser has none.
 * @param lang BCP 47
 */
export function localiseCountryNames(lang: string): ExpressionSpecification {
  const fallback: ExpressionSpecification = ['get', 'name'];
  const names = namesByCode(lang);
  if (names.length === 0) return fallback;
  const [first, ...rest] = names;
  return ['match', ['get', 'iso2'], first![0], first![1], ...rest.flat(), fallback];
}

/** Every letter that the labels of a language may need, for the loading of its font. */
export function lettersOfCountryNames(lang: string): string {
  return [...new Set(namesByCode(lang).flatMap(([, name]) => [...name.toLocaleUpperCase(lang)]))].join('');
}

function namesByCode(lang: string): [string, string][] {
  if (lang === 'en' || lang.startsWith('en-')) return [];
  let names: Intl.DisplayNames;
  try {
    names = new Intl.DisplayNames([lang], { type: 'region', fallback: 'none' });
  } catch (error) {
    // A language tag that is not well-formed keeps the English names.
    if (error instanceof RangeError) return [];
    throw error;
  }
  return LETTERS.flatMap((a) => LETTERS.map((b) => a + b)).flatMap((code): [string, string][] => {
    const name = names.of(code);
    return name === undefined ? [] : [[code, name]];
  });
}

/** Letters of Western names, and those of towns as Łódź and İzmir: a font of their own, of 168 kB. */
const WESTERN = 'AÀaà';
const FURTHER = 'ĀāzŻż';

/** From here on the base map names towns. */
const TOWNS_ZOOM = 4;

/**
 * Wait for the parts of the web fonts that a language's labels need at a zoom: MapLibre keeps the picture of a letter, so
 * a letter drawn too early would stay in the fallback font. Scripts outside the fonts need no waiting.
 */
export async function loadLabelFont(lang: string, zoom = TOWNS_ZOOM): Promise<void> {
  try {
    if (/^zh\b/.test(lang)) await (await import('../../i18n/han-font.ts')).loadWholeHanFont();
    await document.fonts.load(
      `48px ${LABEL_FONTS.map((family) => `'${family}'`).join(', ')}`,
      WESTERN + (zoom < TOWNS_ZOOM ? '' : FURTHER) + lettersOfCountryNames(lang),
    );
  } catch {
    // Without the font the browser's own sans-serif draws the labels.
  }
}
