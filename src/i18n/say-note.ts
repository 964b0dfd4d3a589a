import type { Note } from '../domain/notes.ts';
import type { Translator } from './translator.ts';

/** What a note says. A code that this version does not know is named, with its values: less than its words, and no less true. */
export function sayNote({ code, values }: Note, { t }: Translator): string {
  // Files of version 1 hold sentences in English where version 2 has codes.
  const { text } = values;
  if (code === 'text' && typeof text === 'string') return text;
  const said = Object.entries(values).map(([name, value]) => `${name} ${typeof value === 'object' ? JSON.stringify(value) : value}`);
  return t('population.unknownNote', { code, values: said.join(', ') });
}

/** Whether a note says that a sample is small: sheets say that in their own words. */
export function isOfSmallSample({ code, values }: Note): boolean {
  return code.endsWith('preliminary') || (code === 'text' && typeof values['text'] === 'string' && /^preliminary/i.test(values['text']));
}
