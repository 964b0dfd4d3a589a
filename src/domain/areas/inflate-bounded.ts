import { Gunzip, Inflate } from 'fflate';

const STEP = 1 << 16;

/**
 * Inflate raw DEFLATE or gzip data, giving up as soon as it grows past a limit: a declared size may lie,
 * and a bomb must not fill the memory before it is noticed.
 * @param bytes the compressed data
 * @param container `deflate` for raw DEFLATE, `gzip` for a gzip file
 * @param limit most bytes to produce
 * @returns the bytes, or `too-large`, `truncated` or `corrupt`
 */
export function inflateBounded(
  bytes: Uint8Array,
  container: 'deflate' | 'gzip',
  limit: number,
): Uint8Array<ArrayBuffer> | 'too-large' | 'truncated' | 'corrupt' {
  const parts: Uint8Array[] = [];
  const state = { size: 0, ended: false };
  const take = (part: Uint8Array, final: boolean): void => {
    state.size += part.length;
    if (state.size <= limit) parts.push(part);
    state.ended ||= final;
  };
  const stream = container === 'gzip' ? new Gunzip(take) : new Inflate(take);
  try {
    for (let at = 0; at < bytes.length; at += STEP) {
      stream.push(bytes.subarray(at, at + STEP), at + STEP >= bytes.length);
      if (state.size > limit) return 'too-large';
    }
  } catch (error) {
    return error instanceof Error && /unexpected EOF/i.test(error.message) ? 'truncated' : 'corrupt';
  }
  if (!state.ended) return 'truncated';
  const out = new Uint8Array(state.size);
  let at = 0;
  for (const part of parts) {
    out.set(part, at);
    at += part.length;
  }
  return out;
}
