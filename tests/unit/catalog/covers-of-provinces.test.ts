import { expect, test } from 'vitest';
import { boxesOf } from '../../../src/domain/catalog/what-is-covered.ts';
import { boxHolds } from '../../../src/domain/geometry/boxes.ts';
import { built } from './built-catalog.ts';

function covers(id: string, lon: number, lat: number): boolean {
  const layer = built.layers.find((each) => each.id === id);
  if (layer?.covers?.area !== 'boxes') throw new Error(`${id} covers no boxes.`);
  return boxesOf(layer.covers).some((box) => boxHolds(box, [lon, lat, lon, lat]));
}

test.each([
  ['Banff', -115.57, 51.18, true],
  ['Jasper', -118.08, 52.87, true],
  ['Lake Louise', -116.18, 51.43, true],
  ['Grande Prairie', -118.79, 55.17, true],
  ['Fort Chipewyan', -111.15, 58.71, true],
  ['Golden', -116.96, 51.3, false],
  ['Cranbrook', -115.77, 49.51, false],
  ['Revelstoke', -118.2, 50.99, false],
  ['Valemount', -119.26, 52.83, false],
  ['Vernon', -119.27, 50.27, false],
])('%s lies where one of the two provinces is covered, and only that one', (_, lon, lat, inAlberta) => {
  expect([covers('protected-areas-alberta', lon, lat), covers('protected-areas-british-columbia', lon, lat)]).toEqual([inAlberta, !inAlberta]);
});
