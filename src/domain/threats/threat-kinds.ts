import type { BarrierKind } from '../catalog/layer-kinds.ts';

/**
 * The classification that gives each threat its code: IUCN–CMP Unified Classification of Direct Threats, version 3.2, the one
 * of the IUCN Red List; published by Salafsky et al. 2008.
 */
export const CLASSIFICATION = {
  name: 'IUCN–CMP Unified Classification of Direct Threats, version 3.2',
  citation:
    'Salafsky et al. 2008, A standard lexicon for biodiversity conservation: unified classifications of threats and actions, Conservation Biology 22:897–911',
  url: 'https://doi.org/10.1111/j.1523-1739.2008.00937.x',
} as const;

interface ThreatRow {
  /** As manifests, species' files, the index and the address name it. */
  readonly id: string;
  /** Its class, and what the classification calls that class, in English; left out where none is its own. */
  readonly code?: string;
  readonly title?: string;
  /** Kinds of layer that show where it is. */
  readonly layers?: readonly BarrierKind[];
}

/**
 * The threats that a source may name, in the order of the classification. A new one is a row here and its word,
 * `threats.kind.ID`. Fences have no class: those along roads are in 4.1, those of ranches in 2.3.
 */
const THREATS = [
  { id: 'development', code: '1', title: 'Residential & commercial development' },
  { id: 'farming', code: '2', title: 'Agriculture & aquaculture' },
  { id: 'fences', layers: ['fences'] },
  { id: 'mining', code: '3', title: 'Energy production & mining' },
  { id: 'wind-power', code: '3.3', title: 'Renewable energy' },
  { id: 'roads-railways', code: '4.1', title: 'Roads & railroads', layers: ['roads', 'railways'] },
  { id: 'power-lines', code: '4.2', title: 'Utility & service lines', layers: ['power-lines'] },
  { id: 'pipelines', code: '4.2', title: 'Utility & service lines', layers: ['pipelines'] },
  { id: 'ship-strike', code: '4.3', title: 'Shipping lanes' },
  { id: 'hunting', code: '5.1', title: 'Hunting & collecting terrestrial animals' },
  { id: 'logging', code: '5.3', title: 'Logging & wood harvesting' },
  { id: 'fishing', code: '5.4', title: 'Fishing & harvesting aquatic resources' },
  { id: 'bycatch', code: '5.4', title: 'Fishing & harvesting aquatic resources' },
  { id: 'disturbance', code: '6', title: 'Human intrusions & disturbance' },
  { id: 'water-works', code: '7.2', title: 'Dams & water management/use', layers: ['canals'] },
  { id: 'invasive-species', code: '8', title: 'Invasive & other problematic species, genes & diseases' },
  { id: 'pollution', code: '9', title: 'Pollution' },
  { id: 'climate', code: '11', title: 'Climate change & severe weather' },
] as const satisfies readonly ThreatRow[];

export type ThreatKind = (typeof THREATS)[number]['id'];

export const THREAT_KINDS: readonly ThreatKind[] = THREATS.map(({ id }) => id);

export function isThreatKind(text: string): text is ThreatKind {
  return THREAT_KINDS.some((known) => known === text);
}

/** A threat with its class and the kinds of layer that show where it is: none of most. */
export function describeThreat(kind: ThreatKind): ThreatRow & { readonly layers: readonly BarrierKind[] } {
  const row: ThreatRow | undefined = THREATS.find(({ id }) => id === kind);
  return { id: kind, ...row, layers: row?.layers ?? [] };
}
