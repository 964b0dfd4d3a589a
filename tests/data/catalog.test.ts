import { createHash } from 'node:crypto';
import { readFileSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { VectorTile } from '@mapbox/vector-tile';
import { toJsonSchema } from '@valibot/to-json-schema';
import type { MultiPolygon, Polygon } from 'geojson';
import geodesic from 'geographiclib-geodesic';
import { parquetReadObjects } from 'hyparquet';
import { PbfReader } from 'pbf';
import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { CatalogIndexSchema } from '../../src/domain/catalog/index-schema.ts';
import type { PlacesIndex } from '../../src/domain/catalog/places-file.ts';
import { parseEntry } from '../../src/domain/catalog/load-entry.ts';
import { parseCatalog } from '../../src/domain/catalog/parse-catalog.ts';
import { EntryFileSchema } from '../../src/domain/evidence/entry-file.ts';
import { readGeojson } from '../../src/cli/read-geojson.ts';
import { openArchive } from '../unit/tiles/open-archive.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const folder = join(root, 'public', 'atlas');
const catalog = parseCatalog(readFileSync(join(folder, 'catalog.json'), 'utf8'), 'catalog.json');
const entries = catalog.entries.map((row) => parseEntry(readFileSync(join(folder, row.file!.url), 'utf8'), row.file!.url, row));
const layers = [...catalog.layers, ...entries.flatMap((entry) => entry.layers)];
const archives = [...new Set([catalog.baseMap.url, catalog.overview!.url, ...layers.filter((layer) => layer.format === 'pmtiles').map((layer) => layer.url)])];

const namesOfPlaces = catalog.baseMap.places!;
const placesIndex: PlacesIndex = JSON.parse(readFileSync(join(folder, namesOfPlaces.url), 'utf8'));
const places = [namesOfPlaces, ...placesIndex.files];

function listFiles(path: string): string[] {
  return readdirSync(path, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}

describe('the built catalog', () => {
  test('has no fault', () => {
    expect(catalog.faults).toEqual([]);
  });

  test.each([
    ['catalog.schema.json', CatalogIndexSchema],
    ['entry.schema.json', EntryFileSchema],
  ])('its published schema %s is up to date', (name, schema) => {
    const published: unknown = JSON.parse(readFileSync(join(folder, name), 'utf8'));
    expect(published).toEqual(JSON.parse(JSON.stringify(toJsonSchema(schema, { ignoreActions: ['check', 'finite'] }))));
  });

  test('names every file, with its size and SHA-256, but for what the build reads itself', () => {
    const files = [
      catalog.baseMap,
      catalog.baseMap.relief!,
      ...places,
      catalog.cover!,
      catalog.overview!,
      catalog.headlines!,
      catalog.known!,
      catalog.calendar!,
      catalog.stories!,
      ...Object.values(catalog.texts!),
      catalog.words!,
      catalog.names!,
      ...catalog.entries.map(({ file }) => file!),
      ...catalog.entries.flatMap(({ figures, events }) => [figures, events].flatMap((one) => one ?? [])),
      ...catalog.species.flatMap(({ file }) => file ?? []),
      ...layers,
      ...entries.flatMap(({ downloads }) => downloads),
    ];
    for (const { url, bytes, sha256 } of files) {
      const content = readFileSync(join(folder, url));
      expect([url, content.length, createHash('sha256').update(content).digest('hex')]).toEqual([url, bytes, sha256]);
    }
    const ofTheBuild = catalog.modules.flatMap(({ id }) => [`${id}/module.json`, `${id}/overview.geojson`]);
    const named = new Set([
      ...files.map(({ url }) => url),
      ...catalog.entries.map(({ module, id }) => `${module}/${id}.stac.json`),
      catalog.stac,
      'catalog.json',
      'catalog.schema.json',
      'entry.schema.json',
      'base-map.json',
    ]);
    const there = listFiles(folder).map((path) => path.slice(folder.length + 1).replaceAll('\\', '/'));
    expect(new Set(there.filter((path) => !ofTheBuild.includes(path)))).toEqual(named);
  });

  test('its files and manifests stay within 60 MB', () => {
    const bytes = [...listFiles(folder), ...listFiles(join(root, 'data'))].reduce((sum, path) => sum + statSync(path).size, 0);
    expect(bytes).toBeLessThanOrEqual(60e6);
  });

  test('every layer, module and source says licence, attribution and citation, and ids stand once', () => {
    for (const { licence, attribution, citation } of [catalog.baseMap, ...layers, ...catalog.modules, ...entries.flatMap(({ sources }) => sources)]) {
      // SPDX identifier or address; a source that says “CC BY” alone does not name its version.
      expect(licence).toMatch(/^(https:\/\/\S+|CC BY|[A-Za-z0-9.+-]+( AND [A-Za-z0-9.+-]+)*)$/);
      expect(attribution.trim()).not.toBe('');
      expect(citation.length).toBeGreaterThan(10);
    }
    for (const ids of [layers, entries, catalog.modules].map((list) => list.map(({ id }) => id))) expect(new Set(ids).size).toBe(ids.length);
  });

  test('every fact has a source with an address', () => {
    for (const { id, facts } of entries) {
      expect(facts.length, id).toBeGreaterThan(0);
      for (const { text, source } of facts) expect(URL.canParse(source.url) && /^https?:/.test(source.url) && source.citation !== '', text).toBe(true);
    }
  });
});

const tracked = entries.flatMap((entry) => (entry.evidence === 'tracks' ? [entry] : []));

describe.each(tracked.map((entry) => [entry.id, entry] as const))('%s', (id, entry) => {
  test('tracks hold at most four positions a UTC day of each individual', async () => {
    const layer = entry.layers.find(({ kind }) => kind === 'tracks');
    const bytes = new Uint8Array(readFileSync(join(folder, layer!.url)));
    const rows = v.parse(
      v.array(v.object({ individual: v.string(), time: v.date(), lon: v.number(), lat: v.number() })),
      await parquetReadObjects({ file: bytes.buffer }),
    );
    const days = new Map<string, number>();
    for (const { individual, time } of rows) {
      const day = `${individual} ${time.toISOString().slice(0, 10)}`;
      days.set(day, (days.get(day) ?? 0) + 1);
    }
    expect(Math.max(...days.values())).toBeLessThanOrEqual(4);
    expect(new Set(rows.map((row) => row.individual)).size).toBe(entry.sample.individuals);
  });

  const hasCorridor = entry.layers.some(({ kind }) => kind === 'corridors');
  test.skipIf(!hasCorridor)('corridor areas are nested and those of the download, on the ellipsoid', () => {
    const { low, medium = 0, high = 0 } = entry.corridorAreaKm2;
    expect(low).toBeGreaterThan(0);
    expect(low).toBeGreaterThanOrEqual(medium);
    expect(medium).toBeGreaterThanOrEqual(high);
    const areas: Record<string, number> = {};
    const url = entry.downloads.find((download) => download.url.endsWith(`${id}-corridors.geojson`))!.url;
    for (const { properties, geometry } of readGeojson(join(folder, url)).features) {
      if (geometry.type !== 'Polygon' && geometry.type !== 'MultiPolygon') throw new Error(`${url} holds a ${geometry.type}`);
      const use = String(properties?.['use']);
      areas[use] = (areas[use] ?? 0) + geodesicAreaKm2(geometry);
    }
    expect(Object.keys(areas).sort()).toEqual(Object.keys(entry.corridorAreaKm2).sort());
    for (const [use, km2] of Object.entries(entry.corridorAreaKm2)) expect(Math.abs(areas[use]! - km2!), use).toBeLessThan(0.005 * km2! + 0.1);
  });

  test.skipIf(!hasCorridor)('countries and sea share the corridor', () => {
    const onLand = entry.rangeStates.reduce((sum, state) => sum + state.areaKm2, 0);
    expect(Math.abs((onLand + entry.areaAtSeaKm2) / entry.corridorAreaKm2.low! - 1)).toBeLessThan(0.005);
  });
});

/** Area within geodesic edges, by Karney's algorithm: holes are subtracted. */
function geodesicAreaKm2(geometry: Polygon | MultiPolygon): number {
  const polygons = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
  const ringArea = (ring: readonly number[][]): number => {
    const polygon = geodesic.Geodesic.WGS84.Polygon(false);
    for (const [lon = 0, lat = 0] of ring.slice(0, -1)) polygon.AddPoint(lat, lon);
    return Math.abs(polygon.Compute(false, true).area ?? Number.NaN) / 1e6;
  };
  return polygons.reduce((sum, [outer = [], ...holes]) => sum + ringArea(outer) - holes.reduce((all, hole) => all + ringArea(hole), 0), 0);
}

/** Tiles kept at each zoom on the way down. */
const SAMPLE = 8;

/** Every archive shows something from here on; roads of a few hundred metres vanish on a map of the world. */
const FIRST_ZOOM = 3;

/** [x, y] of the tiles that meet an archive's box, by the formula of the slippy map. */
function tilesWithin(box: { minLon: number; minLat: number; maxLon: number; maxLat: number }, z: number): number[][] {
  const column = (lon: number) => Math.min(2 ** z - 1, Math.floor(((lon + 180) / 360) * 2 ** z));
  const row = (lat: number) => Math.floor(((1 - Math.asinh(Math.tan((lat * Math.PI) / 180)) / Math.PI) / 2) * 2 ** z);
  const tiles: number[][] = [];
  for (let x = column(box.minLon); x <= column(box.maxLon); x++) for (let y = row(box.maxLat); y <= row(box.minLat); y++) tiles.push([x, y]);
  return tiles;
}

describe.each(archives)('%s', (url) => {
  test('decodes at every zoom', async () => {
    const bytes = new Uint8Array(readFileSync(join(folder, url)));
    const archive = openArchive(bytes);
    const header = await archive.getHeader();
    const metadata = v.parse(v.object({ vector_layers: v.array(v.object({ id: v.string() })) }), await archive.getMetadata());
    const names = metadata.vector_layers.map(({ id }) => id);
    const claims = layers.filter((layer) => layer.url === url);
    for (const claim of claims) {
      expect([claim.minZoom, claim.maxZoom]).toEqual([header.minZoom, header.maxZoom]);
      expect(names).toContain(claim.sourceLayer);
    }
    expect(header.minZoom).toBe(0);
    let level = [[0, 0]];
    let first: number | undefined;
    for (let z = 0; z <= header.maxZoom; z++) {
      const found: number[][] = [];
      for (const [x = 0, y = 0] of level) {
        const answer = await archive.getZxy(z, x, y);
        if (!answer) continue;
        const tile = new VectorTile(new PbfReader(new Uint8Array(answer.data)));
        let points = 0;
        for (const [name, layer] of Object.entries(tile.layers)) {
          expect(names).toContain(name);
          for (let i = 0; i < layer.length; i++) for (const ring of layer.feature(i).loadGeometry()) points += ring.length;
        }
        expect(points, `${z}/${x}/${y}`).toBeGreaterThan(0);
        found.push([x, y]);
      }
      if (found.length > 0 && first === undefined) first = z;
      // The tile that holds a whole archive is empty only where every feature is shorter than its grid's step.
      expect(found.length > 0 || first === undefined, `zoom ${z}`).toBe(true);
      if (first === undefined) {
        level = tilesWithin(header, z + 1);
        continue;
      }
      // Evenly over the level, so that the sample does not drift into one corner.
      const step = Math.max(1, found.length / SAMPLE);
      const kept = Array.from({ length: Math.min(SAMPLE, found.length) }, (_unused, i) => found[Math.floor(i * step)]!);
      level = kept.flatMap(([x = 0, y = 0]) => [
        [2 * x, 2 * y],
        [2 * x + 1, 2 * y],
        [2 * x, 2 * y + 1],
        [2 * x + 1, 2 * y + 1],
      ]);
    }
    expect(first, 'the first zoom with features').toBeLessThanOrEqual(FIRST_ZOOM);
  });
});
