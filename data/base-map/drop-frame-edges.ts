import type { Position } from 'geojson';

/** Half a step of the coarsest source file's grid, in degrees. */
const ON_MERIDIAN = 0.002;

/** South of this nothing shows in Web Mercator; the files close Antarctica with straight edges there. */
const SOUTHERN_FRAME = -85.05;

/**
 * Lines without the edges that run along ±180° or the southern frame: they bound the drawing, not the land. A line
 * loses such an edge by being split.
 */
export function dropFrameEdges(lines: readonly Position[][]): Position[][] {
  const kept: Position[][] = [];
  for (const line of lines) {
    let part: Position[] = [];
    for (let i = 0; i + 1 < line.length; i++) {
      const [from, to] = [line[i], line[i + 1]];
      if (!from || !to) continue;
      if (isFrameEdge(from, to)) {
        if (part.length > 1) kept.push(part);
        part = [];
      } else {
        if (part.length === 0) part.push(from);
        part.push(to);
      }
    }
    if (part.length > 1) kept.push(part);
  }
  return kept;
}

function isFrameEdge([x0 = 0, y0 = 0]: Position, [x1 = 0, y1 = 0]: Position): boolean {
  const onMeridian = Math.abs(Math.abs(x0) - 180) < ON_MERIDIAN && Math.abs(Math.abs(x1) - 180) < ON_MERIDIAN;
  return onMeridian || (y0 < SOUTHERN_FRAME && y1 < SOUTHERN_FRAME);
}
