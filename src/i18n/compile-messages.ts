import { parse, TYPE, type MessageFormatElement } from '@formatjs/icu-messageformat-parser';
import type { Forms, Message, MessagePart } from './message.ts';

/** Signs that mean something in ICU MessageFormat; a text without them is its own message. */
const SIGNS = /[{}']/;

/**
 * A message from ICU MessageFormat. One that was compiled before is returned as it is, so that catalogues can be
 * compiled when the page is built, when a test runs or when the command line starts, whichever comes first.
 * @throws Error that says where the text is no ICU message, or that it writes a number, date or tag of its own:
 *   numbers and dates are written by the translator, one way on the whole page
 */
export function compileMessage(source: Message): Message {
  if (typeof source !== 'string' || !SIGNS.test(source)) return source;
  return partsOf(parse(source, { ignoreTag: true }));
}

/** Every message of a catalogue, compiled. @throws Error that names the key of a message that is not ICU MessageFormat */
export function compileCatalogue(catalogue: Readonly<Record<string, Message>>): Record<string, Message> {
  return Object.fromEntries(
    Object.entries(catalogue).map(([key, source]) => {
      try {
        return [key, compileMessage(source)];
      } catch (error) {
        throw new Error(`${key}: ${error instanceof Error ? error.message : String(error)}: ${String(source)}`, { cause: error });
      }
    }),
  );
}

function partsOf(elements: readonly MessageFormatElement[]): MessagePart[] {
  return elements.map((element): MessagePart => {
    switch (element.type) {
      case TYPE.literal:
        return element.value;
      case TYPE.pound:
        return [];
      case TYPE.argument:
        return [element.value];
      case TYPE.select:
        return [element.value, 'select', formsOf(element.options)];
      case TYPE.plural:
        if (element.offset !== 0) throw new Error(`{${element.value}} has an offset`);
        return [element.value, element.pluralType === 'ordinal' ? 'ordinal' : 'plural', formsOf(element.options)];
      default:
        throw new Error(`{${element.value}} is neither a value, a plural nor a select`);
    }
  });
}

function formsOf(options: Readonly<Record<string, { readonly value: readonly MessageFormatElement[] }>>): Forms {
  return Object.fromEntries(Object.entries(options).map(([name, { value }]) => [name, partsOf(value)]));
}

/** Compiles the message catalogues when the page is built (a Vite plugin): what comes out is JSON again. */
export function compileCatalogues(): { name: string; enforce: 'pre'; transform(code: string, id: string): { code: string; map: null } | undefined } {
  return {
    name: 'compile-catalogues',
    enforce: 'pre',
    transform(code, id) {
      if (!/\/i18n\/messages\/[\w-]+\/[\w-]+\.json$/.test(id)) return undefined;
      return { code: JSON.stringify(compileCatalogue(readCatalogue(code))), map: null };
    },
  };
}

/** A catalogue as translators keep it: one object of keys and texts. @throws Error when it is anything else */
export function readCatalogue(json: string): Record<string, string> {
  const parsed: unknown = JSON.parse(json);
  if (typeof parsed !== 'object' || parsed === null) throw new Error('A catalogue is one JSON object of keys and texts.');
  return Object.fromEntries(
    Object.entries(parsed).map(([key, text]) => {
      if (typeof text !== 'string') throw new Error(`${key}: a message is a text.`);
      return [key, text];
    }),
  );
}
