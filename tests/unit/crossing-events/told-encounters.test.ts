import type { Feature } from 'geojson';
import { expect, test } from 'vitest';
import { parse } from 'valibot';
import { BuiltEventsSchema, packLayerEvents, unpackEncounters } from '../../../src/domain/catalog/built-events.ts';
import { requireOfEntry } from '../../../src/domain/catalog/require-of-entry.ts';
import type { BarrierVisit } from '../../../src/domain/crossing-events/barrier-behaviours.ts';
import { findBarrierEvents } from '../../../src/domain/crossing-events/find-barrier-events.ts';
import { decimalsFor, failedAmong, tellEncounter, type ToldEncounter } from '../../../src/domain/crossing-events/told-encounters.ts';
import { tellsBehaviours } from '../../../src/domain/statements/judge-layer.ts';
import { createGeojsonSource } from '../../../src/domain/tiles/geojson-source.ts';
import { barrierLayer } from './barrier-layer.ts';

const VISIT: BarrierVisit = {
  individual: 'deer',
  behaviour: 'bounce',
  start: Date.UTC(2010, 4, 1, 6),
  end: Date.UTC(2010, 4, 1, 9, 6),
  at: [10.502_01, 60.001],
  events: 0,
  straightness: undefined,
  near: new Set([0]),
  met: new Map(),
};

test('an encounter is told with the place of the barrier, not that of the animal, no finer than its fixes', () => {
  const line: [number, number][] = [
    [10.5, 59],
    [10.5, 61],
  ];
  const told = tellEncounter(VISIT, '7', [line], 4);
  expect(told).toEqual({ individual: 'deer', barrier: '7', behaviour: 'bounce', start: VISIT.start, hours: 3.1, crossings: 0, at: [10.5, 60.001] });
  // Beyond the end of a line its end is the nearest place, also across the antimeridian.
  expect(
    tellEncounter(
      { ...VISIT, at: [-179.99, 60] },
      '7',
      [
        [
          [179, 60],
          [179.995, 60],
        ],
      ],
      3,
    ).at,
  ).toEqual([179.995, 60]);
});

test.each([
  [5, 5],
  [20, 4],
  [100, 4],
  [200, 3],
  [1000, 3],
  [5000, 2],
])('fixes that are %i m off tell a place to %i decimals of a degree', (errorM, decimals) => {
  expect(decimalsFor(errorM)).toBe(decimals);
});

test('only encounters that held an animal up stand beside a profile', () => {
  const encounter = (barrier: string, behaviour: ToldEncounter['behaviour']): ToldEncounter => ({ ...tellEncounter(VISIT, barrier, [], 4), behaviour });
  const all = [encounter('7', 'bounce'), encounter('7', 'quick cross'), encounter('8', 'trapped'), encounter('7', 'unknown'), encounter('7', 'trace')];
  expect(failedAmong(all, new Set(['7'])).map(({ behaviour }) => behaviour)).toEqual(['bounce', 'trace']);
});

test('what is found of a layer is read again as it was', async () => {
  const places: [number, number][] = [
    [10.49, 60],
    [10.498, 60],
    [10.49, 60],
    [10.51, 60],
    [10.49, 60.1],
    [10.4, 60.1],
  ];
  const tracks = [
    {
      individual: 'deer',
      time: Float64Array.from(places, (_, i) => VISIT.start + i * 7_200_000),
      lon: Float64Array.from(places, ([lon]) => lon),
      lat: Float64Array.from(places, ([, lat]) => lat),
      error: new Float32Array(places.length),
    },
  ];
  const coordinates = [
    [10.5, 59.9],
    [10.5, 60.2],
  ];
  const road: Feature = { type: 'Feature', properties: { id: 'E1' }, geometry: { type: 'LineString', coordinates } };
  const encounters: ToldEncounter[] = [];
  const events = await findBarrierEvents({
    tracks,
    barriers: barrierLayer(createGeojsonSource([road], { sourceLayer: 'lines', maxZoom: 12, extent: 8192 }), 'lines'),
    onEncounters: ({ id, lines }, visits) => visits.forEach((visit) => encounters.push(tellEncounter(visit, id, lines, 4))),
  });
  expect(encounters.length).toBeGreaterThan(0);
  const written = JSON.stringify({ version: 1, entry: 'herd', builtFrom: '', sources: [], layers: { roads: packLayerEvents(events, encounters) } });
  const read = parse(BuiltEventsSchema, JSON.parse(written));
  expect(read.layers['roads']?.events).toEqual(events);
  expect(unpackEncounters(read.layers['roads']!)).toEqual(encounters);
  expect(() => requireOfEntry(read, 'other', 'x.json')).toThrow(/herd/);
});

test('behaviours are told of layers that count and lie nearer than what counts as near', () => {
  const counted = { is: 'counted', cover: { part: 'all' } } as const;
  expect(tellsBehaviours({ ...counted, cautions: ['incomplete'] })).toBe(true);
  expect(tellsBehaviours({ ...counted, cautions: ['inaccurate'] })).toBe(false);
  expect(tellsBehaviours({ is: 'not-covered' })).toBe(false);
});
