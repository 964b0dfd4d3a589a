import { createServer, type Server } from 'node:http';
import { VectorTile } from '@mapbox/vector-tile';
import type { Feature, MultiLineString, MultiPolygon, Position } from 'geojson';
import { PbfReader } from 'pbf';
import { zxyToTileId } from 'pmtiles';
import { afterEach, describe, expect, it } from 'vitest';
import { crossUntiled } from '../../../src/domain/crossings/cross-untiled.ts';
import { findCorridorCrossings } from '../../../src/domain/crossings/find-corridor-crossings.ts';
import { createGeojsonSource } from '../../../src/domain/tiles/geojson-source.ts';
import { openPmtilesSource } from '../../../src/domain/tiles/pmtiles-source.ts';
import { tileBounds, tilesInBbox, tileToLonLat } from '../../../src/domain/tiles/tile-geometry.ts';
import { computeArchive, stampOf, type ComputedArchive } from './compute-archive.ts';

const ZOOM = 14;
const WORLD = [-180, -85, 180, 85] as const;
/** Every tile of the world. */
const planet = computeArchive(ZOOM, zxyToTileId(ZOOM, 0, 0), 4 ** ZOOM);
/** Those under one tile of zoom 5, from the equator's meridian to 11.25° east, around 59° north: they follow one another. */
const REGION = { z: 5, x: 16, y: 9 };
const region = computeArchive(ZOOM, Math.min(...corners(REGION).map(({ z, x, y }) => zxyToTileId(z, x, y))), 4 ** (ZOOM - REGION.z));

/** A Hilbert curve enters a square at one corner and leaves it at another. */
function corners({ z, x, y }: typeof REGION) {
  const scale = 2 ** (ZOOM - z);
  return [0, scale - 1].flatMap((dx) => [0, scale - 1].map((dy) => ({ z: ZOOM, x: x * scale + dx, y: y * scale + dy })));
}

const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
});

/** An archive's bytes over HTTP, and what was asked of them. */
async function serve(archive: ComputedArchive): Promise<{ url: string; sent: { requests: number; bytes: number } }> {
  const sent = { requests: 0, bytes: 0 };
  const server = createServer((request, response) => {
    const [, from = '', to = ''] = /^bytes=(\d+)-(\d+)$/.exec(request.headers.range ?? '') ?? [];
    const body = archive.readRange(Number(from), Number(to) + 1 - Number(from));
    sent.requests += 1;
    sent.bytes += body.length;
    response.writeHead(206, { 'content-range': `bytes ${from}-${Number(from) + body.length - 1}/${archive.bytes}`, 'content-length': body.length }).end(body);
  });
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The server has no port.');
  return { url: `http://localhost:${address.port}/planet.pmtiles`, sent };
}

/** A corridor of `columns` × `rows` tiles of zoom 14 (about 1.25 km each), turned a little: its sides follow no tile's. */
function corridorOf(columns: number, rows: number): Feature<MultiPolygon> {
  const [cx, cy] = [2 ** ZOOM * 0.5225, 2 ** ZOOM * 0.2955];
  const ring = [
    [-1, -1],
    [1, -1],
    [1, 1],
    [-1, 1],
    [-1, -1],
  ].map(([u = 0, v = 0]): Position => {
    const [dx, dy] = [(u * columns) / 2, (v * rows) / 2];
    return tileToLonLat({ z: ZOOM, x: 0, y: 0 }, 1, cx + dx * 0.98 - dy * 0.2, cy + dx * 0.2 + dy * 0.98);
  });
  return { type: 'Feature', properties: { use: 'low' }, geometry: { type: 'MultiPolygon', coordinates: [[ring]] } };
}

function bboxOf({ geometry }: Feature<MultiPolygon>): [number, number, number, number] {
  const ring = geometry.coordinates[0]?.[0] ?? [];
  const [lons, lats] = [0, 1].map((axis) => ring.map((position) => position[axis] ?? NaN));
  return [Math.min(...(lons ?? [])), Math.min(...(lats ?? [])), Math.max(...(lons ?? [])), Math.max(...(lats ?? []))];
}

