import type { DrawnPicture } from './picture-worker-client.ts';

/** The rows the other way up: WebGL begins below, a picture above. */
function turnOver(pixels: Uint8ClampedArray<ArrayBuffer>, width: number, height: number): void {
  const row = width * 4;
  const kept = new Uint8ClampedArray(row);
  for (let top = 0, foot = (height - 1) * row; top < foot; top += row, foot -= row) {
    kept.set(pixels.subarray(top, top + row));
    pixels.copyWithin(top, foot, foot + row);
    pixels.set(kept, foot);
  }
}

/** A PNG without alpha, which a PDF takes as it is; one with alpha would be taken apart and packed anew. */
async function writePicture({ pixels, width, height }: DrawnPicture): Promise<Blob> {
  turnOver(pixels, width, height);
  const opaque = new OffscreenCanvas(width, height);
  opaque.getContext('2d', { alpha: false })?.putImageData(new ImageData(pixels, width, height), 0, 0);
  return await opaque.convertToBlob({ type: 'image/png' });
}

addEventListener('message', ({ data }: MessageEvent<DrawnPicture>) => {
  writePicture(data).then(
    (png) => postMessage(png),
    // Whoever asked hears of it as of any other error of a worker.
    (error: unknown) => reportError(error),
  );
});
