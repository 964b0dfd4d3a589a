import 'fake-indexeddb/auto';
import { createStore, get, set, type UseStore } from 'idb-keyval';
import * as v from 'valibot';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { AtlasError } from '../../../src/domain/errors.ts';
import { atlasStore } from '../../../src/state/atlas-store.ts';
import { kept } from '../../../src/state/kept.ts';
import type { Kept, KeptOptions } from '../../../src/state/kept-types.ts';
import { keptDocument } from '../../../src/state/kept-document.ts';
import { toldOf } from '../i18n/catalogues.ts';

interface Note {
  readonly text: string;
  readonly size: number;
}

const NoteSchema = v.object({ text: v.string(), size: v.number() });
let databases = 0;

/** A database that no other test uses, as any number of tabs open it. */
function aDatabase(options: Partial<KeptOptions<Note>> = {}): { readonly openTab: (later?: Partial<KeptOptions<Note>>) => Kept<Note>; readonly raw: UseStore } {
  const database = `notes-${(databases += 1)}`;
  const faults: KeptOptions<Note>['faults'] = {
    notSaved: ({ isFull, reason }, { text }) => new AtlasError(isFull ? 'kept.noRoom' : 'kept.notKept', { name: text, what: 'areas', detail: reason }),
    notRead: ({ reason }) => new AtlasError('kept.unreadable', { what: 'areas', detail: reason }),
    notForgotten: ({ reason }) => new AtlasError('kept.notRemoved', { what: 'areas', detail: reason }),
    notInTime: () => new AtlasError('kept.notInTime', { what: 'areas' }),
  };
  return {
    openTab: (later) => kept<Note>({ database, store: 'notes', schema: NoteSchema, version: 1, faults, ...options, ...later }),
    raw: createStore(database, 'notes'),
  };
}

/** The key of the next change that a tab hears of. */
function nextChange(tab: Kept<Note>): Promise<string> {
  return new Promise((resolve) => tab.watch(resolve));
}

const NOTE: Note = { text: 'a', size: 1 };

afterEach(() => {
  vi.restoreAllMocks();
});

