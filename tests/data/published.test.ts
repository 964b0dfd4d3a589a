import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { zipSync } from 'fflate';
import type { Feature, MultiLineString, MultiPolygon, Position } from 'geojson';
import * as v from 'valibot';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildModule } from '../../data/build-module.ts';
import { readModulePart } from '../../data/module-part.ts';
import type { CountryPart } from '../../data/range-states.ts';
import { readGeojson } from '../../src/cli/read-geojson.ts';
import { parseEntry } from '../../src/domain/catalog/load-entry.ts';
import { findCorridorCrossings } from '../../src/domain/crossings/find-corridor-crossings.ts';
import type { BarrierCrossing } from '../../src/domain/crossings/types.ts';
import type { PublishedEntry } from '../../src/domain/evidence/published/published-evidence.ts';
import { writeGeopackage } from '../../src/domain/formats/geopackage.ts';
import { createGeojsonSource } from '../../src/domain/tiles/geojson-source.ts';
import { createMemoryPmtilesSource } from '../../src/domain/tiles/pmtiles-source.ts';
import { WGS84_PRJ, writeDbf, writeShp } from '../unit/areas/write-shapefile.ts';
import { toldOf } from '../unit/i18n/catalogues.ts';
import { square } from './small-modules.ts';
import { worldCountries } from './countries.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const RIGHTS = { licence: 'MIT', attribution: 'A custodian', citation: 'A custodian (2026), Corridors as drawn' };
const TIMEOUT = 300_000;

let base = '';
beforeAll(() => {
  base = mkdtempSync(join(tmpdir(), 'atlas-published-'));
});
afterAll(() => rmSync(base, { recursive: true, force: true }));

/** Builds a module of one published entry from files, as a custodian would give them. */
async function buildPublished(
  id: string,
  files: Readonly<Record<string, Uint8Array>>,
  population: object,
  countries: () => readonly CountryPart[] = () => [],
): Promise<{ entry: PublishedEntry; archive: Uint8Array; overview: string }> {
  const folder = join(base, 'modules', id);
  mkdirSync(folder, { recursive: true });
  const sources = Object.entries(files).map(([file, bytes]) => {
    writeFileSync(join(folder, file), bytes);
    return {
      id: file.replace(/\..*$/, ''),
      title: file,
      file,
      url: 'https://example.org',
      sha256: createHash('sha256').update(bytes).digest('hex'),
      accessed: '2026-11-24',
      ...RIGHTS,
    };
  });
  const entry = {
    evidence: 'published',
    id,
    name: 'The herd',
    place: 'Its range',
    species: { scientific: 'Odocoileus hemionus', common: 'Mule deer', group: 'ungulate' },
    maxZoom: 12,
    method: { text: 'Drawn by the custodian.' },
    ...population,
  };
  const manifest = { id, title: 'As drawn', custodian: 'A custodian', summary: 'Drawn.', ...RIGHTS, sources, populations: [entry] };
  writeFileSync(join(folder, 'module.json'), JSON.stringify(manifest));
  const output = join(base, 'atlas');
  await buildModule({ folder, root: join(base, 'nowhere'), output }, countries);
  const read = (name: string) => readFileSync(join(output, id, name));
  const parsed = parseEntry(read(`${id}.json`).toString(), `${id}.json`, { id, module: id, evidence: 'published' });
  if (parsed.evidence !== 'published') throw new Error('another kind of evidence');
  return { entry: parsed, archive: new Uint8Array(read(`${id}.pmtiles`)), overview: read('overview.geojson').toString() };
}

const DEER = join(root, 'public', 'atlas', 'mule-deer-wyoming', 'mule-deer-upper-green-river');
const CLASS_WORDS = { low: 'seldom used', medium: 'used', high: 'often used' } as const;
const MEANING = { 'seldom used': 'low', used: 'medium', 'often used': 'high' };

