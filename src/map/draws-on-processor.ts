/** Names under which browsers' drawing without a graphics card goes: Chromium's, Mesa's, Windows' and Apple's. */
const SOFTWARE = /swiftshader|llvmpipe|softpipe|software|basic render/i;

/** Whether WebGL is drawn by the processor, which takes its time by the pixel; false where a browser does not tell. */
export function drawsOnProcessor(canvas: HTMLCanvasElement): boolean {
  const gl = canvas.getContext('webgl2');
  if (!gl) return false;
  // Firefox tells by the plain name, the others by the extension.
  const told = gl.getExtension('WEBGL_debug_renderer_info');
  const name: unknown = gl.getParameter(told ? told.UNMASKED_RENDERER_WEBGL : gl.RENDERER);
  return typeof name === 'string' && SOFTWARE.test(name);
}
