import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { along, bbox, booleanPointInPolygon, length, lineSplit } from '@turf/turf';
import type { Feature, LineString, MultiLineString, MultiPolygon } from 'geojson';
import { crossUntiled } from '../../src/domain/crossings/cross-untiled.ts';
import { crossWithGeos } from '../unit/crossings/cross-with-geos.ts';
import { medianMs, printResult } from './print-result.ts';

type Corridor = Feature<MultiPolygon>;
type Barrier = Feature<LineString | MultiLineString>;

/** Most barriers that Turf's recipe gets; its time is for these, and ours is measured anew on the same. */
const TURF_BARRIERS = 600;

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

async function compare(name: string, corridors: Corridor[], barriers: Barrier[]): Promise<void> {
  const title = `${name}: ${corridors.length} corridors × ${barriers.length} barriers`;
  const ours = await medianMs(() => crossUntiled(corridors, barriers));
  printResult('crossings', title, ours, 'GEOS 3.13 (WebAssembly, prepared geometry, from GeoJSON)', await medianMs(() => crossWithGeos(corridors, barriers)));
  const some = barriers.slice(0, TURF_BARRIERS);
  const few = `${name}: ${corridors.length} corridors × the first ${some.length} barriers`;
  const oursOnSome = await medianMs(() => crossUntiled(corridors, some));
  printResult('crossings', few, oursOnSome, 'Turf 7 (lineSplit, along, booleanPointInPolygon; one run)', await medianMs(() => crossWithTurf(corridors, some), 1));
}

function readCorridors(folder: string): Corridor[] {
  return readdirSync(folder).filter((file) => file.endsWith('-corridors.geojson')).flatMap((file): Corridor[] => JSON.parse(readFileSync(`${folder}/${file}`, 'utf8')).features);
}

/** Corridors × barriers from GeoJSON to table, against GEOS and Turf. */
export async function run(): Promise<void> {
  const cases: [string, string[], string][] = [
    ['reindeer × roads', ['wild-reindeer-setesdal'], 'reindeer-setesdal/roads.geojson.gz'],
    ['all populations × pipelines', readdirSync('public/atlas', { withFileTypes: true }).filter((entry) => entry.isDirectory()).map(({ name }) => name), 'pipelines-gem/pipelines.geojson.gz'],
  ];
  for (const [name, folders, raw] of cases) {
    const path = `../shared/data/${raw}`;
    if (!existsSync(path)) {
      console.error(`crossings, ${name}: left out, ${path} is missing`);
      continue;
    }
    const barriers: Barrier[] = JSON.parse(gunzipSync(readFileSync(path)).toString()).features;
    await compare(name, folders.flatMap((folder) => readCorridors(`public/atlas/${folder}`)), barriers);
  }
}
