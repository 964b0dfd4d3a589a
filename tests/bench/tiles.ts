import GeoJSONVT from 'geojson-vt';
import type { Feature, Position } from 'geojson';
import { encodeTiles } from '../../src/domain/tiles/encode-tiles.ts';
import { numberFeatures } from '../../src/domain/tiles/number-features.ts';
import { seededNormal } from '../unit/movement/simulate-track.ts';
import { medianMs, printResult } from './print-result.ts';

const LINES = 20_000;
const VERTICES = 12;
const MAX_ZOOM = 8;

/** Roads, as random walks of some kilometres a step, over a continent. */
function simulate(): Feature[] {
  const normal = seededNormal(7);
  return Array.from({ length: LINES }, (_, i): Feature => {
    let [lon, lat] = [10 + 12 * normal(), 50 + 6 * normal()];
    const coordinates = Array.from({ length: VERTICES }, (): Position => [(lon += 0.05 * normal()), (lat += 0.03 * normal())]);
    return { type: 'Feature', properties: { name: `E${i % 300}` }, geometry: { type: 'LineString', coordinates } };
  });
}

/** Every tile cut by geojson-vt, its tiles not even written as MVT. */
function cutWithGeojsonVt(features: readonly Feature[]): number {
  const index = new GeoJSONVT(
    { type: 'FeatureCollection', features: numberFeatures(features) },
    { maxZoom: MAX_ZOOM, indexMaxZoom: MAX_ZOOM, indexMaxPoints: -1 },
  );
  return index.tileCoords.length;
}

/** Our tiler, tiles written, against geojson-vt, which only cuts them. */
export async function run(): Promise<void> {
  const features = simulate();
  const ms = await medianMs(() => {
    let bytes = 0;
    for (const tile of encodeTiles([{ name: 'roads', features, minZoom: 0, maxZoom: MAX_ZOOM }])) bytes += tile.bytes.length;
    return bytes;
  }, 3);
  const peer = await medianMs(() => cutWithGeojsonVt(features), 3);
  printResult('tiles', `${LINES} lines of ${VERTICES} vertices, zoom 0 to ${MAX_ZOOM}, cut and written`, ms, 'geojson-vt, which cuts them only', peer);
}
