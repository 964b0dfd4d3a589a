import type { AreaKind } from '../../domain/catalog/layer-kinds.ts';

/** Who makes a kind of priority area, on what terms, and where to ask for the file. */
export interface AreaProvider {
  readonly name: string;
  readonly url: string;
  readonly termsKey: 'areas.terms.request' | 'areas.terms.noRedistribution' | 'areas.terms.immas';
}

/** None of these may be passed on by an atlas: each user gets the file from its provider. */
export const AREA_PROVIDERS: Readonly<Record<AreaKind, AreaProvider>> = {
  immas: { name: 'IUCN Joint SSC/WCPA Marine Mammal Protected Areas Task Force', url: 'https://www.marinemammalhabitat.org/', termsKey: 'areas.terms.immas' },
  isras: { name: 'IUCN SSC Shark Specialist Group', url: 'https://sharkrayareas.org/', termsKey: 'areas.terms.request' },
  imtas: { name: 'IUCN SSC Marine Turtle Specialist Group', url: 'https://www.iucn-mtsg.org/', termsKey: 'areas.terms.request' },
  kbas: { name: 'Key Biodiversity Areas Partnership', url: 'https://www.keybiodiversityareas.org/', termsKey: 'areas.terms.noRedistribution' },
  'protected-areas': { name: 'Protected Planet (UNEP-WCMC and IUCN)', url: 'https://www.protectedplanet.net/', termsKey: 'areas.terms.noRedistribution' },
};
