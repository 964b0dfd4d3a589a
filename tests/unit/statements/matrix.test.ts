import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import * as v from 'valibot';
import { listEntries } from '../../../src/domain/catalog/find-entries.ts';
import { valuesOf } from '../../../src/domain/catalog/filter-entries.ts';
import { HeadlinesSchema } from '../../../src/domain/catalog/figures.ts';
import { buildMatrix, isTold, type MatrixRow, sortMatrix } from '../../../src/domain/statements/matrix.ts';
import { findCrossed } from '../../../src/domain/statements/findings.ts';
import { livesAtSea } from '../../../src/domain/statements/lives-at-sea.ts';
import { built as catalog } from '../catalog/built-catalog.ts';

const text = readFileSync(new URL('../../../public/atlas/headlines.json', import.meta.url), 'utf8');
const { entries: headlines } = v.parse(HeadlinesSchema, JSON.parse(text));
const rows = buildMatrix(listEntries(catalog), catalog.layers, headlines);
const rowOf = (species: string, country: string): MatrixRow => {
  const row = rows.find((one) => one.species.id === species && one.country === country);
  if (!row) throw new Error(`no row of ${species} in ${country}`);
  return row;
};

describe('sortMatrix', () => {
  it('puts first what is known, most km before less, and last those of which nothing can be told', () => {
    const sorted = sortMatrix([...rows].reverse(), () => 0);
    expect(sorted.length).toBe(rows.length);
    const km = sorted.map(({ cells }) => Object.values(cells).reduce((sum, cell) => sum + (cell.says === 'found' ? cell.km : 0), 0));
    expect(km).toEqual(km.toSorted((a, b) => b - a));
    const told = sorted.map(isTold);
    const untold = told.indexOf(false);
    expect(untold).toBeGreaterThan(0);
    expect(told.slice(untold)).not.toContain(true);
    // Nought is an answer; four crosses are none.
    const nought = { ...rowOf('odocoileus-hemionus', 'USA').cells, roads: { says: 'no-layer' }, fences: { says: 'no-layer' } } as const;
    expect(isTold({ cells: nought })).toBe(true);
    expect(isTold(rowOf('limosa-limosa', 'BEL'))).toBe(false);
  });
});

describe('buildMatrix', () => {
  it('adds up what the build found in a country', () => {
    const [headline] = headlines['wild-reindeer-setesdal-austhei'] ?? [];
    const here = headline?.countries['NOR'];
    expect(here?.km).toBeGreaterThan(1);
    expect(rowOf('rangifer-tarandus-tarandus', 'NOR').cells.roads).toEqual({ says: 'found', preliminary: false, ...here });
  });

  it('says why there is no figure: nothing found, no barrier to these animals, not to be told, not covered, no layer', () => {
    expect(rowOf('odocoileus-hemionus', 'USA').cells.railways.says).toBe('none');
    expect(rowOf('ciconia-ciconia', 'ESP').cells.pipelines.says).toBe('not-counted');
    expect(rowOf('odocoileus-hemionus', 'USA').cells.pipelines.says).toBe('untold');
    expect(rowOf('rangifer-tarandus-tarandus', 'NOR').cells.railways.says).toBe('not-covered');
    expect(rowOf('rangifer-tarandus-tarandus', 'NOR').cells.canals.says).toBe('no-layer');
  });

  it('has no row of animals that live at sea, and no figure that a headline does not hold', () => {
    expect(rows.filter(({ species }) => livesAtSea(species))).toEqual([]);
    for (const { entries, country, cells } of rows) {
      for (const cell of Object.values(cells)) {
        if (cell.says !== 'found') continue;
        const parts = entries.flatMap(({ row }) => (headlines[row.id] ?? []).flatMap((one) => one.countries[country] ?? []));
        expect(parts.reduce((sum, { km }) => sum + km, 0)).toBeGreaterThanOrEqual(cell.km - 1e-9);
      }
    }
  });

  it('tells nothing of a pair that nobody looked at', () => {
    const unseen = buildMatrix(listEntries(catalog), catalog.layers, {});
    expect(unseen.flatMap(({ cells }) => Object.values(cells)).filter(({ says }) => says === 'found' || says === 'none')).toEqual([]);
    const reindeer = unseen.find(({ species, country }) => species.id === 'rangifer-tarandus-tarandus' && country === 'NOR');
    // It could be told, as of an atlas that was opened from a file: the population's own page does.
    expect(reindeer?.cells.roads.says).toBe('not-looked');
    expect(reindeer && isTold(reindeer)).toBe(true);
    expect(rows.flatMap(({ cells }) => Object.values(cells)).filter(({ says }) => says === 'not-looked')).toEqual([]);
    expect(rowOf('odocoileus-hemionus', 'USA').cells.pipelines.says).toBe('untold');
  });
});

describe('a distribution in the matrix', () => {
  it('has a row of its own, apart from the corridors of its species, and is in no list of what crosses corridors', () => {
    const found = listEntries(catalog).find(({ row }) => row.id === 'mule-deer-upper-green-river');
    if (!found) throw new Error('no mule deer');
    const range = { ...found, row: { ...found.row, id: 'range', evidence: 'distribution' as const } };
    const roads = catalog.layers.find(({ kind, id }) => kind === 'roads' && headlines[found.row.id]?.some(({ layer }) => layer === id));
    if (!roads) throw new Error('no roads');
    const within = { layer: roads.id, barriers: 40, km: 900, highKm: 100, countries: { USA: { barriers: 40, km: 900 } } };
    const both = buildMatrix([found, range], catalog.layers, { ...headlines, range: [within] });
    const alone = buildMatrix([found], catalog.layers, headlines);
    expect(both.map(({ ground }) => ground)).toEqual(['corridor', 'distribution']);
    expect(both[0]).toEqual(alone[0]);
    expect(both[1]?.cells.roads).toEqual({ says: 'found', barriers: 40, km: 900, preliminary: false });
    expect(findCrossed([range], catalog.layers, { range: [within] })).toEqual([]);
    const asked = { months: {}, headlines: { range: [within] }, layers: catalog.layers };
    expect(valuesOf(range, asked).barrier).toEqual([]);
    expect(valuesOf(found, { ...asked, headlines: { [found.row.id]: [within] } }).barrier).toEqual(['roads']);
  });
});