/** The mule deer's own corridors, stopovers and routes, as a custodian's GIS would name them. */
function readDeer() {
  const read = (name: string) => readGeojson(`${DEER}-${name}.geojson`).features;
  const areas = (name: string): Feature<MultiPolygon>[] =>
    read(name).flatMap(({ properties, geometry }) => (geometry.type === 'MultiPolygon' ? [{ type: 'Feature', properties, geometry }] : []));
  const use = v.object({ use: v.picklist(['low', 'medium', 'high']) });
  const corridors = areas('corridors').map((feature) => ({ ...feature, properties: { CLASS: CLASS_WORDS[v.parse(use, feature.properties).use] } }));
  const stopovers = areas('stopovers').map((feature, i) => ({ ...feature, properties: { NAME: `Stopover ${i + 1}` } }));
  const routes = read('routes').flatMap(({ geometry }, i): Feature<MultiLineString>[] => {
    if (geometry.type !== 'LineString' && geometry.type !== 'MultiLineString') return [];
    const coordinates = geometry.type === 'LineString' ? [geometry.coordinates] : geometry.coordinates;
    return [{ type: 'Feature', properties: { NR: `route ${i + 1}` }, geometry: { type: 'MultiLineString', coordinates } }];
  });
  return { corridors, stopovers, routes };
}

const encode = (features: readonly Feature[]): Uint8Array => new TextEncoder().encode(JSON.stringify({ type: 'FeatureCollection', features }));

/** The deer's layers in the three formats, with the manifest's part that says which file is what. */
async function exportDeer(): Promise<[string, Record<string, Uint8Array>, object][]> {
  const deer = readDeer();
  const named = (source: string | undefined, layers: boolean) => ({
    corridors: [{ source: source ?? 'corridors', ...(layers ? { layer: 'corridors' } : {}), use: { field: 'CLASS', values: MEANING } }],
    stopovers: [{ source: source ?? 'stopovers', ...(layers ? { layer: 'stopovers' } : {}), nameField: 'NAME' }],
    routes: [{ source: source ?? 'routes', ...(layers ? { layer: 'routes' } : {}), idField: 'NR' }],
  });
  const text = (name: string) => [{ name, type: 'TEXT' }] as const;
  const geopackage = await writeGeopackage(
    [
      { name: 'corridors', features: deer.corridors, columns: text('CLASS') },
      { name: 'stopovers', features: deer.stopovers, columns: text('NAME') },
      { name: 'routes', features: deer.routes, columns: text('NR') },
    ],
    async () => Uint8Array.from(readFileSync(join(root, 'node_modules/sql.js/dist/sql-wasm.wasm'))).buffer,
    new Date(0),
  );
  const shape = (name: string, features: readonly Feature<MultiPolygon | MultiLineString>[], field: string, type: 3 | 5) => ({
    [`${name}.shp`]: writeShp(
      // A shapefile's outer rings run clockwise, GeoJSON's the other way.
      features.map(({ geometry }) => (geometry.type === 'MultiPolygon' ? geometry.coordinates.flat().map((ring) => ring.toReversed()) : geometry.coordinates)),
      type,
    ),
    [`${name}.dbf`]: writeDbf(
      [field],
      features.map(({ properties }) => [String(properties?.[field])]),
    ),
    [`${name}.prj`]: new TextEncoder().encode(WGS84_PRJ),
  });
  const zip = zipSync({
    ...shape('corridors', deer.corridors, 'CLASS', 5),
    ...shape('stopovers', deer.stopovers, 'NAME', 5),
    ...shape('routes', deer.routes, 'NR', 3),
  });
  const geojson = { 'corridors.geojson': encode(deer.corridors), 'stopovers.geojson': encode(deer.stopovers), 'routes.geojson': encode(deer.routes) };
  return [
    ['geojson', geojson, named(undefined, false)],
    ['geopackage', { 'deer.gpkg': geopackage }, named('deer', true)],
    ['shapefile', { 'deer.zip': zip }, named('deer', true)],
  ];
}

