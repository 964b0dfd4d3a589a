import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type Catalog, parseCatalog } from '../domain/catalog/parse-catalog.ts';

/** The built atlas of this checkout: the command runs from its sources, or from beside them. */
const ATLAS = new URL(import.meta.url.includes('/src/cli/') ? '../../public/atlas/' : '../public/atlas/', import.meta.url);

/** Path of a file of the built atlas beside the command; undefined where there is none. */
export function pathInAtlas(name: string): string | undefined {
  const path = fileURLToPath(new URL(name, ATLAS));
  return existsSync(path) ? path : undefined;
}

/** The catalog of the built atlas beside the command; undefined without one. What is wrong with it is for `atlas check` to say. */
export function readBuiltCatalog(): Catalog | undefined {
  const path = pathInAtlas('catalog.json');
  if (path === undefined) return undefined;
  try {
    return parseCatalog(readFileSync(path, 'utf8'), path);
  } catch {
    return undefined;
  }
}
