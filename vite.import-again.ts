import type { Plugin } from 'vite';

const PART = /\bimport\(([`"'])(\.\/[^`"']+)\1\)/g;

/** Parts of the built page are fetched by `importAgain` (src/import-again.ts), which can ask again for one that did not arrive (a Vite plugin). */
export function fetchPartsAgain(): Plugin {
  return {
    name: 'fetch-parts-again',
    apply: 'build',
    generateBundle: {
      order: 'post',
      handler(_, bundle) {
        for (const chunk of Object.values(bundle)) {
          if (chunk.type === 'chunk') chunk.code = chunk.code.replaceAll(PART, 'importAgain($1$2$1,import.meta.url)');
        }
      },
    },
  };
}
