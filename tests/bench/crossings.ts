import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { along, bbox, booleanPointInPolygon, buffer, length, lineSplit } from '@turf/turf';
import type { Feature, LineString, MultiLineString, MultiPolygon, Polygon } from 'geojson';
import initGeos from 'geos-wasm';
import { geojsonToGeosGeom } from 'geos-wasm/helpers';
import { LINES, pickGeometry, POLYGONS, readGeojson } from '../../src/cli/read-geojson.ts';
import { crossPacked, crossUntiled } from '../../src/domain/crossings/cross-untiled.ts';
import { packBarriers, packCorridor } from '../../src/domain/crossings/pack-features.ts';
import { medianMs, printResult } from './print-result.ts';

type Corridor = Feature<MultiPolygon>;
type Barrier = Feature<LineString | MultiLineString>;

/** Most barriers that Turf's recipe gets where it would take minutes; its time is for these, and ours is measured anew on the same. */
const TURF_BARRIERS = 200;
/** Runs of ours and of GEOS: the first ten or so are slower, while code is compiled. */
const RUNS = 25;

const geos = await initGeos();
/** Emscripten's, which the package's types leave out. */
function makeCallback(call: (item: number) => void): number {
  const module: object = geos.Module;
  if (!('addFunction' in module) || typeof module.addFunction !== 'function') throw new Error('This build of GEOS takes no callbacks');
  return Number(module.addFunction(call, 'vii'));
}
const found: number[] = [];
const callback = makeCallback((item) => void found.push(item - 1));

/** Turf's usual recipe: split at the boundary, keep the parts whose middle is inside. */
function crossWithTurf(corridors: readonly Corridor[], barriers: readonly Barrier[]): number {
  const boxes = corridors.map((corridor) => bbox(corridor));
  let km = 0;
  for (const barrier of barriers) {
    const lines = barrier.geometry.type === 'LineString' ? [barrier.geometry.coordinates] : barrier.geometry.coordinates;
    for (const coordinates of lines) {
      const line: Feature<LineString> = { type: 'Feature', properties: {}, geometry: { type: 'LineString', coordinates } };
      const own = bbox(line);
      corridors.forEach((corridor, c) => {
        const [w = 0, s = 0, e = 0, n = 0] = boxes[c] ?? [];
        if (own[0] > e || own[2] < w || own[1] > n || own[3] < s) return;
        const split = lineSplit(line, corridor).features;
        for (const part of split.length > 0 ? split : [line]) {
          const partKm = length(part);
          if (booleanPointInPolygon(along(part, partKm / 2), corridor)) km += partKm;
        }
      });
    }
  }
  return km;
}

/**
 * GEOS at its quickest: geometries are made before the clock starts; tree over the barriers, prepared corridors, intersection,
 * planar length (degrees, where ours is geodesic) and number of geometries, nothing read back.
 */
function crossWithGeos(corridors: readonly number[], barriers: readonly number[]): number {
  const tree = geos.GEOSSTRtree_create(10);
  barriers.forEach((line, b) => geos.GEOSSTRtree_insert(tree, line, b + 1));
  const number = geos.Module._malloc(8);
  let sum = 0;
  for (const corridor of corridors) {
    const prepared = geos.GEOSPrepare(corridor);
    found.length = 0;
    geos.GEOSSTRtree_query(tree, corridor, callback, 0);
    for (const b of found) {
      const line = barriers[b]!;
      if (!geos.GEOSPreparedIntersects(prepared, line)) continue;
      const inside = geos.GEOSIntersection(corridor, line);
      geos.GEOSLength(inside, number);
      sum += geos.GEOSGetNumGeometries(inside);
      geos.GEOSGeom_destroy(inside);
    }
    geos.GEOSPreparedGeom_destroy(prepared);
  }
  geos.Module._free(number);
  geos.GEOSSTRtree_destroy(tree);
  return sum;
}

