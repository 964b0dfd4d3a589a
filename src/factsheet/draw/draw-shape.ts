import type { CanvasElement } from 'pdfmake/interfaces';

interface ShapeLook {
  readonly color: string;
  readonly lineColor?: string;
  readonly lineWidth?: number;
}

/** A filled shape, points from its canvas's corner. */
export function drawShape(points: readonly { readonly x: number; readonly y: number }[], look: ShapeLook): CanvasElement {
  return { type: 'polyline', points: points.map(({ x, y }) => ({ x, y })), closePath: true, ...look };
}
