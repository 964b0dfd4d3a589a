import * as fc from 'fast-check';
import { snappyUncompress } from 'hyparquet';
import { expect, it } from 'vitest';
import { OutOfBounds } from '../../../src/domain/formats/out-of-bounds.ts';
import { unpackSnappy } from '../../../src/domain/formats/snappy.ts';

/** Elements of the format at random: literals of 1 to 70 bytes, copies from what is there. */
const element = fc.oneof(
  fc.record({ literal: fc.uint8Array({ minLength: 1, maxLength: 70 }) }),
  fc.record({ offset: fc.nat(400), length: fc.integer({ min: 4, max: 64 }) }),
);

it('unpacks what the usual decoder unpacks', () => {
  fc.assert(
    fc.property(fc.array(element, { minLength: 1, maxLength: 30 }), (elements) => {
      const bytes: number[] = [];
      let size = 0;
      for (const each of elements) {
        if ('literal' in each) {
          const n = each.literal.length - 1;
          bytes.push(...(n < 60 ? [n << 2] : [60 << 2, n]), ...each.literal);
          size += each.literal.length;
        } else if (size > 0) {
          const offset = 1 + (each.offset % size);
          if (each.length < 12 && offset < 2048) bytes.push(1 | ((each.length - 4) << 2) | ((offset >> 8) << 5), offset & 255);
          else bytes.push(2 | ((each.length - 1) << 2), offset & 255, offset >> 8);
          size += each.length;
        }
      }
      const packed = Uint8Array.from([(size & 127) | 128, size >> 7, ...bytes]);
      fc.pre(size < 16_384 && size > 0);
      const expected = new Uint8Array(size);
      snappyUncompress(packed, expected);
      expect(unpackSnappy(packed, size)).toEqual(expected);
    }),
  );
});

it.each([
  ['a literal of a negative length', [4, 63 << 2, 0xf0, 0xff, 0xff, 0xff, 1, 2, 3, 4]],
  ['a copy from before the start', [8, 0, 65, 1 | (3 << 2), 9]],
  ['a copy beyond its size', [2, 0, 65, 2 | (63 << 2), 1, 0]],
  ['nothing', []],
  ['less than it says', [9, 0, 65]],
])('refuses %s', (_, bytes) => {
  expect(() => unpackSnappy(Uint8Array.from(bytes), bytes[0] ?? 1)).toThrow(OutOfBounds);
});
