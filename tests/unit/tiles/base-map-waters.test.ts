import { readFileSync } from 'node:fs';
import { VectorTile, type VectorTileLayer } from '@mapbox/vector-tile';
import { PbfReader } from 'pbf';
import { beforeAll, describe, expect, test } from 'vitest';
import { lonLatToTile } from '../../../src/domain/tiles/tile-geometry.ts';
import { openArchive } from './open-archive.ts';

// The built base map: what its files lead to, without them.

const archive = openArchive(new Uint8Array(readFileSync(new URL('../../../public/atlas/base-map.pmtiles', import.meta.url))));

async function layersAt(z: number, lon: number, lat: number): Promise<Record<string, VectorTileLayer>> {
  const [x, y] = lonLatToTile({ z: 0, x: 0, y: 0 }, 2 ** z, lon, lat);
  const tile = await archive.getZxy(z, Math.floor(x), Math.floor(y));
  return new VectorTile(new PbfReader(tile!.data)).layers;
}

const namesOf = (layer: VectorTileLayer | undefined, key = 'name'): unknown[] =>
  layer ? Array.from({ length: layer.length }, (_, i) => layer.feature(i).properties[key]) : [];

describe('waters and regions of the base map', () => {
  let [world, alps]: Record<string, VectorTileLayer>[] = [];
  beforeAll(async () => {
    world = await layersAt(1, -60, 40);
    alps = await layersAt(7, 8.6, 46.4);
  });

  test('has the great lakes and rivers in the view of the world, and no others', () => {
    expect(namesOf(world?.['lakes'])).toContain('Lake Superior');
    expect(namesOf(world?.['rivers'])).toContain('Mississippi');
    expect(Math.max(...namesOf(world?.['rivers'], 'rank').map(Number))).toBeLessThanOrEqual(1);
  });

  test('has small lakes and rivers near', () => {
    expect(namesOf(alps?.['lakes']).length).toBeGreaterThan(1);
    expect(namesOf(alps?.['rivers'])).toContain('Rhein');
  });

  test('names ranges and seas, oceans in the languages of the page', () => {
    const regions = world?.['regions'];
    expect(namesOf(regions)).toContain('North Atlantic Ocean');
    for (const lang of ['fr', 'es', 'ar', 'ru', 'zh']) expect(namesOf(regions, `name:${lang}`).filter(Boolean).length, lang).toBeGreaterThan(0);
    expect(namesOf(regions)).toContain('Rocky Mountains');
  });

  test('names seas, great lakes and ranges in the languages of the page', async () => {
    const nameAt = async (name: string, z: number, lon: number, lat: number, lang: string): Promise<unknown> => {
      const { regions } = await layersAt(z, lon, lat);
      return namesOf(regions, `name:${lang}`)[namesOf(regions).indexOf(name)];
    };
    expect(await nameAt('Bering Sea', 1, -175, 60, 'ru')).toBe('Берингово море');
    expect(await nameAt('Mediterranean Sea', 1, 20, 40, 'es')).toBe('Mar Mediterráneo');
    expect(await nameAt('Caribbean Sea', 1, -75, 15, 'ar')).toBe('البحر الكاريبي');
    expect(await nameAt('Lake Victoria', 1, 33, -1, 'fr')).toBe('Lac Victoria');
    expect(await nameAt('Rocky Mountains', 1, -110, 45, 'zh')).toBe('落基山脉');
  });

  test('has names of towns in other languages', async () => {
    const places = (await layersAt(7, 11.58, 48.14))['places'];
    const at = namesOf(places).indexOf('Munich');
    expect(at).toBeGreaterThanOrEqual(0);
    expect([namesOf(places, 'name:es')[at], namesOf(places, 'name:ru')[at]]).toEqual(['Múnich', 'Мюнхен']);
  });
});
