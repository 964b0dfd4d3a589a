import { expect, test } from 'vitest';
import type { EncounterRecord } from '../../../src/domain/encounters/encounter.ts';
import { findEncounterNetwork } from '../../../src/domain/encounters/find-encounter-network.ts';
import { joinBirds } from '../../../src/domain/encounters/join-birds.ts';

let line = 0;
const at = (bird: string, event: EncounterRecord['event'], year: number, month: number, lon: number, lat: number, radiusM = 1000): EncounterRecord => ({
  bird,
  event,
  date: { year, month, day: 5, withinDays: 0 },
  place: { lon, lat, radiusM },
  file: 'f',
  line: ++line,
});

/** Ringed around Berlin, met again in two places in the Sahel. */
const RECORDS = [
  at('a', 'ringing', 2001, 6, 13, 52),
  at('a', 'encounter', 2001, 12, 20, 13),
  at('b', 'ringing', 2001, 6, 13.1, 52.1),
  at('b', 'encounter', 2002, 1, 20, 13.1),
  at('c', 'ringing', 2001, 6, 13, 52),
  at('c', 'encounter', 2002, 2, -8, 14),
  at('d', 'ringing', 2001, 7, 13, 52),
  at('d', 'encounter', 2001, 8, 13.05, 52.05),
];

test('places within the radius are one node, and who was ringed at one and encountered at another is a link', () => {
  const { nodes, links, unplaced } = findEncounterNetwork(joinBirds(RECORDS), 50_000);
  expect(nodes.map(({ id, individuals, ringed, encountered, months }) => [id, individuals, ringed, encountered, months])).toEqual([
    ['n1', 4, 4, 1, [6, 7, 8]],
    ['n2', 1, 0, 1, [2]],
    ['n3', 2, 0, 2, [1, 12]],
  ]);
  expect(links.map(({ from, to, individuals, movements, heading, months }) => [from, to, individuals, movements, heading, months])).toEqual([
    ['n1', 'n3', 2, 2, 'southward', [1, 12]],
    ['n1', 'n2', 1, 1, 'southward', [2]],
  ]);
  expect(unplaced).toBe(0);
});

test('the order of the birds changes nothing', () => {
  const said = ({ nodes, links }: ReturnType<typeof findEncounterNetwork>) => JSON.stringify([nodes, links]);
  expect(said(findEncounterNetwork(joinBirds(RECORDS.toReversed()), 50_000))).toBe(said(findEncounterNetwork(joinBirds(RECORDS), 50_000)));
});

test('without a radius it is a tenth of how far the birds were found, to 100 km', () => {
  const far = findEncounterNetwork(joinBirds(RECORDS));
  expect(far.radiusM).toBe(100_000);
  expect(far.rangeM).toBeGreaterThan(4_000_000);
  expect(findEncounterNetwork(joinBirds(RECORDS.slice(6))).radiusM).toBe(1000);
});

test('across the antimeridian two places are one node', () => {
  const { nodes } = findEncounterNetwork(joinBirds([at('a', 'ringing', 2001, 6, 179.99, 10), at('a', 'encounter', 2002, 6, -179.99, 10)]), 5000);
  expect(nodes).toHaveLength(1);
  expect(Math.abs(nodes[0]!.lon)).toBeCloseTo(180, 6);
});

test('an event whose place is known too poorly, or that was moved, is at no node and is counted', () => {
  const poor = at('a', 'encounter', 2001, 12, 20, 13, 80_000);
  const moved = { ...at('b', 'encounter', 2002, 1, 20, 13), moved: true };
  const { nodes, links, unplaced } = findEncounterNetwork(joinBirds([RECORDS[0]!, poor, RECORDS[2]!, moved]), 50_000);
  expect([nodes.length, links.length, unplaced]).toEqual([1, 0, 2]);
});
