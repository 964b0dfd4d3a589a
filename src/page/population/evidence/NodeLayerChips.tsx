import { layerOfKind } from '../../../domain/catalog/open-entry.ts';
import type { EntryFile } from '../../../domain/evidence/entry-file.ts';
import { LayerChips } from '../../shared/LayerChips.tsx';
import { useAtlas } from '../../shared/use-atlas.ts';

/** Buttons for the nodes and links of an entry where they are off. */
export function NodeLayerChips({ file }: { readonly file: EntryFile }) {
  const on = useAtlas(({ view }) => view.layers);
  return <LayerChips off={(['nodes', 'links'] as const).filter((kind) => !on.includes(kind) && layerOfKind(file, kind) !== undefined)} />;
}
