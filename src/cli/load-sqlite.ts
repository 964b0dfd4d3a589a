import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import type { LoadSqlite } from '../domain/formats/read-geopackage.ts';

const WASM = 'sql-wasm.wasm';

/** The WebAssembly of sql.js: beside the built command, else in its package. */
export const loadSqlite: LoadSqlite = async () => {
  const built = fileURLToPath(new URL(WASM, import.meta.url));
  const path = existsSync(built) ? built : createRequire(import.meta.url).resolve(`sql.js/dist/${WASM}`);
  return Uint8Array.from(readFileSync(path)).buffer;
};
