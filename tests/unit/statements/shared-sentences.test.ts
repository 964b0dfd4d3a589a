import { describe, expect, test } from 'vitest';
import type { LayerAnswer } from '../../../src/domain/statements/judge-layers.ts';
import { sayAnswers } from '../../../src/factsheet/say-answers.ts';
import { english, languages, translatorIn } from '../i18n/catalogues.ts';

const found = (title: string, more: Partial<LayerAnswer> = {}): LayerAnswer => ({
  title,
  kind: 'roads',
  answer: { says: 'found', found: 1, cautions: ['states-unknown', 'incomplete'] },
  ...more,
});

describe('layers of which the same is to be said share a sentence', () => {
  test('each caution once, with all their names', () => {
    expect(sayAnswers([found('A'), found('B'), found('C')], english)).toEqual([
      'A, B, and C do not say which of their lines are in use, planned or given up.',
      'A, B, and C do not hold all there is: there may be more.',
    ]);
  });

  test('what differs in a figure or a date stays apart', () => {
    const inaccurate = (title: string, accuracyM: number): LayerAnswer => ({
      title,
      kind: 'roads',
      accuracyM,
      answer: { says: 'none', cautions: ['inaccurate'] },
    });
    expect(sayAnswers([inaccurate('A', 1000), inaccurate('B', 2000), inaccurate('C', 1000)], english)).toEqual([
      'None found: A, B, and C.',
      'What A and C show may lie 1\u00a0km from its true place.',
      'What B shows may lie 2\u00a0km from its true place.',
    ]);
    const years = [2014, 2015] as const;
    expect(sayAnswers([found('A', { asOf: '2009' }), found('B'), found('C')], english, years).filter((said) => said.startsWith('Tracks'))).toEqual([
      'Tracks of 2014–2015; A is of 2009. What was built in between is missing.',
      'Tracks of 2014–2015; B and C do not say of which date they are. A line younger than the tracks was not crossed by them.',
    ]);
  });

  test.each(languages)('%s: every name is in the sentence, and no brace is left', (lang) => {
    const said = sayAnswers([found('Aaa'), found('Bbb')], translatorIn(lang));
    expect(said).toHaveLength(2);
    for (const sentence of said) {
      expect(sentence).toContain('Aaa');
      expect(sentence).toContain('Bbb');
      expect(sentence).not.toMatch(/[{}]/u);
    }
  });
});
