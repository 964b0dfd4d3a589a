import { describe, expect, test } from 'vitest';
import { readFileSync } from 'node:fs';
import { joinBirds, monthOf, placeOf } from '../../../src/domain/encounters/join-birds.ts';
import { drawBirds } from '../../../src/domain/encounters/link-birds.ts';
import { layLink } from '../../../src/domain/network/lay-link.ts';
import { readEncounters } from '../../../src/domain/encounters/read-encounters.ts';
import { sumLinks } from '../../../src/domain/encounters/sum-encounters.ts';
import type { EncounterRecord } from '../../../src/domain/encounters/encounter.ts';
import { geodesicM } from '../../../src/domain/geometry/distances.ts';

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
    const birds = joinBirds([...records, ...records]);
    expect(birds).toHaveLength(1);
    const [{ ringing, encounters } = { ringing: undefined, encounters: [] }] = birds;
    const [from, to] = [ringing!.place!, encounters[0]!.place!];
    expect(Math.abs(geodesicM(from.lon, from.lat, to.lon, to.lat) / 1000 - 1002)).toBeLessThan(0.006 * 1002);
    expect((Date.UTC(1976, 6, 12) - Date.UTC(1971, 9, 8)) / 86_400_000).toBe(1739);
    const [link] = sumLinks(birds, ({ place }) => (place!.lat > 55 ? 'SWE' : 'DEU'));
    expect(link).toMatchObject({ from: 'DEU', to: 'SWE', birds: 1, encounters: 1, months: [0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0] });
  });

  test('are drawn as a bow, which starts and ends at them and is no route', () => {
    const { links, nodes } = drawBirds(joinBirds(records));
    expect(nodes.map(({ geometry, properties }) => [geometry.coordinates, properties])).toEqual([
      [[7.7, 50.4], { individuals: 1, ringed: 1, encountered: 0, radiusM: expect.any(Number) }],
      [[13.8, 58.7], { individuals: 1, ringed: 0, encountered: 1, radiusM: expect.any(Number) }],
    ]);
    expect(links).toHaveLength(1);
    const [line = []] = links[0]!.geometry.coordinates;
    expect(links[0]!.geometry.coordinates).toEqual(layLink([7.7, 50.4], [13.8, 58.7]));
    expect([line[0], line.at(-1)]).toEqual([
      [7.7, 50.4],
      [13.8, 58.7],
    ]);
    expect(links[0]!.properties).toMatchObject({ individuals: 1, encounters: 1 });
    expect(Math.abs(links[0]!.properties.distanceKm - geodesicM(7.7, 50.4, 13.8, 58.7) / 1000)).toBeLessThan(0.1);
  });
});

test('a bird that was found where it was ringed has a place and no link', () => {
  const ringing = encounter({ event: 'ringing', date: { year: 1999, month: 1, day: 1, withinDays: 0 } });
  const { nodes, links } = drawBirds([{ bird: 'a', ringing, encounters: [encounter({})] }]);
  expect(nodes.map(({ properties }) => properties)).toEqual([{ individuals: 1, ringed: 1, encountered: 1, radiusM: 1000 }]);
  expect(links).toEqual([]);
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
    expect(joinBirds([second, first])).toEqual([{ bird: 'a', ringing: first, encounters: [second] }]);
  });

  test('one event in two files counts once; two of a month, of places apart, or of a bird that was moved, are two', () => {
    const countOf = (...records: EncounterRecord[]): number => joinBirds(records).flatMap(({ encounters }) => encounters).length;
    const june = { date: { year: 2001, month: 6, withinDays: 15 } };
    expect(countOf(encounter({}), encounter({ file: 'b.txt', line: 7 }), encounter({ line: 9 }))).toBe(1);
    expect(countOf(encounter(june), encounter({ ...june, line: 2 }))).toBe(2);
    expect(countOf(encounter(june), encounter({ ...june, line: 2 }), encounter({ ...june, file: 'b.txt' }))).toBe(2);
    expect(countOf(encounter({ placeCode: 'DECK' }), encounter({ placeCode: 'SF16' }))).toBe(2);
    expect(countOf(encounter({}), encounter({ moved: true }))).toBe(2);
  });
});
