import { findEntry } from '../../domain/catalog/find-entries.ts';
import { entryOf } from '../../state/view.ts';
import { useAtlas, useCatalog } from '../shared/use-atlas.ts';

/** Whether the positions on the map were made coarser before they were published: then they tell no speed. */
export function useIsCoarse(): boolean {
  const { catalog } = useCatalog();
  const chosen = useAtlas(({ view }) => (view.panel === 'tracks' ? undefined : entryOf(view)));
  return chosen !== undefined && findEntry(catalog, chosen)?.row.generalised?.gridM !== undefined;
}
