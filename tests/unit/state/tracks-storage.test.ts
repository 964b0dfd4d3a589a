import 'fake-indexeddb/auto';
import { clear, createStore, get, set } from 'idb-keyval';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { english } from '../i18n/catalogues.ts';
import type { ImportedWork, TrackSettings } from '../../../src/state/track-work.ts';

const raw = createStore('atlas-of-animal-migration-tracks', 'work');
const HOUR_MS = 3_600_000;

const IMPORTED: ImportedWork = {
  files: ['deer.csv'],
  format: 'Movebank CSV',
  tracks: [
    {
      individual: 'one',
      time: Float64Array.of(0, 2 * HOUR_MS, 4 * HOUR_MS),
      lon: Float64Array.of(7, 7.1, 7.2),
      lat: Float64Array.of(59, 59.1, 59.2),
      error: Float32Array.of(20, 20, 20),
    },
  ],
  report: { rowsRead: 4, fixesKept: 3, dropped: { 'dropped.noPlace': 1 }, firstRows: { 'dropped.noPlace': [3] } },
  notes: [],
  intervalHours: 2,
};
const SETTINGS: TrackSettings = {
  name: 'Deer',
  species: 'Odocoileus hemionus',
  group: 'ungulate',
  seasons: 'spring-autumn',
  method: { method: 'bbmm', cellM: 250, locationErrorM: 20, maxLagMin: 480, bufferM: 500, minDistanceKm: 15, minDaysAway: 30 },
  topSpeedKmh: 150,
  given: {},
  rights: { custodian: '', licence: '', citation: '' },
};
const SEQUENCE = { id: 'one-spring-1', individual: 'one', season: 'spring', class: 'migrant', from: 0, to: 2, start: 0, end: 4 * HOUR_MS } as const;

/** The page as another tab, or another visit, opens it: only what the browser keeps is common. */
async function openTab() {
  vi.resetModules();
  const tracks = await import('../../../src/state/tracks-store.ts');
  const storage = await import('../../../src/state/tracks-storage.ts');
  const { describeError } = await import('../../../src/domain/errors.ts');
  /** What a promise that rejects says in English; undefined where it does not. */
  const faultOf = (attempt: Promise<unknown>): Promise<string | undefined> =>
    attempt.then(
      () => undefined,
      (error: unknown) => english.tell(describeError(error)).message,
    );
  return { ...tracks, ...storage, faultOf, work: () => tracks.tracksStore.getState().work };
}

async function restored() {
  const visit = await openTab();
  await visit.restoreTracks();
  return visit.work();
}

