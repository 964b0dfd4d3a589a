import type { Assessment } from './assess-alternative.ts';

/**
 * Populations whose tracks were held against a line, each once: those that it meets, then those near of which no corridor was
 * computed. One without a corridor whose animals crossed is both.
 */
export function listTracked({
  populations,
  withoutCorridor = [],
}: Pick<Assessment, 'populations' | 'withoutCorridor'>): { population: string; name: string }[] {
  const names = new Map(populations.map(({ population, name }) => [population, name]));
  for (const { population, name, tracked } of withoutCorridor) if (tracked && !names.has(population)) names.set(population, name);
  return Array.from(names, ([population, name]) => ({ population, name }));
}
