import { existsSync } from 'node:fs';
import { openTrackingFile, readTracks } from '../../src/cli/read-tracks.ts';
import { LINES, pickGeometry, readFeatures } from '../../src/cli/read-geojson.ts';
import { classifyAtBarriers } from '../../src/domain/crossing-events/barrier-behaviours.ts';
import { gridBarriers } from '../../src/domain/crossing-events/grid-barriers.ts';
import { animalYears, rankBarriers } from '../../src/domain/crossing-events/rank-barriers.ts';
import type { LonLat } from '../../src/domain/crossings/types.ts';
import { medianMs, printResult } from './print-result.ts';

const TRACKS = '../shared/data/pronghorn-mule-deer-pinedale/gps.csv.gz';
const FENCES = '../shared/data/fences-pinedale-wyoming/fences.geojson.gz';
/** What BaBA 2.1 takes for the two pronghorn in R 4.2 on two cores, as `../shared/references/baba-pronghorn` states. */
const BABA_MS = 11_000;
const DISTANCE_M = 110;
const RUNS = 25;

/** Barrier behaviours of the pronghorn of BaBA's own sample, from coordinates to ranked fences, against the time stated of BaBA. */
export async function run(): Promise<void> {
  const missing = [TRACKS, FENCES].filter((path) => !existsSync(path));
  if (missing.length > 0) {
    console.error(`crossing-events: left out, ${missing.join(' and ')} missing`);
    return;
  }
  const { tracks } = await readTracks([openTrackingFile(TRACKS)], { defaultErrorM: 20 });
  const pronghorn = tracks.filter(({ individual }) => individual.startsWith('pronghorn'));
  const fences = pickGeometry(readFeatures(FENCES), FENCES, LINES).map(({ id, geometry }) => {
    const lines = geometry.type === 'LineString' ? [geometry.coordinates] : geometry.coordinates;
    return { id: String(id), name: '', lines: lines.map((line) => line.map(([lon = 0, lat = 0]): LonLat => [lon, lat])) };
  });
  const classify = (): number => {
    const index = gridBarriers(fences, DISTANCE_M);
    const visits = index ? pronghorn.flatMap((track) => classifyAtBarriers(track, index, { distanceM: DISTANCE_M })) : [];
    return rankBarriers(visits, animalYears(pronghorn)).length;
  };
  const fixes = pronghorn.reduce((sum, { time }) => sum + time.length, 0);
  const started = performance.now();
  classify();
  const firstMs = performance.now() - started;
  printResult(
    'crossing-events',
    `${fixes} fixes × ${fences.length} fences`,
    await medianMs(classify, RUNS),
    'BaBA 2.1 (R 4.2, two cores; as stated, not run here)',
    BABA_MS,
    {
      firstMs: Math.round(firstMs),
    },
  );
}
