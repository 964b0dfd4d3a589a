import { expect, test } from 'vitest';
import { toPlainNumber } from '../../../src/page/downloads/read-table.ts';

test('a cell that holds a figure alone becomes a number, in whatever language it was written', () => {
  for (const lang of ['en-GB', 'fr', 'es', 'ru', 'zh', 'ar-u-nu-latn']) {
    const written = new Intl.NumberFormat(lang).format(-12_345.5).replaceAll(/\s/g, ' ');
    expect([lang, toPlainNumber(written, lang)]).toEqual([lang, -12_345.5]);
    expect(toPlainNumber('7', lang)).toBe(7);
  }
});

test('what is more than a figure stays as it is read', () => {
  for (const text of ['', '–', '12 km', '8% to 27%', '1–6 May', '2020-05-01']) expect(toPlainNumber(text, 'en')).toBe(text);
});
