import { expect, it } from 'vitest';
import { describeBriefContent } from '../../../src/factsheet/brief/describe-brief.ts';
import { describeNeighbours, describePopulations } from '../../../src/factsheet/brief/describe-populations.ts';
import { describeComparison } from '../../../src/factsheet/brief/describe-indicators.ts';
import { BRIEF_LIMITS, type BriefInput } from '../../../src/factsheet/brief/brief-input.ts';
import { sayCompared } from '../../../src/factsheet/brief/say-compared.ts';
import { cellsOf } from '../../../src/factsheet/brief/say-brief.ts';
import { describeInCountry } from '../../../src/i18n/describe-country.ts';
import { languages, translatorIn } from '../i18n/catalogues.ts';
import { briefInput, briefOf, known } from './brief-example.ts';
import { textOf } from './factsheet-example.ts';

// What a brief and the page of the same country say of the same thing is the same, in every language.

const tight = (text: string): string => text.replaceAll(/\s+/g, ' ');
const pageOf = ({ brief, countryName, translator }: BriefInput): string[] =>
  brief.populations.map(({ entry }) => tight(describeInCountry(entry, brief.country.iso3, countryName, translator).join(' ')));

/** The words by which both say which animals are counted: those that make the corridor, and when they were here. */
const COUNTED: Readonly<Record<string, readonly RegExp[]>> = {
  en: [/animals whose migrations make the corridor/, /w(as|ere) here on migration/],
  fr: [/animaux dont les migrations font le corridor/, /passés? ici en migration/],
  es: [/animales cuyas migraciones forman el corredor/, /estuv(o|ieron) aquí durante su migración/],
  ar: [/الحيوانات التي تكوّن هجراتها الممر/, /كان(ت)? هنا أثناء الهجرة/],
  ru: [/животных, миграции которых образуют коридор/, /здесь во время миграции был/],
  zh: [/迁徙构成该廊道/, /在迁徙中到过这里/],
};

it.each(languages)('in %s, the animals here are those of the page’s sentence', async (lang) => {
  const input = await briefInput('MNG', lang);
  const table = tight(textOf(describePopulations(input)));
  const page = pageOf(input);
  expect(page).toHaveLength(2);
  for (const words of COUNTED[lang] ?? [/no words/]) {
    expect(table).toMatch(words);
    for (const said of page) expect(said).toMatch(words);
  }
});

it('has the figures of the page’s sentence', async () => {
  const input = await briefInput('MNG');
  const page = pageOf(input);
  for (const [at, one] of input.brief.populations.entries()) {
    expect(page[at]).toContain(`${one.animals} of the ${one.of} animals whose migrations make the corridor`);
    expect(cellsOf(one, input.translator)[1]).toBe(`${one.animals} of ${one.of}`);
  }
  // Of animals without a corridor, those tracked are counted.
  expect(textOf(describePopulations(await briefInput('USA')))).toContain('Animals here: of the tracked animals, those that were here.');
});

it('says of a country where animals were located on no migration that counts how it shares them, as the page does', async () => {
  const input = await briefInput('MNG');
  expect(input.brief.populations.map(({ offMigration }) => offMigration)).toEqual([['NPL', 'BGD'], []]);
  const sentence = 'In Nepal and Bangladesh, tracked animals were located, but on no migration that makes the corridor.';
  expect(pageOf(input)[0]).toContain(sentence);
  expect(tight(textOf(describeNeighbours(input)))).toContain(sentence);
});

it('a country that no list of Parties names is not shown as none: the list and its date stand there', async () => {
  const { comparison } = await briefOf('MNG');
  const en = translatorIn('en', 'en-GB');
  const cmsOf = (iso3: string): string | undefined => comparison.flatMap((one) => (one.country.iso3 === iso3 ? [sayCompared(one, en).cms] : []))[0];
  expect(cmsOf('MNG')).toBe('Party since 1999');
  expect(cmsOf('UZB')).toBe('Party, year not stated');
  const unnamed = comparison.filter(({ cms }) => cms === undefined);
  expect(unnamed.length).toBeGreaterThan(0);
  for (const one of unnamed) expect(sayCompared(one, en).cms).toBe('cannot be told: list of May 2014');
  expect(known.initiatives.find(({ id }) => id === 'cms')?.members?.complete).toBe(false);
  expect(textOf(describeComparison(await briefInput('MNG'), BRIEF_LIMITS[0]))).toContain('a country that none names may be a Party all the same');
});

it.each(BRIEF_LIMITS)('names a threat with the sentence that says where, its source among the sources, and what the number is: %o', async (limits) => {
  const sheet = tight(textOf(describeBriefContent(await briefInput('MNG'), limits)));
  expect(sheet).toContain('England and Wales');
  expect(sheet).toMatch(/Farming and aquaculture \(?IUCN–CMP 2/);
  expect(sheet).toContain('Classes by: ');
  expect(sheet).toContain('(of the species as a whole)');
  expect(sheet.slice(sheet.indexOf('Sources'))).toContain(
    'Wilson et al. 2005, Changes in the numbers of breeding waders on lowland wet grasslands in England and Wales between 1982 and 2002',
  );
});

it('says a sentence that names several threats once, with all of them', async () => {
  const limits = BRIEF_LIMITS[3] ?? BRIEF_LIMITS[0];
  const input = await briefInput('KEN');
  const several = new Set(
    input.brief.threats.flatMap(({ populations }) => populations.flatMap(({ statements }) => statements.filter(({ threats }) => threats.length > 1))),
  );
  expect(several.size).toBeGreaterThan(0);
  const sheet = tight(textOf(describeBriefContent(input, limits)));
  for (const { text } of several) expect(sheet.split(tight(text))).toHaveLength(2);
});
