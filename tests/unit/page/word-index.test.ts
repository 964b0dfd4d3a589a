import { assert, constantFrom, nat, property, string } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foldWords } from '../../../src/page/search/fold.ts';
import { countSlips, WordIndex } from '../../../src/page/search/word-index.ts';

describe('foldWords', () => {
  it.each([
    ['U.S.A.', ['usa']],
    ['EE. UU.', ['eeuu']],
    ['Islas Vírgenes de EE. UU.', ['islas', 'virgenes', 'de', 'eeuu']],
    ['D.R. Congo', ['dr', 'congo']],
    ['St. Helena', ['st', 'helena']],
    ['Côte d’Ivoire', ['cote', 'd', 'ivoire']],
    ['اللقلق', ['لقلق']],
    ['Weißstorch', ['weißstorch']],
    [' . – ', []],
  ])('takes %s apart', (text, words) => expect(foldWords(text)).toEqual(words));
});

describe('countSlips', () => {
  it.each([
    ['ciconai', 'ciconia', 1],
    ['reindeeer', 'reindeer', 1],
    ['kitten', 'sitting', 3],
    ['ca', 'abc', 3],
    ['', 'abc', 3],
  ])('of %s and %s', (a, b, slips) => expect(countSlips(a, b, 9)).toBe(slips));

  it('is a number alike both ways, none of a word and itself, and never stops too early', () => {
    const word = string({ unit: constantFrom('a', 'b', 'c'), maxLength: 7 });
    assert(
      property(word, word, nat(4), (a, b, most) => {
        const slips = countSlips(a, b, 99);
        expect(countSlips(b, a, 99)).toBe(slips);
        expect(slips === 0).toBe(a === b);
        expect(Math.min(countSlips(a, b, most), most + 1)).toBe(Math.min(slips, most + 1));
      }),
    );
  });
});

describe('WordIndex', () => {
  const index = new WordIndex([
    { label: 'White storks', words: ['Ciconia ciconia', 'Weißstorch'] },
    { label: 'Black storks', words: ['Ciconia nigra'] },
    { label: 'Stork', words: ['白鹳'] },
  ]);
  const find = (query: string): number[] => [...index.find(foldWords(query))].sort(([a, x], [b, y]) => y - x || a - b).map(([at]) => at);

  it('finds what has every word, by its beginning, and the same word before a longer one', () => {
    expect(find('stork')).toEqual([2, 0, 1]);
    expect(find('stor bla')).toEqual([1]);
    expect(find('ciconia')).toEqual([0, 1]);
  });

  it('finds the singular by the plural, a part of a word where no word begins so, and a slip where no word has it', () => {
    expect(find('storks')).toContain(2);
    expect(find('storch')).toEqual([0]);
    expect(find('ngira')).toEqual([1]);
    expect(find('white ciconai')).toEqual([0]);
    expect(find('鹳')).toEqual([2]);
    expect(find('大白鹳')).toEqual([2]);
  });

  it('finds nothing for what is nowhere', () => {
    expect(find('xyzzyplugh')).toEqual([]);
    expect(find('stork xyzzyplugh')).toEqual([]);
  });
});
