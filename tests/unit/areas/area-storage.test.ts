import { beforeEach, describe, expect, it, vi } from 'vitest';
import { AtlasError } from '../../../src/domain/errors.ts';
import { forgetAreas, loadAllAreas, saveAreas, type StoredAreas } from '../../../src/state/area-storage.ts';

const disk = vi.hoisted(() => ({ kept: new Map<unknown, unknown>(), fault: undefined as Error | undefined }));

// IndexedDB is the browser's; a map of structured clones keeps and loses the same things.
vi.mock('idb-keyval', () => {
  const guard = (): void => {
    if (disk.fault) throw disk.fault;
  };
  return {
    createStore: () => () => undefined,
    get: async (key: unknown) => {
      guard();
      return disk.kept.get(key);
    },
    set: async (key: unknown, value: unknown) => {
      guard();
      disk.kept.set(key, structuredClone(value));
    },
    del: async (key: unknown) => {
      guard();
      disk.kept.delete(key);
    },
  };
});

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
  report: { featuresRead: 2, kept: 1, dropped: { 'points and lines': 1 }, mended: {}, notes: [] },
  nameField: 'Title',
  bbox: [0, 0, 1, 1],
  fileName: 'imma.zip',
  loadedAt: 1_790_000_000_000,
};

describe('areas kept between visits', () => {
  beforeEach(() => {
    disk.kept.clear();
    disk.fault = undefined;
  });

  it('come back as they were saved, kind by kind, until forgotten', async () => {
    const { nameField: _, ...nameless } = SET;
    await saveAreas('immas', SET);
    await saveAreas('kbas', { ...nameless, nameField: undefined });
    expect(await loadAllAreas()).toEqual({ areas: { immas: SET, kbas: { ...SET, nameField: undefined } }, unreadable: [] });
    await forgetAreas('immas');
    expect(Object.keys((await loadAllAreas()).areas)).toEqual(['kbas']);
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
  ])('are left out and named when they are %s', async (_, kept) => {
    await saveAreas('immas', SET);
    disk.kept.set('isras', kept);
    const loaded = await loadAllAreas();
    expect(loaded.unreadable).toEqual(['isras']);
    expect(Object.keys(loaded.areas)).toEqual(['immas']);
  });

  it('say so when the browser is full or keeps nothing', async () => {
    disk.fault = new DOMException('no room', 'QuotaExceededError');
    await expect(saveAreas('immas', SET)).rejects.toThrow(/no room left to keep imma\.zip/);
    disk.fault = new DOMException('private window', 'InvalidStateError');
    await expect(saveAreas('immas', SET)).rejects.toThrow(AtlasError);
    await expect(loadAllAreas()).rejects.toThrow(AtlasError);
    await expect(forgetAreas('immas')).rejects.toThrow(AtlasError);
  });
});
