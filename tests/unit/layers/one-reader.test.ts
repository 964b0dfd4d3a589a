import type { Feature, LineString, Polygon } from 'geojson';
import { fromGeojsonVt } from 'vt-pbf';
import { describe, expect, it } from 'vitest';
import { measureAreasMet } from '../../../src/domain/assessment/measure-areas-met.ts';
import { findNearestBarrier } from '../../../src/domain/assessment/nearest-barrier.ts';
import { takeBuffer } from '../../../src/domain/assessment/buffer-met.ts';
import { locateCountries } from '../../../src/domain/coverage/locate-countries.ts';
import { measureCoverage } from '../../../src/domain/coverage/measure-coverage.ts';
import { findBarrierEvents } from '../../../src/domain/crossing-events/find-barrier-events.ts';
import { projectLines } from '../../../src/domain/crossing-events/project-lines.ts';
import { findCorridorCrossings } from '../../../src/domain/crossings/find-corridor-crossings.ts';
import type { LonLat } from '../../../src/domain/crossings/types.ts';
import { createGeojsonSource } from '../../../src/domain/tiles/geojson-source.ts';
import { lonLatToTile } from '../../../src/domain/tiles/tile-geometry.ts';
import type { TileLayer, TileSource } from '../../../src/domain/tiles/tile-source.ts';
import type { Track } from '../../../src/domain/tracks/track.ts';

const ZOOM = 10;
const WORLD = [-180, -85, 180, 85] as const;

const square = (properties: Record<string, unknown>, [west, south, east, north]: readonly [number, number, number, number]): Feature<Polygon> => ({
  type: 'Feature',
  properties,
  geometry: {
    type: 'Polygon',
    coordinates: [
      [
        [west, south],
        [east, south],
        [east, north],
        [west, north],
        [west, south],
      ],
    ],
  },
});
const road = (properties: Record<string, unknown>, lat: number): Feature<LineString> => ({
  type: 'Feature',
  properties,
  geometry: {
    type: 'LineString',
    coordinates: [
      [10.05, lat],
      [10.25, lat],
    ],
  },
});
const tiled = (features: Feature[], filter?: TileLayer['filter']): TileLayer => ({
  source: createGeojsonSource(features, { sourceLayer: 'x', maxZoom: ZOOM, extent: 8192 }),
  sourceLayer: 'x',
  zoom: ZOOM,
  bbox: WORLD,
  title: 'Test',
  ...(filter && { filter }),
});

/** Tiles as an archive of somebody else has them: what the atlas's own writer adds (an `id` property) is not there. */
function foreign(
  features: readonly { readonly id?: number; readonly tags: Record<string, string | number>; readonly lines?: LonLat[]; readonly ring?: LonLat[] }[],
): TileLayer {
  const extent = 8192;
  const source: TileSource = {
    getTile: (tile) =>
      Promise.resolve(
        fromGeojsonVt(
          {
            x: {
              features: features.map(({ id, tags, lines, ring }) => {
                const place = (lonLat: LonLat): [number, number] => {
                  const [x, y] = lonLatToTile(tile, extent, ...lonLat);
                  return [Math.round(x), Math.round(y)];
                };
                return { ...(id === undefined ? {} : { id }), tags, type: lines ? 2 : 3, geometry: [(lines ?? ring ?? []).map(place)] };
              }),
            },
          },
          { version: 2, extent },
        ),
      ),
  };
  return { source, sourceLayer: 'x', zoom: ZOOM, bbox: WORLD, title: 'Test' };
}

const barriers = (layer: TileLayer) => ({ ...layer, layerId: 'lines', type: 'road' as const });
const CORRIDOR = { ...tiled([square({ use: 'low' }, [10, 50, 10.3, 50.3])]), bbox: [10, 50, 10.3, 50.3] as const };
const HOUR = 3_600_000;
/** An animal that walks north over everything. */
const NORTHWARDS: Track = {
  individual: 'a',
  time: Float64Array.of(0, HOUR, 2 * HOUR),
  lon: Float64Array.of(10.15, 10.15, 10.15),
  lat: Float64Array.of(50.05, 50.15, 50.25),
  error: new Float32Array(3),
};
const ACROSS: LonLat[][] = [
  [
    [10.15, 50.02],
    [10.15, 50.28],
  ],
];

