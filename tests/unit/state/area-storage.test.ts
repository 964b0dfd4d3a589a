import 'fake-indexeddb/auto';
import { createStore, delMany, get, keys, set } from 'idb-keyval';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { StoredAreas } from '../../../src/state/stored-areas.ts';
import { english } from '../i18n/catalogues.ts';

const raw = createStore('atlas-of-animal-migration', 'priority-areas');

/** The page as another tab, or another visit, opens it: only what the browser keeps is common. */
async function openTab() {
  vi.resetModules();
  const { atlasStore, keepUserAreas } = await import('../../../src/state/atlas-store.ts');
  const storage = await import('../../../src/state/area-storage.ts');
  const { describeError } = await import('../../../src/domain/errors.ts');
  /** What a promise that rejects says in English; undefined where it does not. */
  const faultOf = (attempt: Promise<unknown>): Promise<string | undefined> =>
    attempt.then(
      () => undefined,
      (error: unknown) => english.tell(describeError(error)).message,
    );
  const faults = (): string[] => atlasStore.getState().faults.map((fault) => english.tell(fault).message);
  /** Resolves once what is shown of a kind is as wanted. */
  const shows = (kind: 'immas' | 'kbas', isWanted: (areas: StoredAreas | undefined) => boolean): Promise<void> =>
    new Promise((resolve) => {
      const look = (): void => {
        if (isWanted(atlasStore.getState().userAreas[kind])) resolve();
      };
      atlasStore.subscribe(look);
      look();
    });
  return { ...storage, faultOf, shown: () => atlasStore.getState().userAreas, faults, shows, keepUserAreas };
}

const SET: StoredAreas = {
  features: [
    {
      type: 'Feature',
      properties: { id: '1', name: 'Ligurian Sea', country: 'ITA' },
      geometry: {
        type: 'Polygon',
        coordinates: [
          [
            [0, 0],
            [1, 0],
            [1, 1],
            [0, 0],
          ],
        ],
      },
    },
  ],
  report: { featuresRead: 2, kept: 1, dropped: { 'dropped.pointsAndLines': 1 }, mended: {}, notes: [] },
  nameField: 'Title',
  bbox: [0, 0, 1, 1],
  fileName: 'imma.zip',
  loadedAt: 1_790_000_000_000,
};

describe('areas kept between visits', () => {
  beforeEach(async () => {
    await delMany(await keys(raw), raw);
  });
  afterEach(() => {
    vi.restoreAllMocks();
  });

  it('come back as they were saved, kind by kind, until forgotten', async () => {
    const { nameField: _, ...nameless } = SET;
    const tab = await openTab();
    await tab.saveAreas('immas', SET);
    await tab.saveAreas('kbas', { ...nameless, nameField: undefined });
    const next = await openTab();
    await next.restoreUserAreas();
    expect(next.shown()).toEqual({ immas: SET, kbas: { ...SET, nameField: undefined } });
    await next.forgetAreas('immas');
    const last = await openTab();
    await last.restoreUserAreas();
    expect(Object.keys(last.shown())).toEqual(['kbas']);
    expect(last.faults()).toEqual([]);
  });

  it('come back as an atlas kept them that knew no versions', async () => {
    const { nameField: _, ...nameless } = SET;
    await set('immas', SET, raw);
    await set('kbas', nameless, raw);
    const tab = await openTab();
    await tab.restoreUserAreas();
    expect(tab.shown()).toEqual({ immas: SET, kbas: { ...SET, nameField: undefined } });
  });

  it.each([
    ["another version's data", { version: 0, areas: [] }],
    ['text', 'areas'],
    [
      'a position that is no number',
      {
        ...SET,
        features: [
          {
            ...SET.features[0],
            geometry: {
              type: 'Polygon',
              coordinates: [
                [
                  [0, 0],
                  ['x', 0],
                  [1, 1],
                  [0, 0],
                ],
              ],
            },
          },
        ],
      },
    ],
    [
      'a position outside degrees',
      {
        ...SET,
        features: [
          {
            ...SET.features[0],
            geometry: {
              type: 'Polygon',
              coordinates: [
                [
                  [0, 0],
                  [999, 0],
                  [1, 1],
                  [0, 0],
                ],
              ],
            },
          },
        ],
      },
    ],
    [
      'a line',
      {
        ...SET,
        features: [
          {
            ...SET.features[0],
            geometry: {
              type: 'LineString',
              coordinates: [
                [0, 0],
                [1, 1],
              ],
            },
          },
        ],
      },
    ],
  ])('are left where they are and named when they are %s', async (_, kept) => {
    await (await openTab()).saveAreas('immas', SET);
    await set('isras', kept, raw);
    const tab = await openTab();
    await tab.restoreUserAreas();
    expect(tab.faults()).toEqual([expect.stringMatching(/\(isras\) is damaged/)]);
    expect(Object.keys(tab.shown())).toEqual(['immas']);
    expect(await get('isras', raw)).toEqual(kept);
  });

  it('say so when the browser is full or keeps nothing', async () => {
    const tab = await openTab();
    await tab.restoreUserAreas();
    vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => {
      throw new DOMException('no room', 'QuotaExceededError');
    });
    expect(await tab.faultOf(tab.saveAreas('immas', SET))).toBe('The browser has no room left to keep imma.zip for the next visit.');
    const next = await openTab();
    vi.spyOn(indexedDB, 'open').mockImplementation(() => {
      throw new DOMException('private window', 'InvalidStateError');
    });
    expect(await next.faultOf(next.saveAreas('immas', SET))).toBe('The browser did not keep imma.zip for the next visit (private window).');
    await next.restoreUserAreas();
    expect(next.faults()).toEqual(['The areas kept on an earlier visit cannot be read (private window).']);
    expect(await next.faultOf(next.forgetAreas('immas'))).toContain('could not be removed (private window)');
  });

  it('are shown and taken away in every tab at once', async () => {
    const [one, other] = [await openTab(), await openTab()];
    await other.restoreUserAreas();
    await one.saveAreas('immas', SET);
    await other.shows('immas', (areas) => areas?.fileName === 'imma.zip');
    await one.saveAreas('immas', { ...SET, fileName: 'newer.zip' });
    await other.shows('immas', (areas) => areas?.fileName === 'newer.zip');
    await one.forgetAreas('immas');
    await other.shows('immas', (areas) => areas === undefined);
    expect(other.faults()).toEqual([]);
  });

  it('do not take the place of a file that was loaded while they were read', async () => {
    await (await openTab()).saveAreas('immas', SET);
    const tab = await openTab();
    const restored = tab.restoreUserAreas();
    tab.keepUserAreas('immas', { ...SET, fileName: 'just-loaded.zip' });
    await restored;
    expect(tab.shown().immas?.fileName).toBe('just-loaded.zip');
  });
});
