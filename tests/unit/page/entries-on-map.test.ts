import { describe, expect, it } from 'vitest';
import { parseCatalog } from '../../../src/domain/catalog/parse-catalog.ts';
import { boxOnScreen } from '../../../src/map/interaction/camera.ts';
import { creditModules, listEntriesOnMap } from '../../../src/page/map/entries-on-map.ts';
import { exampleCatalog } from '../catalog/example-catalog.ts';

const SCREEN = { width: 1440, height: 900 };
const example = parseCatalog(JSON.stringify(exampleCatalog()), 'catalog.json');
const [north] = example.entries;

/** A catalog with entries side by side along a parallel, a tenth of a degree each. */
function inARow(count: number): typeof example {
  const entries = Array.from({ length: count }, (_, at) => {
    const west = at * 0.1;
    return {
      ...north!,
      id: `herd-${at}`,
      bbox: [west, 59, west + 0.1, 60] as [number, number, number, number],
      point: [west + 0.05, 59.5] as [number, number],
    };
  });
  return { ...example, entries };
}

describe('listEntriesOnMap', () => {
  it('opens the archive of the entry whose page is open, and no other', () => {
    expect(listEntriesOnMap(example, 'south', { zoom: 9, lat: 59.5, lon: 8.5 }, SCREEN)).toEqual(['south']);
  });

  it('opens none in a view of the world, where the overview is as fine', () => {
    expect(listEntriesOnMap(example, undefined, undefined, SCREEN)).toEqual([]);
    expect(listEntriesOnMap(example, undefined, { zoom: 6.9, lat: 59.5, lon: 8.5 }, SCREEN)).toEqual([]);
  });

  it('opens those that a near view meets, the nearest first, across the antimeridian too', () => {
    expect(listEntriesOnMap(example, undefined, { zoom: 9, lat: 59.9, lon: 8.5 }, SCREEN)).toEqual(['north']);
    expect(listEntriesOnMap(example, undefined, { zoom: 9, lat: 60.5, lon: -179.9 }, SCREEN)).toEqual(['coast']);
  });

  it('opens a few of many', () => {
    const near = listEntriesOnMap(inARow(1000), undefined, { zoom: 8, lat: 59.5, lon: 50.05 }, SCREEN);
    expect(near).toHaveLength(6);
    expect(near[0]).toBe('herd-500');
  });

  it('opens all of a small catalog without an overview, and of a large one those in a near view', () => {
    const world = { zoom: 1, lat: 0, lon: 0 };
    const without = (count: number): typeof example => ({ ...inARow(count), overview: undefined });
    expect(listEntriesOnMap(without(3), undefined, world, SCREEN)).toHaveLength(3);
    expect(listEntriesOnMap(without(1000), undefined, world, SCREEN)).toEqual([]);
    expect(listEntriesOnMap(without(1000), undefined, { ...world, zoom: 6, lat: 59.5 }, SCREEN).length).toBeGreaterThan(0);
  });
});

describe('boxOnScreen', () => {
  it('holds what the screen shows: 512 pixels are the world at zoom 0', () => {
    const [west, south, east, north] = boxOnScreen({ zoom: 4, lat: 0, lon: 10 }, 1024, 512);
    expect([west, east]).toEqual([10 - 22.5, 10 + 22.5]);
    expect(south).toBeCloseTo(-north, 9);
    // 11.25° of longitude are as many pixels as the latitudes up to here on Mercator's map.
    expect(north).toBeCloseTo(11.178, 2);
  });

  it('crosses the antimeridian, and is the whole parallel where the screen is wider than the world', () => {
    expect(boxOnScreen({ zoom: 4, lat: 0, lon: 179 }, 512, 512).filter((_, at) => at % 2 === 0)).toEqual([167.75, -169.75]);
    expect(boxOnScreen({ zoom: 0, lat: 0, lon: 179 }, 1440, 900).filter((_, at) => at % 2 === 0)).toEqual([-180, 180]);
  });
});

it('credits the modules of the entries by name while they are few, each once', () => {
  expect(creditModules(example)).toBe('Herders 2026');
  const modules = Array.from({ length: 40 }, (_, at) => ({ ...example.modules[0]!, id: `module-${at}`, attribution: `Custodian ${at}` }));
  expect(creditModules({ modules, entries: modules.map(({ id }) => ({ ...north!, module: id })) })).toBeUndefined();
});
