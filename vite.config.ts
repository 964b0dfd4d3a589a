import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';
import { compileCatalogues } from './src/i18n/compile-messages.ts';
import { closedDoor } from './vite.closed-door.ts';
import { fetchPartsAgain } from './vite.import-again.ts';
import { offline } from './vite.offline.ts';
import { sheetFonts } from './vite.sheet-fonts.ts';

const NO_INFLATE = '\0no-inflate';

/**
 * Archives are inflated by the browser's own `DecompressionStream`, which every browser has that runs this page. What
 * pmtiles brings for browsers without one (fflate, 6 kB of the first load) is left out.
 */
function withoutInflate(): Plugin {
  return {
    name: 'without-inflate',
    apply: 'build',
    enforce: 'pre',
    resolveId: (source, importer) => (source === 'fflate' && importer?.includes('/node_modules/pmtiles/') === true ? NO_INFLATE : undefined),
    load: (id) => (id === NO_INFLATE ? `export function decompressSync() { throw new Error('This browser has no DecompressionStream.'); }` : undefined),
  };
}

const isStyle = (file: string): boolean => file.endsWith('.css');

export default defineConfig({
  // Relative addresses: the built site works from any sub-path of any static host.
  base: './',
  plugins: [withoutInflate(), compileCatalogues(), sheetFonts(), react(), fetchPartsAgain(), closedDoor(), offline()],
  worker: { format: 'es', plugins: () => [withoutInflate()] },
  build: {
    target: 'es2022',
    // Every browser that reads es2022 knows module preloading. What a part needs is not preloaded beside it: one that did not
    // arrive that way could not be asked for again (src/import-again.ts).
    modulePreload: { polyfill: false, resolveDependencies: (_, needed, { hostType }) => (hostType === 'html' ? needed : needed.filter(isStyle)) },
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 1500,
    // What is needed first comes in one file, and what the map needs first in another: they pack better than fifteen small ones,
    // and on a slow line the second does not wait for a list of the third.
    rolldownOptions: {
      input: ['index.html', 'embed.html'],
      output: {
        codeSplitting: {
          groups: [
            { name: 'start', tags: ['$initial'], priority: 2 },
            { name: 'map', test: /\/src\/map\/(?:map-controller|layers\/data-layers|layers\/user-corridors)\.ts$/, priority: 1 },
          ],
        },
      },
    },
  },
});
