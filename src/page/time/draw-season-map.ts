import { LONGEST_STEP_MS } from '../../domain/tracks/track-at.ts';
import type { DrawnTrack } from '../../map/tracks/lay-out-tracks.ts';
import { trackColour } from '../../map/tracks/lay-out-tracks.ts';
import { WORLD_WIDTH } from '../../domain/tiles/world-grid.ts';
import type { MapTheme } from '../../map/style/theme.ts';
import { type MercatorFrame, toMercator } from './mercator-frame.ts';
import type { Ground } from './read-coast.ts';

type Context = CanvasRenderingContext2D;

/** Land and water, and faintly every track: the same under each of the small maps. */
export function drawGround(
  context: Context,
  frame: MercatorFrame,
  widthPx: number,
  ground: Ground | undefined,
  tracks: readonly DrawnTrack[],
  look: MapTheme,
): void {
  const scale = widthPx / frame.width;
  context.fillStyle = ground ? look.water : look.land;
  context.fillRect(0, 0, widthPx, frame.height * scale);
  const trace = (flats: readonly (readonly number[])[], close: boolean): void => {
    context.beginPath();
    for (const flat of flats) {
      for (let i = 0; i + 1 < flat.length; i += 2) {
        const [x, y] = [(flat[i]! / WORLD_WIDTH - frame.x) * scale, (flat[i + 1]! / WORLD_WIDTH - frame.y) * scale];
        if (i === 0) context.moveTo(x, y);
        else context.lineTo(x, y);
      }
      if (close) context.closePath();
    }
  };
  if (ground) {
    trace(ground.land, true);
    context.fillStyle = look.land;
    context.fill();
    trace(ground.lakes, true);
    context.fillStyle = look.water;
    context.fill();
    context.lineWidth = 1;
    trace(ground.rivers, false);
    context.strokeStyle = look.river;
    context.stroke();
    trace(ground.borders, false);
    context.strokeStyle = look.border;
    context.setLineDash([3, 2]);
    context.stroke();
    context.setLineDash([]);
  }
  context.globalAlpha = 0.28;
  for (const track of tracks) strokeTrack(context, frame, scale, track, look.label);
  context.globalAlpha = 1;
}

/** The tracks of some months, each animal in its colour. */
export function drawTracks(context: Context, frame: MercatorFrame, widthPx: number, tracks: readonly DrawnTrack[], look: MapTheme): void {
  context.globalAlpha = 0.8;
  for (const [n, track] of tracks.entries()) strokeTrack(context, frame, widthPx / frame.width, track, trackColour(look.name, track.of ?? n), 1.5);
  context.globalAlpha = 1;
}

/** Its line, broken where fixes lie far apart or the frame's far side is reached; a fix alone is a dot. */
function strokeTrack(context: Context, frame: MercatorFrame, scale: number, { time, lon, lat }: DrawnTrack, colour: string, lineWidth = 1): void {
  context.strokeStyle = colour;
  context.lineWidth = lineWidth;
  context.lineJoin = 'round';
  context.lineCap = 'round';
  context.beginPath();
  let before = Number.NaN;
  for (let i = 0; i < time.length; i++) {
    const [mx, my] = toMercator(lon[i]!, lat[i]!, frame);
    const [x, y] = [(mx - frame.x) * scale, (my - frame.y) * scale];
    const goesOn = i > 0 && time[i]! - time[i - 1]! <= LONGEST_STEP_MS && Math.abs(mx - before) < 0.5;
    if (goesOn) context.lineTo(x, y);
    else {
      context.moveTo(x, y);
      context.lineTo(x, y);
    }
    before = mx;
  }
  context.stroke();
}
