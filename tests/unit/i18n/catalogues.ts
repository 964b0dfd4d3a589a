import { parse, TYPE, type MessageFormatElement } from '@formatjs/icu-messageformat-parser';
import { readdirSync, readFileSync } from 'node:fs';
import { AtlasError, describeError, type Fault } from '../../../src/domain/errors.ts';
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

/** The keys of a language's catalogues as they stand in the files, those that stand twice too. */
export function writtenKeys(lang: string): string[] {
  const texts = readdirSync(new URL(`${lang}/`, FOLDER)).map((file) => readFileSync(new URL(`${lang}/${file}`, FOLDER), 'utf8'));
  return texts.flatMap((text) => [...text.matchAll(/^ {2}"([^"]+)": /gmu)].map(([, key = '']) => key));
}

/** @throws what the parser of ICU MessageFormat throws */
export function parseMessage(text: string): MessageFormatElement[] {
  return parse(text, { ignoreTag: true });
}

/** Every element of a message, those inside its forms too. */
export function elementsOf(elements: readonly MessageFormatElement[]): MessageFormatElement[] {
  return elements.flatMap((element) => [element, ...('options' in element ? Object.values(element.options).flatMap(({ value }) => elementsOf(value)) : [])]);
}

/** The values that a message names, wherever. */
export function valuesOf(text: string): string[] {
  return [
    ...new Set(elementsOf(parseMessage(text)).flatMap((element) => ('options' in element || element.type === TYPE.argument ? [element.value] : []))),
  ].sort();
}

/** The values without which a message cannot be said: those of the form that most numbers and words take. */
export function neededValues(text: string): string[] {
  const needed = (elements: readonly MessageFormatElement[], counted: string): string[] =>
    elements.flatMap((element) => {
      if (element.type === TYPE.argument) return [element.value];
      if (element.type === TYPE.pound) return [counted];
      return 'options' in element ? needed(element.options['other']?.value ?? [], element.value) : [];
    });
  return [...new Set(needed(parseMessage(text), ''))].sort();
}

function compileAll(lang: string): Map<string, Message> {
  return new Map([...readCatalogues(lang).values()].flatMap((catalogue) => Object.entries(compileCatalogue(catalogue))));
}

/** Compiling every message takes milliseconds, and tests ask for hundreds of translators. */
const MADE = new Map<string, Translator>();

/** A translator with every text of a language, which throws where one is missing. */
export function translatorIn(lang: string, locale: string = lang): Translator {
  const key = `${lang} ${locale}`;
  const made = MADE.get(key) ?? createTranslator(lang, compileAll(lang), { locale });
  MADE.set(key, made);
  return made;
}

/** English as the tests read it. */
export const english: Translator = translatorIn('en', 'en-GB');

/** A fault with its words in English. */
export interface Told extends Fault {
  readonly message: string;
  readonly advice: string;
}

/** What a thrown value says in English. */
export function told(error: unknown): Told {
  const fault = describeError(error);
  return { ...fault, ...english.tell(fault) };
}

/** What the AtlasError that a function throws, or a promise rejects with, says in English; it fails the test where there is none. */
export async function toldOf(attempt: Promise<unknown> | (() => unknown)): Promise<Told> {
  try {
    await (typeof attempt === 'function' ? attempt() : attempt);
  } catch (error) {
    if (error instanceof AtlasError) return told(error);
    throw error;
  }
  throw new Error('There was no error.');
}
