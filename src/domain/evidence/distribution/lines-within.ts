import { BARRIER_TYPES, type BarrierType } from '../../catalog/layer-kinds.ts';
import type { BarrierCrossing } from '../../crossings/types.ts';

/** Lines of one type within a distribution, geodesic km. */
export interface LinesWithin {
  readonly type: BarrierType;
  readonly lines: number;
  readonly km: number;
  /** Of this, where animals are known to move. */
  readonly movementKm: number;
}

/** Lines within a distribution by their type, in the order of the legend; types without any are left out. */
export function sumLinesWithin(rows: readonly Pick<BarrierCrossing, 'type' | 'lengthInsideKm' | 'lengthByUseKm'>[]): LinesWithin[] {
  return BARRIER_TYPES.flatMap((type): LinesWithin[] => {
    const own = rows.filter((row) => row.type === type);
    if (own.length === 0) return [];
    return [
      {
        type,
        lines: own.length,
        km: own.reduce((sum, { lengthInsideKm }) => sum + lengthInsideKm, 0),
        movementKm: own.reduce((sum, { lengthByUseKm }) => sum + lengthByUseKm.high, 0),
      },
    ];
  });
}
