import type { AreaKind } from '../../domain/catalog/layer-kinds.ts';
import { saveAreas } from '../../state/area-storage.ts';
import { keepUserAreas, switchLayers } from '../../state/atlas-store.ts';
import type { FileChoice, SeveralLayers } from '../shared/FileQuestions.tsx';
import { readAreas } from '../../workers/layers-worker-client.ts';

/** What a person says of a file of areas: nobody else can. */
interface AreaWord {
  readonly complete: boolean;
  readonly atSea: boolean;
}

/**
 * Read a provider's file in the worker, put its areas on the map and keep them on this machine for the next visit.
 * What was loaded before stays until the new file is read.
 * @returns its layers where it has several and nobody has chosen: nothing is loaded then
 * @param word what the person says of them: whether they are all there are within their extent, and whether all lie at sea
 * @throws AtlasError for a file that cannot be used, or when the browser does not keep it; the signal's reason when aborted
 */
export async function loadAreasFile(
  kind: AreaKind,
  file: File,
  { layer, crs }: FileChoice,
  { complete, atSea }: AreaWord,
  signal: AbortSignal,
): Promise<SeveralLayers | undefined> {
  const { set, layers } = await readAreas({ file, layer: layer ?? undefined, crs }, { signal });
  if (layer === undefined && layers.length > 1) return { layers };
  const areas = { ...set, fileName: file.name, loadedAt: Date.now(), complete, ...(atSea ? { realm: 'marine' as const } : {}) };
  keepUserAreas(kind, areas);
  switchLayers([kind], true);
  await saveAreas(kind, areas);
  return undefined;
}

/** Who makes a kind of areas, on what terms, and where to ask for the file. */
export interface AreaProvider {
  readonly name: string;
  readonly url: string;
  readonly termsKey: 'areas.terms.request' | 'areas.terms.noRedistribution' | 'areas.terms.immas' | 'areas.terms.zones';
}

/** An atlas may pass on none of the priority areas: each user gets the file from its provider. */
export const AREA_PROVIDERS: Readonly<Record<AreaKind, AreaProvider>> = {
  immas: { name: 'IUCN Joint SSC/WCPA Marine Mammal Protected Areas Task Force', url: 'https://www.marinemammalhabitat.org/', termsKey: 'areas.terms.immas' },
  isras: { name: 'IUCN SSC Shark Specialist Group', url: 'https://sharkrayareas.org/', termsKey: 'areas.terms.request' },
  imtas: { name: 'IUCN SSC Marine Turtle Specialist Group', url: 'https://www.iucn-mtsg.org/', termsKey: 'areas.terms.request' },
  kbas: { name: 'Key Biodiversity Areas Partnership', url: 'https://www.keybiodiversityareas.org/', termsKey: 'areas.terms.noRedistribution' },
  'protected-areas': { name: 'Protected Planet (UNEP-WCMC and IUCN)', url: 'https://www.protectedplanet.net/', termsKey: 'areas.terms.noRedistribution' },
  'economic-zones': { name: 'Marine Regions (Flanders Marine Institute)', url: 'https://www.marineregions.org/downloads.php', termsKey: 'areas.terms.zones' },
};
