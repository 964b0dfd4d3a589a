import { zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { unpackSnappy } from '../../../src/domain/formats/snappy.ts';
import { readXml } from '../../../src/domain/formats/xml.ts';
import { readZipEntries } from '../../../src/domain/formats/zip.ts';
import { readKmlAlignments } from '../../../src/domain/lines/read-kml-alignments.ts';

// What makes files of the same thing again and again quick must change nothing of what they say.

describe('the same again and again', () => {
  it('copies of Snappy from one place are one, from however far back', () => {
    for (const offset of [1, 3, 7, 200]) {
      const start = Array.from({ length: offset }, (_, i) => i % 251);
      const literal = offset <= 60 ? [(offset - 1) << 2, ...start] : [60 << 2, offset - 1, ...start];
      const copies = [64, 64, 1, 64, 30];
      const size = offset + 223;
      const packed = [(size & 0x7f) | 0x80, size >> 7, ...literal, ...copies.flatMap((length) => [((length - 1) << 2) | 2, offset & 255, offset >> 8])];
      expect([...unpackSnappy(Uint8Array.from(packed), size)]).toEqual(Array.from({ length: size }, (_, i) => start[i % offset]));
      expect(() => unpackSnappy(Uint8Array.from(packed), size - 1)).toThrow();
    }
  });

  it('references by name are resolved across buffers, and one does not make another', () => {
    const text = `${'&amp;lt;&quot;&apos;é'.repeat(9000)}x${'&gt;&lt;'.repeat(20_000)}end`;
    expect(readXml(`<a>${text}</a>`, 'a.xml').text).toBe(`${'&lt;"\'é'.repeat(9000)}x${'><'.repeat(20_000)}end`);
  });

  it.each([0, 1, 2, 3, 4, 5, 7, 1000, 1003])('the sum of %i bytes of an archive is that of its own writer', (length) => {
    const bytes = Uint8Array.from({ length }, (_, i) => (i * 7919) & 255);
    expect(readZipEntries(zipSync({ a: bytes }), 'z.zip').map((entry) => entry.read())).toEqual([bytes]);
  });

  it('folders of KML name what lies in them, also where their name comes after it', () => {
    const line = (name: string): string => `<Placemark><name>${name}</name><LineString><coordinates>1,2 3,4</coordinates></LineString></Placemark>`;
    const text = `<kml><Document><name>Plan</name>${line('a')}<Folder>${line('b')}<Folder>${line('c')}<name>In</name></Folder><name>Out</name></Folder><Document>${line('d')}<name>Sub</name></Document><Folder>${line('e')}</Folder><Placemark>${line('f')}</Placemark></Document></kml>`;
    const { alignments, featuresRead } = readKmlAlignments(text, 'a.kml');
    expect(alignments.map(({ number, name, folders }) => [number, name, folders])).toEqual([
      [1, 'a', []],
      [2, 'b', ['Out']],
      [3, 'c', ['Out', 'In']],
      [4, 'd', ['Sub']],
      [5, 'e', []],
      [6, '', []],
    ]);
    expect(featuresRead).toBe(6);
  });
});