/** Winding lines across the deer's range, each a barrier. */
const LINES: Feature[] = Array.from({ length: 40 }, (_, n) => ({
  type: 'Feature',
  properties: { id: `line-${n}` },
  geometry: {
    type: 'LineString',
    coordinates: Array.from({ length: 120 }, (_unused, i): Position => [-110.9 + 0.0125 * i, 42 + 0.045 * n + 0.02 * Math.sin(0.35 * i + n)]),
  },
}));

async function crossLines(archive: Uint8Array, box: readonly [number, number, number, number]): Promise<BarrierCrossing[]> {
  const corridors = { source: createMemoryPmtilesSource(archive, 'corridors'), sourceLayer: 'corridors', zoom: 12, bbox: box, title: 'corridors' };
  const lines = { source: createGeojsonSource(LINES, { sourceLayer: 'lines', maxZoom: 12 }), sourceLayer: 'lines', zoom: 12, bbox: box, title: 'lines' };
  return findCorridorCrossings({ corridors, barriers: { ...lines, layerId: 'lines', type: 'fence' } });
}

describe('the mule deer’s corridors, given back as a custodian’s', () => {
  const built = new Map<string, Awaited<ReturnType<typeof buildPublished>>>();
  let tracked: BarrierCrossing[] = [];
  const rows = new Map<string, BarrierCrossing[]>();
  let box: [number, number, number, number] = [0, 0, 0, 0];
  beforeAll(async () => {
    for (const [format, files, population] of await exportDeer()) built.set(format, await buildPublished(`deer-${format}`, files, population));
    box = built.get('geojson')!.entry.layers[0]!.bbox!;
    tracked = await crossLines(new Uint8Array(readFileSync(`${DEER}.pmtiles`)), box);
    for (const [format, { archive }] of built) rows.set(format, await crossLines(archive, box));
  }, TIMEOUT);

  test('the three formats give the same entry', () => {
    const figures = [...built.values()].map(({ entry: { corridorAreaKm2, stopoverAreaKm2, routes, importReport, layers } }) => ({
      corridorAreaKm2,
      stopoverAreaKm2,
      routes,
      importReport,
      layers: layers.map(({ kind, features }) => [kind, features]),
    }));
    expect(figures[1]).toEqual(figures[0]);
    expect(figures[2]).toEqual(figures[0]);
    const { stopovers, routes } = readDeer();
    expect(figures[0]?.importReport).toEqual({ featuresRead: 3 + stopovers.length + routes.length, kept: 3 + stopovers.length + routes.length, dropped: {} });
    const own = parseEntry(readFileSync(`${DEER}.json`, 'utf8'), 'deer', {
      id: 'mule-deer-upper-green-river',
      module: 'mule-deer-wyoming',
      evidence: 'tracks',
    });
    if (own.evidence !== 'tracks') throw new Error('another kind of evidence');
    expect(figures[0]?.corridorAreaKm2).toEqual(own.corridorAreaKm2);
    expect(figures[0]?.stopoverAreaKm2).toBeCloseTo(own.stopoverAreaKm2, 0);
  });

  test('the three formats give the same crossings, to the last digit', () => {
    expect(rows.get('geopackage')).toEqual(rows.get('geojson'));
    expect(rows.get('shapefile')).toEqual(rows.get('geojson'));
  });

  test('the crossings are those of the tracked deer: the export rounds to a tenth of a metre', () => {
    expect(tracked.length).toBeGreaterThan(10);
    const essence = (list: readonly BarrierCrossing[]) =>
      list.map(({ barrier, crossings, points }) => [barrier, crossings, points.length]).sort(([a], [b]) => (String(a) < String(b) ? -1 : 1));
    expect(essence(rows.get('geojson')!)).toEqual(essence(tracked));
    for (const row of rows.get('geojson')!) {
      const own = tracked.find(({ barrier }) => barrier === row.barrier)!;
      expect(Math.abs(row.lengthInsideKm - own.lengthInsideKm), row.barrier).toBeLessThan(0.01);
      expect(Math.abs(row.lengthByUseKm.high - own.lengthByUseKm.high), row.barrier).toBeLessThan(0.01);
    }
  });

  test('names and the custodian’s own numbers stay with the features', async () => {
    const stopovers = readGeojson(join(base, 'atlas', 'deer-shapefile', 'deer-shapefile-stopovers.geojson')).features;
    expect(stopovers[0]?.properties).toMatchObject({ name: 'Stopover 1' });
    const routes = readGeojson(join(base, 'atlas', 'deer-geopackage', 'deer-geopackage-routes.geojson')).features;
    expect(routes[1]?.properties).toMatchObject({ sourceId: 'route 2' });
  });
});

