import type { CanvasElement, CanvasLine, Content } from 'pdfmake/interfaces';
import { CROSSING_STYLE, DASHES, layerStyle, type LayerLook } from '../map/style/layer-styles.ts';
import { isAreaKind, type LayerToggle } from '../domain/catalog/layer-kinds.ts';
import { layerOfKind } from '../domain/catalog/open-entry.ts';
import { NARROWEST_FIRST, USE_CLASSES } from '../domain/movement/types.ts';
import { examinedKinds } from './describe-crossings.ts';
import type { FactsheetInput } from './factsheet-input.ts';
import { INK, SIZE } from './style.ts';

/** Points. */
export const SWATCH = { width: 22, height: 9 } as const;
const MIDDLE = SWATCH.height / 2;

const line = (x1: number, y1: number, x2: number, y2: number, lineColor: string, lineWidth: number, lineCap: 'butt' | 'round' = 'butt'): CanvasLine => ({
  type: 'line',
  x1,
  y1,
  x2,
  y2,
  lineColor,
  lineWidth,
  lineCap,
});

function drawDashes(dashes: readonly number[], colour: string, width: number): CanvasElement[] {
  const elements: CanvasElement[] = [];
  let x = width / 2;
  for (let index = 0; x < SWATCH.width; index++) {
    const length = (dashes[index % dashes.length] ?? 1) * width;
    // A dash of no length is a dot: the round cap draws it.
    if (index % 2 === 0)
      elements.push(line(x, MIDDLE, Math.min(x + Math.max(length, 0.01), SWATCH.width), MIDDLE, colour, width, length === 0 ? 'round' : 'butt'));
    x += length;
  }
  return elements;
}

/** A layer's mark as it is drawn on the light map, as vectors. */
export function drawSwatch(style: LayerLook): CanvasElement[] {
  const colour = style.colour.light;
  const width = style.widthPx;
  if (style.swatch === 'fill') {
    return [{ type: 'rect', x: 0, y: 0, w: SWATCH.width, h: SWATCH.height, color: colour, lineColor: style.outline?.light ?? colour, lineWidth: 0.6 }];
  }
  if (style.swatch === 'hatch') {
    const edge: CanvasElement = { type: 'rect', x: 0, y: 0, w: SWATCH.width, h: SWATCH.height, lineColor: colour, lineWidth: 0.8 };
    const strokes = [];
    for (let x = 0; x + SWATCH.height <= SWATCH.width + 1; x += 4.3)
      strokes.push(line(x, SWATCH.height, Math.min(x + SWATCH.height, SWATCH.width), 0, colour, 0.8));
    return [edge, ...strokes];
  }
  if (style.swatch === 'points') {
    return [6, 16].map((x, at): CanvasElement => ({ type: 'ellipse', x, y: MIDDLE, r1: at === 0 ? 2.2 : 3.6, r2: at === 0 ? 2.2 : 3.6, color: colour }));
  }
  if (style.pattern === 'double') return [-1.3, 1.3].map((dy) => line(0, MIDDLE + dy, SWATCH.width, MIDDLE + dy, colour, width));
  if (style.pattern === 'ticked') {
    const ticks = [3, 8.5, 14, 19.5].map((x) => line(x, MIDDLE - 3, x, MIDDLE + 3, colour, 0.9));
    return [line(0, MIDDLE, SWATCH.width, MIDDLE, colour, width), ...ticks];
  }
  const dashes = DASHES[style.pattern];
  return dashes === undefined ? [line(0, MIDDLE, SWATCH.width, MIDDLE, colour, width)] : drawDashes(dashes, colour, width);
}

/** The mark of a crossing point. */
export function drawCrossingSwatch(): CanvasElement[] {
  return [{ type: 'ellipse', x: SWATCH.width / 2, y: MIDDLE, r1: 3.4, r2: 3.4, color: CROSSING_STYLE.colour.light }];
}

/** The mark of a line across a corridor where it is narrowest. */
function drawNarrowestSwatch(): CanvasElement[] {
  return [line(3, MIDDLE, SWATCH.width - 3, MIDDLE, INK.text, 2, 'round')];
}

const COLUMNS = 4;
/** Swatches of what the map shows: the corridor's classes, stopovers, barrier types and priority areas that are on. */
export function describeLegend({ entry: { summary, file }, barrierLayers, coverage, crossings, on, translator }: FactsheetInput): Content {
  const { t } = translator;
  const isOn = (toggle: LayerToggle): boolean => on?.includes(toggle) ?? true;
  const entries: { text: string; canvas: CanvasElement[] }[] = NARROWEST_FIRST.filter(
    (use) => summary.corridorAreaKm2[use] !== undefined && isOn(`corridors-${use}`),
  ).map((use) => ({
    text: t(`factsheet.legend.corridor.${use}`),
    canvas: drawSwatch(layerStyle(`corridors-${use}`)),
  }));
  if (summary.stopoverAreaKm2 > 0 && isOn('stopovers')) entries.push({ text: t('factsheet.legend.stopovers'), canvas: drawSwatch(layerStyle('stopovers')) });
  if ((summary.result === 'movement' || summary.result === 'routes') && isOn(summary.result))
    entries.push({ text: t(`layer.${summary.result}`), canvas: drawSwatch(layerStyle(summary.result)) });
  for (const kind of ['nodes', 'links', 'distribution'] as const) {
    const layer = layerOfKind(file, kind);
    if (!layer || !isOn(kind)) continue;
    const label = t(`layer.${kind}`);
    entries.push({ text: layer.most === undefined ? label : t('factsheet.legend.byCount', { label }), canvas: drawSwatch(layerStyle(kind)) });
  }
  for (const kind of examinedKinds(barrierLayers)) entries.push({ text: t(`layer.${kind}`), canvas: drawSwatch(layerStyle(kind)) });
  const areas = new Set(coverage.flatMap(({ layer }) => (layer && isAreaKind(layer.kind) && on?.includes(layer.kind) === true ? [layer.kind] : [])));
  for (const kind of areas) entries.push({ text: t(`layer.${kind}`), canvas: drawSwatch(layerStyle(kind)) });
  if (
    file.evidence === 'tracks' &&
    file.bottlenecks !== undefined &&
    file.bottlenecks.sections.length > 0 &&
    USE_CLASSES.some((use) => isOn(`corridors-${use}`))
  )
    entries.push({ text: t('factsheet.legend.narrowest'), canvas: drawNarrowestSwatch() });
  if (crossings.length > 0 && summary.result !== 'distribution') entries.push({ text: t('factsheet.legend.crossings'), canvas: drawCrossingSwatch() });
  const rows = Array.from({ length: Math.ceil(entries.length / COLUMNS) }, (_, row) => entries.slice(row * COLUMNS, (row + 1) * COLUMNS));
  return {
    stack: rows.map((row) => ({
      columns: Array.from({ length: COLUMNS }, (_, column): Content => {
        const entry = row[column];
        if (entry === undefined) return { text: '' };
        return {
          columns: [
            { width: SWATCH.width, canvas: entry.canvas, margin: [0, 1.5, 0, 0] },
            { width: '*', text: entry.text },
          ],
          columnGap: 5,
        };
      }),
      columnGap: 8,
      margin: [0, 2, 0, 0],
    })),
    fontSize: SIZE.small,
    margin: [0, 3, 0, 0],
  };
}
