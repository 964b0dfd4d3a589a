import type { CanvasElement, Content } from 'pdfmake/interfaces';
import type { BarrierKind } from '../domain/catalog/layer-kinds.ts';
import type { BarrierType } from '../domain/crossings/types.ts';
import type { UseClass } from '../domain/movement/types.ts';
import { layerStyle } from '../map/layer-styles.ts';
import { drawCrossingSwatch, drawSwatch, SWATCH } from './draw-swatch.ts';
import { examinedTypes } from './examined-types.ts';
import type { FactsheetInput } from './factsheet-input.ts';
import { SIZE } from './factsheet-style.ts';

const COLUMNS = 4;
const USES: readonly UseClass[] = ['high', 'medium', 'low'];
const TOGGLE_OF: Readonly<Record<BarrierType, BarrierKind>> = {
  road: 'roads',
  railway: 'railways',
  fence: 'fences',
  pipeline: 'pipelines',
  canal: 'canals',
  'power line': 'power-lines',
};

/** Swatches of what the map shows: the corridor's classes, stopovers and the barrier types that are on. */
export function describeLegend({ population, barrierLayers, crossings, translator }: FactsheetInput): Content {
  const { t } = translator;
  const entries: { text: string; canvas: CanvasElement[] }[] = USES.filter((use) => population.corridorAreaKm2[use] !== undefined).map((use) => ({
    text: t(`factsheet.legend.corridor.${use}`),
    canvas: drawSwatch(layerStyle(`corridors-${use}`)),
  }));
  if (population.stopoverAreaKm2 > 0) entries.push({ text: t('factsheet.legend.stopovers'), canvas: drawSwatch(layerStyle('stopovers')) });
  for (const type of examinedTypes(barrierLayers)) entries.push({ text: t(`factsheet.legend.${type}`), canvas: drawSwatch(layerStyle(TOGGLE_OF[type])) });
  if (crossings.length > 0) entries.push({ text: t('factsheet.legend.crossings'), canvas: drawCrossingSwatch() });
  const rows = Array.from({ length: Math.ceil(entries.length / COLUMNS) }, (_, row) => entries.slice(row * COLUMNS, (row + 1) * COLUMNS));
  return {
    stack: rows.map((row) => ({
      columns: Array.from({ length: COLUMNS }, (_, column): Content => {
        const entry = row[column];
        if (entry === undefined) return { text: '' };
        return { columns: [{ width: SWATCH.width, canvas: entry.canvas, margin: [0, 1.5, 0, 0] }, { width: '*', text: entry.text }], columnGap: 5 };
      }),
      columnGap: 8,
      margin: [0, 2, 0, 0],
    })),
    fontSize: SIZE.small,
    margin: [0, 3, 0, 0],
  };
}
