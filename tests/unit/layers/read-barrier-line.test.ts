import type { Feature, LineString } from 'geojson';
import { expect, test } from 'vitest';
import type { LonLat } from '../../../src/domain/crossings/types.ts';
import { AtlasError } from '../../../src/domain/errors.ts';
import { lineLengthKm } from '../../../src/domain/geometry/distances.ts';
import { readBarrierLine } from '../../../src/domain/layers/read-barrier-line.ts';
import { prepareLine } from '../../../src/domain/siting/siting-line.ts';
import { createGeojsonSource } from '../../../src/domain/tiles/geojson-source.ts';

const line = (id: string, coordinates: LonLat[]): Feature<LineString> => ({
  type: 'Feature',
  properties: { id, name: `Road ${id}` },
  geometry: { type: 'LineString', coordinates: coordinates.map(([lon, lat]) => [lon, lat]) },
});
const layerOf = (features: Feature<LineString>[]) => ({
  source: createGeojsonSource(features, { sourceLayer: 'roads', maxZoom: 12, extent: 8192 }),
  sourceLayer: 'roads',
  zoom: 12,
  bbox: [-180, -85, 180, 85] as const,
  title: 'Roads',
});
const winding = (lon0: number): LonLat[] => Array.from({ length: 200 }, (_, i) => [lon0 + 0.004 * i, 59.1 + 0.03 * Math.sin(i / 9)]);

test.each([
  ['inland', 7.3],
  ['over the antimeridian', 179.6],
])('a road is followed through all its tiles and is one part again, %s', async (_, lon0) => {
  const road = winding(lon0);
  const other = line('b', [
    [lon0, 59.0],
    [lon0 + 0.5, 59.2],
  ]);
  // Given in two features that meet, as archives have them, cut where it passes the antimeridian.
  const wrap = ([lon, lat]: LonLat): LonLat => [lon > 180 ? lon - 360 : lon, lat];
  const cut = road.findIndex(([lon]) => lon > (lon0 > 179 ? 180 : lon0 + 0.3));
  const [before, after] = [road.slice(0, cut), road.slice(cut)];
  const seam: LonLat[] = lon0 > 179 ? [[180, road[cut]![1]]] : [before.at(-1)!];
  const features = [line('a', [...before, ...seam]), line('a', [...(lon0 > 179 ? [[-180, road[cut]![1]] as LonLat] : seam), ...after.map(wrap)]), other];
  const read = await readBarrierLine(layerOf(features), 'a', [before[5]!]);
  expect(read.name).toBe('Road a');
  expect(read.isWhole).toBe(true);
  const prepared = prepareLine(read.lines);
  expect(prepared.parts).toHaveLength(1);
  const km = lineLengthKm([...before, ...seam]) + lineLengthKm([...seam, ...after]);
  expect(Math.abs(prepared.lengthM / 1000 - km)).toBeLessThan(0.002 * km);
});

test('a barrier that is not there is said so', async () => {
  await expect(readBarrierLine(layerOf([line('a', winding(7))]), 'z', [[7, 59.1]])).rejects.toThrow(AtlasError);
});
