import type { CanvasElement } from 'pdfmake/interfaces';

interface ShapeLook {
  readonly color: string;
  readonly lineColor?: string;
  readonly lineWidth?: number;
}

/**
 * A filled shape, points from its canvas's corner. pdfmake moves the points of a shape to their place on the page, and forgets to move
 * them back where it lays the document out again for the sake of a heading: it resets `x` and `y` alone, which here set the points back.
 */
export function drawShape(points: readonly { readonly x: number; readonly y: number }[], look: ShapeLook): CanvasElement {
  const shape = { type: 'polyline' as const, points: points.map(({ x, y }) => ({ x, y })), closePath: true, ...look };
  Object.defineProperty(shape, 'x', {
    get: () => undefined,
    set: () => {
      for (const [i, { x, y }] of points.entries()) Object.assign(shape.points[i] ?? {}, { x, y });
    },
  });
  return shape;
}
