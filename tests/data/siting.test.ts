import { expect, test } from 'vitest';
import { arbitraryLines, calibrate, judgeLine, judgeSiting } from '../simulations/calibrate-siting.ts';
import { readSet, SETS } from '../simulations/run-calibrate-siting.ts';
import { hasRawData } from '../unit/tracks/import/given-file.ts';

// Where animals crossed, told from thinned tracks, against what is seen at full rate. All figures: docs/siting.md.

if (!hasRawData) console.warn('siting.test.ts: left out, ../shared/data is missing');

test.skipIf(!hasRawData)(
  'pronghorn and mule deer, 2 h thinned to 8 h: the intervals hold what they say, and the place is nearer than that of the straight step',
  async () => {
    const judged = [];
    for (const set of SETS.slice(0, 2)) {
      const tracks = await readSet(set);
      for (const line of arbitraryLines(tracks, 10, 60, 77)) judged.push(...judgeLine(tracks, [line], set.fullH, set.thinnedH));
    }
    const { crossings, in50, in90, errorM, straightErrorM } = calibrate(judged);
    expect(crossings).toBeGreaterThan(300);
    expect(in50).toBeGreaterThan(0.45);
    expect(in50).toBeLessThan(0.72);
    expect(in90).toBeGreaterThan(0.85);
    expect(in90).toBeLessThan(0.97);
    expect(errorM).toBeLessThan(straightErrorM);
  },
);

test.skipIf(!hasRawData)('structures chosen from thinned tracks serve, at full rate, nearly what the best do', async () => {
  const tracks = await readSet(SETS[1]);
  const shares: number[] = [];
  for (const line of arbitraryLines(tracks, 4, 60, 78)) {
    for (const structures of [1, 2, 3]) {
      const share = await judgeSiting(tracks, [line], SETS[1].thinnedH, structures);
      if (share !== undefined) shares.push(share);
    }
  }
  expect(shares.length).toBeGreaterThan(3);
  expect(shares.reduce((sum, share) => sum + share, 0) / shares.length).toBeGreaterThan(0.85);
});
