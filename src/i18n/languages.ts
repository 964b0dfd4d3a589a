import type { Part } from './catalogues.ts';
import type { Message } from './message.ts';
import page from './messages/en/page.json';
import { createTranslator, type Translator } from './translator.ts';

/** Languages of the interface, each named in itself: the one place that lists them. Their texts lie in `messages`. */
export const LANGUAGES = { en: 'English', fr: 'Français', es: 'Español', ar: 'العربية', ru: 'Русский', zh: '中文' } as const;
export type Language = keyof typeof LANGUAGES;

export function isLanguage(text: string): text is Language {
  return Object.hasOwn(LANGUAGES, text);
}

type Catalogue = Readonly<Record<string, Message>>;

type Files = Readonly<Record<string, () => Promise<Catalogue>>>;

/** Where the texts of the other languages lie: a list that only their readers fetch. */
const LISTS: Readonly<Record<Exclude<Language, 'en'>, () => Promise<{ readonly FILES: Files }>>> = {
  fr: () => import('./files/fr.ts'),
  es: () => import('./files/es.ts'),
  ar: () => import('./files/ar.ts'),
  ru: () => import('./files/ru.ts'),
  zh: () => import('./files/zh.ts'),
};

/** One English file a part. The first English texts come with the page: they are what is said when nothing else can be fetched. */
const ENGLISH: Files = import.meta.glob<Catalogue>(['./messages/en/*.json', '!./messages/en/page.json'], { import: 'default' });

/** The texts fetched so far, and those on their way. */
const texts = new Map<Language, Map<string, Message>>([['en', new Map(Object.entries(page))]]);
const requests = new Map<string, Promise<void>>([['en/page', Promise.resolve()]]);
const partsSaid = new Set<Part>(['page']);
const languagesSaid = new Set<Language>(['en']);

function textsOf(lang: Language): Map<string, Message> {
  const known = texts.get(lang) ?? new Map<string, Message>();
  texts.set(lang, known);
  return known;
}

function fetchTexts(lang: Language, part: Part): Promise<void> {
  const key = `${lang}/${part}`;
  const request = requests.get(key) ?? addTexts(lang, part);
  requests.set(key, request);
  // One that failed is asked for again.
  request.catch(() => requests.delete(key));
  return request;
}

async function addTexts(lang: Language, part: Part): Promise<void> {
  const load = lang === 'en' ? ENGLISH[`./messages/en/${part}.json`] : (await LISTS[lang]()).FILES[`../messages/${lang}/${part}.json`];
  // A part that nobody has translated yet is said in English.
  if (!load) return;
  const known = textsOf(lang);
  for (const [key, message] of Object.entries(await load())) known.set(key, message);
}

/**
 * Fetch the texts of parts of the page, in English and in every language chosen so far, before they say anything.
 * From then on they come with every language that is chosen.
 * @throws what the request throws
 */
export async function loadTexts(...parts: readonly Part[]): Promise<void> {
  const before = parts.filter((part) => !partsSaid.has(part));
  for (const part of parts) partsSaid.add(part);
  try {
    await Promise.all([...languagesSaid].flatMap((lang) => parts.map((part) => fetchTexts(lang, part))));
  } catch (error) {
    for (const part of before) partsSaid.delete(part);
    throw error;
  }
}

/** What is loaded for a part of the page, once its texts are there too. */
export async function withTexts<T>(loading: Promise<T>, ...parts: readonly Part[]): Promise<T> {
  const [loaded] = await Promise.all([loading, loadTexts(...parts)]);
  return loaded;
}

/** The reader's own form of a language, such as Canadian French; for English, readers of the world rather than of one country. */
function localeOf(lang: Language): string {
  const own = navigator.languages.find((tag) => tag.toLowerCase().startsWith(`${lang}-`));
  const locale = own ?? (lang === 'en' ? 'en-GB' : lang);
  // One set of digits on the page: texts and figures from data have Latin ones.
  return lang === 'ar' ? `${locale}-u-nu-latn` : locale;
}

/** The translator of a language as far as its texts are fetched; the rest is said in English. */
export function translatorOf(lang: Language): Translator {
  return createTranslator(lang, textsOf(lang), { english: textsOf('en'), locale: localeOf(lang), missing: import.meta.env.DEV ? undefined : leaveOut });
}

/** In the built page a text that is missing in English too is left out: the rest of its part can still be read. */
function leaveOut(key: string): string {
  console.error(`There is no text for ${key}.`);
  return '';
}

/** The translator of a language, once the texts of all parts in use are there. @throws what the request throws */
export async function loadTranslator(lang: Language): Promise<Translator> {
  languagesSaid.add(lang);
  await Promise.all([...partsSaid].map((part) => fetchTexts(lang, part)));
  return translatorOf(lang);
}
