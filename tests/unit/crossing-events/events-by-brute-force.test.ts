import { existsSync, readFileSync } from 'node:fs';
import { lineString, point, pointToLineDistance } from '@turf/turf';
import { describe, expect, it } from 'vitest';
import { findBarrierEvents } from '../../../src/domain/crossing-events/find-barrier-events.ts';
import { findCrossingEvents } from '../../../src/domain/crossing-events/find-crossing-events.ts';
import type { LonLat } from '../../../src/domain/crossings/types.ts';
import { clipLine } from '../../../src/domain/geometry/plane/clip-line.ts';
import { readWorldFeatures } from '../../../src/domain/layers/read-features.ts';
import { createMemoryPmtilesSource } from '../../../src/domain/tiles/pmtiles-source.ts';
import { tilesInBbox } from '../../../src/domain/tiles/tile-geometry.ts';
import { worldBounds, worldToLonLat } from '../../../src/domain/tiles/world-grid.ts';
import { readTracksParquet } from '../../../src/domain/tracks/read-tracks-parquet.ts';
import { isFull } from '../../full.ts';
import { barrierLayer } from './barrier-layer.ts';

const MODULE = 'public/atlas/wild-reindeer-setesdal';
const built = existsSync(`${MODULE}/roads-setesdal.pmtiles`);
if (!built) console.warn(`Reindeer and roads were not compared with a brute force: ${MODULE} is not built here.`);

describe.skipIf(!built)('reindeer and roads of Setesdal Austhei', () => {
  it('are the crossings and near misses that a test of every road and every fix finds', { timeout: 120_000 }, async () => {
    const layer = barrierLayer(createMemoryPmtilesSource(new Uint8Array(readFileSync(`${MODULE}/roads-setesdal.pmtiles`)), 'roads'), 'roads');
    const { buffer, byteOffset, byteLength } = readFileSync(`${MODULE}/wild-reindeer-setesdal-austhei-tracks.parquet`);
    const all = await readTracksParquet(new Uint8Array(buffer, byteOffset, byteLength).slice().buffer, 'tracks');
    const tracks = isFull ? all : all.slice(0, 4);
    const roads = new Map<string, LonLat[][]>();
    for (const tile of tilesInBbox([7.2, 58.4, 8.7, 59.8], 12)) {
      for (const { id, geometry } of (await readWorldFeatures(layer, tile, 'lines'))?.features ?? []) {
        const lines = geometry
          .flatMap((flat) => clipLine(flat, worldBounds(tile)))
          .map((flat) => Array.from({ length: flat.length / 2 }, (_, i) => worldToLonLat(flat[2 * i]!, flat[2 * i + 1]!)));
        roads.set(id, [...(roads.get(id) ?? []), ...lines]);
      }
    }
    const expected = new Map<string, [number, number, number]>();
    for (const [id, lines] of roads) {
      const events = findCrossingEvents(tracks, lines, 13);
      const crossed = new Set(events.map(({ individual }) => individual));
      const lons = lines.flat().map(([lon]) => lon);
      const lats = lines.flat().map(([, lat]) => lat);
      const [west, south, east, north] = [Math.min(...lons) - 0.02, Math.min(...lats) - 0.01, Math.max(...lons) + 0.02, Math.max(...lats) + 0.01];
      const ways = lines.filter((way) => way.length > 1).map((way) => lineString(way));
      const near = tracks.filter(
        ({ individual, lon, lat }) =>
          !crossed.has(individual) &&
          lon.some(
            (x, i) =>
              x >= west &&
              x <= east &&
              lat[i]! >= south &&
              lat[i]! <= north &&
              ways.some((way) => pointToLineDistance(point([x, lat[i]!]), way, { units: 'meters', method: 'geodesic' }) <= 500),
          ),
      );
      if (events.length > 0 || near.length > 0) expected.set(id, [events.length, crossed.size, near.length]);
    }
    const answer = await findBarrierEvents({ barriers: layer, tracks });
    const found = new Map(answer.barriers.map(({ barrier, crossed, individualsNear }) => [barrier, [crossed.events, crossed.individuals, individualsNear]]));
    expect(answer.all.crossed.events).toBeGreaterThan(10);
    expect([...found.keys()].sort()).toEqual([...expected.keys()].sort());
    for (const [id, [events, crossed]] of expected) expect([id, ...found.get(id)!.slice(0, 2)]).toEqual([id, events, crossed]);
    // turf's sphere is up to half a per cent off the ellipsoid: a fix at the very distance may fall either way.
    const differing = [...expected].filter(([id, [, , near]]) => found.get(id)![2] !== near);
    expect(differing.length).toBeLessThanOrEqual(Math.ceil(expected.size / 50));
    for (const { crossed } of [...answer.barriers, answer.all]) expect(crossed.byMonth.reduce((sum, { events }) => sum + events, 0)).toBe(crossed.events);
  });
});
