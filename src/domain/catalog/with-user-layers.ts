import type { Catalog, Layer } from './schema.ts';

/** Id of the module that holds a person's own layers. */
export const USER_MODULE = 'your-layers';

/**
 * The catalog with a person's own layers as one more module, so that whatever lists layers lists these too.
 * @param title the module's name, in the page's language
 */
export function withUserLayers(catalog: Catalog, layers: readonly Layer[], title: string): Catalog {
  if (layers.length === 0) return catalog;
  const rights = { licence: 'not stated', attribution: title, citation: layers.map((layer) => layer.title).join('; ') };
  const own = { id: USER_MODULE, title, custodian: title, summary: title, ...rights, sources: [], populations: [], layers: [...layers] };
  return { ...catalog, modules: [...catalog.modules, own] };
}
