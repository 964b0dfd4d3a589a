import { crc32 } from './crc32.ts';

const SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
/** Length, type and sum of a chunk, bytes. */
const AROUND = 12;

function writeChunk(type: string, data: Uint8Array): Uint8Array {
  const chunk = new Uint8Array(AROUND + data.length);
  const view = new DataView(chunk.buffer);
  view.setUint32(0, data.length);
  chunk.set(new TextEncoder().encode(type), 4);
  chunk.set(data, 8);
  view.setUint32(8 + data.length, crc32(chunk.subarray(4, 8 + data.length)));
  return chunk;
}

/**
 * A PNG with texts in it (iTXt chunks of ISO/IEC 15948, in UTF-8, not packed), after its header, where every reader looks.
 * @param texts by keyword: Latin letters and single blanks, 79 at the most; `Title`, `Author`, `Copyright` and `Source` are known ones
 * @throws RangeError where the bytes are no PNG, or a keyword is none
 */
export function addPngTexts(png: Uint8Array, texts: Readonly<Record<string, string>>): Uint8Array<ArrayBuffer> {
  if (SIGNATURE.some((byte, at) => png[at] !== byte)) throw new RangeError('These bytes are no PNG.');
  const encoder = new TextEncoder();
  const chunks = Object.entries(texts).map(([keyword, text]) => {
    if (!/^(?! )[\x20-\x7e]{1,79}(?<! )$/.test(keyword)) throw new RangeError(`${keyword} is no keyword of a PNG.`);
    // Keyword, end, not packed, how it would be, language, keyword in that language: none of the last two.
    return writeChunk('iTXt', Uint8Array.from([...encoder.encode(keyword), 0, 0, 0, 0, 0, ...encoder.encode(text)]));
  });
  const view = new DataView(png.buffer, png.byteOffset, png.byteLength);
  const header = SIGNATURE.length + AROUND + view.getUint32(SIGNATURE.length);
  const parts = [png.subarray(0, header), ...chunks, png.subarray(header)];
  const out = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    out.set(part, at);
    at += part.length;
  }
  return out;
}
