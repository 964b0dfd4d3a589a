import type { Layer, Population } from '../../domain/catalog/schema.ts';
import type { BarrierCrossing } from '../../domain/crossings/types.ts';
import { formatCrossingsCsv } from './format-crossings-csv.ts';
import { saveFile } from './save-file.ts';

/** Hand the table of barrier crossings to the person as a CSV file. */
export function downloadCrossings(population: Population, rows: readonly BarrierCrossing[], layers: readonly Layer[]): void {
  saveFile(new Blob([formatCrossingsCsv([{ population, rows, layers }])], { type: 'text/csv;charset=utf-8' }), `${population.id}-barrier-crossings.csv`);
}
