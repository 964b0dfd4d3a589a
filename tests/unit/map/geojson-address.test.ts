import { expect, it } from 'vitest';
import { geojsonAddress, readGeojsonAddress } from '../../../src/map/layers/data-spec.ts';

it('a tile’s address holds the layer, whatever its address and title are', () => {
  for (const url of ['blob:http://localhost:4173/0b-1', 'https://example.org/a b/{z}/ü.geojson?x=1#2']) {
    const layer = { url, title: 'Canals {x}/“50 %”', sourceLayer: 'canals', zoom: 12 };
    const asked = geojsonAddress(layer).replace('{z}', '5').replace('{x}', '17').replace('{y}', '11');
    expect(readGeojsonAddress(asked)).toEqual({ layer, tile: { z: 5, x: 17, y: 11 } });
  }
});
