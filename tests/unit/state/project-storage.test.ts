import 'fake-indexeddb/auto';
import { createStore, del, get, set } from 'idb-keyval';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Project } from '../../../src/domain/assessment/project.ts';
import { english } from '../i18n/catalogues.ts';

const raw = createStore('atlas-of-animal-migration-projects', 'projects');

const PROJECT: Project = {
  id: 'project-1',
  name: 'Bypass',
  type: 'road',
  bufferM: 50,
  alternatives: [
    {
      id: 'a',
      name: 'Alternative A',
      lines: [
        [
          [7, 59],
          [7.5, 59.2],
        ],
      ],
    },
  ],
};

/** The page as another tab, or another visit, opens it: only what the browser keeps is common. */
async function openTab() {
  vi.resetModules();
  const { atlasStore } = await import('../../../src/state/atlas-store.ts');
  const project = await import('../../../src/state/project-store.ts');
  const storage = await import('../../../src/state/project-storage.ts');
  return {
    ...project,
    ...storage,
    name: () => project.projectStore.getState().project?.name,
    faults: () => atlasStore.getState().faults.map((fault) => english.tell(fault).message),
    /** Resolves once this tab knows of a change in another one. */
    whenChanged: (): Promise<string> =>
      new Promise((resolve) => {
        const look = (): void => {
          const { change } = storage.projectDocument.elsewhere.getState();
          if (change) resolve(change);
        };
        storage.projectDocument.elsewhere.subscribe(look);
        look();
      }),
  };
}

/** What a later visit finds. */
async function keptName(): Promise<string | undefined> {
  const visit = await openTab();
  await visit.keepProject();
  return visit.name();
}

describe('the project kept between visits', () => {
  beforeEach(() => del('present', raw));
  afterEach(() => {
    vi.restoreAllMocks();
  });

  it('comes back with every change, until it is forgotten, and after undo', async () => {
    const tab = await openTab();
    await tab.keepProject();
    tab.replaceProject(PROJECT);
    tab.changeProject({ name: 'Bypass, north' }, 'name');
    await tab.whenKept();
    expect(await keptName()).toBe('Bypass, north');
    tab.startProject('Alternative A');
    await tab.whenKept();
    expect(await get('present', raw)).toBeUndefined();
    tab.undoProject();
    await tab.whenKept();
    expect(await keptName()).toBe('Bypass, north');
  });

  it('comes back as an atlas kept it that knew no versions', async () => {
    await set('present', PROJECT, raw);
    expect(await keptName()).toBe('Bypass');
  });

  it('is left where it is and named when it is damaged, until another is begun', async () => {
    const damaged = { ...PROJECT, bufferM: 'wide' };
    await set('present', damaged, raw);
    const tab = await openTab();
    await tab.keepProject();
    expect(tab.faults()).toEqual(['The project of an earlier visit is damaged at bufferM.']);
    // What the page shows where there is no project.
    tab.startProject('Alternative A');
    await tab.whenKept();
    expect(await get('present', raw)).toEqual(damaged);
    tab.changeProject({ name: 'New' });
    await tab.whenKept();
    expect(await keptName()).toBe('New');
  });

  it('says when the browser has no room for it', async () => {
    const tab = await openTab();
    await tab.keepProject();
    vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => {
      throw new DOMException('no room', 'QuotaExceededError');
    });
    tab.replaceProject(PROJECT);
    await tab.whenKept();
    expect(tab.faults()).toEqual(['The browser has no room left to keep the project for the next visit.']);
  });

  it('is asked about when another tab changed it: what the other made can be loaded, and undone', async () => {
    await set('present', PROJECT, raw);
    const [one, other] = [await openTab(), await openTab()];
    await Promise.all([one.keepProject(), other.keepProject()]);
    one.changeProject({ name: 'of one' });
    await one.whenKept();
    expect(await other.whenChanged()).toBe('changed');
    other.changeProject({ name: 'of the other' });
    await other.whenKept();
    expect(await keptName()).toBe('of one');
    await other.loadProjectOfOtherTab();
    expect(other.name()).toBe('of one');
    expect(other.projectDocument.elsewhere.getState().change).toBeUndefined();
    other.undoProject();
    await other.whenKept();
    expect(await keptName()).toBe('of the other');
  });

  it('is asked about when another tab removed it: what is here can be kept', async () => {
    await set('present', PROJECT, raw);
    const [one, other] = [await openTab(), await openTab()];
    await Promise.all([one.keepProject(), other.keepProject()]);
    one.startProject('Alternative A');
    await one.whenKept();
    expect(await other.whenChanged()).toBe('removed');
    await other.keepProjectOfThisTab();
    expect(await keptName()).toBe('Bypass');
    expect(await one.whenChanged()).toBe('changed');
  });
});