describe('a custodian’s file that does not fit its manifest', () => {
  const corridor = (klass: string): Feature => ({ type: 'Feature', properties: { klass }, geometry: { type: 'Polygon', coordinates: square(8, 60, 1) } });
  const files = { 'a.geojson': encode([corridor('often'), corridor('sometimes')]) };
  const use = { field: 'klass', values: { often: 'high' } };

  test('a class that the manifest does not name is left out and counted', async () => {
    const { entry } = await buildPublished('classes', files, { corridors: [{ source: 'a', use }] });
    expect(entry.importReport).toEqual({ featuresRead: 2, kept: 1, dropped: { 'dropped.otherUse:sometimes': 1 } });
    expect(entry.corridorAreaKm2).toEqual({ low: entry.corridorAreaKm2.high, high: entry.corridorAreaKm2.high });
  });

  test.each<[string, object, string]>([
    [
      'a field that no feature has',
      { corridors: [{ source: 'a', use: { ...use, field: 'class' } }] },
      'a.geojson: it has no field "class"; its features have the fields klass',
    ],
    ['a layer that the file has not', { corridors: [{ source: 'a', layer: 'b', use: 'low' }] }, 'a.geojson: it has no layer "b", only a.geojson'],
    [
      'no class that it names',
      { corridors: [{ source: 'a', use: { ...use, values: { never: 'low' } } }] },
      'a.geojson: it gives neither a corridor nor a route',
    ],
    ['a source that is not listed', { corridors: [{ source: 'b', use: 'low' }] }, 'populations.0.corridors.0.source: no source has the id "b"'],
    ['neither corridors nor routes', { stopovers: [{ source: 'a' }] }, 'populations.0: name corridors or routes'],
  ])('%s: one message that names file and field', async (_name, population, message) => {
    expect((await toldOf(buildPublished('faulty', files, population))).message).toContain(message);
  });
});

describe('corridors on both sides of the antimeridian', () => {
  const part = (lon: number): Feature => ({ type: 'Feature', properties: {}, geometry: { type: 'Polygon', coordinates: square(lon, 60, 0.5) } });

  test('have a box and a mark where they are, and are no more generalised than others', async () => {
    const files = { 'a.geojson': encode([part(179.5), part(-180)]) };
    const { entry, overview } = await buildPublished('bering', files, { corridors: [{ source: 'a', use: 'low' }] });
    const row = readModulePart(join(base, 'atlas', 'bering'))?.entries[0];
    expect(row).toMatchObject({ bbox: [179.5, 60, -179.5, 60.5], point: [180, 60.25] });
    expect(entry.layers[0]?.bbox).toEqual([179.5, 60, -179.5, 60.5]);
    const { features } = v.parse(
      v.object({ features: v.array(v.object({ geometry: v.object({ coordinates: v.array(v.unknown()) }) })) }),
      JSON.parse(overview),
    );
    expect(features.map(({ geometry }) => geometry.coordinates.length)).toEqual([2]);
  });
});