describe('what is kept between visits', () => {
  it('comes back as it was saved, until it is forgotten', async () => {
    const { openTab } = aDatabase();
    const tab = openTab();
    expect(await tab.read('x')).toEqual({ status: 'absent' });
    await tab.save('x', NOTE);
    await tab.save('y', { text: 'b', size: 2 });
    const later = openTab();
    expect(await later.read('x')).toEqual({ status: 'kept', value: NOTE });
    expect([...(await later.readAll()).keys()]).toEqual(['x', 'y']);
    await later.forget('x');
    expect(await openTab().read('x')).toEqual({ status: 'absent' });
  });

  it('is told of within seconds where the browser’s storage never answers, and works again once it does', async () => {
    const { openTab } = aDatabase({ silenceMs: 400 });
    const tab = openTab();
    const open = vi.spyOn(indexedDB, 'open').mockReturnValue({} as IDBOpenDBRequest);
    expect((await toldOf(tab.read('x'))).message).toBe('The areas kept on an earlier visit cannot be read (no answer for 0.4 s).');
    expect(atlasStore.getState().unkept).toBe(true);
    expect((await toldOf(tab.save('x', NOTE))).message).toBe('The browser did not keep a for the next visit (no answer for 0.4 s).');
    open.mockRestore();
    await tab.save('x', NOTE);
    expect(atlasStore.getState().unkept).toBe(false);
    expect(await openTab().read('x')).toEqual({ status: 'kept', value: NOTE });
  });

  it('is not called changed in another tab when it was written after nobody waited for it any longer', async () => {
    const { openTab } = aDatabase();
    const tab = openTab({ silenceMs: 30 });
    await tab.save('x', NOTE);
    const put = vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (this: IDBObjectStore, ...given: Parameters<IDBObjectStore['put']>) {
      put.mockRestore();
      // As a disk under load: the transaction stays open for longer than is waited for.
      const end = Date.now() + 90;
      const keepOpen = (): void => {
        if (Date.now() < end) this.get('x').onsuccess = keepOpen;
      };
      keepOpen();
      return this.put(...given);
    });
    await toldOf(tab.saveUnlessChanged('x', { text: 'b', size: 2 }));
    expect(await openTab().read('x')).toEqual({ status: 'kept', value: { text: 'b', size: 2 } });
    expect(await tab.findChange('x')).toBeUndefined();
  });

  it('is written in order, and of several values in a row the last', async () => {
    const { openTab } = aDatabase();
    const tab = openTab();
    const put = vi.spyOn(IDBObjectStore.prototype, 'put');
    const saves = ['a', 'b', 'c'].map((text) => tab.save('x', { text, size: 1 }));
    const forgotten = tab.forget('x');
    const after = tab.save('x', { text: 'd', size: 1 });
    await Promise.all([...saves, forgotten, after]);
    expect(put.mock.calls.map(([entry]) => entry)).toMatchObject([{ value: { text: 'c' } }, { value: { text: 'd' } }]);
    expect(await tab.read('x')).toMatchObject({ value: { text: 'd' } });
  });

  it('is read as an earlier version left it, and migrated version by version', async () => {
    const { openTab, raw } = aDatabase();
    await set('unversioned', 'a', raw);
    await openTab({ schema: v.any() }).save('first', { text: 'b', size: 0 });
    const migrations = {
      0: (text: unknown) => ({ text }),
      1: (note: unknown) => ({ ...v.parse(v.looseObject({}), note), size: 7 }),
    };
    const tab = openTab({ version: 2, migrations });
    expect(await tab.read('unversioned')).toEqual({ status: 'kept', value: { text: 'a', size: 7 } });
    expect(await tab.read('first')).toEqual({ status: 'kept', value: { text: 'b', size: 7 } });
    await openTab({ schema: v.any() }).save('odd', JSON.parse('"text"'));
    expect(await tab.read('odd')).toMatchObject({ status: 'unreadable', reason: 'damaged' });
  });

  it('is left where it is, and named, when it is damaged or of a newer version', async () => {
    const { openTab, raw } = aDatabase();
    await set('damaged', { text: 'a', size: 'large' }, raw);
    await openTab({ version: 9 }).save('newer', NOTE);
    const tab = openTab();
    expect(await tab.read('damaged')).toEqual({ status: 'unreadable', reason: 'damaged', at: 'size', entry: { text: 'a', size: 'large' } });
    expect(await tab.read('newer')).toMatchObject({ status: 'unreadable', reason: 'newer' });
    expect(await get('damaged', raw)).toEqual({ text: 'a', size: 'large' });
    expect(await openTab({ version: 9 }).read('newer')).toEqual({ status: 'kept', value: NOTE });
  });

  it('says when the browser is full', async () => {
    const tab = aDatabase().openTab();
    await tab.save('x', NOTE);
    vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => {
      throw new DOMException('no room', 'QuotaExceededError');
    });
    expect(await toldOf(tab.save('x', { text: 'big', size: 2 }))).toMatchObject({ code: 'kept.noRoom', values: { name: 'big' } });
    vi.restoreAllMocks();
    expect(await tab.read('x')).toEqual({ status: 'kept', value: NOTE });
    await tab.save('x', { text: 'small', size: 2 });
    expect(await tab.read('x')).toMatchObject({ value: { text: 'small' } });
  });

  it('says when the browser keeps nothing, and tries again the next time', async () => {
    const tab = aDatabase().openTab();
    vi.spyOn(indexedDB, 'open').mockImplementation(() => {
      throw new DOMException('private window', 'SecurityError');
    });
    expect(await toldOf(tab.read('x'))).toMatchObject({ code: 'kept.unreadable', values: { detail: 'private window' } });
    expect(await toldOf(tab.save('x', NOTE))).toMatchObject({ code: 'kept.notKept', values: { name: 'a', detail: 'private window' } });
    expect(await toldOf(tab.forget('x'))).toMatchObject({ code: 'kept.notRemoved', values: { detail: 'private window' } });
    vi.restoreAllMocks();
    await tab.save('x', NOTE);
    expect(await tab.read('x')).toEqual({ status: 'kept', value: NOTE });
  });
});

describe('what is kept, in two tabs', () => {
  it('is told to the other, and not to the one that wrote', async () => {
    const { openTab } = aDatabase();
    const [one, other] = [openTab(), openTab()];
    const own: string[] = [];
    one.watch((key) => own.push(key));
    const heard = nextChange(other);
    await one.save('x', NOTE);
    expect(await heard).toBe('x');
    const removed = nextChange(other);
    await one.forget('x');
    expect(await removed).toBe('x');
    const back = nextChange(one);
    await other.save('y', NOTE);
    expect(await back).toBe('y');
    expect(own).toEqual(['y']);
  });

  it('is not told when nothing was there to forget', async () => {
    const { openTab } = aDatabase();
    const [one, other] = [openTab(), openTab()];
    const heard = nextChange(other);
    await one.forget('x');
    await one.save('y', NOTE);
    expect(await heard).toBe('y');
  });

  it('is not written over unseen', async () => {
    const { openTab } = aDatabase();
    const [one, other] = [openTab(), openTab()];
    await one.save('x', NOTE);
    await other.read('x');
    expect(await other.saveUnlessChanged('x', { text: 'b', size: 2 })).toBe(true);
    expect(await one.findChange('x')).toBe('changed');
    expect(await one.saveUnlessChanged('x', { text: 'c', size: 3 })).toBe(false);
    expect(await one.read('x')).toMatchObject({ value: { text: 'b' } });
    expect(await one.findChange('x')).toBeUndefined();
    expect(await one.saveUnlessChanged('x', { text: 'c', size: 3 })).toBe(true);
    await one.forget('x');
    expect(await other.findChange('x')).toBe('removed');
  });

  it('is not written over by a tab that never looked', async () => {
    const { openTab, raw } = aDatabase();
    await set('x', NOTE, raw);
    const tab = openTab();
    expect(await tab.saveUnlessChanged('x', { text: 'b', size: 2 })).toBe(false);
    await tab.read('x');
    expect(await tab.saveUnlessChanged('x', { text: 'b', size: 2 })).toBe(true);
  });
});

