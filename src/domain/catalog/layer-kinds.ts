import type { BarrierType } from '../crossings/types.ts';

/** Kinds of layer a catalog may name. */
export const LAYER_KINDS = [
  'corridors',
  'stopovers',
  'routes',
  'tracks',
  'roads',
  'railways',
  'fences',
  'pipelines',
  'canals',
  'power-lines',
  'immas',
  'isras',
  'imtas',
  'kbas',
  'protected-areas',
] as const;

export const BARRIER_KINDS = ['roads', 'railways', 'fences', 'pipelines', 'canals', 'power-lines'] as const;
export type BarrierKind = (typeof BARRIER_KINDS)[number];

export const AREA_KINDS = ['immas', 'isras', 'imtas', 'kbas', 'protected-areas'] as const;
export type AreaKind = (typeof AREA_KINDS)[number];

/** The barrier type a layer of each barrier kind holds. */
export const BARRIER_TYPE: Readonly<Record<BarrierKind, BarrierType>> = {
  roads: 'road',
  railways: 'railway',
  fences: 'fence',
  pipelines: 'pipeline',
  canals: 'canal',
  'power-lines': 'power line',
};

export function isBarrierKind(kind: string): kind is BarrierKind {
  return (BARRIER_KINDS as readonly string[]).includes(kind);
}

export function isAreaKind(kind: string): kind is AreaKind {
  return (AREA_KINDS as readonly string[]).includes(kind);
}
