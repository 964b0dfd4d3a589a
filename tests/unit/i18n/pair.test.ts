import { expect, test } from 'vitest';
import { joinPair } from '../../../src/i18n/pair.ts';

test.each([
  ['en', 'Definition: length'],
  ['fr', 'Definition\u00A0: length'],
  ['fr-CA', 'Definition\u00A0: length'],
  ['es', 'Definition: length'],
  ['ru', 'Definition: length'],
  ['ar', 'Definition: length'],
  ['zh', 'Definition：length'],
])('a name and what is said of it, in %s', (lang, joined) => {
  expect(joinPair(lang, 'Definition', 'length')).toBe(joined);
});
