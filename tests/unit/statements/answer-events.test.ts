import { assert, double, integer, property, record } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { answerEvents, dateLayer } from '../../../src/domain/statements/answer-events.ts';

const figures = (change: Partial<Parameters<typeof answerEvents>[0]> & { readonly crossers?: number } = {}) => {
  const { crossers = 0, ...more } = change;
  return {
    crossed: { events: crossers, individuals: crossers, byMonth: [] },
    individualsNear: 0,
    individualsNearTold: 0,
    individualsUntold: 0,
    touching: 0,
    stepsNear: 10,
    stepsNearTooLong: 0,
    ...more,
  };
};

describe('what may be said of animals and barriers', () => {
  it('a share, where half of the steps near tell', () => {
    expect(answerEvents(figures({ crossers: 9, stepsNearTooLong: 5 }), 9)).toEqual({
      says: 'share',
      of: 9,
      preliminary: false,
      crossed: 9,
      didNot: 0,
      untold: 0,
    });
    expect(answerEvents(figures({ crossers: 9, stepsNearTooLong: 6 }), 9)).toEqual({ says: 'at-least', of: 9, preliminary: false, crossed: 9 });
  });

  it('none, only where nobody can have crossed', () => {
    expect(answerEvents(figures({ touching: 0.0499 }), 23)).toMatchObject({ says: 'none' });
    expect(answerEvents(figures({ touching: 0.05, individualsUntold: 1 }), 23)).toMatchObject({ says: 'untold', because: 'between-fixes' });
    expect(answerEvents(figures({ touching: 40, individualsUntold: 9, stepsNear: 1000, stepsNearTooLong: 998 }), 23)).toMatchObject({
      says: 'untold',
      because: 'steps-too-long',
    });
  });

  it('preliminary of fewer than three animals', () => {
    expect(answerEvents(figures({ crossers: 2 }), 9).preliminary).toBe(true);
    expect(answerEvents(figures({ crossers: 3 }), 9).preliminary).toBe(false);
    expect(answerEvents(figures(), 2).preliminary).toBe(true);
  });

  it('whatever the figures: no share and no “none” against the rules', () => {
    const any = record({
      crossers: integer({ min: 0, max: 5 }),
      individualsUntold: integer({ min: 0, max: 5 }),
      touching: double({ min: 0, max: 3, noNaN: true }),
      stepsNear: integer({ min: 0, max: 20 }),
      tooLong: double({ min: 0, max: 1, noNaN: true }),
    });
    assert(
      property(any, ({ tooLong, ...change }) => {
        const stepsNearTooLong = Math.floor(tooLong * change.stepsNear);
        const answer = answerEvents(figures({ ...change, stepsNearTooLong }), 9);
        if (answer.says === 'share') expect(2 * stepsNearTooLong).toBeLessThanOrEqual(change.stepsNear);
        if (answer.says === 'none') expect([change.crossers, change.touching < 0.05]).toEqual([0, true]);
        // What can be told is told.
        if (change.crossers === 0 && change.touching < 0.05) expect(answer.says).toBe('none');
        if (change.crossers > 0 && change.stepsNear > 0 && 2 * stepsNearTooLong <= change.stepsNear) expect(answer.says).toBe('share');
      }),
      { seed: 2, numRuns: 2000 },
    );
  });
});

it('a layer is younger than the tracks, older, of their time, or of nobody knows when', () => {
  expect(dateLayer([2007, 2010], '2011')).toBe('younger');
  expect(dateLayer([2007, 2010], '2010-12-31')).toBe('within');
  expect(dateLayer([2007, 2010], '2006-05')).toBe('older');
  expect(dateLayer([2007, 2010], undefined)).toBe('unknown');
  expect(dateLayer(undefined, '2011')).toBe('unknown');
});
