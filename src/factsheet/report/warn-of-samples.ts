import { findPopulation } from '../../domain/catalog/find-in-catalog.ts';
import { FEWEST_INDIVIDUALS } from '../mark-preliminary.ts';
import type { ReportInput } from './report-input.ts';

/** One sentence for every population met whose corridor rests on fewer than three animals. */
export function warnOfSamples({ alternatives, catalog, translator }: Pick<ReportInput, 'alternatives' | 'catalog' | 'translator'>): string[] {
  const met = new Set(alternatives.flatMap(({ assessment }) => assessment.populations.map(({ population }) => population)));
  return [...met].flatMap((id) => {
    const population = findPopulation(catalog, id)?.population;
    const n = population?.sample.individualsWithFootprint ?? FEWEST_INDIVIDUALS;
    return population && n < FEWEST_INDIVIDUALS ? [translator.t('report.preliminary', { population: population.name, n })] : [];
  });
}
