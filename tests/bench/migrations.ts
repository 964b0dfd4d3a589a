import { judgeMigrations, quantileOf } from '../simulations/judge-migrations.ts';
import { simulateAnimals } from '../simulations/simulate-migrations.ts';

/** Seeds of the 300 animals each; thresholds were chosen on other seeds. */
const SEEDS = [101, 102, 103, 104, 105] as const;
const ANIMALS = 300;

const round = (value: number): number => Math.round(value * 100) / 100;
const percent = (part: number, whole: number): number => round((100 * part) / whole);

/** Migrations of simulated animals: one JSON object a line, in the terms of `docs/simulated-migrations.md`. */
export async function run(): Promise<void> {
  for (const seed of SEEDS) {
    const animals = simulateAnimals(ANIMALS, seed);
    const started = performance.now();
    const judged = judgeMigrations(animals);
    const ms = Math.round(performance.now() - started);
    const days = (values: readonly number[]): { half: number; nineTenths: number } => ({
      half: round(quantileOf(values, 0.5)),
      nineTenths: round(quantileOf(values, 0.9)),
    });
    console.log(
      JSON.stringify({
        bench: 'migrations',
        case: `${ANIMALS} animals, seed ${seed}`,
        ms,
        journeys: judged.journeys,
        departureDays: days(judged.departures),
        arrivalDays: days(judged.arrivals),
        missedPercent: percent(judged.missed.length, judged.journeys),
        falsePercent: percent(judged.false.length, judged.others),
        inventedPercent: percent(judged.invented.length, judged.journeys),
      }),
    );
  }
}
