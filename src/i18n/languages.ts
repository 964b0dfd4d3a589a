import { createTranslator, type Messages, type Translator } from './translator.ts';

/** Languages of the interface, each named in itself. */
export const LANGUAGES = { en: 'English', fr: 'Français', es: 'Español', ar: 'العربية' } as const;
export type Language = keyof typeof LANGUAGES;

export function isLanguage(text: string): text is Language {
  return Object.hasOwn(LANGUAGES, text);
}

const LOADERS: Readonly<Record<Language, () => Promise<Messages>>> = {
  en: async () => ({}),
  fr: async () => (await import('./messages/fr/index.ts')).fr,
  es: async () => (await import('./messages/es/index.ts')).es,
  ar: async () => (await import('./messages/ar/index.ts')).ar,
};

/** The reader's own form of a language, such as Canadian French; for English, readers of the world rather than of one country. */
function localeOf(lang: Language): string {
  const own = navigator.languages.find((tag) => tag.toLowerCase().startsWith(`${lang}-`));
  const locale = own ?? (lang === 'en' ? 'en-GB' : lang);
  // One set of digits on the page: texts and figures from data have Latin ones.
  return lang === 'ar' ? `${locale}-u-nu-latn` : locale;
}

/** The texts of a language; they are fetched when it is first chosen. */
export async function loadTranslator(lang: Language): Promise<Translator> {
  return createTranslator(lang, await LOADERS[lang](), localeOf(lang));
}
