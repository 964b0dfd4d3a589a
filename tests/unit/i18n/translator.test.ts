import { describe, expect, it } from 'vitest';
import { createTranslator } from '../../../src/i18n/translator.ts';
import { describeClasses } from '../../../src/i18n/describe-migrations.ts';
import { listItems } from '../../../src/i18n/list-names.ts';
import { writeMonths } from '../../../src/i18n/month-names.ts';
import { english, languages, translatorIn } from './catalogues.ts';

const french = translatorIn('fr');

describe('createTranslator', () => {
  it('chooses the plural by its value and fills in values, numbers as the language writes them', () => {
    expect(english.t('home.animals', { n: 1 })).toBe('1 animal');
    expect(english.t('home.animals', { n: 1234 })).toBe('1,234 animals');
    expect(french.t('home.animals', { n: 0 })).toBe(french.t('home.animals', { n: 1 }).replace('1', '0'));
  });

  it('uses every plural form that Arabic has', () => {
    const { t, dir } = translatorIn('ar');
    const said = [0, 1, 2, 3, 11, 100].map((n) => t('home.animals', { n }));
    expect(new Set(said.map((text) => text.replace(/\d+/, '#'))).size).toBe(6);
    expect(dir).toBe('rtl');
  });

  it('uses every plural form that Russian has', () => {
    const { t, dir } = translatorIn('ru');
    expect([1, 2, 5, 21, 22, 25].map((n) => t('search.countryPopulations', { n }))).toEqual([
      '1 популяция',
      '2 популяции',
      '5 популяций',
      '21 популяция',
      '22 популяции',
      '25 популяций',
    ]);
    expect(dir).toBe('ltr');
  });

  it('says in English what a language lacks, in English plural forms', () => {
    const english = new Map([['home.animals', [['n', 'plural', { one: [[], ' animal'], other: [[], ' animals'] }]]]] as const);
    const { t } = createTranslator('fr', new Map(), { english });
    expect(t('home.animals', { n: 0 })).toBe('0 animals');
  });

  it('never shows a key', () => {
    expect(() => createTranslator('fr', new Map()).t('map.label')).toThrow('no text for map.label');
    expect(createTranslator('fr', new Map(), { missing: () => '' }).t('map.label')).toBe('');
  });

  it('shows a placeholder without a value as it is', () => {
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
    expect(['2007', '2007-05', '2007-05-09'].map((value) => english.calendar(value))).toEqual(['2007', 'May 2007', '9 May 2007']);
    expect(['2007', '2007-05', '2007-05-09'].map((value) => french.calendar(value))).toEqual(['2007', 'mai 2007', '9 mai 2007']);
    expect([english.monthDay('05-01'), english.monthDay('02-29')]).toEqual(['1 May', '28 February']);
    expect(french.monthDay('05-01')).toMatch(/mai/);
  });

  it('names countries in the language, and in English by the catalog', () => {
    expect(french.countryName('NO', 'Norway')).toBe('Norvège');
    expect(translatorIn('ru').countryName('NO', 'Norway')).toBe('Норвегия');
    expect(english.countryName('XK', 'Kosovo (disputed)')).toBe('Kosovo (disputed)');
    expect(french.countryName('ZZ', 'Nowhere')).toMatch(/\S/);
  });
});

it('French writes the first of a month as an ordinal, and other days and languages as they are', () => {
  const [fr, en] = [translatorIn('fr'), translatorIn('en')];
  expect([fr.monthDay('12-01'), fr.monthDay('12-11'), fr.monthDay('12-21')]).toEqual(['1er décembre', '11 décembre', '21 décembre']);
  expect(fr.date(Date.UTC(2010, 10, 1))).toBe('1er novembre 2010');
  expect([fr.calendar('2010-11-01'), fr.calendar('2010-11'), fr.calendar('2010')]).toEqual(['1er novembre 2010', 'novembre 2010', '2010']);
  expect(fr.dateRange(Date.UTC(2010, 10, 1), Date.UTC(2010, 10, 11))).toMatch(/^1er.*11 novembre 2010$/);
  expect(en.monthDay('12-01')).toBe('December 1');
  expect(fr.t('places.asOf', { date: fr.calendar('2010-11-11') })).toBe('état\u00a0: 11 novembre 2010');
});

