import { strToU8, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { readAreasFile } from '../../../src/domain/areas/read-areas-file.ts';
import { partOfShapefile } from '../../../src/domain/formats/part-of-shapefile.ts';
import { readAlignmentFile } from '../../../src/domain/lines/read-alignment-file.ts';
import { importTracks } from '../../../src/domain/tracks/import/import-tracks.ts';
import { UTM32_PRJ, WGS84_PRJ, writeDbf, writePointShp, writeShp } from '../areas/write-shapefile.ts';
import { english, toldOf } from '../i18n/catalogues.ts';
import { givenFile } from '../tracks/import/given-file.ts';

const noSqlite = (): never => {
  throw new Error('no GeoPackage here');
};
const ROAD = [
  [10, 50],
  [10.1, 50.1],
];
const PARK = [...ROAD, [10.2, 50], [10, 50]];
const TABLE = writeDbf(['NAME'], [['E 18']]);
const lines = (name: string, bytes: Uint8Array, crs?: string) => readAlignmentFile({ name, bytes }, noSqlite, { crs });
const areas = (name: string, bytes: Uint8Array) => readAreasFile({ name, bytes }, noSqlite);

describe('a part of a Shapefile that stands alone', () => {
  const PARTS = [
    ['roads.dbf', TABLE, 'its table (.dbf), which has no lines or areas; those are in the .shp file'],
    ['ROADS.DBF', Uint8Array.of(0x30, ...TABLE.subarray(1)), 'its table (.dbf)'],
    ['roads.prj', strToU8(`\n${UTM32_PRJ}`), 'its coordinate system (.prj)'],
    ['roads.shx', writeShp([[ROAD]], 3).slice(0, 108), 'its index (.shx)'],
    ['roads.shp', writeShp([[ROAD]], 3), 'its names and projection are in the other parts'],
  ] as const;
  test.each(PARTS)('%s is named, and what is missing', async (name, bytes, words) => {
    for (const read of [lines, areas]) {
      const { code, message, advice } = await toldOf(read(name, bytes));
      expect(code).toBe('file.shapefilePart');
      expect(message).toMatch(new RegExp(`^${name} is one part of a Shapefile`));
      expect(message).toContain(words);
      expect(advice).toContain('Zip the .shp, .dbf, .shx and .prj files together');
    }
    expect((await toldOf(importTracks([givenFile(name, bytes)]))).message).toBe(
      `${name} is a Shapefile or a part of one, and fixes are not read from Shapefiles.`,
    );
  });
  test('and other files are none', () => {
    const others = ['{"type":"FeatureCollection"}', 'timestamp,lon,lat\n2020', '<kml>', `${WGS84_PRJ.slice(5)}`, '', '\u0003'];
    for (const text of others) expect(partOfShapefile('a', strToU8(text))).toBeUndefined();
  });
});

test('a zipped Shapefile of fixes is named as one', async () => {
  const bytes = zipSync({ 'fixes.shp': writePointShp(ROAD), 'fixes.dbf': TABLE, 'fixes.prj': strToU8(WGS84_PRJ), 'readme.txt': strToU8('x') });
  const { code, advice } = await toldOf(importTracks([givenFile('fixes.zip', bytes)]));
  expect(code).toBe('import.shapefile');
  expect(advice).toContain('Export its points as CSV');
});

describe('an empty .prj is said to be empty, a missing one to be missing', () => {
  const zip = (parts: Readonly<Record<string, Uint8Array>>): Uint8Array => zipSync(parts);
  const said = (notes: readonly Parameters<typeof english.say>[0][]): string => notes.map(english.say).join('\n');
  const METRES = [
    [500_000, 5_500_000],
    [501_000, 5_501_000],
  ];
  test.each([
    ['empty', '', 'has an empty .prj file'],
    ['blank', ' \n', 'has an empty .prj file'],
    ['missing', undefined, 'has no .prj file'],
  ])('%s', async (_, prj, words) => {
    const system: Record<string, Uint8Array> = prj === undefined ? {} : { 'a.prj': strToU8(prj) };
    const roads = zip({ 'a.shp': writeShp([[ROAD]], 3), 'a.dbf': TABLE, 'a.cpg': strToU8(''), ...system });
    const { notes } = await lines('a.zip', roads);
    expect(said(notes)).toContain(`a ${words}; its coordinates were taken as longitude and latitude on WGS 84.`);
    expect(said((await lines('a.zip', roads, 'EPSG:4326')).notes)).not.toContain('.prj');
    const parks = zip({ 'a.shp': writeShp([[PARK]]), 'a.dbf': TABLE, ...system });
    expect(said((await areas('a.zip', parks)).report.notes)).toContain(words);
    const inMetres = await toldOf(lines('m.zip', zip({ 'a.shp': writeShp([[METRES]], 3), 'a.dbf': TABLE, ...system })));
    expect(inMetres.code).toBe('lines.notDegrees');
    expect(inMetres.message).toContain(prj === undefined ? 'the .prj file that names its coordinate system is missing' : 'coordinate system is empty');
    const area = await toldOf(
      areas('m.zip', zip({ 'a.shp': writeShp([[[...METRES, [500_000, 5_501_000], [500_000, 5_500_000]]]]), 'a.dbf': TABLE, ...system })),
    );
    expect(area.code).toBe('areas.projected');
    expect(area.message).toContain(prj === undefined ? 'the archive has no .prj file' : 'should name their system, is empty');
  });
});

describe('a text of another kind is named by how it begins', () => {
  test.each([
    ['WKT', 'LINESTRING (7 59, 8 60)\n'],
    ['DXF', '0\r\nSECTION\r\n2\r\nENTITIES\r\n'],
    ['MapInfo MIF', 'Version 300\nCharset "WindowsLatin1"\nDelimiter ","\nColumns 1\n  NAME Char(20)\nData\n'],
    ['OpenStreetMap XML', '<?xml version="1.0"?>\n<osm version="0.6"><node id="1" lat="59" lon="8"/></osm>'],
    ['GML', '<?xml version="1.0"?><wfs:FeatureCollection xmlns:wfs="http://www.opengis.net/wfs"></wfs:FeatureCollection>'],
    ['LandXML', '<LandXML xmlns="http://www.landxml.org/schema/LandXML-1.2"></LandXML>'],
    ['TopoJSON', '{"type":"Topology","objects":{},"arcs":[]}'],
  ])('%s', async (what, text) => {
    for (const read of [lines, areas]) {
      const { code, message } = await toldOf(read('a.txt', strToU8(text)));
      expect([code, message.split(',')[0]]).toEqual(['file.foreign', `a.txt is ${what}`]);
    }
  });

  test.each([
    ['a web page in its place', '<!DOCTYPE html><html><body>Sign in</body></html>', 'file.webPage'],
    ['a pointer', 'version https://git-lfs.github.com/spec/v1\noid sha256:4d7a\nsize 12345\n', 'file.gitLfs'],
  ])('%s', async (_, text, code) => {
    for (const read of [lines, areas]) expect((await toldOf(read('a.geojson', strToU8(text)))).code).toBe(code);
  });

  test.each([
    ['RAR', 'Rar!\u001a\u0007\0'],
    ['bzip2', 'BZh91AY&SY'],
    ['tar', `${'road.geojson'.padEnd(257, '\0')}ustar\0`],
  ])('%s is no text', async (what, text) => {
    for (const read of [lines, areas]) expect((await toldOf(read('a.zip', strToU8(text)))).message).toBe(`a.zip is not text: it holds ${what}.`);
  });

  test.each([['prose', '\ufeff \nThe new road runs along the old one.', 'The new road runs along the old one.']])('%s', async (_, text, shown) => {
    for (const read of [lines, areas]) {
      const { code, message } = await toldOf(read('a.txt', strToU8(text)));
      expect(code).toBe('file.otherText');
      expect(message).toBe(`a.txt is text, but neither GeoJSON nor KML; it begins “${shown}”.`);
    }
  });
});
