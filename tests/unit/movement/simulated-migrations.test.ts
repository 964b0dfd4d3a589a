import { expect, test } from 'vitest';
import { judgeMigrations, quantileOf } from '../../simulations/judge-migrations.ts';
import { simulateAnimals } from '../../simulations/simulate-migrations.ts';

// `npm run bench migrations` judges 300 animals of other seeds; docs/simulated-migrations.md holds the figures.
test('of 120 simulated animals, journeys are found on their days, few are missed and few are false', () => {
  const judged = judgeMigrations(simulateAnimals(120, 20));
  expect(judged.journeys).toBeGreaterThan(100);
  expect(quantileOf(judged.departures, 0.5)).toBeLessThanOrEqual(2);
  expect(quantileOf(judged.departures, 0.9)).toBeLessThanOrEqual(7);
  expect(quantileOf(judged.arrivals, 0.5)).toBeLessThanOrEqual(2);
  expect(quantileOf(judged.arrivals, 0.9)).toBeLessThanOrEqual(7);
  expect(judged.missed.length / judged.journeys).toBeLessThanOrEqual(0.05);
  expect(judged.false.length / judged.others).toBeLessThanOrEqual(0.02);
  expect(judged.invented.length / judged.journeys).toBeLessThanOrEqual(0.02);
});
