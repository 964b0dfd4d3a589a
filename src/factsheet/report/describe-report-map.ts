import { NARROWEST_FIRST } from '../../domain/movement/types.ts';
import type { CanvasElement, Content } from 'pdfmake/interfaces';
import type { Bbox } from '../../domain/catalog/fields.ts';
import { bboxCentre, boxHolds, intersectBoxes } from '../../domain/geometry/boxes.ts';
import { isAreaKind, isBarrierKind } from '../../domain/catalog/layer-kinds.ts';
import { layerStyle, PROJECT_STYLE } from '../../map/style/layer-styles.ts';
import { drawCrossingSwatch, drawSwatch, SWATCH } from '../describe-legend.ts';
import { describeFurniture } from '../draw/draw-scale.ts';
import { INK, PAGE, SIZE } from '../style.ts';
import type { ReportInput } from './report-input.ts';
import { sayAttribution } from '../../i18n/say-attribution.ts';

const COLUMNS = 4;
const METRES_A_DEGREE = 111_320;

/** The picture of all alternatives, with its credit and legend. */
export function describeReportMap(input: ReportInput): Content[] {
  const { alternatives, catalog, maps, translator } = input;
  const { t } = translator;
  if (!maps) return [{ text: t('report.noMap'), color: INK.quiet, fontSize: SIZE.small, margin: [0, 7, 0, 0] }];
  const name = alternatives[0]?.alternative.name ?? '';
  const caption = alternatives.length > 1 ? t('report.map.overview', { name }) : t('report.map.single');
  return [
    {
      stack: [
        Object.assign({ image: 'overview', width: PAGE.width }, { alt: caption }),
        describeFurniture(
          { width: 1, height: 1, ...maps.picture, png: '', attribution: '' },
          Infinity,
          `${caption} ${t('report.map.credit', { attribution: sayAttribution(catalog.baseMap.attribution, translator) })}`,
          translator,
        ),
        ...describeLegend(input),
      ],
      unbreakable: true,
      margin: [0, 7, 0, 0],
    },
  ];
}

/** What of the ground is on the picture, [west, south, east, north] degrees; undefined where that is not known. */
function groundOf(picture: NonNullable<ReportInput['maps']>['picture']): Bbox | undefined {
  const { width = 0, height = 0, furniture } = picture ?? {};
  if (!furniture) return undefined;
  const { box, latitude, metresPerPixel } = furniture;
  const up = (metresPerPixel * height) / 2 / METRES_A_DEGREE;
  const across = (metresPerPixel * width) / 2 / (METRES_A_DEGREE * Math.cos((latitude * Math.PI) / 180));
  if (across >= 180) return [-180, latitude - up, 180, latitude + up];
  const [lon] = bboxCentre(box);
  const [west, east] = [lon - across, lon + across];
  return [west < -180 ? west + 360 : west, latitude - up, east > 180 ? east - 360 : east, latitude + up];
}

/** Marks of what is on the picture: what was held against a line beside it is not. */
function describeLegend({ alternatives, entries, layers: all, maps, translator }: ReportInput): Content[] {
  const { t } = translator;
  const ground = groundOf(maps?.picture);
  const marks: { text: string; canvas: CanvasElement[] }[] = [{ text: t('report.legend.chosen'), canvas: drawProject(false) }];
  if (alternatives.length > 1) marks.push({ text: t('report.legend.others'), canvas: drawProject(true) });
  const near = new Set(alternatives.flatMap(({ examined }) => examined.populations));
  const drawn = [...near].flatMap((id) => entries.get(id) ?? []).flatMap(({ row, summary }) => (ground && !intersectBoxes(row.bbox, ground) ? [] : [summary]));
  for (const use of NARROWEST_FIRST) {
    if (drawn.some(({ corridorAreaKm2 }) => corridorAreaKm2[use] !== undefined))
      marks.push({ text: t(`factsheet.legend.corridor.${use}`), canvas: drawSwatch(layerStyle(`corridors-${use}`)) });
  }
  if (drawn.some(({ stopoverAreaKm2 }) => stopoverAreaKm2 > 0))
    marks.push({ text: t('factsheet.legend.stopovers'), canvas: drawSwatch(layerStyle('stopovers')) });
  const layers = new Set(alternatives.flatMap(({ examined }) => examined.layers));
  const beside = new Set(ground ? alternatives.flatMap(({ assessment }) => assessment.barriers.map(({ layer }) => layer)) : []);
  for (const { layer, at } of alternatives.flatMap(({ assessment }) => assessment.barriers))
    if (ground && boxHolds(ground, [at[0], at[1], at[0], at[1]])) beside.delete(layer);
  const kinds = new Set(all.flatMap(({ id, kind }) => (layers.has(id) && !beside.has(id) ? [kind] : [])));
  for (const kind of kinds) {
    if (isBarrierKind(kind) || isAreaKind(kind)) marks.push({ text: t(`layer.${kind}`), canvas: drawSwatch(layerStyle(kind)) });
  }
  const meets = alternatives.some(({ assessment }) => assessment.populations.some(({ corridor }) => corridor && corridor.byUse.low.points.length > 0));
  if (meets) marks.push({ text: t('factsheet.legend.crossings'), canvas: drawCrossingSwatch() });
  const rows = Array.from({ length: Math.ceil(marks.length / COLUMNS) }, (_, row) => marks.slice(row * COLUMNS, (row + 1) * COLUMNS));
  return rows.map((row): Content => ({
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
    fontSize: SIZE.small,
    margin: [0, 3, 0, 0],
  }));
}

function drawProject(dashed: boolean): CanvasElement[] {
  const y = SWATCH.height / 2;
  return [
    {
      type: 'line',
      x1: 0,
      y1: y,
      x2: SWATCH.width,
      y2: y,
      lineColor: PROJECT_STYLE.colour.light,
      lineWidth: dashed ? 1.6 : 2.4,
      ...(dashed ? { dash: { length: 5, space: 2.5 } } : {}),
    },
  ];
}
