import { describe, expect, it } from 'vitest';
import { foldWords, isOneSlipOff, swapsOf } from '../../../src/domain/search/fold.ts';
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
  const ROWS = [
    { label: 'White storks', words: ['Ciconia ciconia', 'Weißstorch'] },
    { label: 'Black storks', words: ['Ciconia nigra'] },
    { label: 'Stork', words: ['白鹳'] },
  ];
  const index = new WordIndex(ROWS);
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
    expect([find('大白鹳'), [...index.findByEnds(foldWords('大白鹳')).keys()], [...index.findByEnds(foldWords('storch')).keys()]]).toEqual([[], [2], []]);
  });

  it('finds by one letter whatever has a word that begins with it, a label first', () => {
    for (const letter of 'abcdefghijklmnopqrstuvwxyz') {
      const begins = (texts: readonly string[]): boolean => texts.flatMap((text) => foldWords(text)).some((word) => word.startsWith(letter));
      const [inLabels, inWords]: [number[], number[]] = [[], []];
      for (const [at, { label, words }] of ROWS.entries()) {
        if (begins([label])) inLabels.push(at);
        else if (begins(words)) inWords.push(at);
      }
      expect(find(letter), letter).toEqual([...inLabels, ...inWords]);
    }
  });

  it('finds nothing for what is nowhere', () => {
    expect(find('xyzzyplugh')).toEqual([]);
    expect(findNearly('stork xyzzyplugh')).toEqual([]);
  });

  it('finds the same once it was made ready, which ends where nobody waits for it', async () => {
    const rows = Array.from({ length: 20 }, (_, at) => ({ label: `Weißstorch ${at}`, words: ['Ciconia'] }));
    const [ready, plain] = [new WordIndex(rows), new WordIndex(rows)];
    let pauses = 0;
    await ready.prepare(() => Promise.resolve((pauses += 1) > 0));
    // Between what is asked first, and before the rows.
    expect(pauses).toBeGreaterThanOrEqual(7);
    for (const query of ['storch', 'storch 7', 'ciconia', 'xyzzy']) expect(ready.find(foldWords(query))).toEqual(plain.find(foldWords(query)));
    pauses = 0;
    await new WordIndex(rows).prepare(() => Promise.resolve((pauses += 1) < 2));
    expect(pauses).toBe(2);
  });
});

it('isOneSlipOff: one letter left out, put in or mistaken, or two exchanged, and no more', () => {
  for (const word of ['germny', 'gernany', 'gemrany', 'germmany', 'germany']) expect(isOneSlipOff(word, 'germany'), word).toBe(true);
  for (const word of ['grmny', 'gernamy', 'geramyn', 'ger', 'germania']) expect(isOneSlipOff(word, 'germany'), word).toBe(false);
});
