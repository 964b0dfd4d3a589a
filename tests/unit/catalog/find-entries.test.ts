import { describe, expect, test } from 'vitest';
import { countKinds, mayHaveCorridor } from '../../../src/domain/catalog/find-entries.ts';
import { english } from '../i18n/catalogues.ts';
import { sayCounts } from '../../../src/page/shared/say-counts.ts';

const row = (evidence: 'tracks' | 'published' | 'network' | 'encounters' | 'sites' | 'receivers' | 'distribution') => ({ evidence });

describe('entries are counted as what they are', () => {
  const rows = [row('tracks'), row('published'), row('network'), row('encounters'), row('encounters'), row('sites'), row('receivers'), row('distribution')];
  test('networks, encounters, lists of sites, receivers and distributions are no populations', () => {
    expect(countKinds(rows)).toEqual({ populations: 2, networks: 1, encounters: 2, siteLists: 1, receivers: 1, distributions: 1 });
    expect(sayCounts(rows, english)).toBe(
      '2 populations, 1 network, 2 collections of ring encounters, 1 list of sites, 1 collection of receivers, 1 distribution',
    );
    expect(sayCounts([row('network')], english)).toBe('1 network');
    expect(sayCounts([], english)).toBe('0 populations');
  });

  test('and have no corridor for barriers to cross, as routes and movement have none', () => {
    expect(rows.map((one) => mayHaveCorridor(one))).toEqual([true, true, false, false, false, false, false, false]);
    expect((['corridors', 'routes', 'movement'] as const).map((result) => mayHaveCorridor({ evidence: 'tracks', result }))).toEqual([true, false, false]);
  });
});
