import { isLanguage, type Language } from './languages.ts';

/**
 * The language of the page for somebody who asked for none: the first of his browser's that the page has, else English.
 * @param tags BCP 47, as the browser lists them
 */
export function usualLanguage(tags: readonly string[]): Language {
  return tags.map((tag) => tag.toLowerCase().split('-')[0] ?? '').find(isLanguage) ?? 'en';
}
