import { strToU8, zipSync } from 'fflate';
import { expect, test } from 'vitest';
import { readAreasFile } from '../../../src/domain/areas/read-areas-file.ts';
import { listInside } from '../../../src/domain/formats/list-inside.ts';
import { readZipEntries } from '../../../src/domain/formats/zip.ts';
import { readAlignmentFile } from '../../../src/domain/lines/read-alignment-file.ts';

const noSqlite = async (): Promise<ArrayBuffer> => new ArrayBuffer(0);

/** An archive whose one document says that it unpacks to so many bytes, and cannot be unpacked. */
function saying(size: number): Uint8Array {
  const zip = zipSync({ 'doc.kml': strToU8('<kml/>'.repeat(1e5)) });
  const view = new DataView(zip.buffer);
  view.setUint32(view.getUint32(zip.length - 6, true) + 24, size, true);
  return zip;
}

test('tells what archives in an archive hold, and nothing of what is none or of one alone', () => {
  const inner = zipSync({ 'a.kml': strToU8('<kml/>'), 'b.txt': strToU8('b') });
  const outer = zipSync({ 'a.kmz': inner, 'b.ZIP': inner, 'c.zip': strToU8('no archive'), 'd.gpkg': inner });
  const found = [...listInside(readZipEntries(outer, 'o.zip'))];
  expect(found.map(({ entry, entries }) => [entry.name, entries.map(({ name, size }) => `${name} ${size}`)])).toEqual([
    ['a.kmz', ['a.kml 6', 'b.txt 1']],
    ['b.ZIP', ['a.kml 6', 'b.txt 1']],
  ]);
  expect([...listInside(readZipEntries(zipSync({ 'a.kmz': inner }), 'o.zip'))]).toEqual([]);
});

test('archives in an archive that hold too much are refused before any is unpacked, naming the one that is too much', async () => {
  const archives = Object.fromEntries(Array.from({ length: 4 }, (_, i) => [`${i}.kmz`, saying(3e7)]));
  const bytes = zipSync(archives, { level: 0 });
  await expect(readAreasFile({ name: 'a.zip', bytes }, noSqlite)).rejects.toMatchObject({ code: 'areas.unpacksTooLarge', place: { file: '3.kmz' } });
  const lines = readAlignmentFile({ name: 'a.zip', bytes }, noSqlite);
  await expect(lines).rejects.toMatchObject({ code: 'lines.entryTooLarge', place: { file: '3.kmz', field: 'doc.kml' } });
});