/** The archive's lines where a box lies, whole: one for each row of tiles. */
function linesIn(bbox: [number, number, number, number]): Feature<MultiLineString> {
  const tiles = tilesInBbox(bbox, ZOOM);
  const rows = [...new Set(tiles.map(({ y }) => y))];
  const [west, east] = [Math.min(...tiles.map((tile) => tileBounds(tile)[0])), Math.max(...tiles.map((tile) => tileBounds(tile)[2]))];
  const lines = rows
    .map((y) => tileToLonLat({ z: ZOOM, x: 0, y }, 1, 0, 0.5)[1])
    .map((lat) => [
      [west, lat],
      [east, lat],
    ]);
  return { type: 'Feature', properties: {}, geometry: { type: 'MultiLineString', coordinates: lines } };
}

async function cross(archive: ComputedArchive, corridor: Feature<MultiPolygon>) {
  const { url, sent } = await serve(archive);
  const source = createGeojsonSource([corridor], { sourceLayer: 'corridors', maxZoom: 11 });
  const rows = await findCorridorCrossings({
    corridors: { source, sourceLayer: 'corridors', zoom: 11, bbox: bboxOf(corridor), title: 'Corridors' },
    barriers: { source: openPmtilesSource(url, 'Planet'), sourceLayer: 'lines', zoom: ZOOM, bbox: WORLD, title: 'Planet', layerId: 'planet', type: 'road' },
  });
  return { rows, ...sent };
}

describe('an archive of a hundred gigabytes', () => {
  it('holds every tile of the world', async () => {
    expect(planet.bytes).toBeGreaterThan(100e9);
    expect(planet.tiles).toBe(268_435_456);
    expect(planet.bytes / region.bytes).toBeGreaterThan(1000);
    const { url } = await serve(planet);
    const source = openPmtilesSource(url, 'Planet');
    for (const [x, y] of [
      [0, 0],
      [2 ** ZOOM - 1, 0],
      [8560, 4841],
      [123, 16_383],
      [16_383, 16_383],
    ] as const) {
      const bytes = await source.getTile({ z: ZOOM, x, y });
      const feature = bytes && new VectorTile(new PbfReader(bytes)).layers['lines']?.feature(0);
      expect(feature?.properties['tile']).toBe(stampOf(zxyToTileId(ZOOM, x, y)));
    }
    expect(await source.getTile({ z: ZOOM - 1, x: 0, y: 0 })).toBeUndefined();
  });

  it.each([
    { name: '20 × 20 km', columns: 16, rows: 16, mostRequests: 50, mostBytes: 400_000 },
    { name: '40 × 20 km', columns: 32, rows: 16, mostRequests: 100, mostBytes: 700_000 },
  ])('is crossed with a corridor of $name as lines without tiles are, for the bytes of the corridor', async ({ columns, rows, mostRequests, mostBytes }) => {
    const corridor = corridorOf(columns, rows);
    const {
      pairs: [whole],
    } = crossUntiled([corridor], [linesIn(bboxOf(corridor))]);
    const ofPlanet = await cross(planet, corridor);
    const ofRegion = await cross(region, corridor);
    expect(whole?.lengthInsideKm).toBeGreaterThan(columns * rows);
    for (const {
      rows: [row, ...others],
      requests,
      bytes,
    } of [ofPlanet, ofRegion]) {
      expect(others).toEqual([]);
      expect(Math.abs((row?.lengthInsideKm ?? 0) / (whole?.lengthInsideKm ?? 0) - 1)).toBeLessThan(0.005);
      expect([row?.crossings, row?.points.length]).toEqual([whole?.crossings, whole?.points.length]);
      expect(requests).toBeLessThan(mostRequests);
      expect(bytes).toBeLessThan(mostBytes);
    }
    expect(ofPlanet.requests).toBeLessThan(2 * ofRegion.requests);
    expect(ofPlanet.bytes).toBeLessThan(2 * ofRegion.bytes);
  });
});
