import { describe, expect, it } from 'vitest';
import { countSlips, foldWords, isOneSlipOff, swapsOf } from '../../../src/page/search/fold.ts';
import { WordIndex } from '../../../src/page/search/word-index.ts';

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

it('swapsOf swaps each two neighbouring letters', () => expect(swapsOf('stork')).toEqual(['tsork', 'sotrk', 'strok', 'stokr']));

describe('WordIndex', () => {
  const index = new WordIndex([
    { label: 'White storks', words: ['Ciconia ciconia', 'Weißstorch'] },
    { label: 'Black storks', words: ['Ciconia nigra'] },
    { label: 'Stork', words: ['白鹳'] },
  ]);
  const sort = (found: ReadonlyMap<number, number>): number[] => [...found].sort(([a, x], [b, y]) => y - x || a - b).map(([at]) => at);
  const find = (query: string): number[] => sort(index.find(foldWords(query)));
  const findNearly = (query: string): number[] => sort(index.findNearly(foldWords(query)));

  it('finds what has every word, by its beginning, and the same word before a longer one', () => {
    expect(find('stork')).toEqual([2, 0, 1]);
    expect(find('stor bla')).toEqual([1]);
    expect(find('ciconia')).toEqual([0, 1]);
  });

  it('finds the singular by the plural, a part of a word where no word begins so, and a word with a slip when asked to', () => {
    expect(find('storks')).toContain(2);
    expect(find('storch')).toEqual([0]);
    expect([find('ngira'), findNearly('ngira')]).toEqual([[], [1]]);
    expect([find('white ciconai'), findNearly('white ciconai')]).toEqual([[], [0]]);
    expect(find('鹳')).toEqual([2]);
    expect(find('大白鹳')).toEqual([2]);
  });

  it('finds nothing for what is nowhere', () => {
    expect(find('xyzzyplugh')).toEqual([]);
    expect(findNearly('stork xyzzyplugh')).toEqual([]);
  });

  it('finds a word by its letters, none, one or two of which may be wrong by its length', () => {
    const words = new WordIndex(['stork', 'ciconia', 'reindeer', 'gull'].map((label) => ({ label, words: [] })));
    const near = (query: string): number[] => [...words.findNearly([query]).keys()];
    expect(['stor', 'stopk', 'tstork', 'stok', 'storx'].map(near)).toEqual([[0], [0], [0], [], [0]]);
    expect(['ciconnia', 'cicxnix', 'xxconia', 'ciconiaxx', 'cixxxia', 'renideer'].map(near)).toEqual([[1], [1], [1], [1], [], [2]]);
    expect(['gulk', 'gul'].map(near)).toEqual([[], [3]]);
  });

  it('finds the ends of long words alone, and what ends alike as one word', () => {
    const words = new WordIndex(['Weißstorch', 'Schwarzstorch', 'Storch', 'Adebar'].map((label) => ({ label, words: [] })));
    expect(sort(words.find(['storch']))).toEqual([2]);
    expect(sort(words.find(['torch']))).toEqual([0, 1]);
    expect([...new Set(words.find(['torch']).values())]).toHaveLength(1);
    expect([words.find(['rch']).size, words.find(['debar']).size]).toEqual([0, 0]);
  });
});

it.each([
  ['kitten', 'sitting', 3],
  ['flaw', 'lawn', 2],
  ['', 'abc', 3],
  ['stork', 'stork', 0],
  ['stork', 'tsork', 2],
])('countSlips from %s to %s: %i', (one, other, slips) => {
  expect([countSlips(one, other, 9), countSlips(other, one, 9)]).toEqual([slips, slips]);
  if (slips > 0) expect(countSlips(one, other, slips - 1)).toBeGreaterThan(slips - 1);
});

it('isOneSlipOff: one letter left out, put in or mistaken, or two exchanged, and no more', () => {
  for (const word of ['germny', 'gernany', 'gemrany', 'germmany', 'germany']) expect(isOneSlipOff(word, 'germany'), word).toBe(true);
  for (const word of ['grmny', 'gernamy', 'geramyn', 'ger', 'germania']) expect(isOneSlipOff(word, 'germany'), word).toBe(false);
});