describe('a part that lies apart', () => {
  interface Work {
    readonly name: string;
    readonly tracks: { readonly fixes: readonly number[] };
  }
  const database = 'apart';
  const openTab = (): Kept<Work> =>
    kept<Work>({
      database,
      store: 'work',
      schema: v.object({ name: v.string(), tracks: v.object({ fixes: v.array(v.number()) }) }),
      version: 1,
      apart: {
        key: 'tracks',
        nameKey: 'tracks-id',
        take: ({ tracks }) => tracks,
        leave: ({ name }) => ({ name }),
        join: (left, tracks) => ({ ...v.parse(v.looseObject({}), left), tracks }),
      },
      faults: {
        notSaved: () => new AtlasError('kept.notKept'),
        notRead: () => new AtlasError('kept.unreadable'),
        notForgotten: () => new AtlasError('kept.notRemoved'),
        notInTime: () => new AtlasError('kept.notInTime'),
      },
    });

  it('is written once, and anew where another tab has put another one', async () => {
    const [one, other] = [openTab(), openTab()];
    const tracks = { fixes: [1, 2, 3] };
    const put = vi.spyOn(IDBObjectStore.prototype, 'put');
    const written = (): unknown[] => put.mock.calls.splice(0).map(([, key]) => key);
    await one.save('work', { name: 'a', tracks });
    expect(written()).toEqual(['tracks-id', 'tracks', 'work']);
    await one.save('work', { name: 'b', tracks });
    expect(written()).toEqual(['work']);
    const reading = await other.read('work');
    expect(reading).toEqual({ status: 'kept', value: { name: 'b', tracks } });
    if (reading.status === 'kept') await other.save('work', { ...reading.value, name: 'c' });
    expect(written()).toEqual(['work']);
    await other.save('work', { name: 'd', tracks: { fixes: [9] } });
    expect(written()).toEqual(['tracks-id', 'tracks', 'work']);
    await one.save('work', { name: 'e', tracks });
    expect(written()).toEqual(['tracks-id', 'tracks', 'work']);
    expect(await other.read('work')).toEqual({ status: 'kept', value: { name: 'e', tracks } });
    await other.forget('work');
    expect([...(await one.readAll()).keys()]).toEqual([]);
  });
});

describe('a document that two tabs work on', () => {
  it('stops saving once the other has changed it, until this tab loads that or keeps its own', async () => {
    const { openTab } = aDatabase();
    const one = keptDocument(openTab(), 'present');
    const tab = openTab();
    const other = keptDocument(tab, 'present');
    const changeTold = new Promise((resolve) => one.elsewhere.subscribe(({ change }) => resolve(change)));
    await one.read();
    await other.read();
    await one.save(NOTE);
    await other.read();
    await other.save({ text: 'b', size: 2 });
    expect(await changeTold).toBe('changed');
    await one.save({ text: 'lost?', size: 3 });
    expect(await tab.read('present')).toMatchObject({ value: { text: 'b' } });
    expect(await one.read()).toMatchObject({ value: { text: 'b' } });
    expect(one.elsewhere.getState().change).toBeUndefined();
    await one.save({ text: 'c', size: 3 });
    expect(await tab.read('present')).toMatchObject({ value: { text: 'c' } });
  });

  it('finds out when it saves, where it was not told', async () => {
    vi.stubGlobal('BroadcastChannel', undefined);
    const { openTab } = aDatabase();
    const [one, other] = [keptDocument(openTab(), 'present'), keptDocument(openTab(), 'present')];
    vi.unstubAllGlobals();
    await one.save(NOTE);
    await other.read();
    await other.forget();
    await one.save({ text: 'b', size: 2 });
    expect(one.elsewhere.getState().change).toBe('removed');
    expect(await other.read()).toEqual({ status: 'absent' });
    await one.saveOver({ text: 'b', size: 2 });
    expect(one.elsewhere.getState().change).toBeUndefined();
    expect(await other.read()).toMatchObject({ value: { text: 'b' } });
  });

  it('does not write over what a newer version of the atlas wrote in another tab', async () => {
    const { openTab } = aDatabase();
    const [one, newer] = [keptDocument(openTab(), 'present'), keptDocument(openTab({ version: 2 }), 'present')];
    await one.save(NOTE);
    const told = new Promise((resolve) => one.elsewhere.subscribe(({ change }) => resolve(change)));
    await newer.saveOver({ text: 'new', size: 2 });
    expect(await told).toBe('changed');
    expect(await one.read()).toMatchObject({ status: 'unreadable', reason: 'newer' });
    await one.save({ text: 'old', size: 1 });
    expect(await newer.read()).toMatchObject({ value: { text: 'new' } });
  });
});
