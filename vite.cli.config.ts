import { defineConfig } from 'vite';
import { compileCatalogues } from './src/i18n/compile-messages.ts';

/** The `atlas` command: everything it needs in a few files, so that it starts fast and runs without any package. */
export default defineConfig({
  plugins: [compileCatalogues()],
  publicDir: false,
  ssr: { noExternal: true },
  build: {
    ssr: 'src/cli/main.ts',
    outDir: 'dist-cli',
    target: 'node20',
    rollupOptions: { output: { entryFileNames: 'atlas.js', chunkFileNames: '[name]-[hash].js' } },
  },
});
