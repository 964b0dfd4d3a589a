/**
 * Gunzipped bytes, by the browser's own DecompressionStream.
 * @param most bytes that may come out: a few packed ones can stand for gigabytes
 * @throws RangeError where more would come out; what the stream throws where the bytes are damaged
 */
export async function gunzipBounded(packed: ArrayBuffer, most: number): Promise<ArrayBuffer> {
  const reader = new Blob([packed]).stream().pipeThrough(new DecompressionStream('gzip')).getReader();
  const pieces: Uint8Array[] = [];
  let length = 0;
  for (let { done, value } = await reader.read(); !done && value; { done, value } = await reader.read()) {
    length += value.length;
    // The rest is left unread, not cancelled: Node's stream throws where nobody can catch it (read-bytes.ts).
    if (length > most) throw new RangeError(`${packed.byteLength} packed bytes hold more than ${most}`);
    pieces.push(value);
  }
  const bytes = new Uint8Array(length);
  let at = 0;
  for (const piece of pieces) {
    bytes.set(piece, at);
    at += piece.length;
  }
  return bytes.buffer;
}
