import { expect, test } from 'vitest';
import { parsePlaces } from '../../../src/domain/lines/parse-coordinates.ts';
import { sayPlace } from '../../../src/i18n/say-place.ts';
import { languages, translatorIn } from '../i18n/catalogues.ts';

test.each([
  ['59.2 N 7.6 E', [[7.6, 59.2]]],
  ['1.4205° S, 35.3527° E', [[35.3527, -1.4205]]],
  ['7.6 W 59.2 N', [[-7.6, 59.2]]],
  [
    '59,2 N 7,6 E; 60 N 8 E',
    [
      [7.6, 59.2],
      [8, 60],
    ],
  ],
])('letters of hemispheres apart from their numbers: %s', (text, line) => {
  expect(parsePlaces(text)).toEqual({ line, order: 'named' });
});

test.each(languages)('%s: the example that the field gives is understood', (lang) => {
  const [example = ''] = /\d[\d.,]*\s\S\s\d[\d.,]*\s\S/u.exec(translatorIn(lang).t('siting.page.standingPlace')) ?? [];
  expect(parsePlaces(example.replaceAll('\u00a0', ' ')).line).toEqual([[7.6, 59.2]]);
});

test.each(languages)('%s: a place as the table has it is read again', (lang) => {
  for (const place of [
    [35.3527, -1.4205],
    [-110.25, 42.8],
    [0, 0],
  ] as const) {
    const { line, order } = parsePlaces(sayPlace([...place], translatorIn(lang)));
    expect([line, order]).toEqual([[place], 'named']);
  }
});