it('Russian writes dates without the short word for year, whose full stop would stand beside that of a sentence', () => {
  const ru = translatorIn('ru');
  expect(['2007', '2007-05', '2007-05-09'].map((value) => ru.calendar(value))).toEqual(['2007', 'май 2007', '9 мая 2007']);
  expect(ru.dateRange(Date.UTC(2009, 10, 1), Date.UTC(2010, 0, 11))).toBe('1 ноября 2009 – 11 января 2010');
  expect(ru.t('factsheet.sources.accessed', { date: ru.date(Date.UTC(2010, 10, 1)) })).toBe('Получено 1 ноября 2010.');
});

it('lists have a sign between their items in every language', () => {
  expect(listItems(['one word', 'two words', 'three'], 'en')).toBe('one word, two words, three');
  expect(listItems(['одно слово', 'два слова', 'три'], 'ru')).toBe('одно слово, два слова, три');
  expect(listItems(['一', '二', '三'], 'zh')).toBe('一、二、三');
  for (const lang of languages) expect(listItems(['a', 'b', 'c'], lang), lang).not.toMatch(/a\s?b/);
  expect(describeClasses({ migrant: 3, disperser: 1 }, translatorIn('ru'))[0]).toMatch(/: \p{L}+ \(\d\), \p{L}+ \(\d\)\.$/u);
  expect(writeMonths([1, 6], 'ru')).toBe('янв., июнь');
});

describe('Chinese', () => {
  const zh = translatorIn('zh');

  it('has one form for every number', () => {
    expect([0, 1, 2, 1234].map((n) => zh.t('home.animals', { n }))).toEqual(['0 只动物', '1 只动物', '2 只动物', '1,234 只动物']);
    expect(zh.dir).toBe('ltr');
  });

  it('keeps the notes of a fault apart', () => {
    const note = { code: 'dropped.counted', values: { n: 2, reason: { code: 'dropped.noPlace', values: {} } } } as const;
    const fault = { code: 'import.nothingLeft', values: { files: 'a.csv', n: 3, reasons: [note, note] }, place: {} } as const;
    expect(zh.tell(fault).message).toBe('a.csv 不含可用的位置（3 行：2 × 没有坐标、2 × 没有坐标）。');
  });

  it('writes days, and from one to another, in its own words', () => {
    expect(zh.date(Date.UTC(2010, 10, 1))).toBe('2010年11月1日');
    expect(zh.dateRange(Date.UTC(2010, 10, 1), Date.UTC(2010, 10, 11))).toBe('2010年11月1日至2010年11月11日');
    expect(zh.dateRange(Date.UTC(2010, 10, 1), Date.UTC(2010, 10, 1))).toBe('2010年11月1日');
    expect([zh.calendar('2007'), zh.calendar('2007-05'), zh.monthDay('05-01')]).toEqual(['2007年', '2007年5月', '5月1日']);
  });

  it('names countries', () => {
    expect([zh.countryName('KE', 'Kenya'), zh.countryName('EH', 'Western Sahara')]).toEqual(['肯尼亚', '西撒哈拉']);
  });
});

it('one of one is singular', () => {
  const en = translatorIn('en');
  expect(en.t('crossingEvents.crossed.road', { n: 1, of: 1 })).toBe('1 of 1 animal crossed a road');
  expect(en.t('crossingEvents.crossed.road', { n: 1, of: 9 })).toBe('1 of 9 animals crossed a road');
  expect(en.t('crossingEvents.atLeast', { n: 1, of: 1, lag: 8 })).toContain('At least 1 of 1 animal crossed.');
  expect(en.say({ code: 'sample.tooBrief', values: { n: 1 } })).toBe('1 individual was located on too few days to tell whether it migrated.');
});
