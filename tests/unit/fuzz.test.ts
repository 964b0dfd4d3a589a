import { describe, expect, it } from 'vitest';
import { PARSERS } from '../fuzz/parsers.ts';
import { parserOf, runCase } from '../fuzz/run-case.ts';

/** A short form of `npm run fuzz`: the same cases, fewer of them. */
const CASES = 50;
/** Longest that one case may take, ms. */
const HANGING_MS = 5000;

describe.each(Object.keys(PARSERS))('%s', (name) => {
  it('reads the files that faults are put into', async () => {
    for (const parts of await parserOf(name).seeds()) expect(await parserOf(name).read(parts)).toBeUndefined();
  });

  it('answers to damaged files, and counts every row of them', async () => {
    for (let number = 0; number < CASES; number++) {
      const started = performance.now();
      expect(await runCase(name, 1, number)).toBeUndefined();
      expect(performance.now() - started, `case ${number}`).toBeLessThan(HANGING_MS);
    }
  });
});
