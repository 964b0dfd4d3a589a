import type { Assessment } from './assess-alternative.ts';

/**
 * Populations whose tracks were held against a line, each once: those that it meets, then those near of which no corridor was
 * computed. One without a corridor whose animals crossed is both. Those that the line does not stop stand last: a person is asked
 * about the first.
 * @param isStopped whether the line may stop a population's animals, by its id
 */
export function listTracked(
  { populations, withoutCorridor = [] }: Pick<Assessment, 'populations' | 'withoutCorridor'>,
  isStopped: (population: string) => boolean,
): { population: string; name: string }[] {
  const names = new Map(populations.map(({ population, name }) => [population, name]));
  for (const { population, name, tracked } of withoutCorridor) if (tracked && !names.has(population)) names.set(population, name);
  const all = Array.from(names, ([population, name]) => ({ population, name }));
  return [...all.filter(({ population }) => isStopped(population)), ...all.filter(({ population }) => !isStopped(population))];
}
