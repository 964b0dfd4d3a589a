import { readFileSync } from 'node:fs';
import { zipSync } from 'fflate';
import initSqlJs from 'sql.js';
import { expect, test } from 'vitest';
import { readAreasFile } from '../../../src/domain/areas/read-areas-file.ts';
import { parseIndex } from '../../../src/domain/catalog/parse-index.ts';
import { AtlasError } from '../../../src/domain/errors.ts';
import { CsvTokenizer } from '../../../src/domain/formats/csv-tokenizer.ts';
import { writeGeopackage } from '../../../src/domain/formats/geopackage.ts';
import { readGeopackage } from '../../../src/domain/formats/read-geopackage.ts';
import { readAlignmentFile } from '../../../src/domain/lines/read-alignment-file.ts';
import { SQUARE_WITH_HOLE } from '../a-square.ts';
import { isFull } from '../../full.ts';

// What is refused for its size, and what of the same kind is not.

const wasm = Uint8Array.from(readFileSync('node_modules/sql.js/dist/sql-wasm.wasm')).buffer;
const noSqlite = async (): Promise<ArrayBuffer> => {
  throw new Error('no database here');
};
const text = (words: string): Uint8Array => new TextEncoder().encode(words);

async function faultOf(read: () => unknown): Promise<AtlasError> {
  try {
    await read();
  } catch (error) {
    if (error instanceof AtlasError) return error;
    throw error;
  }
  throw new Error('it was read');
}

/** A GeoPackage of so many features, with so many columns beside the name and the geometry. */
async function wide(features: number, columns: number): Promise<Uint8Array> {
  const polygon = { type: 'Feature' as const, properties: { name: 'a' }, geometry: { type: 'Polygon' as const, coordinates: SQUARE_WITH_HOLE } };
  const layer = { name: 'plan', columns: [{ name: 'name', type: 'TEXT' as const }], features: Array.from({ length: features }, () => polygon) };
  const plain = await writeGeopackage([layer], async () => wasm, new Date(0));
  const sqlite = await initSqlJs({ wasmBinary: wasm });
  const database = new sqlite.Database(plain);
  for (let at = 0; at < columns; at++) database.run(`ALTER TABLE plan ADD COLUMN c${at} INTEGER DEFAULT 7`);
  const bytes = database.export();
  database.close();
  return bytes;
}

test.runIf(isFull)(
  'a GeoPackage of more than 24 million values is refused before they are read; whoever needs two columns of it reads them',
  { timeout: 120_000 },
  async () => {
    const bytes = await wide(13_000, 1900);
    const fault = await faultOf(() => readGeopackage(bytes, 'plan.gpkg', async () => wasm));
    expect(fault.place).toEqual({ file: 'plan.gpkg' });
    expect(fault.values['what']).toMatchObject({ code: 'geopackage.tooLarge', values: { values: 24_000_000 } });
    const { features } = await readAreasFile({ name: 'plan.gpkg', bytes }, async () => wasm);
    expect(features).toHaveLength(13_000);
    expect(features[0]?.properties).toEqual({ id: '1', name: 'a' });
  },
);

test('a table has a sheet of empty rows, and no more', () => {
  // As one text, as files give it, and not as a rope of repeats.
  const sheet = (rows: number): string => Buffer.alloc(3 * rows, ',,\n').toString();
  const read = (rows: number): string[] => {
    let last: string[] = [];
    const tokenizer = new CsvTokenizer('a.csv', (cells) => void (last = cells));
    tokenizer.push('x,y,t\n1,2,3\n');
    for (let left = rows; left > 0; left -= 65_536) tokenizer.push(sheet(Math.min(left, 65_536)));
    tokenizer.push('4,5,6\n');
    tokenizer.end();
    return last;
  };
  expect(read(1_048_576)).toEqual(['4', '5', '6']);
  expect(() => read(1_048_577)).toThrow(/csv\.emptyRows/);
});

test.runIf(isFull)(
  'texts of archives in archives are refused by what they say they unpack to, all together',
  async () => {
    const part = zipSync({ 'a.kml': text(`<kml>${'<a b="1"/>\n'.repeat(2e6)}</kml>`) });
    const parts = Object.fromEntries(Array.from({ length: 10 }, (_, i) => [`${i}.kmz`, part]));
    const bytes = zipSync(parts, { level: 0 });
    const lines = await faultOf(() => readAlignmentFile({ name: 'a.kmz', bytes }, noSqlite));
    expect(lines.code).toBe('lines.entryTooLarge');
    const areas = await faultOf(() => readAreasFile({ name: 'a.kmz', bytes }, noSqlite));
    expect(areas.code).toBe('areas.unpacksTooLarge');
  },
  120_000,
);

test('a catalog with a thousand wrong layers shows the others, and with more of them is none', () => {
  const head = { version: 2, title: 'a', baseMap: { url: 'a.pmtiles', licence: 'x', attribution: 'x', citation: 'x' } };
  const lists = { modules: [], species: [], entries: [], countries: [] };
  const catalog = (n: number) => ({ ...head, ...lists, layers: Array.from({ length: n }, () => ({})) });
  expect(parseIndex(catalog(1000), 'catalog.json').faults).toHaveLength(1000);
  expect(() => parseIndex(catalog(1001), 'catalog.json')).toThrow(/catalog\.invalid.*layers\.0\.id/);
});

test('lines of a GPX are its routes and segments, and their names their own', async () => {
  const gpx =
    '<gpx><metadata><name>All</name></metadata><wpt lat="1" lon="2"><name>Camp</name></wpt>' +
    '<trk><trkseg><trkpt lat="1" lon="2"><name>P</name></trkpt><trkpt lat="2" lon="3"/></trkseg><name>North</name><trkseg><trkpt lat="5" lon="6"/><trkpt lat="6" lon="6"/></trkseg></trk>' +
    '<rte><name>South</name><rtept lat="7" lon="8"/><rtept lat="8" lon="8"/></rte></gpx>';
  const { alignments, dropped, featuresRead } = await readAlignmentFile({ name: 'a.gpx', bytes: text(gpx) }, noSqlite);
  expect(alignments.map(({ name, lines }) => [name, lines])).toEqual([
    [
      'North',
      [
        [
          [2, 1],
          [3, 2],
        ],
        [
          [6, 5],
          [6, 6],
        ],
      ],
    ],
    [
      'South',
      [
        [
          [8, 7],
          [8, 8],
        ],
      ],
    ],
  ]);
  expect([featuresRead, dropped]).toEqual([3, { 'dropped.points': 1 }]);
});
