import { describe, expect, it } from 'vitest';
import { fr } from '../../../src/i18n/messages/fr/index.ts';
import { createTranslator, type Messages } from '../../../src/i18n/translator.ts';

const english = createTranslator('en', {}, 'en-GB');

describe('createTranslator', () => {
  it('chooses the plural by n and fills in values, numbers as the language writes them', () => {
    expect(english.t('home.animals', { n: 1 })).toBe('1 animal');
    expect(english.t('home.animals', { n: 1234 })).toBe('1,234 animals');
    expect(createTranslator('fr', fr).t('home.animals', { n: 0 })).toBe(createTranslator('fr', fr).t('home.animals', { n: 1 }).replace('1', '0'));
  });

  it('uses every plural form that Arabic has', () => {
    const forms: Messages = { 'home.animals': { zero: 'Z', one: 'A', two: 'B', few: 'F', many: 'M', other: 'O' } };
    const { t, dir } = createTranslator('ar', forms);
    expect([0, 1, 2, 3, 11, 100].map((n) => t('home.animals', { n }))).toEqual(['Z', 'A', 'B', 'F', 'M', 'O']);
    expect(dir).toBe('rtl');
  });

  it('shows English for a text that a language lacks, and a placeholder without a value as it is', () => {
    expect(createTranslator('fr', {}).t('map.label')).toBe('Map');
    expect(english.t('notFound.message')).toContain('{what}');
  });

  it('fills in values as they are, whatever signs they hold', () => {
    expect(english.t('notFound.message', { what: '$& {n}' })).toContain('“$& {n}”');
  });

  it('writes shares, and says where a share is too small to write', () => {
    expect([0, 0.0004, 0.001, 0.1234, 1].map((share) => english.percent(share))).toEqual(['0%', '<\u00A00.1%', '0.1%', '12.3%', '100%']);
  });

  it('writes areas and lengths to what is known of them', () => {
    expect([0, 0.01234, 921.1, 4985402.7].map((km2) => english.areaKm2(km2))).toEqual(['0\u00A0km²', '0.0123\u00A0km²', '921\u00A0km²', '4,985,403\u00A0km²']);
    expect(english.lengthKm(12.345)).toBe('12.3\u00A0km');
  });

  it('writes days in UTC and takes the leap day', () => {
    expect(english.date(Date.UTC(2009, 4, 1, 23, 59))).toBe('1 May 2009');
    expect([english.monthDay('05-01'), english.monthDay('02-29')]).toEqual(['1 May', '28 February']);
    expect(createTranslator('fr', fr).monthDay('05-01')).toMatch(/mai/);
  });

  it('names countries in the language, and in English by the catalog', () => {
    expect(createTranslator('fr', fr).countryName('NO', 'Norway')).toBe('Norvège');
    expect(english.countryName('XK', 'Kosovo (disputed)')).toBe('Kosovo (disputed)');
    expect(createTranslator('fr', fr).countryName('ZZ', 'Nowhere')).toMatch(/\S/);
  });
});
