import { expect, it } from 'vitest';
import type { Alignment } from '../../../src/domain/lines/alignment.ts';
import { packText, packTextBitByBit, type TextOrBlob } from '../../../src/domain/lines/large-text.ts';
import { writeBarriers } from '../../../src/domain/lines/write-barriers.ts';

const LETTERS = 'aä→🦌';

const read = (packed: TextOrBlob): Promise<string> => (typeof packed === 'string' ? Promise.resolve(packed) : packed.text());

it('two million letters stay a text; one more makes a blob of the same letters, at once or bit by bit', async () => {
  const short = 'x'.repeat(2_000_000);
  expect([packText(short), await packTextBitByBit(short)]).toEqual([short, short]);
  // Five letters of UTF-16: with one before them, pieces of round numbers would be cut within a pair.
  for (const begin of ['', 'a']) {
    const long = begin + LETTERS.repeat(400_001);
    for (const packed of [packText(long), await packTextBitByBit(long)]) {
      expect(packed).toBeInstanceOf(Blob);
      expect((await read(packed)) === long).toBe(true);
    }
  }
});

it('a file of many lines becomes a blob of GeoJSON, one of few a text', async () => {
  const line: Alignment = {
    name: 'Fence of the valley',
    named: true,
    folders: [],
    lines: [
      [
        [7, 59],
        [7.5, 59.2],
      ],
    ],
  };
  const of = (n: number) => writeBarriers({ alignments: Array.from({ length: n }, () => line), featuresRead: n, dropped: {}, notes: [], layers: [] });
  expect(of(2).text).toBeTypeOf('string');
  const { text, features } = of(15_000);
  expect(text).toBeInstanceOf(Blob);
  expect([features, JSON.parse(await read(text)).features.length]).toEqual([15_000, 15_000]);
});
