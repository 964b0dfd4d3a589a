import { defineConfig } from 'vitest/config';
import { compileCatalogues } from './src/i18n/compile-messages.ts';
import { sheetFonts } from './vite.sheet-fonts.ts';

/** These put other modules or timers in the place of what they test: each of their files has a process of its own. */
const STAND_INS = ['tests/unit/state/**/*.test.ts', 'tests/unit/workers/**/*.test.ts'];

export default defineConfig({
  plugins: [compileCatalogues(), sheetFonts()],
  test: {
    environment: 'node',
    testTimeout: 60_000,
    maxWorkers: 2,
    projects: [
      // Pure functions share a process: reading the same modules anew for each file took a third of the time.
      { extends: true, test: { name: 'pure', include: ['tests/unit/**/*.test.ts', 'tests/data/**/*.test.ts'], exclude: STAND_INS, isolate: false } },
      { extends: true, test: { name: 'stand-ins', include: STAND_INS } },
    ],
  },
});
