import { beforeEach, describe, expect, it } from 'vitest';
import type { IncludedCatalog } from '../../../src/domain/catalog/join-catalogs.ts';
import { AtlasError } from '../../../src/domain/errors.ts';
import { atlasStore } from '../../../src/state/atlas-store.ts';
import { closeCatalog, includeCatalog, openCatalogFile, refuseCatalog } from '../../../src/state/federation-store.ts';

const told = () => atlasStore.getState().faults.map(({ code, place }) => `${code} ${place.file ?? ''}`.trim());
const fails = (file: string) => async (): Promise<IncludedCatalog> => Promise.reject(new AtlasError('file.empty', {}, { file }));
const never = async (): Promise<IncludedCatalog> => new Promise(() => undefined);

describe('an alert about a catalog that a person opened', () => {
  beforeEach(() => atlasStore.setState({ faults: [] }));

  it('goes when the next one is opened, and when its own is closed', async () => {
    await openCatalogFile('a.zip', fails('a.zip'));
    expect(told()).toEqual(['file.empty a.zip']);
    void openCatalogFile('b.zip', never);
    expect(told()).toEqual([]);
    await openCatalogFile('c.zip', fails('c.zip'));
    refuseCatalog(new AtlasError('file.empty', {}, { file: 'no address' }));
    expect(told()).toEqual(['file.empty no address']);
    await openCatalogFile('d.zip', fails('d.zip'));
    expect(told()).toEqual(['file.empty d.zip']);
    await closeCatalog('d.zip').catch(() => undefined);
    expect(told().filter((words) => words.includes('d.zip'))).toEqual([]);
  });

  it('leaves that of one which the atlas itself includes', async () => {
    await includeCatalog('http://127.0.0.1:1/catalog.json');
    const [own] = told();
    expect(own).toContain('127.0.0.1');
    void openCatalogFile('e.zip', never);
    expect(told()).toEqual([own]);
    await closeCatalog('http://127.0.0.1:1/catalog.json').catch(() => undefined);
    expect(told()).not.toContain(own);
  });
});