describe('a filter', () => {
  const PAVED = { property: 'surface', values: ['paved'] };
  const roads = [road({ id: 'paved', surface: 'paved' }, 50.1), road({ id: 'gravel', surface: 'gravel' }, 50.2), road({ id: 'unknown' }, 50.22)];

  it('holds for what animals did at barriers', async () => {
    const events = await findBarrierEvents({ tracks: [NORTHWARDS], barriers: barriers(tiled(roads, PAVED)) });
    expect(events.barriers.map(({ barrier }) => barrier)).toEqual(['paved']);
    expect(events.all.crossed.events).toBe(1);
  });

  it('holds for crossings and for the nearest barrier', async () => {
    const rows = await findCorridorCrossings({ corridors: CORRIDOR, barriers: barriers(tiled(roads, PAVED)) });
    expect(rows.map(({ barrier }) => barrier)).toEqual(['paved']);
    const line = projectLines([
      [
        [10.1, 50.199],
        [10.2, 50.199],
      ],
    ]);
    expect((await findNearestBarrier(line, barriers(tiled(roads, PAVED)), 50)).nearest?.barrier).toBe('paved');
  });

  it('holds for the areas and for the corridors of a coverage', async () => {
    const areas = [square({ id: 'strict', status: 'park' }, [10, 50, 10.3, 50.15]), square({ id: 'planned', status: 'planned' }, [10, 50.15, 10.3, 50.3])];
    const inParks = await measureCoverage({ corridors: CORRIDOR, areas: [tiled(areas, { property: 'status', values: ['park'] })] });
    expect(inParks.byArea.map(({ id }) => id)).toEqual(['strict']);
    expect(inParks.coverage[0]?.share).toBeCloseTo(0.5, 2);
    const two = [square({ use: 'low', herd: 'north' }, [10, 50.15, 10.3, 50.3]), square({ use: 'low', herd: 'south' }, [10, 50, 10.3, 50.15])];
    const south = { ...tiled(two, { property: 'herd', values: ['south'] }), bbox: CORRIDOR.bbox };
    const { coverage } = await measureCoverage({ corridors: south, areas: [tiled([areas[0]!])] });
    expect(coverage[0]?.share).toBeCloseTo(1, 2);
  });

  it('holds for countries', async () => {
    const claims = [square({ iso3: 'AAA', view: 'one' }, [10, 50, 10.3, 50.3]), square({ iso3: 'BBB', view: 'other' }, [10, 50, 10.3, 50.3])];
    expect(await locateCountries([[10.1, 50.1]], tiled(claims, { property: 'view', values: ['one'] }))).toEqual(['AAA']);
  });

  it('holds for the ground that a project takes', async () => {
    const areas = [square({ id: 'a', status: 'park' }, [10, 50, 10.3, 50.15]), square({ id: 'b', status: 'planned' }, [10, 50.15, 10.3, 50.3])];
    const layer = tiled(areas, { property: 'status', values: ['park'] });
    expect((await measureAreasMet(projectLines(ACROSS), layer)).map(({ id }) => id)).toEqual(['a']);
    expect([...((await takeBuffer(ACROSS, 100)?.ofAreas(layer)) ?? [])].map(([id]) => id)).toEqual(['a']);
  });
});

/** What stands for a feature, in every calculation that reads lines. */
async function identitiesOfLines(layer: TileLayer): Promise<Record<string, [string, string][]>> {
  const pair = ({ barrier, name }: { barrier: string; name: string }): [string, string] => [barrier, name];
  const rows = await findCorridorCrossings({ corridors: CORRIDOR, barriers: barriers(layer) });
  const events = await findBarrierEvents({ tracks: [NORTHWARDS], barriers: barriers(layer) });
  const { nearest } = await findNearestBarrier(projectLines(ACROSS), barriers(layer), 50);
  return { crossings: rows.map(pair), events: events.barriers.map(pair), nearest: nearest ? [pair(nearest)] : [] };
}

describe('what stands for a line', () => {
  const lines: LonLat[] = [
    [10.05, 50.1],
    [10.25, 50.1],
  ];
  it.each<[string, { id?: number; tags: Record<string, string | number> }, [string, string]]>([
    ['its id property', { id: 7, tags: { id: 'r1', name: 'Main road' } }, ['r1', 'Main road']],
    ['its number, where the property is missing', { id: 7, tags: { name: 'Main road' } }, ['7', 'Main road']],
    ['its number, where the property is empty', { id: 7, tags: { id: '', name: 'Main road' } }, ['7', 'Main road']],
    ['its name and class, where the number is 0', { id: 0, tags: { name: 'Main road', class: 'primary' } }, ['Main road · primary', 'Main road']],
    ['its class, where it has no name either', { tags: { subtype: 'rail' } }, [' · rail', 'rail']],
  ])('is %s, for crossings, crossing events and the nearest barrier alike', async (_, feature, expected) => {
    const found = await identitiesOfLines(foreign([{ ...feature, lines }]));
    expect(found).toEqual({ crossings: [expected], events: [expected], nearest: [expected] });
  });

  it('counts animals at barriers without ids', async () => {
    const { all, barriers: met } = await findBarrierEvents({ tracks: [NORTHWARDS], barriers: barriers(foreign([{ tags: { class: 'track' }, lines }])) });
    expect(all.crossed).toMatchObject({ events: 1, individuals: 1 });
    expect(met).toHaveLength(1);
  });
});

describe('what stands for an area', () => {
  const ring: LonLat[] = [
    [10, 50.3],
    [10.3, 50.3],
    [10.3, 50],
    [10, 50],
    [10, 50.3],
  ];
  it.each<[string, { id?: number; tags: Record<string, string | number> }, [string, string]]>([
    ['its id property', { id: 7, tags: { id: 48, name: 'Park' } }, ['48', 'Park']],
    ['its number, where the property is missing', { id: 7, tags: { name: 'Park' } }, ['7', 'Park']],
    ['its name, where the number is 0', { id: 0, tags: { name: 'Park' } }, ['Park · ', 'Park']],
    ['its id also as name, where it has none', { tags: { id: 'p1' } }, ['p1', 'p1']],
  ])('is %s, for coverage, lengths and ground alike', async (_, feature, expected) => {
    const layer = foreign([{ ...feature, ring }]);
    const { byArea } = await measureCoverage({ corridors: CORRIDOR, areas: [layer] });
    const met = await measureAreasMet(projectLines(ACROSS), layer);
    const taken = [...((await takeBuffer(ACROSS, 100)?.ofAreas(layer)) ?? [])];
    expect({
      coverage: byArea.map(({ id, name }) => [id, name]),
      lengths: met.map(({ id, name }) => [id, name]),
      ground: taken.map(([id, { name }]) => [id, name]),
    }).toEqual({ coverage: [expected], lengths: [expected], ground: [expected] });
  });
});
