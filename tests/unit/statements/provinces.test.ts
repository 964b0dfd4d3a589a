import { expect, test } from 'vitest';
import { coverOf } from '../../../src/domain/statements/cover.ts';
import { built } from '../catalog/built-catalog.ts';

/** Towns, passes and parks on either side of the divide, degrees, as gazetteers have them. */
const IN_ALBERTA = [
  ['Banff', -115.57, 51.18],
  ['Lake Louise', -116.18, 51.43],
  ['Jasper', -118.08, 52.88],
  ['Kananaskis Village', -115.15, 50.93],
  ['Waterton Park', -113.91, 49.05],
  ['Grande Prairie', -118.8, 55.17],
  ['Ya Ha Tinda', -115.6, 51.73],
] as const;
const IN_BRITISH_COLUMBIA = [
  ['Hamber Park', -117.88, 52.37],
  ['Elk Lakes Park', -115.1, 50.46],
  ['Mount Assiniboine, the lodge', -115.63, 50.91],
  ['Field', -116.49, 51.4],
  ['Akamina-Kishinena Park', -114.15, 49.04],
  ['Golden', -116.96, 51.3],
  ['Valemount', -119.26, 52.83],
  ['Fernie', -115.06, 49.5],
] as const;

const layerOf = (id: string) => built.layers.find((layer) => layer.id === id)?.covers;
const partAt = (id: string, lon: number, lat: number): string => coverOf(layerOf(id), { bbox: [lon - 0.01, lat - 0.01, lon + 0.01, lat + 0.01] }).part;

test('the protected areas of Alberta and of British Columbia speak each of its own side of the divide', () => {
  for (const [name, lon, lat] of IN_ALBERTA) {
    expect([name, partAt('protected-areas-alberta', lon, lat)]).toEqual([name, 'all']);
    expect([name, partAt('protected-areas-british-columbia', lon, lat)]).toEqual([name, 'none']);
  }
  for (const [name, lon, lat] of IN_BRITISH_COLUMBIA) expect([name, partAt('protected-areas-alberta', lon, lat)]).toEqual([name, 'none']);
});
