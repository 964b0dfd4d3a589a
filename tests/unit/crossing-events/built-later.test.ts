import { expect, it } from 'vitest';
import { type BarrierEventsRequest, findBarrierEvents } from '../../../src/domain/crossing-events/find-barrier-events.ts';
import { createGeojsonSource } from '../../../src/domain/tiles/geojson-source.ts';
import type { Track } from '../../../src/domain/tracks/track.ts';

/** A road along the meridian at 10° E, opened in a year. */
function road(opened: string): BarrierEventsRequest['barriers'] {
  const coordinates = [
    [10, 49.9],
    [10, 50.1],
  ];
  const feature = { type: 'Feature' as const, properties: { id: 'road', opened }, geometry: { type: 'LineString' as const, coordinates } };
  const source = createGeojsonSource([feature], { sourceLayer: 'a', maxZoom: 12, extent: 8192 });
  return { source, sourceLayer: 'a', zoom: 12, bbox: [-180, -85, 180, 85], title: 'a', layerId: 'a', type: 'road', builtField: 'opened' };
}

const WALK: Track = {
  individual: 'a',
  time: Float64Array.of(Date.UTC(2021, 4, 1), Date.UTC(2021, 4, 1, 1)),
  lon: Float64Array.of(9.99, 10.01),
  lat: Float64Array.of(50, 50),
  error: new Float32Array(2),
};

it('lets nobody cross a road before the year in which it was built', async () => {
  const tracks = [WALK];
  for (const opened of ['2020', '2021-03', 'unknown']) {
    expect([opened, (await findBarrierEvents({ barriers: road(opened), tracks })).all.crossed.events]).toEqual([opened, 1]);
  }
  expect((await findBarrierEvents({ barriers: road('2022'), tracks })).all).toMatchObject({
    crossed: { events: 0 },
    individualsNear: 0,
    stepsNear: 0,
    touching: 0,
  });
});
