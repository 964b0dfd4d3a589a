import { describe, expect, test } from 'vitest';
import type { Bbox, Layer } from '../../../src/domain/catalog/fields.ts';
import { answerOf, judgeLayer } from '../../../src/domain/statements/judge-layer.ts';
import { sayAnswers } from '../../../src/factsheet/say-answers.ts';
import { NO_WORD, vouch, type Word } from '../../../src/page/layers/vouch.ts';
import { english } from '../i18n/catalogues.ts';

const BOX: Bbox = [10, 50, 12, 52];
const deer = { scientific: 'Odocoileus hemionus', group: 'ungulate' } as const;
const IN: Bbox = [10.5, 50.5, 11, 51];

/** What is said of a corridor under a person's layer of roads in which nothing was found. */
function said(word: Word, bbox: Bbox, found = 0): string {
  const layer: Pick<Layer, 'kind'> & ReturnType<typeof vouch> = { kind: 'roads', ...vouch(word, BOX) };
  const answer = answerOf(judgeLayer(deer, layer, { bbox }), { looked: true, found });
  return sayAnswers([{ title: 'My roads', kind: 'roads', answer }], english).join(' ');
}

describe('a layer of a person’s own, by their word', () => {
  const word: Word = { complete: true, state: 'operating' };
  test('without a word nothing follows where none is found', () => {
    expect(said(NO_WORD, IN)).toBe(
      'Cannot be told from My roads: the layer does not say what part of the world it covers, so nothing follows where it shows none.',
    );
  });
  test('complete within its extent: none is said, and whose word it is', () => {
    expect(said(word, IN)).toBe(
      'None found: My roads. That My roads holds all there is within its extent is the word of the person who added it; nobody has checked it.',
    );
  });
  test('a corridor that leaves the extent is covered in part, and one elsewhere is not', () => {
    expect(said(word, [11, 51, 13, 51.5])).toContain('My roads covers only a part of the corridor; of the rest nothing is known.');
    expect(said(word, [20, 51, 21, 51.5])).toBe('Not covered: My roads. Made for another part of the world, so nothing is known from it here.');
  });
  test('lines of which the person does not say that they are in use', () => {
    expect(said({ complete: true, state: 'unknown' }, IN)).toContain('does not say which of its lines are in use, planned or given up.');
    expect(said({ complete: true, state: 'planned' }, IN, 3)).toBe('Not counted: My roads; these lines are planned or cancelled, not built.');
  });
  test('a layer without an extent cannot be complete within it', () => {
    expect(vouch(word, undefined)).toEqual({ states: ['operating'] });
    expect(vouch(NO_WORD, BOX)).toEqual({});
  });
});
