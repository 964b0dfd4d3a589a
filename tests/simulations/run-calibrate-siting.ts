import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import * as v from 'valibot';
import type { LonLat } from '../../src/domain/crossings/types.ts';
import { lineLengthKm } from '../../src/domain/geometry/distances.ts';
import type { Track } from '../../src/domain/tracks/track.ts';
import { hasRawData, importOk, RAW_DATA, sample } from '../unit/tracks/import/given-file.ts';
import { arbitraryLines, calibrate, type Judged, judgeLine, judgeSiting } from './calibrate-siting.ts';

/**
 * `npx tsx tests/simulations/run-calibrate-siting.ts`: the figures of docs/siting.md, from the tracks in ../shared/data. The seed of
 * the arbitrary lines is not that of any choice that was made. Other intervals, hours in the order of the sets: `6 6 9 4 6`.
 */

const SEED = 2027;
const Lines = v.object({
  features: v.array(
    v.object({
      geometry: v.nullable(
        v.variant('type', [
          v.object({ type: v.literal('LineString'), coordinates: v.array(v.tuple([v.number(), v.number()])) }),
          v.object({ type: v.literal('MultiLineString'), coordinates: v.array(v.array(v.tuple([v.number(), v.number()]))) }),
        ]),
      ),
    }),
  ),
});

/** Lines of a file that are as long as asked, each on its own. */
export function readRealLines(file: string, leastKm: number): LonLat[][][] {
  const { features } = v.parse(Lines, JSON.parse(gunzipSync(readFileSync(new URL(file, RAW_DATA))).toString('utf8')));
  return features.flatMap(({ geometry }) => {
    if (!geometry) return [];
    const lines = geometry.type === 'LineString' ? [geometry.coordinates] : geometry.coordinates;
    return lines.reduce((sum, line) => sum + lineLengthKm(line), 0) >= leastKm ? [lines] : [];
  });
}

export const SETS = [
  {
    name: 'pronghorn',
    file: 'pronghorn-mule-deer-pinedale',
    of: /^pronghorn/,
    lines: 200,
    fullH: 2,
    thinnedH: 8,
    real: 'fences-pinedale-wyoming/fences.geojson.gz',
    realKm: 1,
  },
  {
    name: 'mule deer',
    file: 'pronghorn-mule-deer-pinedale',
    of: /^mule-deer/,
    lines: 200,
    fullH: 2,
    thinnedH: 8,
    real: 'fences-pinedale-wyoming/fences.geojson.gz',
    realKm: 1,
  },
  { name: 'reindeer', file: 'reindeer-setesdal', of: /./, lines: 30, fullH: 3, thinnedH: 12, real: undefined, realKm: 0 },
  { name: 'wildebeest', file: 'white-bearded-wildebeest-mara', of: /./, lines: 30, fullH: 1, thinnedH: 6, real: undefined, realKm: 0 },
  // On which nothing was tried before.
  { name: 'mule deer of western Wyoming', file: 'mule-deer-wyoming', of: /./, lines: 100, fullH: 2, thinnedH: 8, real: undefined, realKm: 0 },
] as const;

export async function readSet({ file, of }: (typeof SETS)[number]): Promise<Track[]> {
  const { tracks } = await importOk(sample(`${file}/gps.csv.gz`, RAW_DATA), { topSpeedKmh: 'choose' });
  return tracks.filter(({ individual }) => of.test(individual));
}

function print(name: string, judged: readonly Judged[]): void {
  const { crossings, in50, in90, width50M, width90M, errorM, straightErrorM } = calibrate(judged);
  const percent = (share: number): string => `${(100 * share).toFixed(1)} %`;
  const metres = (value: number): string => `${value.toFixed(2)} m`;
  console.log(
    `| ${name} | ${crossings.toFixed(0)} | ${percent(in50)} | ${metres(width50M)} | ${percent(in90)} | ${metres(width90M)} | ${metres(errorM)} | ${metres(straightErrorM)} |`,
  );
}

if (import.meta.url === `file://${process.argv[1]}`) {
  if (!hasRawData) throw new Error('the tracks are not there: ../shared/data is missing');
  console.log('| | crossings | in 50 % | its width | in 90 % | its width | error | straight step |\n|---|---|---|---|---|---|---|---|');
  const others = process.argv.slice(2).map(Number);
  for (const [number, set] of SETS.entries()) {
    const tracks = await readSet(set);
    const thinnedH = others[number] ?? set.thinnedH;
    const arbitrary = arbitraryLines(tracks, set.lines, 60, SEED);
    print(
      `${set.name}, ${set.fullH} h to ${thinnedH} h, arbitrary lines`,
      arbitrary.flatMap((line) => judgeLine(tracks, [line], set.fullH, thinnedH)),
    );
    if (set.real === undefined) continue;
    const real = readRealLines(set.real, set.realKm);
    print(
      `${set.name}, real lines`,
      real.flatMap((lines) => judgeLine(tracks, lines, set.fullH, thinnedH)),
    );
  }
  if (others.length > 0) process.exit();
  console.log('\n| | lines | K = 1: mean, least | K = 2 | K = 3 |\n|---|---|---|---|---|');
  for (const set of SETS) {
    const tracks = await readSet(set);
    const lines: LonLat[][][] = [...arbitraryLines(tracks, 12, 60, SEED).map((line) => [line]), ...(set.real ? readRealLines(set.real, 8) : [])];
    const cells: string[] = [];
    let judged = 0;
    for (const structures of [1, 2, 3]) {
      const shares: number[] = [];
      for (const line of lines) {
        const share = await judgeSiting(tracks, line, set.thinnedH, structures).catch(() => undefined);
        if (share !== undefined) shares.push(share);
      }
      judged = shares.length;
      const mean = shares.reduce((sum, share) => sum + share, 0) / shares.length;
      cells.push(`${(100 * mean).toFixed(1)} %, ${(100 * Math.min(...shares)).toFixed(1)} %`);
    }
    console.log(`| ${set.name} | ${judged} | ${cells.join(' | ')} |`);
  }
}
