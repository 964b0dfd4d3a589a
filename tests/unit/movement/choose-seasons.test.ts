import { expect, test } from 'vitest';
import { chooseSeasons } from '../../../src/domain/movement/choose-settings/choose-seasons.ts';
import { english } from '../i18n/catalogues.ts';

const of = (...seasons: ('spring' | 'autumn' | 'outward' | 'return')[]) => seasons.map((season) => ({ season }));

test('after what migrations came to be named is said with its reason, and nothing of those that were looked for otherwise', () => {
  expect(chooseSeasons(of('spring', 'autumn', 'outward'), 'spring-autumn')).toMatchObject({ value: 'spring-autumn', because: { values: { n: 2, of: 3 } } });
  const unnamed = chooseSeasons(of('outward', 'return'), 'spring-autumn');
  expect(unnamed.value).toBe('outward-return');
  expect(english.say(unnamed.because)).toMatch(/^less than half of the migrations run towards the pole/);
  for (const none of [chooseSeasons([], 'spring-autumn'), chooseSeasons(of('outward', 'return'), 'outward-return'), chooseSeasons(of('outward'), undefined)]) {
    expect(none).toMatchObject({ value: 'spring-autumn', because: { code: 'chosen.seasons.unfound' } });
  }
});
