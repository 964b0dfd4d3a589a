import { listSharedLayers } from '../../domain/catalog/find-in-catalog.ts';
import type { ReportInput } from './report-input.ts';

/** The title of an area or barrier layer, or the name of a person's own file. */
export function titleLayer(id: string, { catalog, userFiles, translator }: Pick<ReportInput, 'catalog' | 'userFiles' | 'translator'>): string {
  const own = userFiles.find((file) => file.id === id);
  if (own) return translator.t('areas.yours', { file: own.fileName });
  return listSharedLayers(catalog).find((layer) => layer.id === id)?.title ?? id;
}
