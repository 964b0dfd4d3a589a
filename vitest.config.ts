import { defineConfig } from 'vitest/config';
import { compileCatalogues } from './src/i18n/compile-messages.ts';

export default defineConfig({
  plugins: [compileCatalogues()],
  test: { include: ['tests/unit/**/*.test.ts', 'tests/data/**/*.test.ts'], environment: 'node', testTimeout: 60_000, maxWorkers: 2 },
});
