import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type CurveModel, type DisplacementCurve, movingModel, residentModel } from '../../../src/domain/movement/sequences/displacement-models.ts';
import { fitDisplacementModels } from '../../../src/domain/movement/sequences/fit-displacement-models.ts';
import { fitLeastSquares } from '../../../src/domain/movement/sequences/fit-least-squares.ts';
import type { MovementClass } from '../../../src/domain/movement/types.ts';
import { seededNormal } from './simulate-track.ts';

const LIMITS = { minDistanceKm: 30, minDaysAway: 30 };
const DAYS = 360;
const rise = (t: number, middle: number, phi: number): number => 1 / (1 + Math.exp((middle - t) / phi));

/** A year of an animal `km(t)` from its start in a straight line, wandering `wanderKm` round it in two dimensions. */
function curveOf(km: (day: number) => number, wanderKm: number, seed: number, days = DAYS): DisplacementCurve {
  const normal = seededNormal(seed);
  return {
    days: Float64Array.from({ length: days }, (_, i) => i),
    nsd: Float64Array.from({ length: days }, (_, i) => (i === 0 ? 0 : (km(i) + wanderKm * normal()) ** 2 + (wanderKm * normal()) ** 2)),
  };
}
/** Away `awayKm` between the midpoints of two ways of scale φ, then `homeKm` from where it began. Squared, the ways are logistic. */
const journey =
  (out: number, back: number, phi: number, awayKm: number, homeKm: number) =>
  (day: number): number =>
    Math.sqrt(awayKm ** 2 * (rise(day, out, phi) - rise(day, back, phi)) + homeKm ** 2 * rise(day, back, phi));
const away =
  (from: number, days: number, km: number) =>
  (day: number): number =>
    day >= from && day < from + days ? km : 0;

describe.each([1, 3, 8])('wandering %d km round a range', (wanderKm) => {
  const lives: [MovementClass, (day: number) => number][] = [
    ['resident', () => 0],
    ['disperser', (day) => 120 * Math.sqrt(rise(day, 170, 4))],
    ['migrant', journey(110, 260, 4, 120, 0)],
    ['mixed migrant', journey(110, 260, 4, 120, 70)],
    // Mean squared displacement of a random walk, 4Dt.
    ['nomad', (day) => Math.sqrt(40 * day)],
  ];
  for (const [name, km] of lives) {
    test.each([1, 2, 3, 4, 5, 6])(`a ${name} is one, seed %d`, (seed) => {
      const fit = fitDisplacementModels(curveOf(km, wanderKm, seed), LIMITS);
      expect(fit.class).toBe(name);
      expect(fit.distanceKm >= LIMITS.minDistanceKm).toBe(!['resident', 'nomad'].includes(name));
    });
  }
});

test('midpoint, scale, distance and time away of clean curves come back', () => {
  fc.assert(
    fc.property(
      fc.double({ min: 50, max: 130, noNaN: true }),
      fc.double({ min: 60, max: 170, noNaN: true }),
      fc.double({ min: 1, max: 5, noNaN: true }),
      fc.double({ min: 40, max: 900, noNaN: true }),
      fc.double({ min: 0.4, max: 0.75, noNaN: true }),
      (out, stay, phi, km, home) => {
        const back = out + stay;
        for (const [name, homeKm] of [
          ['migrant', 0],
          ['mixed migrant', (1 - home) * km],
        ] as const) {
          const fit = fitDisplacementModels(curveOf(journey(out, back, phi, km, homeKm), 0, 1), { minDistanceKm: 15, minDaysAway: 30 });
          expect(fit.class).toBe(name);
          expect(Math.abs((fit.out?.theta ?? 0) - out)).toBeLessThan(0.5);
          expect(Math.abs((fit.back?.theta ?? 0) - back)).toBeLessThan(0.5);
          expect(Math.abs((fit.out?.phi ?? 0) - phi)).toBeLessThan(0.3);
          expect(Math.abs(fit.distanceKm / km - 1)).toBeLessThan(0.02);
          expect(Math.abs((fit.returnKm ?? 0) - homeKm)).toBeLessThan(0.02 * km);
          expect(Math.abs((fit.daysAway ?? 0) - (stay - 4 * phi))).toBeLessThan(2);
        }
      },
    ),
    { seed: 71, numRuns: 40 },
  );
});

