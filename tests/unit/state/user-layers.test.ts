import 'fake-indexeddb/auto';
import { clear, createStore, get, set } from 'idb-keyval';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { StoredLayer } from '../../../src/state/user-layers.ts';
import { english } from '../i18n/catalogues.ts';

const raw = createStore('atlas-of-animal-migration-layers', 'barriers');

const ARCHIVE: StoredLayer = {
  layer: {
    id: 'user-fences-1',
    kind: 'fences',
    title: 'Fences of the valley',
    url: 'https://data.example/fences.pmtiles',
    format: 'pmtiles',
    sourceLayer: 'fences',
    licence: 'CC-BY-4.0',
    attribution: 'Fencers’ Union',
    citation: 'Fences of the valley',
    accessed: '2026-01-01',
  },
};
const FILE: StoredLayer = {
  layer: { ...ARCHIVE.layer, id: 'user-roads-1', kind: 'roads', title: 'roads.geojson', url: 'roads.geojson', format: 'geojson' },
  text: '{"type":"FeatureCollection","features":[]}',
};

/** The page as another tab, or another visit, opens it: only what the browser keeps is common. */
async function openTab() {
  vi.resetModules();
  const { atlasStore } = await import('../../../src/state/atlas-store.ts');
  const layers = await import('../../../src/state/user-layers.ts');
  const titles = (): string[] => atlasStore.getState().userLayers.map(({ title }) => title);
  const shows = (wanted: readonly string[]): Promise<void> =>
    new Promise((resolve) => {
      const look = (): void => {
        if (titles().join() === wanted.join()) resolve();
      };
      atlasStore.subscribe(look);
      look();
    });
  return {
    ...layers,
    titles,
    shows,
    shown: () => atlasStore.getState().userLayers,
    faults: () => atlasStore.getState().faults.map((fault) => english.tell(fault).message),
  };
}

/** Longer than what stays a text, with letters of one, two, three and four bytes, so that pairs lie wherever it is cut. */
const LONG = `{"type":"FeatureCollection","features":[],"note":"${'aä→🦌'.repeat(450_000)}"}`;

describe('barrier layers kept between visits', () => {
  beforeEach(() => clear(raw));

  it('a long file is kept as a blob and comes back as it was', async () => {
    const tab = await openTab();
    await tab.saveUserLayer({ ...FILE, text: new Blob([LONG]) });
    expect(await get('user-roads-1', raw)).toMatchObject({ version: 2, value: { text: expect.any(Blob) } });
    const visit = await openTab();
    await visit.restoreUserLayers();
    expect(await (await fetch(visit.shown()[0]?.url ?? '')).text()).toBe(LONG);
  });

  it('a long file that version 1 kept as a text comes back, a piece at a time, and is kept as a blob from then on', async () => {
    await set('user-roads-1', { version: 1, revision: 'a', value: { ...FILE, text: LONG } }, raw);
    const tab = await openTab();
    await tab.restoreUserLayers();
    expect(await (await fetch(tab.shown()[0]?.url ?? '')).text()).toBe(LONG);
    // What is asked for later is done later.
    await tab.saveUserLayer(ARCHIVE);
    const entry = await get<{ readonly value: { readonly text: Blob } }>('user-roads-1', raw);
    expect(entry).toMatchObject({ version: 2, value: { layer: FILE.layer, text: expect.any(Blob) } });
    expect(await entry?.value.text.text()).toBe(LONG);
  });

  it('a long file of version 1 that another tab removes while it is read is gone', async () => {
    await set('user-roads-1', { version: 1, revision: 'a', value: { ...FILE, text: LONG } }, raw);
    const [one, other] = [await openTab(), await openTab()];
    const restored = other.restoreUserLayers();
    await one.forgetUserLayer('user-roads-1');
    await restored;
    await other.shows([]);
    expect(other.faults()).toEqual([]);
    expect(await get('user-roads-1', raw)).toBeUndefined();
  });

  it('come back, an archive by its address and a file by one that only this page can read, until removed', async () => {
    const tab = await openTab();
    await tab.saveUserLayer(ARCHIVE);
    await tab.saveUserLayer(FILE);
    const visit = await openTab();
    await visit.restoreUserLayers();
    const [archive, file] = visit.shown();
    expect(archive).toEqual(ARCHIVE.layer);
    expect(file).toEqual({ ...FILE.layer, url: expect.stringMatching(/^blob:/) });
    expect(await (await fetch(file?.url ?? '')).text()).toBe(FILE.text);
    await visit.forgetUserLayer('user-roads-1');
    expect(visit.titles()).toEqual(['Fences of the valley']);
    const last = await openTab();
    await last.restoreUserLayers();
    expect(last.titles()).toEqual(['Fences of the valley']);
  });

  it('come back as an atlas kept them that knew no versions; one that is damaged is named and left where it is', async () => {
    const damaged = { layer: { ...FILE.layer, format: 'shapefile' }, text: FILE.text };
    await set('user-fences-1', ARCHIVE, raw);
    await set('user-roads-1', damaged, raw);
    await set('user-roads-2', 'nothing', raw);
    const tab = await openTab();
    await tab.restoreUserLayers();
    expect(tab.titles()).toEqual(['Fences of the valley']);
    expect(tab.faults()).toEqual([
      'The layer “roads.geojson”, added on an earlier visit, is damaged at layer.format.',
      'The layer “user-roads-2”, added on an earlier visit, is damaged.',
    ]);
    expect(await get('user-roads-1', raw)).toEqual(damaged);
  });

  it('are shown and taken away in every tab at once', async () => {
    const [one, other] = [await openTab(), await openTab()];
    await other.restoreUserLayers();
    await one.saveUserLayer(ARCHIVE);
    await other.shows(['Fences of the valley']);
    await one.saveUserLayer(FILE);
    await other.shows(['Fences of the valley', 'roads.geojson']);
    await one.forgetUserLayer('user-fences-1');
    await other.shows(['roads.geojson']);
    expect(other.faults()).toEqual([]);
  });
});
