import { expect, test } from 'vitest';
import { sayAnimals } from '../../../src/factsheet/report/say-crossed.ts';
import { english } from '../i18n/catalogues.ts';

test('only a corridor that was computed is said to rest on animals', () => {
  expect(sayAnimals({}, 13, english)).toBe('Corridor from 13 animals.');
  expect(sayAnimals({ uncomputed: true }, 2, english)).toBe('2 animals');
  expect(sayAnimals({}, undefined, english)).toBe('');
});
