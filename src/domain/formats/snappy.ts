import { noteOf } from '../notes.ts';
import { OutOfBounds } from './out-of-bounds.ts';

/**
 * Unpack a raw Snappy block (https://github.com/google/snappy/blob/main/format_description.txt) of a known size. Every
 * literal and copy is held to the bytes that there are, read and written: lengths of 32 bits that turn negative made the
 * usual decoder run for ever.
 * @param size bytes that it must unpack to
 * @throws OutOfBounds where it says otherwise
 */
export function unpackSnappy(packed: Uint8Array, size: number): Uint8Array<ArrayBuffer> {
  const out = new Uint8Array(size);
  const beyond = (): OutOfBounds => new OutOfBounds(noteOf('bounds.length'));
  let [at, end] = [0, 0];
  /** A little-endian number of so many bytes. */
  const read = (bytes: number): number => {
    if (at + bytes > packed.length) throw beyond();
    let value = 0;
    for (let i = bytes - 1; i >= 0; i--) value = value * 256 + (packed[at + i] ?? 0);
    at += bytes;
    return value;
  };
  // The size stands before the data, 7 bits a byte: the page's header states it as well.
  while (read(1) >= 0x80) if (at > 5) throw beyond();
  while (at < packed.length) {
    const tag = read(1);
    const kind = tag & 3;
    if (kind === 0) {
      const short = tag >> 2;
      const length = (short < 60 ? short : read(short - 59)) + 1;
      if (length > packed.length - at || length > size - end) throw beyond();
      out.set(packed.subarray(at, at + length), end);
      at += length;
      end += length;
      continue;
    }
    let length = kind === 1 ? ((tag >> 2) & 7) + 4 : (tag >> 2) + 1;
    const offset = kind === 1 ? ((tag >> 5) << 8) + read(1) : read(kind === 2 ? 2 : 4);
    // Copies from as far back one after the other are one: of a value that comes again and again there are millions.
    if (kind === 2) {
      while (at + 3 <= packed.length && (packed[at]! & 3) === 2 && (packed[at + 1]! | (packed[at + 2]! << 8)) === offset && length <= size) {
        length += (packed[at]! >> 2) + 1;
        at += 3;
      }
    }
    if (offset === 0 || offset > end || length > size - end) throw beyond();
    copyBack(out, end, offset, length);
    end += length;
  }
  if (end !== size) throw beyond();
  return out;
}

/** Copy so many bytes from `offset` before their place; a copy may reach into what it writes. */
function copyBack(out: Uint8Array, at: number, offset: number, length: number): void {
  if (length <= LONG_COPY) {
    for (let i = at; i < at + length; i++) out[i] = out[i - offset]!;
    return;
  }
  // What is there comes again: once, then twice as much of it each time.
  let done = Math.min(offset, length);
  out.copyWithin(at, at - offset, at - offset + done);
  while (done < length) {
    const more = Math.min(done, length - done);
    out.copyWithin(at + done, at, at + more);
    done += more;
  }
}

/** From here on a call takes less than a byte at a time. */
const LONG_COPY = 128;
