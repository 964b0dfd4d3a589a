import type { BarrierCrossing } from '../../../src/domain/crossings/types.ts';

/** A row of the table of barrier crossings, with what a test cares about changed. */
export function aCrossing(change: Partial<BarrierCrossing> = {}): BarrierCrossing {
  return {
    layer: 'roads-test',
    barrier: '7',
    name: 'Mountain Road',
    type: 'road',
    use: 'low',
    crossings: 2,
    lengthInsideKm: 1.23456,
    lengthByUseKm: { low: 1.23456, medium: 0.5, high: 0 },
    points: [
      [8.123456, 59.1],
      [8.2, 59.2],
    ],
    parts: [{ at: [8.16, 59.15], lengthKm: 1.23456 }],
    ...change,
  };
}
