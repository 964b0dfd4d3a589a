import { decode } from 'fast-png';
import { expect, test } from 'vitest';
import { writePng } from '../../../src/domain/formats/write-png.ts';

test('another reader checks every sum and sees the same colours, the last row first, and no alpha', async () => {
  const [width, height] = [7, 3];
  const pixels = Uint8Array.from({ length: width * height * 4 }, (_, i) => (i % 4 === 3 ? 255 : (i * 97 + (i >> 3) * 31) & 0xff));
  const file = await writePng(pixels, width, height);
  expect(file.type).toBe('image/png');
  const picture = decode(await file.arrayBuffer(), { checkCrc: true });
  expect(picture).toMatchObject({ width, height, channels: 3, depth: 8 });
  const rows = Array.from({ length: height }, (_, y) => pixels.subarray(y * width * 4, (y + 1) * width * 4)).reverse();
  expect([...picture.data]).toEqual(rows.flatMap((row) => [...row].filter((_, i) => i % 4 !== 3)));
});
