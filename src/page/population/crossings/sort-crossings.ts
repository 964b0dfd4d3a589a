import type { BarrierCrossing } from '../../../domain/crossings/types.ts';

export type CrossingColumn = 'barrier' | 'type' | 'use' | 'crossings' | 'length';

export interface CrossingOrder {
  readonly column: CrossingColumn;
  readonly descending: boolean;
}

const USE_ORDER = { low: 0, medium: 1, high: 2 } as const;

/** Rows in the order of a column; equal ones with the longest inside first, whichever way the column runs. */
export function sortCrossings(
  rows: readonly BarrierCrossing[],
  { column, descending }: CrossingOrder,
  nameOf: (row: BarrierCrossing) => string,
  typeOf: (row: BarrierCrossing) => string,
  lang: string,
): BarrierCrossing[] {
  const collator = new Intl.Collator(lang, { numeric: true, sensitivity: 'base' });
  const compare: Record<CrossingColumn, (a: BarrierCrossing, b: BarrierCrossing) => number> = {
    barrier: (a, b) => collator.compare(nameOf(a), nameOf(b)),
    type: (a, b) => collator.compare(typeOf(a), typeOf(b)),
    use: (a, b) => USE_ORDER[a.use] - USE_ORDER[b.use],
    crossings: (a, b) => a.crossings - b.crossings,
    length: (a, b) => a.lengthInsideKm - b.lengthInsideKm,
  };
  const sign = descending ? -1 : 1;
  return rows.toSorted((a, b) => sign * compare[column](a, b) || b.lengthInsideKm - a.lengthInsideKm);
}
