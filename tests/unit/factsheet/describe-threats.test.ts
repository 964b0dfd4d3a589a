import { expect, it } from 'vitest';
import { threatsTo } from '../../../src/domain/threats/list-threats.ts';
import { describeThreats } from '../../../src/factsheet/describe-threats.ts';
import { languages, translatorIn } from '../i18n/catalogues.ts';

const english = translatorIn('en', 'en-GB');
const source = { citation: 'Somebody 2020, Where', url: 'https://example.org/where' };
const facts = [
  { text: 'Lines kill storks.', threats: ['power-lines' as const], source },
  { text: 'Fields and lines.', threats: ['power-lines' as const, 'farming' as const], source },
  { text: 'They fly far.', source },
];
const threats = { statements: threatsTo({ file: { facts } }, undefined), group: 'bird' } as const;
const sheetOf = (most: number, words = english): string => JSON.stringify(describeThreats(threats, words, most));

it('says each threat with its class, its source and what can be done; a sentence that names several once', () => {
  const sheet = sheetOf(5);
  expect(sheet).toContain('Power lines');
  expect(sheet).toContain('IUCN–CMP\u00A04.2');
  expect(sheet).toContain('https://example.org/where');
  expect(sheet).toContain('What can be done');
  expect(sheet.split('Fields and lines.')).toHaveLength(2);
  expect(sheet).not.toContain('They fly far.');
});

it('names in one line what sentences above have named already, and leaves no name without a text', () => {
  const both = [{ text: 'Fields, and people who disturb.', threats: ['farming' as const, 'disturbance' as const], source }];
  const sheet = JSON.stringify(describeThreats({ statements: threatsTo({ file: { facts: both } }, undefined), group: 'bird' }, english, 5));
  expect(sheet).toMatch(/The sentences above also name: [^"]+\(IUCN–CMP.6\)\./);
  expect(sheet).not.toMatch(/"Disturbance by people","bold":true/);
});

it('says less where the sheet has less room, and names every threat all the same', () => {
  expect(sheetOf(1).length).toBeLessThan(sheetOf(2).length);
  expect(sheetOf(0)).toContain('Power lines');
  expect(sheetOf(0)).not.toContain('Lines kill storks.');
});

it('says that no source is loaded where none names any, and nothing where nobody looked', () => {
  expect(JSON.stringify(describeThreats({ statements: [], group: 'bird' }, english, 5))).toContain('No source on threats to these animals is loaded.');
  expect(describeThreats(undefined, english, 5)).toEqual([]);
});

it.each(languages)('leaves nothing undefined in %s', (lang) => {
  expect(sheetOf(5, translatorIn(lang, lang)).match(/undefined|threats\.|guidance\./g)).toBeNull();
});
