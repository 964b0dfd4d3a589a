import { BARRIER_KINDS, BARRIER_TYPE } from '../domain/catalog/layer-kinds.ts';
import type { Layer } from '../domain/catalog/schema.ts';
import type { BarrierType } from '../domain/crossings/types.ts';

/** Barrier types with a layer among the examined ones, in legend order. */
export function examinedTypes(layers: readonly Layer[]): BarrierType[] {
  const kinds = new Set(layers.map(({ kind }) => kind));
  return BARRIER_KINDS.filter((kind) => kinds.has(kind)).map((kind) => BARRIER_TYPE[kind]);
}
