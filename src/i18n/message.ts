/**
 * A message as it is said at run time: ICU MessageFormat, taken apart when the page is built, so that no parser is
 * loaded with it. A message without values is its text. Else it is a list of texts and
 * `[value]`, `[value, 'plural', forms]`, `[value, 'ordinal', forms]` or `[value, 'select', forms]`;
 * `[]` is the number that the plural around it was chosen by (`#`).
 */
export type Message = string | readonly MessagePart[];
export type MessagePart = string | readonly [] | readonly [value: string] | readonly [value: string, choice: Choice, forms: Forms];
export type Choice = 'plural' | 'ordinal' | 'select';
/** By plural category (Unicode CLDR), by `=1` for one number alone, or by the word that is chosen. */
export type Forms = Readonly<Record<string, readonly MessagePart[]>>;

export type Values = Readonly<Record<string, string | number>>;

/** How a language chooses a form and writes a number. */
export interface MessageLanguage {
  category(n: number, choice: 'plural' | 'ordinal'): string;
  number(n: number): string;
}

/**
 * The text of a message, its values filled in as they are; numbers are written as the language writes them. A value
 * that is not given is shown by its name in braces.
 */
export function sayMessage(message: Message, values: Values, language: MessageLanguage): string {
  return typeof message === 'string' ? message : sayParts(message, values, language, '');
}

function sayParts(parts: readonly MessagePart[], values: Values, language: MessageLanguage, counted: string): string {
  return parts.map((part) => (typeof part === 'string' ? part : sayPart(part, values, language, counted))).join('');
}

function sayPart([name, choice, forms]: Exclude<MessagePart, string>, values: Values, language: MessageLanguage, counted: string): string {
  if (name === undefined) return counted;
  const value = values[name];
  const written = value === undefined ? `{${name}}` : typeof value === 'number' ? language.number(value) : value;
  if (choice === undefined || forms === undefined) return written;
  const form =
    choice === 'select' ? forms[String(value)] : typeof value === 'number' ? (forms[`=${value}`] ?? forms[language.category(value, choice)]) : undefined;
  return sayParts(form ?? forms['other'] ?? [], values, language, choice === 'select' ? counted : written);
}
