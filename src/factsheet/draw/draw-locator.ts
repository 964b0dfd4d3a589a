import type { CanvasElement, Content } from 'pdfmake/interfaces';
import type { MapFurniture } from '../factsheet-input.ts';
import { INK } from '../style.ts';
import { drawShape } from './draw-shape.ts';

/** Size of the small map of the world, points: plate carrée, from 84° N to 60° S, where no population of the atlas lies further south. */
export const LOCATOR = { width: 150, height: 62 } as const;
const NORTH = 84;
/** Degrees that a point spans. */
const DEGREES = 360 / LOCATOR.width;
/** Narrower, a box would not be seen, points. */
const LEAST = 4;
const LAND = '#C9D2D4';
const MARK = '#B3261E';

/** What a document tells first, beside a small map of the world where its picture has one. */
export function besideLocator(told: Content[], furniture: MapFurniture | undefined): Content[] {
  const locator = furniture ? drawLocator(furniture) : [];
  if (told.length + locator.length === 0) return [];
  const margin: [number, number, number, number] = [0, 0, 0, 7];
  if (locator.length === 0) return [{ stack: told, margin }];
  return [
    {
      columns: [
        { width: '*', stack: told },
        { width: LOCATOR.width, stack: locator },
      ],
      columnGap: 18,
      margin,
    },
  ];
}

/** A small map of the world with a box where the picture is; nothing where there is no land to draw. */
export function drawLocator({ box, land }: Pick<MapFurniture, 'box' | 'land'>): Content[] {
  if (land.length === 0) return [];
  const [west, south, east, north] = box;
  const parts =
    west > east
      ? ([
          [west, 180],
          [-180, east],
        ] as const)
      : ([[west, east]] as const);
  const marks = parts.map(([from, to]): CanvasElement => {
    const [x, y] = [xOf(from), yOf(north)];
    const [w, h] = [Math.max(LEAST, xOf(to) - x), Math.max(LEAST, yOf(south) - y)];
    return {
      type: 'rect',
      x: Math.min(Math.max(0, x - (w - (xOf(to) - x)) / 2), LOCATOR.width - w),
      y: Math.max(0, y - (h - (yOf(south) - y)) / 2),
      w,
      h,
      color: MARK,
      fillOpacity: 0.25,
      lineColor: MARK,
      lineWidth: 1.1,
    };
  });
  const canvas: CanvasElement[] = [
    { type: 'rect', x: 0, y: 0, w: LOCATOR.width, h: LOCATOR.height, color: INK.fill },
    ...land.map((ring) =>
      drawShape(
        ring.map(([lon, lat]) => ({ x: xOf(lon), y: yOf(lat) })),
        { color: LAND },
      ),
    ),
    ...marks,
  ];
  return [{ canvas }];
}

const round = (value: number): number => Math.round(value * 100) / 100;
const xOf = (lon: number): number => round((Math.min(180, Math.max(-180, lon)) + 180) / DEGREES);
const yOf = (lat: number): number => round(Math.min(LOCATOR.height, Math.max(0, (NORTH - lat) / DEGREES)));
