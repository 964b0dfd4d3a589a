import { afterEach, expect, it, vi } from 'vitest';
import { openJournal } from '../../../src/state/journal.ts';

/** What `localStorage` does, as far as a journal uses it. */
function aStorage(room = Number.POSITIVE_INFINITY): Storage {
  const held = new Map<string, string>();
  const storage = {
    getItem: (name: string) => held.get(name) ?? null,
    setItem(name: string, text: string) {
      if (text.length > room) throw new DOMException('full', 'QuotaExceededError');
      held.set(name, text);
      Object.defineProperty(storage, name, { value: text, enumerable: true, configurable: true });
    },
    removeItem(name: string) {
      held.delete(name);
      Reflect.deleteProperty(storage, name);
    },
    key: () => null,
    clear: () => undefined,
    length: 0,
  };
  return storage;
}

const JOTTING = { version: 1, revision: 'b', after: ['a', null] };

afterEach(() => vi.unstubAllGlobals());

it('takes no blob, which it would write as nothing: it says that it was lost', () => {
  vi.stubGlobal('localStorage', aStorage());
  const journal = openJournal('work');
  expect(journal.jot('x', { ...JOTTING, entry: { value: { text: new Blob(['lines']) } } })).toBe(false);
  expect(journal.find('x')).toEqual({ lost: true, revision: 'b' });
});

it('gives back what was jotted down, columns of numbers too, until it is struck out', () => {
  vi.stubGlobal('localStorage', aStorage());
  const journal = openJournal('work');
  const entry = { value: { name: 'Herd', time: Float64Array.of(0.1, 1e12), error: Float32Array.of(20.5) } };
  const part = { name: 'tracks', value: { lon: Float64Array.of(-7.25) } };
  expect(journal.jot('x', { ...JOTTING, entry, part })).toBe(true);
  expect(openJournal('work').find('x')).toEqual({ ...JOTTING, entry, part });
  expect([openJournal('work').keys(), openJournal('other').keys()]).toEqual([['x'], []]);
  journal.strike('x', 'another');
  expect(journal.find('x')).toBeDefined();
  journal.strike('x', 'b');
  expect(journal.find('x')).toBeUndefined();
});

it('says of what is too large, or finds no room, that it was lost; storage that is closed keeps nothing and throws nothing', () => {
  vi.stubGlobal('localStorage', aStorage());
  const journal = openJournal('work');
  expect(journal.jot('x', { ...JOTTING, entry: { value: new Float64Array(200_000) } })).toBe(false);
  expect(journal.find('x')).toEqual({ lost: true, revision: 'b' });
  vi.stubGlobal('localStorage', aStorage(60));
  expect(openJournal('work').jot('x', { ...JOTTING, entry: { value: 'a text that is longer than there is room for' } })).toBe(false);
  expect(openJournal('work').find('x')).toEqual({ lost: true, revision: 'b' });
  vi.unstubAllGlobals();
  const closed = openJournal('work');
  expect([closed.jot('x', JOTTING), closed.find('x'), closed.keys()]).toEqual([false, undefined, []]);
  closed.strike('x');
});

it('takes nothing for a jotting that is none', () => {
  const storage = aStorage();
  vi.stubGlobal('localStorage', storage);
  for (const text of ['', '{', '[]', '{"version":"1","revision":"b"}']) {
    storage.setItem('work/x', text);
    expect(openJournal('work').find('x')).toBeUndefined();
  }
});
