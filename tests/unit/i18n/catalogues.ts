import { readdirSync, readFileSync } from 'node:fs';
import { compileCatalogue, readCatalogue } from '../../../src/i18n/compile-messages.ts';
import type { Message } from '../../../src/i18n/message.ts';
import { createTranslator, type Translator } from '../../../src/i18n/translator.ts';

const FOLDER = new URL('../../../src/i18n/messages/', import.meta.url);

export const languages: readonly string[] = readdirSync(FOLDER);

/** The catalogues of a language as translators keep them, by part. */
export function readCatalogues(lang: string): Map<string, Record<string, string>> {
  const files = readdirSync(new URL(`${lang}/`, FOLDER)).sort();
  return new Map(files.map((file) => [file.replace(/\.json$/, ''), readCatalogue(readFileSync(new URL(`${lang}/${file}`, FOLDER), 'utf8'))]));
}

function compileAll(lang: string): Map<string, Message> {
  return new Map([...readCatalogues(lang).values()].flatMap((catalogue) => Object.entries(compileCatalogue(catalogue))));
}

/** A translator with every text of a language, which throws where one is missing. */
export function translatorIn(lang: string, locale: string = lang): Translator {
  return createTranslator(lang, compileAll(lang), { locale });
}

/** English as the tests read it. */
export const english: Translator = translatorIn('en', 'en-GB');
