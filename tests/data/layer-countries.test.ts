import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Feature, LineString, MultiPolygon, Polygon } from 'geojson';
import { describe, expect, it, test } from 'vitest';
import { buildModule } from '../../data/build-module.ts';
import { listLayerCountries } from '../../data/layer-countries.ts';
import { readModulePart } from '../../data/module-part.ts';
import { splitIntoParts } from '../../data/range-states.ts';
import { square, writeModule } from './small-modules.ts';

/** A degree of longitude is 111 km on the equator: a thousandth is 111 m. */
const country = (iso3: string, coordinates: number[][][]) => ({
  type: 'Feature' as const,
  properties: { iso3 },
  geometry: { type: 'Polygon' as const, coordinates },
});
/** Two neighbours, one 4 degrees wide on either side of the tenth meridian, and a small one in the midst of the sea. */
const LAND = splitIntoParts([country('WES', square(6, 0, 4)), country('EAS', square(10, 0, 4)), country('ISL', square(20, 0, 0.5))]);

const area = (coordinates: number[][][]): Feature<Polygon> => ({ type: 'Feature', properties: {}, geometry: { type: 'Polygon', coordinates } });
const line = (...coordinates: number[][]): Feature<LineString> => ({ type: 'Feature', properties: {}, geometry: { type: 'LineString', coordinates } });

describe('the countries of a layer, from its features', () => {
  it('are those that its areas reach into, in order of their codes', () => {
    expect(listLayerCountries([area(square(7, 1, 1))], LAND)).toEqual(['WES']);
    expect(listLayerCountries([area(square(7, 1, 1)), area(square(12, 1, 1))], LAND)).toEqual(['EAS', 'WES']);
    expect(listLayerCountries([area(square(9.5, 1, 1))], LAND)).toEqual(['EAS', 'WES']);
  });

  it('leave out what lies within 2 km of a border, on whichever side it is drawn', () => {
    // 1.1 km of a park in the neighbour, and a small one that lies there whole.
    expect(listLayerCountries([area(square(9.01, 1, 1))], LAND)).toEqual(['WES']);
    expect(listLayerCountries([area(square(7, 1, 1)), area(square(10.002, 2.5, 0.008))], LAND)).toEqual(['WES']);
    // 3.3 km are more than a border may be off.
    expect(listLayerCountries([area(square(9.03, 1, 1))], LAND)).toEqual(['EAS', 'WES']);
  });

  it('are those on both sides where all of a layer lies on a border, as a fence there does', () => {
    expect(listLayerCountries([line([9.999, 1], [10.001, 2])], LAND)).toEqual(['EAS', 'WES']);
  });

  it('are found between the positions of a line, and in the midst of an area', () => {
    expect(listLayerCountries([line([5, 1], [16, 1])], LAND)).toEqual(['EAS', 'WES']);
    expect(listLayerCountries([area(square(15, -5, 10))], LAND)).toEqual(['ISL']);
  });

  it('do not count the hole of an area, and know longitudes beyond 180', () => {
    const around: Feature<MultiPolygon> = {
      type: 'Feature',
      properties: {},
      geometry: { type: 'MultiPolygon', coordinates: [[...square(15, -5, 10), ...square(19, -1, 3)]] },
    };
    expect(listLayerCountries([around], LAND)).toEqual([]);
    expect(listLayerCountries([area(square(367, 1, 1))], LAND)).toEqual(['WES']);
  });

  it('are none at sea: in whose waters an area lies is not known', () => {
    expect(listLayerCountries([area(square(40, 40, 1))], LAND)).toEqual([]);
  });
});

test('a module that names a box alone is told its countries by the build, one that names them is believed', async () => {
  const base = mkdtempSync(join(tmpdir(), 'atlas-layer-countries-'));
  try {
    const areas = JSON.stringify({ type: 'FeatureCollection', features: [area(square(9.01, 1, 1))] });
    const layer = (id: string, covers: object) => ({ id, kind: 'kbas', title: 'Areas', source: 'areas', maxZoom: 4, ...covers });
    const layers = [
      layer('by-box', { covers: { area: 'box', bbox: [9, 1, 11, 2] } }),
      layer('by-nothing', {}),
      layer('by-word', { covers: { area: 'countries', countries: ['EAS'] } }),
      layer('of-world', { covers: { area: 'world' } }),
    ];
    writeModule(base, 'areas', { 'areas.geojson': areas }, { layers });
    await buildModule({ folder: join(base, 'areas'), root: join(base, 'nowhere'), output: join(base, 'atlas') }, () => LAND);
    const part = readModulePart(join(base, 'atlas', 'areas'));
    expect(part?.layers.map(({ id, countries }) => [id, countries])).toEqual([
      ['by-box', ['WES']],
      ['by-nothing', ['WES']],
      ['by-word', undefined],
      ['of-world', undefined],
    ]);
  } finally {
    rmSync(base, { recursive: true, force: true });
  }
});
