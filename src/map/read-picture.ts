import { startPacker } from '../workers/picture-worker-client.ts';

/** Between two questions whether the drawing is done, ms. */
const ASK_MS = 16;
const CHANNELS = 4;
const LOST = 'the graphics card gave up';

/**
 * A drawing of WebGL as a PNG without alpha, which a PDF takes as it is; one with alpha is taken apart and packed anew by the page.
 * @throws Error where the graphics card or the browser gives up; the signal's reason when cancelled
 */
export async function readPicture(drawing: HTMLCanvasElement, signal?: AbortSignal): Promise<Blob> {
  const gl = drawing.getContext('webgl2');
  if (!gl) throw new Error(LOST);
  const { width, height } = drawing;
  const packer = typeof OffscreenCanvas === 'undefined' ? undefined : startPacker();
  try {
    const pixels = await readPixels(gl, width, height, signal);
    if (gl.isContextLost()) throw new Error(LOST);
    if (pixels && packer) return await packer.pack({ pixels, width, height }, signal);
  } catch (error) {
    signal?.throwIfAborted();
    // Older browsers' workers have no canvas to draw on.
    if (gl.isContextLost()) throw error;
  } finally {
    packer?.stop();
  }
  return await packHere(drawing);
}

/** What was drawn, once it is there: reading it sooner would stop the page for as long as it takes. Undefined where there is no room for it. */
async function readPixels(
  gl: WebGL2RenderingContext,
  width: number,
  height: number,
  signal?: AbortSignal,
): Promise<Uint8ClampedArray<ArrayBuffer> | undefined> {
  const buffer = gl.createBuffer();
  gl.bindFramebuffer(gl.FRAMEBUFFER, null);
  gl.bindBuffer(gl.PIXEL_PACK_BUFFER, buffer);
  try {
    gl.bufferData(gl.PIXEL_PACK_BUFFER, width * height * CHANNELS, gl.STREAM_READ);
    gl.readPixels(0, 0, width, height, gl.RGBA, gl.UNSIGNED_BYTE, 0);
    gl.bindBuffer(gl.PIXEL_PACK_BUFFER, null);
    await finished(gl, signal);
    if (gl.getError() !== gl.NO_ERROR) return undefined;
    const pixels = new Uint8ClampedArray(width * height * CHANNELS);
    gl.bindBuffer(gl.PIXEL_PACK_BUFFER, buffer);
    gl.getBufferSubData(gl.PIXEL_PACK_BUFFER, 0, pixels);
    return pixels;
  } finally {
    gl.bindBuffer(gl.PIXEL_PACK_BUFFER, null);
    gl.deleteBuffer(buffer);
  }
}

/** Until all that WebGL was told to draw on a canvas is drawn. */
export async function drawn(canvas: HTMLCanvasElement, signal: AbortSignal | undefined): Promise<void> {
  const gl = canvas.getContext('webgl2');
  if (gl) await finished(gl, signal);
}

async function finished(gl: WebGL2RenderingContext, signal: AbortSignal | undefined): Promise<void> {
  const fence = gl.fenceSync(gl.SYNC_GPU_COMMANDS_COMPLETE, 0);
  if (!fence) return;
  gl.flush();
  while (gl.getSyncParameter(fence, gl.SYNC_STATUS) === gl.UNSIGNALED && !gl.isContextLost()) {
    signal?.throwIfAborted();
    // One question after the other.
    // oxlint-disable-next-line no-await-in-loop
    await new Promise((resolve) => setTimeout(resolve, ASK_MS));
  }
  gl.deleteSync(fence);
}

async function packHere(drawing: HTMLCanvasElement): Promise<Blob> {
  const { width, height } = drawing;
  const opaque = Object.assign(document.createElement('canvas'), { width, height });
  const context = opaque.getContext('2d', { alpha: false });
  context?.drawImage(drawing, 0, 0);
  const png = context && (await new Promise<Blob | null>((resolve) => opaque.toBlob(resolve, 'image/png')));
  if (!png) throw new Error('the picture is too large for this browser');
  return png;
}
