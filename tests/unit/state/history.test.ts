import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { endStep, type History, MOST_STEPS, NO_HISTORY, recordStep, redoStep, undoStep } from '../../../src/state/history.ts';

/** What a person has before them, and the history of it. */
interface Desk {
  readonly present: number;
  readonly history: History<number>;
}

function change({ present, history }: Desk, next: number, field?: string): Desk {
  return { present: next, history: recordStep(history, present, field) };
}

describe('one history for undo and redo', () => {
  it('brings back every step, and redo every step again', () => {
    fc.assert(
      fc.property(fc.array(fc.integer(), { maxLength: 20 }), (values) => {
        const all = [0, ...values];
        let desk: Desk = { present: 0, history: NO_HISTORY };
        for (const value of values) desk = change(desk, value);
        for (const value of all.slice(0, -1).toReversed()) {
          const step = undoStep(desk.history, desk.present);
          expect(step?.present).toBe(value);
          if (step) desk = step;
        }
        expect(undoStep(desk.history, desk.present)).toBeUndefined();
        for (const value of values) {
          const step = redoStep(desk.history, desk.present);
          expect(step?.present).toBe(value);
          if (step) desk = step;
        }
        expect(redoStep(desk.history, desk.present)).toBeUndefined();
      }),
    );
  });

  it('takes changes of one field in a row as one step, until something else is changed or chosen', () => {
    let desk: Desk = { present: 0, history: NO_HISTORY };
    desk = change(desk, 1, 'name');
    desk = change(desk, 2, 'name');
    expect(desk.history.past).toEqual([0]);
    desk = change({ ...desk, history: endStep(desk.history) }, 3, 'name');
    expect(desk.history.past).toEqual([0, 2]);
    desk = change(desk, 4);
    desk = change(desk, 5);
    expect(desk.history.past).toEqual([0, 2, 3, 4]);
  });

  it('drops what was undone once something new is done, and never joins a step to one that was undone', () => {
    const changed = change({ present: 0, history: NO_HISTORY }, 1, 'name');
    const undone = undoStep(changed.history, changed.present);
    expect(undone?.present).toBe(0);
    if (!undone) return;
    const anew = change(undone, 2, 'name');
    expect(anew.history).toEqual({ past: [0], future: [], field: 'name' });
  });

  it('is bounded, and forgets the earliest steps', () => {
    let desk: Desk = { present: 0, history: NO_HISTORY };
    for (let value = 1; value <= MOST_STEPS + 5; value++) desk = change(desk, value);
    expect(desk.history.past).toHaveLength(MOST_STEPS);
    expect(desk.history.past[0]).toBe(5);
  });
});