async function compare(name: string, corridors: Corridor[], barriers: Barrier[], turfBarriers: number): Promise<void> {
  const vertices = (features: readonly Feature[]): number => features.reduce((sum, { geometry }) => sum + JSON.stringify(geometry).split('[').length, 0);
  const title = `${name}: ${corridors.length} corridors × ${barriers.length} barriers (about ${vertices(corridors)} × ${vertices(barriers)} vertices)`;
  const polygons = corridors.map(packCorridor);
  const packed = packBarriers(barriers);
  const ours = await medianMs(() => crossPacked(polygons, packed), RUNS);
  const geometries = [corridors, barriers].map((list) => list.map(({ geometry }) => geojsonToGeosGeom(geometry, geos)));
  const [areas = [], lines = []] = geometries;
  printResult(
    'crossings',
    title,
    ours,
    'GEOS 3.13 (WebAssembly, prepared geometry and STR-tree, geometries made beforehand, as ours are packed)',
    await medianMs(() => crossWithGeos(areas, lines), RUNS),
  );
  geometries.flat().forEach((geometry) => geos.GEOSGeom_destroy(geometry));
  const some = barriers.slice(0, turfBarriers);
  const few = some.length === barriers.length ? title : `${name}: ${corridors.length} corridors × the first ${some.length} barriers`;
  const oursOnSome = await medianMs(() => crossUntiled(corridors, some));
  const started = performance.now();
  crossWithTurf(corridors, some);
  printResult('crossings', few, oursOnSome, 'Turf 7 (lineSplit, along, booleanPointInPolygon; one run)', performance.now() - started);
}

function asMulti(feature: Feature<Polygon | MultiPolygon>): Corridor {
  const { geometry } = feature;
  return { ...feature, geometry: geometry.type === 'MultiPolygon' ? geometry : { type: 'MultiPolygon', coordinates: [geometry.coordinates] } };
}

function readCorridors(folder: string): Corridor[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith('-corridors.geojson'))
    .flatMap((file) => pickGeometry(readGeojson(`${folder}/${file}`), file, POLYGONS).map(asMulti));
}

/** The tracks of nine reindeer, 50 m to both sides, outlines in [lon, lat]. */
function bufferReindeer(path: string): Corridor[] {
  const [header = '', ...rows] = gunzipSync(readFileSync(path)).toString().trimEnd().split('\n');
  const columns = header
    .trim()
    .split(',')
    .map((name) => name.replaceAll('"', ''));
  const [animal, lon, lat, time] = ['individual-local-identifier', 'location-long', 'location-lat', 'timestamp'].map((name) => columns.indexOf(name));
  const tracks = new Map<string, [string, number, number][]>();
  for (const row of rows) {
    const fields = row.trim().split(',');
    const x = Number(fields[lon ?? -1]);
    const y = Number(fields[lat ?? -1]);
    if (!x || !y) continue;
    const key = fields[animal ?? -1] ?? '';
    const fix: [string, number, number] = [fields[time ?? -1] ?? '', x, y];
    const track = tracks.get(key);
    if (track) track.push(fix);
    else tracks.set(key, [fix]);
  }
  return [...tracks.values()].slice(0, 9).flatMap((fixes): Corridor[] => {
    const places = fixes
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([, x, y]) => [x, y])
      .slice(0, 400);
    const outline = buffer({ type: 'Feature', properties: {}, geometry: { type: 'LineString', coordinates: places } }, 0.05, { units: 'kilometers', steps: 4 });
    if (!outline) return [];
    return [asMulti(outline)];
  });
}

/** Corridors × barriers from GeoJSON to table, against GEOS and Turf. */
export async function run(): Promise<void> {
  const folders = readdirSync('public/atlas', { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => `public/atlas/${name}`);
  const reindeer = '../shared/data/reindeer-setesdal/gps.csv.gz';
  const cases: [string, string, () => Corridor[], number][] = [
    ['reindeer × roads', 'reindeer-setesdal/roads.geojson.gz', () => bufferReindeer(reindeer), Infinity],
    ['all populations × pipelines', 'pipelines-gem/pipelines.geojson.gz', () => folders.flatMap(readCorridors), TURF_BARRIERS],
  ];
  for (const [name, raw, corridors, turfBarriers] of cases) {
    const path = `../shared/data/${raw}`;
    if (!existsSync(path) || !existsSync(reindeer)) {
      console.error(`crossings, ${name}: left out, ${path} or ${reindeer} is missing`);
      continue;
    }
    const barriers = pickGeometry(readGeojson(path), path, LINES);
    await compare(name, corridors(), barriers, turfBarriers);
  }
}
