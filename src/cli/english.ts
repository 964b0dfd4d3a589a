import { describeError } from '../domain/errors.ts';
import { compileCatalogue } from '../i18n/compile-messages.ts';
import chosen from '../i18n/messages/en/chosen.json' with { type: 'json' };
import cli from '../i18n/messages/en/cli.json' with { type: 'json' };
import errors from '../i18n/messages/en/errors.json' with { type: 'json' };
import notes from '../i18n/messages/en/notes.json' with { type: 'json' };
import page from '../i18n/messages/en/page.json' with { type: 'json' };
import siting from '../i18n/messages/en/siting.json' with { type: 'json' };
import { createTranslator, type Translator } from '../i18n/translator.ts';

/** The command line speaks English, from the catalogues that the page has its words from. */
export const english: Translator = createTranslator(
  'en',
  new Map([chosen, cli, errors, notes, page, siting].flatMap((part) => Object.entries(compileCatalogue(part)))),
  {
    locale: 'en-GB',
  },
);

/** What any thrown value says, on one line: the words of its code, or those of Node or a library. */
export function describeInEnglish(error: unknown): string {
  const fault = describeError(error);
  const message = fault.code === 'fault.unexpected' ? String(fault.values['detail']) : english.tell(fault).message;
  // The page's advice names parts of the page.
  const how = fault.code === 'file.lineTable' ? 'cli.lineTable' : fault.code === 'file.shapefilePart' ? 'cli.shapefileParts' : undefined;
  const advice = how === undefined ? '' : ` ${english.t(how)}`;
  return `${message}${advice}`.replaceAll(/\s*\n\s*/g, ' ');
}