describe("a person's tracks kept between visits", () => {
  beforeEach(() => clear(raw));

  it('come back with their settings and migrations, without corridors, until forgotten', async () => {
    const tab = await openTab();
    tab.keepImport(IMPORTED, SETTINGS);
    tab.editSequences([SEQUENCE]);
    await tab.keepTracks(tab.work());
    expect(await restored()).toEqual({ imported: IMPORTED, settings: SETTINGS, years: [], sequences: [SEQUENCE], result: undefined });
    await tab.forgetTracks();
    expect((await restored()).imported).toBeUndefined();
  });

  it.each([
    ['the first atlas kept them, with the tracks among the rest and no interval', 1],
    ['an atlas kept them that knew no versions of entries', 2],
  ])('come back as %s', async (_, version) => {
    const { intervalHours: _hours, ...first } = IMPORTED;
    const { group: _group, ...settings } = SETTINGS;
    const rest = { version, settings, years: [], sequences: [SEQUENCE] };
    if (version === 1) await set('work', { ...rest, imported: first }, raw);
    else {
      await set('work', rest, raw);
      await set('tracks', IMPORTED, raw);
      await set('tracks-id', 'some id', raw);
    }
    const work = await restored();
    expect(work.imported).toEqual(IMPORTED);
    expect(work.sequences).toEqual([SEQUENCE]);
    expect(work.settings).toEqual({ ...settings, group: undefined });
  });

  it('are left where they are, and named, when they are damaged', async () => {
    const damaged = { version: 2, settings: SETTINGS, years: [], sequences: [{ ...SEQUENCE, to: 9 }] };
    await set('work', damaged, raw);
    await set('tracks', IMPORTED, raw);
    const tab = await openTab();
    expect(await tab.faultOf(tab.restoreTracks())).toBe('What was kept of the tracks of an earlier visit is damaged.');
    expect(await get('work', raw)).toEqual(damaged);
  });

  it('are asked about when another tab put others in their place; this tab goes on without keeping', async () => {
    const [one, other] = [await openTab(), await openTab()];
    one.keepImport(IMPORTED, SETTINGS);
    await one.keepTracks(one.work());
    await other.restoreTracks();
    const told = new Promise((resolve) => other.tracksDocument.elsewhere.subscribe(({ change }) => resolve(change)));
    one.keepImport({ ...IMPORTED, files: ['elk.csv'] }, SETTINGS);
    await one.keepTracks(one.work());
    expect(await told).toBe('changed');
    other.editSequences([SEQUENCE]);
    await other.keepTracks(other.work());
    expect((await restored()).imported?.files).toEqual(['elk.csv']);
    expect((await restored()).sequences).toEqual([]);
    await other.keepTracksOfThisTab();
    expect(await restored()).toMatchObject({ imported: { files: ['deer.csv'] }, sequences: [SEQUENCE] });
    await one.loadTracksOfOtherTab();
    expect(one.work()).toMatchObject({ imported: { files: ['deer.csv'] }, sequences: [SEQUENCE] });
  });
});

describe('settings of a person’s tracks', () => {
  beforeEach(() => clear(raw));
  const SUMMARY = {
    animals: 1,
    intervalHours: 2,

    spanDays: 300,
    timeOfDay: true,
    widthM: 50_000,
    heightM: 50_000,
    varianceM2PerS: 40,
    settledKm: 4,
    ownErrorM: 0,
    sensors: { gps: 3 },
  };

  it('that are given stay, the others go with them, and all can be chosen again', async () => {
    const tab = await openTab();
    const { giveSettings } = await import('../../../src/state/give-settings.ts');
    const settings = () => tab.work().settings;
    tab.keepImport({ ...IMPORTED, summary: SUMMARY }, SETTINGS);
    giveSettings({ method: 'line-buffer' });
    expect(settings()).toMatchObject({ given: { method: 'line-buffer' }, method: { method: 'line-buffer', bufferM: 500, cellM: 200 } });
    giveSettings({ cellM: 1000 });
    expect(settings().method).toMatchObject({ cellM: 1000, bufferM: 2500 });
    giveSettings({ method: undefined, cellM: undefined });
    expect(settings().method).toMatchObject({ method: 'bbmm', maxLagMin: 480 });
    giveSettings({ topSpeedKmh: 40 });
    expect(settings().topSpeedKmh).toBe(40);
  });

  it('come back with what they were chosen from', async () => {
    const tab = await openTab();
    const imported = { ...IMPORTED, summary: SUMMARY, topSpeed: { value: 20, because: { code: 'chosen.topSpeed.few', values: { n: 2 } } } };
    tab.keepImport(imported, { ...SETTINGS, given: { cellM: 300, topSpeedKmh: 30 } });
    await tab.keepTracks(tab.work());
    const { imported: kept, settings } = await restored();
    expect(kept).toEqual(imported);
    expect(settings.given).toEqual({ cellM: 300, topSpeedKmh: 30 });
  });

  it('of tracks that were kept before anything was chosen are changed one by one', async () => {
    const tab = await openTab();
    const { giveSettings } = await import('../../../src/state/give-settings.ts');
    tab.keepImport(IMPORTED, SETTINGS);
    giveSettings({ cellM: 300 });
    expect(tab.work().settings.method).toEqual({ ...SETTINGS.method, cellM: 300 });
  });
});
