/** Files by name, whose endings say which commands take them. */
export type Makers = Readonly<Record<string, () => Uint8Array | Promise<Uint8Array>>>;

export const text = (words: string): Uint8Array => new TextEncoder().encode(words);

/** A number of 7 bits a byte, as protocol buffers, Thrift and PMTiles write it. */
export function varint(value: number): number[] {
  const bytes: number[] = [];
  let rest = value;
  for (; rest >= 0x80; rest = Math.floor(rest / 0x80)) bytes.push((rest % 0x80) | 0x80);
  bytes.push(rest);
  return bytes;
}

/** The same bytes so many times. */
export function repeated(bytes: readonly number[] | Uint8Array, times: number): Uint8Array {
  const out = new Uint8Array(bytes.length * times);
  for (let at = 0; at < out.length; at += bytes.length) out.set(bytes, at);
  return out;
}

export const joined = (...parts: readonly (Uint8Array | readonly number[])[]): Uint8Array => Buffer.concat(parts.map((part) => Uint8Array.from(part)));