test.each([15, 25, 40])('an animal %d days away is no migrant where 60 days are asked, and goes nowhere', (days) => {
  for (const seed of [1, 2, 3]) {
    for (const km of [100, 400]) {
      const curve = curveOf(away(150, days, km), 3, seed);
      expect(fitDisplacementModels(curve, { minDistanceKm: 30, minDaysAway: 5 }).class).toBe('migrant');
      const { class: movement, out, back } = fitDisplacementModels(curve, { minDistanceKm: 30, minDaysAway: 60 });
      expect(['resident', 'nomad']).toContain(movement);
      expect([out, back]).toEqual([undefined, undefined]);
    }
  }
});

test('every migration keeps to the least distance and the least time away', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 1e6 }),
      fc.integer({ min: 5, max: 120 }),
      fc.integer({ min: 5, max: 200 }),
      fc.integer({ min: 5, max: 90 }),
      fc.integer({ min: 10, max: 150 }),
      (seed, days, km, minDaysAway, minDistanceKm) => {
        const fit = fitDisplacementModels(curveOf(away(120, days, km), 4, seed), { minDaysAway, minDistanceKm });
        if (fit.out) expect(fit.distanceKm).toBeGreaterThanOrEqual(minDistanceKm);
        if (fit.back) expect(fit.daysAway).toBeGreaterThanOrEqual(minDaysAway - 1e-9);
        if (fit.out && days < minDaysAway - 8) throw new Error(`${fit.class} of ${days} days where ${minDaysAway} are asked`);
      },
    ),
    { seed: 73, numRuns: 150 },
  );
});

test('a return seen less than half is no return', () => {
  const fit = fitDisplacementModels(curveOf(journey(110, 365, 6, 150, 0), 3, 4), LIMITS);
  expect(fit.class).toBe('disperser');
});

test.each([
  ['moving', movingModel, [900, 100, 4, 60, 6, 0.7]],
  ['resident', residentModel, [40, -0.05]],
] as const)('the derivatives of the %s model are those of its curve', (_, model: CurveModel, values) => {
  const scratch = new Float64Array(values.length);
  for (const t of [3, 95, 104, 175, 190, 300]) {
    const gradient = new Float64Array(values.length);
    model(Float64Array.from(values), t, gradient);
    for (const [i, value] of values.entries()) {
      const h = 1e-5 * Math.abs(value);
      const at = (x: number): number =>
        model(
          Float64Array.from(values, (v, j) => (j === i ? x : v)),
          t,
          scratch,
        );
      const numeric = (at(value + h) - at(value - h)) / (2 * h);
      expect(Math.abs(gradient[i]! - numeric)).toBeLessThan(1e-4 * Math.max(1, Math.abs(numeric)));
    }
  }
});

test('least squares of a straight line are those of the closed form, and bounds hold', () => {
  const line: CurveModel = (p, t, gradient) => {
    gradient[0] = 1;
    gradient[1] = t;
    return p[0]! + p[1]! * t;
  };
  const days = Float64Array.of(0, 1, 2, 3, 4);
  const nsd = Float64Array.of(1, 3, 2, 5, 4);
  // Slope Σ(t − 2)(y − 3) / 10 = 0.8, intercept 3 − 0.8 · 2.
  const free = fitLeastSquares(line, { days, nsd }, { lower: [-9, -9], upper: [9, 9] }, [0, 0], 50);
  expect(free.point[0]).toBeCloseTo(1.4, 5);
  expect(free.point[1]).toBeCloseTo(0.8, 5);
  expect(free.rss).toBeCloseTo(3.6, 6);
  // With the slope held at 0.5 the intercept is the mean of y − 0.5 t.
  const held = fitLeastSquares(line, { days, nsd }, { lower: [-9, -9], upper: [9, 0.5] }, [0, 0], 50);
  expect([...held.point].map((value) => Math.round(value * 1e4) / 1e4)).toEqual([2, 0.5]);
});