describe('what a manifest says of an entry', () => {
  const files = { 'a.geojson': encode([{ type: 'Feature', properties: {}, geometry: { type: 'Polygon', coordinates: square(8, 60, 1) } }]) };
  const corridors = [{ source: 'a', use: 'high' }];
  const rowOf = (id: string) => readModulePart(join(base, 'atlas', id))?.entries[0];

  test('its languages, version and how its data were made coarser stand in its row', async () => {
    const { entry } = await buildPublished('told', files, {
      corridors,
      translations: { fr: { name: 'Le troupeau' }, ar: { name: 'القطيع' } },
      changes: [
        { version: 2, date: '2026-11-20', text: 'The winter range was added.' },
        { version: 1, date: '2026-01-02', text: 'First published.' },
      ],
      generalised: { gridM: 1000, delayDays: 365 },
    });
    expect(rowOf('told')).toMatchObject({
      languages: ['en', 'ar', 'fr'],
      translations: { fr: { name: 'Le troupeau' } },
      version: 2,
      generalised: { gridM: 1000, delayDays: 365 },
    });
    expect(entry.changes.map(({ version }) => version)).toEqual([2, 1]);
  });

  test('of two years, the one that the custodian gives stands for both', async () => {
    await buildPublished('dated', files, { corridors, sample: { lastYear: 2019 } });
    expect(rowOf('dated')?.years).toEqual([2019, 2019]);
  });

  test('an entry that its custodian took back keeps its row, and nothing of its data', async () => {
    const withdrawn = { date: '2026-11-24', reason: 'The herd was disturbed.', bbox: [8, 60, 9, 61], countries: ['NOR'] };
    await expect(buildPublished('gone', files, { corridors, withdrawn })).rejects.toThrow('gone.json');
    expect(rowOf('gone')).toMatchObject({
      bbox: [8, 60, 9, 61],
      countries: ['NOR'],
      withdrawn: { date: '2026-11-24', reason: 'The herd was disturbed.' },
    });
    expect(rowOf('gone')).not.toHaveProperty('file');
    expect(readdirSync(join(base, 'atlas', 'gone'))).toEqual(['module.json']);
  });
});

describe('elephant corridors: lines with a number alone', () => {
  const file = join(root, '..', 'shared', 'data', 'corridors-elephant-hmz-kaza', 'corridors.geojson.gz');

  test.skipIf(!existsSync(file))(
    'become routes without a class, in the countries they run through (skipped without the raw data, which may not ship)',
    async () => {
      const { entry, archive, overview } = await buildPublished(
        'elephants',
        { 'corridors.geojson.gz': new Uint8Array(readFileSync(file)) },
        { routes: [{ source: 'corridors', idField: 'Id' }], maxZoom: 10 },
        worldCountries,
      );
      expect(entry.importReport).toEqual({ featuresRead: 29, kept: 29, dropped: {} });
      expect(entry.routes.features).toBe(29);
      expect(entry.routes.lengthKm).toBeGreaterThan(100);
      expect(entry.corridorAreaKm2).toEqual({});
      expect(entry.layers.map(({ kind }) => kind)).toEqual(['routes']);
      expect(entry.rangeStates.map(({ iso3 }) => iso3)).toEqual(expect.arrayContaining(['ZWE', 'BWA', 'ZMB']));
      expect(entry.rangeStates.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 3);
      expect(archive.length).toBeGreaterThan(1000);
      expect(overview).toContain('"entry":"elephants"');
      expect(overview).not.toContain('"use"');
    },
    TIMEOUT,
  );

  test('never ship: no module names them', () => {
    const modules = join(root, 'data', 'modules');
    for (const name of readdirSync(modules)) expect(readFileSync(join(modules, name, 'module.json'), 'utf8')).not.toContain('corridors-elephant-hmz-kaza');
  });
});
