/**
 * Letters up to which lines stay a text, which can be jotted down when a page is left at once. What is longer is kept as a
 * blob: a page hands that on by name, and takes seconds to copy or to encode a text of tens of megabytes.
 */
export const MOST_LETTERS = 2_000_000;

/** GeoJSON, a text or, where it is long, a blob of it. */
export type TextOrBlob = string | Blob;

const TYPE = { type: 'application/geo+json' };

/** A blob of GeoJSON; for a long text this takes seconds, which only a worker has. */
export function blobOf(text: TextOrBlob): Blob {
  return typeof text === 'string' ? new Blob([text], TYPE) : text;
}

/** A text as it is kept: a short one as it is, a long one as a blob. */
export function packText(text: string): TextOrBlob {
  return text.length > MOST_LETTERS ? blobOf(text) : text;
}

/** Letters that are encoded at once: hundredths of a second. */
const PIECE_LETTERS = 500_000;

/** Whether a letter is the first half of a pair, which cannot be encoded without the second. */
const isFirstHalf = (text: string, at: number): boolean => /[\uD800-\uDBFF]/.test(text.charAt(at));

/** The same as `packText`, a piece at a time, so that whatever else the thread has to do comes in between. */
export async function packTextBitByBit(text: TextOrBlob): Promise<TextOrBlob> {
  if (typeof text !== 'string' || text.length <= MOST_LETTERS) return text;
  const pieces: Blob[] = [];
  for (let from = 0, to = 0; from < text.length; from = to) {
    to = from + PIECE_LETTERS;
    if (isFirstHalf(text, to - 1)) to++;
    pieces.push(new Blob([text.slice(from, to)]));
    await new Promise((resolve) => setTimeout(resolve));
  }
  return new Blob(pieces, TYPE);
}
