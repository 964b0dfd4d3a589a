import type { Position } from 'geojson';

type Box = [number, number, number, number];

/** Parts farther than this from the rest, in degrees, are left out of a country's frame. */
const WIDEST_GAP = 30;

/**
 * The box [west, south, east, north] to show a country in: its largest part and all that lie near it, so that overseas
 * parts and those beyond the antimeridian do not stretch it round the world. West never exceeds east.
 */
export function frameCountry(polygons: readonly Position[][][]): Box {
  const boxes = polygons
    .map(([outline]) => outline ?? [])
    .map(boxOf)
    .sort((a, b) => size(b) - size(a));
  const frame = boxes.shift() ?? [0, 0, 0, 0];
  let waiting = boxes;
  for (let grown = true; grown;) {
    grown = false;
    const left: Box[] = [];
    for (const box of waiting) {
      const gap = Math.max(box[0] - frame[2], frame[0] - box[2], box[1] - frame[3], frame[1] - box[3]);
      if (gap > WIDEST_GAP) left.push(box);
      else {
        frame[0] = Math.min(frame[0], box[0]);
        frame[1] = Math.min(frame[1], box[1]);
        frame[2] = Math.max(frame[2], box[2]);
        frame[3] = Math.max(frame[3], box[3]);
        grown = true;
      }
    }
    waiting = left;
  }
  return frame;
}

function boxOf(ring: readonly Position[]): Box {
  const box: Box = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [x = 0, y = 0] of ring) {
    box[0] = Math.min(box[0], x);
    box[1] = Math.min(box[1], y);
    box[2] = Math.max(box[2], x);
    box[3] = Math.max(box[3], y);
  }
  return box;
}

/** Area of a box on a sphere, up to a factor. */
function size([west, south, east, north]: Box): number {
  const height = Math.sin((north * Math.PI) / 180) - Math.sin((south * Math.PI) / 180);
  return (east - west) * height;
}
