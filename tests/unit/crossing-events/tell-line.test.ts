import { expect, it } from 'vitest';
import { findBarrierEvents } from '../../../src/domain/crossing-events/find-barrier-events.ts';
import { findCrossingEvents } from '../../../src/domain/crossing-events/find-crossing-events.ts';
import { tellLine } from '../../../src/domain/crossing-events/tell-line.ts';
import type { LonLat } from '../../../src/domain/crossings/types.ts';
import { createGeojsonSource } from '../../../src/domain/tiles/geojson-source.ts';
import type { Track } from '../../../src/domain/tracks/track.ts';

const ROAD: LonLat[] = [
  [10, 49.9],
  [10, 50.1],
];

/** Animals that wander about the road, some with long gaps. */
function herd(): Track[] {
  return Array.from({ length: 8 }, (_, animal): Track => {
    const count = 60;
    const time = Float64Array.from({ length: count }, (_, i) => 3_600_000 * (i * (1 + animal) + (i > 30 && animal % 2 === 1 ? 40 : 0)));
    const lon = Float64Array.from({ length: count }, (_, i) => 10 + 0.002 * (animal - 3.5) + 0.004 * Math.sin(i * (1 + animal / 3)));
    const lat = Float64Array.from({ length: count }, (_, i) => 49.95 + i / 1000);
    return { individual: `animal ${animal}`, time, lon, lat, error: new Float32Array(count) };
  });
}

it('tells of a line what is told of it as a layer of barriers', async () => {
  const tracks = herd();
  const source = createGeojsonSource([{ type: 'Feature', properties: { id: 'road' }, geometry: { type: 'LineString', coordinates: ROAD } }], {
    sourceLayer: 'a',
    maxZoom: 12,
    extent: 8192,
  });
  const barriers = {
    source,
    sourceLayer: 'a',
    zoom: 12,
    bbox: [9, 49, 11, 51] as [number, number, number, number],
    title: 'a',
    layerId: 'a',
    type: 'road' as const,
  };
  const { all } = await findBarrierEvents({ tracks, barriers });
  const told = tellLine(tracks, [ROAD], 13, findCrossingEvents(tracks, [ROAD], 13));
  expect(all.crossed.individuals).toBeGreaterThan(0);
  expect(all.stepsNearTooLong).toBeGreaterThan(0);
  expect(told).toMatchObject({
    crossed: { events: all.crossed.events, individuals: all.crossed.individuals },
    individualsNear: all.individualsNear,
    individualsNearTold: all.individualsNearTold,
    individualsUntold: all.individualsUntold,
    stepsNear: all.stepsNear,
    stepsNearTooLong: all.stepsNearTooLong,
  });
  // A tile's grid moves the road by up to half a metre.
  expect(Math.abs(told.touching / all.touching - 1)).toBeLessThan(0.01);
});
