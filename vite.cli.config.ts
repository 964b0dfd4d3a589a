import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { defineConfig, type Plugin } from 'vite';
import { compileCatalogues } from './src/i18n/compile-messages.ts';

/** SQLite, for GeoPackages: read from beside the command, see `src/cli/load-sqlite.ts`. */
const sqlite: Plugin = {
  name: 'sqlite-beside-the-command',
  generateBundle() {
    const source = readFileSync(fileURLToPath(import.meta.resolve('sql.js/dist/sql-wasm.wasm')));
    this.emitFile({ type: 'asset', fileName: 'sql-wasm.wasm', source });
  },
};

/** The `atlas` command: everything it needs in a few files, so that it starts fast and runs without any package. */
export default defineConfig({
  plugins: [compileCatalogues(), sqlite],
  publicDir: false,
  // sql.js is of the time before modules, and asks where it lies.
  define: { __dirname: 'import.meta.dirname', __filename: 'import.meta.filename' },
  ssr: { noExternal: true },
  build: {
    ssr: 'src/cli/main.ts',
    outDir: 'dist-cli',
    target: 'node20',
    rollupOptions: { output: { entryFileNames: 'atlas.js', chunkFileNames: '[name]-[hash].js' } },
  },
});
