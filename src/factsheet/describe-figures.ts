import type { UseClass } from '../domain/movement/types.ts';
import type { FactsheetInput } from './factsheet-input.ts';

export interface Figure {
  readonly label: string;
  readonly value: string;
}

const USES: readonly UseClass[] = ['low', 'medium', 'high'];

/** The figures of a population: its sample, then its areas, as the language writes them. */
export function describeFigures({ population, translator }: Pick<FactsheetInput, 'population' | 'translator'>): Figure[] {
  const { t, number } = translator;
  const { sample, corridorAreaKm2, stopoverAreaKm2 } = population;
  // Years are names, not quantities: never grouped.
  const years = sample.firstYear === sample.lastYear ? String(sample.firstYear) : `${sample.firstYear}–${sample.lastYear}`;
  const figures: Figure[] = [
    { label: t('factsheet.figures.individuals'), value: number(sample.individuals) },
    { label: t('factsheet.figures.footprint'), value: number(sample.individualsWithFootprint) },
    { label: t('factsheet.figures.fixes'), value: number(sample.fixes) },
    { label: t('factsheet.figures.years'), value: years },
    { label: t('factsheet.figures.sequences'), value: number(sample.sequences) },
    { label: t('factsheet.figures.interval'), value: t('factsheet.figures.hours', { hours: sample.medianIntervalHours }) },
  ];
  for (const use of USES) {
    const area = corridorAreaKm2[use];
    if (area !== undefined) figures.push({ label: t(`factsheet.figures.area.${use}`), value: translator.areaKm2(area) });
  }
  if (stopoverAreaKm2 > 0) figures.push({ label: t('factsheet.figures.stopovers'), value: translator.areaKm2(stopoverAreaKm2) });
  return figures;
}
