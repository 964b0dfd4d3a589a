import { describe, expect, it } from 'vitest';
import { answerKey, CLOSED, type ListState } from '../../../src/page/search/answer-key.ts';

const open = (at = -1): ListState => ({ isOpen: true, at });
const press = (key: string, state: ListState, count = 3, isAsked = true) => answerKey(key, state, count, isAsked);

describe('answerKey', () => {
  it('goes round by arrows, and opens a closed list at its first or last row', () => {
    expect(press('ArrowDown', CLOSED)).toEqual(open(0));
    expect(press('ArrowUp', CLOSED)).toEqual(open(2));
    expect([-1, 0, 2].map((at) => press('ArrowDown', open(at))?.at)).toEqual([0, 1, 0]);
    expect([-1, 0, 2].map((at) => press('ArrowUp', open(at))?.at)).toEqual([2, 2, 1]);
  });

  it('goes to the ends, and ten rows on, of an open list alone', () => {
    expect(['Home', 'End', 'PageDown', 'PageUp'].map((key) => press(key, open(12), 30)?.at)).toEqual([0, 29, 22, 2]);
    for (const key of ['Home', 'End', 'PageDown', 'PageUp']) expect(press(key, CLOSED)).toBeUndefined();
  });

  it('takes the highlighted row, else the first of what is asked, by the Enter key', () => {
    expect(press('Enter', open(1))).toEqual({ ...CLOSED, taken: 1 });
    expect(press('Enter', open())).toEqual({ ...CLOSED, taken: 0 });
  });

  it('takes nothing of an empty field, of a closed list, nor where nothing was found', () => {
    expect(press('Enter', open(), 3, false)).toEqual(CLOSED);
    expect(press('Enter', CLOSED)).toBeUndefined();
    expect(press('Enter', open(), 0)).toEqual(open());
    expect(press('ArrowDown', open(), 0)).toBeUndefined();
  });

  it('closes by Escape, and empties the field by the next', () => {
    expect(press('Escape', open(1))).toEqual(CLOSED);
    expect(press('Escape', CLOSED)).toEqual({ ...CLOSED, empties: true });
  });

  it('leaves letters to the field', () => expect(press('a', open(1))).toBeUndefined());
});
