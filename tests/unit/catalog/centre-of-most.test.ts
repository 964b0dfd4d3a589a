import { describe, expect, it } from 'vitest';
import { centreOfMost } from '../../../src/domain/catalog/centre-of-most.ts';

const at = (lon: number, lat: number) => ({ point: [lon, lat] as [number, number] });

describe('centreOfMost', () => {
  it('looks at most of them, across the antimeridian too', () => {
    expect(centreOfMost([at(100, 10), at(110, 20), at(-100, 40)])).toEqual({ lon: 105, lat: 15 });
    expect(Math.abs(centreOfMost([at(175, 10), at(-175, 10)]).lon)).toBe(180);
  });

  it('counts none that was withdrawn, and has an answer without any', () => {
    const withdrawn = { ...at(-100, 0), withdrawn: { date: '2026-01-01', reason: 'x' } };
    expect(centreOfMost([withdrawn, withdrawn, at(60, 0)])).toEqual({ lon: 60, lat: 0 });
    expect(centreOfMost([])).toEqual({ lon: 0, lat: 15 });
  });
});
