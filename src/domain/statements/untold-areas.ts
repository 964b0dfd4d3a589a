import type { AreaKind } from '../catalog/layer-kinds.ts';
import type { Layer } from '../catalog/fields.ts';
import type { SpeciesGroup } from '../evidence/kinds.ts';
import { mayLieOnLand } from './judge-layer.ts';
import type { LayerAnswer } from './judge-layers.ts';
import { livesAtSea } from './lives-at-sea.ts';

/**
 * What is said of a person's own file of areas where nothing can be told from it: its areas may lie on land, and the animals
 * live at sea. It is the rule of `judgeLayer`, for a file that no catalog describes. Undefined where it can tell.
 */
export function untoldAreas(
  animals: { readonly scientific: string; readonly group: SpeciesGroup },
  kind: AreaKind,
  file: ({ readonly fileName: string } & Pick<Layer, 'realm'>) | undefined,
): LayerAnswer | undefined {
  if (!file || !mayLieOnLand({ kind, realm: file.realm }) || !livesAtSea(animals)) return undefined;
  return { title: file.fileName, kind, answer: { says: 'untold', because: 'areas-on-land' } };
}
