import { findPopulation, listSharedLayers } from '../../domain/catalog/find-in-catalog.ts';
import { isAreaKind } from '../../domain/catalog/layer-kinds.ts';
import type { Layer } from '../../domain/catalog/schema.ts';
import type { ReportInput } from './report-input.ts';

export type FileKind = 'corridors' | 'stopovers' | 'tracks' | 'areas' | 'barriers' | 'baseMap';

export interface Rights {
  readonly licence: string;
  readonly attribution: string;
  readonly citation: string;
  readonly doi?: string | undefined;
  readonly accessed?: string | undefined;
}

/** Files of one source, with the rights they come under. */
export interface DataFiles {
  readonly title: string;
  readonly rights: Rights;
  /** Absolute addresses. */
  readonly files: readonly { readonly kind: FileKind; readonly format: string; readonly layer?: string; readonly url: string }[];
}

/** Every file that was read for the report, met or not: populations first, then areas, barriers and the base map. */
export function listDataFiles({ alternatives, catalog, catalogUrl }: Pick<ReportInput, 'alternatives' | 'catalog' | 'catalogUrl'>): DataFiles[] {
  const place = (layer: Layer, kind: FileKind): DataFiles['files'][number] => ({
    kind, format: layer.format, ...(layer.format === 'pmtiles' ? { layer: layer.sourceLayer ?? layer.kind } : {}), url: new URL(layer.url, catalogUrl).href,
  });
  const populations = [...new Set(alternatives.flatMap(({ examined }) => examined.populations))].flatMap((id) => findPopulation(catalog, id)?.population ?? []);
  const own = populations.flatMap(({ name, layers }): DataFiles[] => {
    const groups = new Map<string, { rights: Rights; files: DataFiles['files'][number][] }>();
    for (const layer of layers) {
      const { kind } = layer;
      if (kind !== 'corridors' && kind !== 'stopovers' && kind !== 'tracks') continue;
      const key = [layer.licence, layer.attribution, layer.citation, layer.doi, layer.accessed].join('\n');
      const group = groups.get(key) ?? { rights: layer, files: [] };
      group.files.push(place(layer, kind));
      groups.set(key, group);
    }
    return [...groups.values()].map((group) => ({ title: name, ...group }));
  });
  const read = new Set(alternatives.flatMap(({ examined }) => examined.layers));
  const shared = listSharedLayers(catalog).filter(({ id }) => read.has(id)).map((layer): DataFiles => ({ title: layer.title, rights: layer, files: [place(layer, isAreaKind(layer.kind) ? 'areas' : 'barriers')] }));
  const { baseMap } = catalog;
  return [...own, ...shared, { title: '', rights: baseMap, files: [{ kind: 'baseMap', format: 'pmtiles', url: new URL(baseMap.url, catalogUrl).href }] }];
}
