import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import * as v from 'valibot';
import { HeadlinesSchema } from '../../../src/domain/catalog/figures.ts';
import { listStanding } from '../../../src/domain/catalog/find-entries.ts';
import { findCrossed, findProtected } from '../../../src/domain/statements/findings.ts';
import { built } from '../catalog/built-catalog.ts';

const text = readFileSync(new URL('../../../public/atlas/headlines.json', import.meta.url), 'utf8');
const { entries: headlines, protection } = v.parse(HeadlinesSchema, JSON.parse(text));
const all = listStanding(built);

describe('findCrossed', () => {
  it('puts first what has most inside one corridor, as the headlines have it', () => {
    const [first] = findCrossed(all, built.layers, headlines);
    const most = Object.values(headlines)
      .flat()
      .toSorted((a, b) => b.km - a.km)[0];
    expect(first?.worst?.km).toBe(most?.km);
    expect(first?.layers.map(({ id }) => id)).toEqual([most?.layer]);
    expect(first?.atLeast).toBe(true);
  });

  it('of as many kilometres puts the kind first of which all is known', () => {
    const kinds = findCrossed(all, built.layers, headlines);
    const places = kinds.map(({ worst, atLeast }) => [-(worst?.km ?? 0), Number(atLeast)] as const);
    expect(places).toEqual(places.toSorted((a, b) => a[0] - b[0] || a[1] - b[1]));
    expect(kinds.length).toBeGreaterThan(1);
  });

  it('says nothing of a layer that the rules do not count for the animals', () => {
    const row = all.find(({ row: { id } }) => id === 'turkey-vulture-argentina');
    const wrong = { 'turkey-vulture-argentina': [{ layer: 'roads-usa', barriers: 9, km: 1e6, highKm: 1, countries: {} }] };
    expect(findCrossed(row ? [row] : [], built.layers, wrong)).toEqual([]);
  });
});

describe('findProtected', () => {
  it('finds the best covered of those whose share can be told', () => {
    const found = findProtected(all, built.layers, protection);
    expect(found?.found.row.id).toBe('elk-ya-ha-tinda');
    expect(found?.share).toBeCloseTo(0.62, 2);
    expect(found?.of).toBeGreaterThan(0);
  });

  it('leaves out what is of fewer than three animals, and layers that are not complete', () => {
    const areas = protection['elk-ya-ha-tinda'] ?? [];
    expect(findProtected(all, built.layers, { 'elk-ya-ha-tinda': areas.map((one) => ({ ...one, individuals: 2 })) })).toBeUndefined();
    const forests = [{ layer: 'national-forests-usa', individuals: 13, highKm2: 10, coveredKm2: 9 }];
    expect(findProtected(all, built.layers, { 'mule-deer-upper-green-river': forests })).toBeUndefined();
  });
});
