import { describe, expect, it } from 'vitest';
import type { Layer } from '../../../src/domain/catalog/fields.ts';
import { parseCatalog } from '../../../src/domain/catalog/parse-catalog.ts';
import type { LonLat } from '../../../src/domain/crossings/types.ts';
import type { StoredAreas } from '../../../src/state/stored-areas.ts';
import type { PageCatalog } from '../../../src/state/entry-store.ts';
import { describeContext } from '../../../src/state/project-request.ts';

import { built, builtText } from '../catalog/built-catalog.ts';

const URL_OF = 'https://atlas.example/atlas/catalog.json';
/** Across the reindeer's valley. */
const lines: LonLat[][] = [
  [
    [7.2, 59.3],
    [8.1, 59.3],
  ],
];

const pageOf = (own: readonly Layer[] = [], catalog = built, url = URL_OF): PageCatalog => ({ catalog, url, layers: [...catalog.layers, ...own] });
const contextOf = (page: PageCatalog = pageOf(), more: { bufferM?: number; areas?: StoredAreas } = {}): string =>
  describeContext({ lines, bufferM: more.bufferM ?? 0 }, page, more.areas === undefined ? {} : { kbas: more.areas });

function fence(id: string, lon: number): Layer {
  const rights = { licence: 'CC0-1.0', attribution: 'Somebody', citation: 'Somebody’s fences' };
  return { id, kind: 'fences', title: id, url: `blob:${id}`, format: 'geojson', bbox: [lon, 59, lon + 0.5, 59.5], accessed: '2026-01-01', ...rights };
}

function areasAt(lon: number, loadedAt: number): StoredAreas {
  const report = { featuresRead: 0, kept: 0, dropped: {}, mended: {}, notes: [] };
  return { features: [], report, nameField: undefined, bbox: [lon, 59, lon + 0.5, 59.5], fileName: 'areas.zip', loadedAt };
}

describe('describeContext', () => {
  it('is the same under other titles and names, as in another language', () => {
    const other = (key: string, value: unknown): unknown => (key === 'title' || key === 'name' ? `${String(value)} (en otra lengua)` : value);
    const renamed = parseCatalog(JSON.stringify(JSON.parse(builtText, other)), 'catalog.json');
    expect(renamed.title).not.toBe(built.title);
    expect(contextOf(pageOf([], renamed))).toBe(contextOf());
  });

  it('is the same whatever is added far from the line, and another with a layer near it', () => {
    expect(contextOf(pageOf([fence('far', -110)]))).toBe(contextOf());
    const near = contextOf(pageOf([fence('near', 7.5)]));
    expect(near).not.toBe(contextOf());
    expect(contextOf(pageOf([fence('near', 7.5), fence('far', -110)]))).toBe(near);
  });

  it('is another when a layer near the line lies elsewhere or is read otherwise', () => {
    expect(contextOf(pageOf([], built, 'https://mirror.example/catalog.json'))).not.toBe(contextOf());
    const filtered = { ...fence('near', 7.5), filter: { property: 'class', values: ['old'] } };
    expect(contextOf(pageOf([filtered]))).not.toBe(contextOf(pageOf([fence('near', 7.5)])));
  });

  it('is another on wider ground', () => {
    expect(contextOf(pageOf(), { bufferM: 100 })).not.toBe(contextOf());
  });

  it('is another with a person’s areas near the line, and with a newer file of them', () => {
    const with1 = contextOf(pageOf(), { areas: areasAt(7.5, 1) });
    expect(contextOf(pageOf(), { areas: areasAt(-110, 1) })).toBe(contextOf());
    expect(with1).not.toBe(contextOf());
    expect(contextOf(pageOf(), { areas: areasAt(7.5, 2) })).not.toBe(with1);
  });

  it('has nothing to hang on without a line', () => {
    expect(describeContext({ lines: [], bufferM: 0 }, pageOf(), {})).toBe('');
  });
});
