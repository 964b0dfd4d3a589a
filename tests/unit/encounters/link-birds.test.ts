import { describe, expect, test } from 'vitest';
import { readFileSync } from 'node:fs';
import { joinBirds, monthOf, placeOf } from '../../../src/domain/encounters/join-birds.ts';
import { drawBirds, drawGeodesic } from '../../../src/domain/encounters/link-birds.ts';
import { readEncounters } from '../../../src/domain/encounters/read-encounters.ts';
import { sumLinks } from '../../../src/domain/encounters/sum-encounters.ts';
import type { EncounterRecord } from '../../../src/domain/encounters/encounter.ts';
import { geodesicM, lineLengthKm } from '../../../src/domain/geometry/distances.ts';

const MANUAL = readFileSync(new URL('../../fixtures/encounters/manual-euring2000.txt', import.meta.url), 'utf8');
const { records } = readEncounters(MANUAL, 'manual.txt');

const encounter = (changes: Partial<EncounterRecord>): EncounterRecord => ({
  bird: 'a',
  event: 'encounter',
  date: { year: 2001, month: 6, day: 1, withinDays: 0 },
  place: { lon: 10, lat: 50, radiusM: 1000 },
  file: 'a.txt',
  line: 1,
  ...changes,
});

describe('ringing and recovery of the manual’s bird', () => {
  test('are of one ring, 1,002 km and 1,739 days apart, as the record itself says', () => {
    const { birds, repeated } = joinBirds([...records, ...records]);
    expect(repeated).toBe(2);
    expect(birds).toHaveLength(1);
    const [{ ringing, encounters } = { ringing: undefined, encounters: [] }] = birds;
    const [from, to] = [ringing!.place!, encounters[0]!.place!];
    expect(Math.abs(geodesicM(from.lon, from.lat, to.lon, to.lat) / 1000 - 1002)).toBeLessThan(0.006 * 1002);
    expect((Date.UTC(1976, 6, 12) - Date.UTC(1971, 9, 8)) / 86_400_000).toBe(1739);
    const [link] = sumLinks(birds, ({ place }) => (place!.lat > 55 ? 'SWE' : 'DEU'));
    expect(link).toMatchObject({ from: 'DEU', to: 'SWE', birds: 1, encounters: 1, months: [0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0] });
  });

  test('are drawn by the shortest way, which starts and ends at them', () => {
    const { links, nodes } = drawBirds(joinBirds(records).birds);
    expect(nodes.map(({ geometry, properties }) => [geometry.coordinates, properties.ringed, properties.encountered])).toEqual([
      [[7.7, 50.4], 1, 0],
      [[13.8, 58.7], 0, 1],
    ]);
    const [link] = links;
    const line = link?.geometry.type === 'LineString' ? link.geometry.coordinates : [];
    expect([line[0], line.at(-1)]).toEqual([
      [7.7, 50.4],
      [13.8, 58.7],
    ]);
    expect(Math.abs(lineLengthKm(line) - geodesicM(7.7, 50.4, 13.8, 58.7) / 1000)).toBeLessThan(0.01);
  });
});

test('a link over the antimeridian is cut there, and one place alone is no line', () => {
  const across = drawGeodesic({ lon: 170, lat: 60 }, { lon: -170, lat: 60 });
  expect(across?.type).toBe('MultiLineString');
  const ends = across?.type === 'MultiLineString' ? across.coordinates.map((part) => [part[0]?.[0], part.at(-1)?.[0]]) : [];
  expect(ends).toEqual([
    [170, 180],
    [-180, -170],
  ]);
  expect(drawGeodesic({ lon: 1, lat: 1 }, { lon: 1, lat: 1 })).toBeUndefined();
});

describe('what an event tells', () => {
  test('where the bird was: within 50 km, and not moved', () => {
    expect(placeOf(encounter({}))).toBeDefined();
    expect(placeOf(encounter({ place: { lon: 10, lat: 50, radiusM: 50_000 } }))).toBeDefined();
    expect(placeOf(encounter({ place: { lon: 10, lat: 50, radiusM: 100_000 } }))).toBeUndefined();
    expect(placeOf(encounter({ place: { lon: 10, lat: 50 } }))).toBeUndefined();
    expect(placeOf(encounter({ moved: true }))).toBeUndefined();
  });

  test('the month: within two weeks, neither long dead, nor moved, nor a ring alone', () => {
    const date = (withinDays?: number) => ({ year: 2001, month: 6, day: 1, ...(withinDays === undefined ? {} : { withinDays }) });
    expect(monthOf(encounter({ date: date(14) }))).toBe(6);
    expect(monthOf(encounter({ date: date(42) }))).toBeUndefined();
    expect(monthOf(encounter({ date: date() }))).toBeUndefined();
    expect(monthOf(encounter({ condition: '2' }))).toBe(6);
    expect(monthOf(encounter({ condition: '3' }))).toBeUndefined();
    expect(monthOf(encounter({ circumstances: '02' }))).toBeUndefined();
    expect(monthOf(encounter({ moved: true }))).toBeUndefined();
  });

  test('of two ringings the earlier is the ringing, and the later an encounter', () => {
    const first = encounter({ event: 'ringing', date: { year: 1999, month: 1, day: 1, withinDays: 0 } });
    const second = encounter({ event: 'ringing' });
    expect(joinBirds([second, first]).birds).toEqual([{ bird: 'a', ringing: first, encounters: [second] }]);
  });
});
