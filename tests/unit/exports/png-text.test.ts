import { decode, encode } from 'fast-png';
import { expect, test } from 'vitest';
import { addPngTexts } from '../../../src/domain/formats/png-text.ts';

const PICTURE = { width: 2, height: 1, data: Uint8Array.from([255, 0, 0, 0, 255, 0]), channels: 3, depth: 8 } as const;

test('texts stand after the header, and another reader checks every sum and sees the same picture', () => {
  const png = addPngTexts(encode(PICTURE), {
    Title: 'Corridors of the herd',
    Copyright: 'CC0-1.0',
    DOI: 'https://doi.org/10.5061/dryad.rg0v3',
    Citation: 'Mårell 高',
  });
  const decoded = decode(png, { checkCrc: true });
  expect([...decoded.data]).toEqual([...PICTURE.data]);
  const read = new TextDecoder().decode(png);
  expect(read).toContain('iTXtTitle\0\0\0\0\0Corridors of the herd');
  expect(read).toContain('Mårell 高');
  expect(read.indexOf('iTXt')).toBeLessThan(read.indexOf('IDAT'));
});

test('what is no PNG and no keyword is refused', () => {
  expect(() => addPngTexts(new Uint8Array(20), {})).toThrow(RangeError);
  expect(() => addPngTexts(encode(PICTURE), { Überschrift: '' })).toThrow(RangeError);
});
