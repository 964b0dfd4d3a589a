import { SIGNATURE, writeChunk } from './png-chunks.ts';

/** Each pixel by how it differs from the one at its left. */
const FILTER_SUB = 1;

/**
 * A PNG without alpha, which a PDF takes as it is: a browser's own has it, and is taken apart and packed anew by the page.
 * @param pixels red, green, blue, alpha, row by row from the bottom, as WebGL reads them; alpha is left out
 */
export async function writePng(pixels: Uint8Array, width: number, height: number): Promise<Blob> {
  const row = 1 + width * 3;
  const rows = new Uint8Array(row * height);
  for (let y = 0; y < height; y++) {
    let from = (height - 1 - y) * width * 4;
    let to = y * row;
    rows[to++] = FILTER_SUB;
    let [red, green, blue] = [0, 0, 0];
    for (let x = 0; x < width; x++, from += 4) {
      const [nextRed = 0, nextGreen = 0, nextBlue = 0] = [pixels[from], pixels[from + 1], pixels[from + 2]];
      rows[to++] = nextRed - red;
      rows[to++] = nextGreen - green;
      rows[to++] = nextBlue - blue;
      [red, green, blue] = [nextRed, nextGreen, nextBlue];
    }
  }
  const packed = await new Response(new Blob([rows]).stream().pipeThrough(new CompressionStream('deflate'))).arrayBuffer();
  const header = new DataView(new ArrayBuffer(13));
  header.setUint32(0, width);
  header.setUint32(4, height);
  // Eight bits a colour, three colours; of the rest there is one way alone.
  header.setUint8(8, 8);
  header.setUint8(9, 2);
  const chunks = [writeChunk('IHDR', new Uint8Array(header.buffer)), writeChunk('IDAT', new Uint8Array(packed)), writeChunk('IEND', new Uint8Array())];
  return new Blob([Uint8Array.from(SIGNATURE), ...chunks], { type: 'image/png' });
}
