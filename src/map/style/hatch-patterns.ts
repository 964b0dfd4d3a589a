import type { Hatch } from './layer-styles.ts';
import type { Map as MapLibreMap } from 'maplibre-gl';

const PREFIX = 'hatch';
const HATCHES: readonly Hatch[] = ['rising', 'falling', 'upright', 'level', 'crossed', 'dense rising', 'dense falling'];

/** Name of a hatch image in a style; the picture is drawn when the map first asks for it. */
export function hatchName(hatch: Hatch, colour: string): string {
  return `${PREFIX}/${hatch}/${colour}`;
}

/** A square that repeats without seams, for a fill pattern. `pixelRatio` is the number of its pixels per CSS pixel. */
interface HatchImage {
  readonly data: ImageData;
  readonly pixelRatio: number;
}

/** Draw the hatch a style asks for by name; undefined when the name is not a hatch's. */
function drawHatch(name: string): HatchImage | undefined {
  const [prefix, kind, colour] = name.split('/');
  const hatch = HATCHES.find((known) => known === kind);
  if (prefix !== PREFIX || hatch === undefined || colour === undefined) return undefined;
  const pixelRatio = 2;
  const size = (hatch.startsWith('dense') ? 6 : 10) * pixelRatio;
  const canvas = document.createElement('canvas');
  canvas.width = size;
  canvas.height = size;
  // Read back at once: a picture on the graphics card would take hundreds of times longer.
  const pen = canvas.getContext('2d', { willReadFrequently: true });
  if (pen === null) return undefined;
  pen.strokeStyle = colour;
  pen.lineWidth = pixelRatio * 0.9;
  pen.beginPath();
  for (const [x0, y0, x1, y1] of strokes(hatch, size)) {
    pen.moveTo(x0, y0);
    pen.lineTo(x1, y1);
  }
  pen.stroke();
  return { data: pen.getImageData(0, 0, size, size), pixelRatio };
}

/** Slanting strokes are repeated past the corners, so that neighbouring squares join. */
function strokes(hatch: Hatch, s: number): [number, number, number, number][] {
  const rising: [number, number, number, number][] = [-s, 0, s].map((d) => [d - 2, s + 2, d + s + 2, -2]);
  const falling: [number, number, number, number][] = [-s, 0, s].map((d) => [d - 2, -2, d + s + 2, s + 2]);
  switch (hatch) {
    case 'rising':
    case 'dense rising':
      return rising;
    case 'falling':
    case 'dense falling':
      return falling;
    case 'upright':
      return [[s / 2, 0, s / 2, s]];
    case 'level':
      return [[0, s / 2, s, s / 2]];
    case 'crossed':
      return [...rising, ...falling];
  }
}

/**
 * Draw hatches when a style first asks for them. MapLibre 6 waits for this before it lays out a tile; its event
 * `styleimagemissing` comes too late for the tile that asked.
 */
export function supplyHatches(map: MapLibreMap): void {
  map.setMissingStyleImageResolver((id) => {
    const hatch = drawHatch(id);
    if (hatch !== undefined && !map.hasImage(id)) map.addImage(id, hatch.data, { pixelRatio: hatch.pixelRatio });
  });
}
