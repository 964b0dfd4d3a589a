import { readFileSync } from 'node:fs';
import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { readAlignmentFile } from '../../../src/domain/lines/read-alignment-file.ts';
import { AtlasError } from '../../../src/domain/errors.ts';
import { WGS84_PRJ, writeShp } from '../areas/write-shapefile.ts';
import { type Told, told } from '../i18n/catalogues.ts';

const LINE = [
  [8, 59],
  [8.5, 59.2],
  [9, 59.1],
];
const geojson = (geometry: unknown) => JSON.stringify({ type: 'FeatureCollection', features: [{ type: 'Feature', properties: { Name: 'North' }, geometry }] });
const KML = `<?xml version="1.0" encoding="UTF-8"?><kml xmlns="http://www.opengis.net/kml/2.2"><Document><name>Plan</name><Placemark><name>North &amp; <![CDATA[<b>]]></name>
<MultiGeometry><LineString><coordinates> 8,59,100 8.5,59.2 9,59.1 </coordinates></LineString></MultiGeometry></Placemark><Placemark><Point><coordinates>1,2</coordinates></Point></Placemark></Document></kml>`;
const GPX = `<gpx version="1.1"><wpt lat="1" lon="2"/><rte><name>North</name><rtept lat="59" lon="8"/><rtept lat='59.2' lon='8.5'/><rtept lat="59.1" lon="9"></rtept></rte>
<trk><trkseg><trkpt lat="1" lon="2"/><trkpt lat="2" lon="3"/></trkseg><trkseg><trkpt lat="5" lon="5"/></trkseg></trk></gpx>`;

/** The same parts as a polygon shapefile, with the type of lines: their layout is one. */
function shp(): Uint8Array {
  const bytes = writeShp([[LINE]]);
  const view = new DataView(bytes.buffer);
  view.setInt32(32, 3, true);
  view.setInt32(108, 3, true);
  return bytes;
}
const WASM = Uint8Array.from(readFileSync('node_modules/sql.js/dist/sql-wasm.wasm')).buffer;
const read = (content: string | Uint8Array, name = 'plan') =>
  readAlignmentFile({ name, bytes: typeof content === 'string' ? strToU8(content) : content }, async () => WASM);
async function fault(content: string | Uint8Array): Promise<Told> {
  try {
    await read(content);
  } catch (error) {
    if (error instanceof AtlasError) return told(error);
    throw error;
  }
  throw new Error('the file was read');
}

describe('readAlignmentFile', () => {
  it.each([
    ['GeoJSON', geojson({ type: 'LineString', coordinates: LINE }), 'North', {}],
    ['KML', KML, 'North & <b>', { 'dropped.points': 1 }],
    ['KMZ', zipSync({ 'other.kml': strToU8('<kml/>'), 'doc.kml': strToU8(KML) }), 'North & <b>', { 'dropped.points': 1 }],
    ['GPX', GPX, 'North', { 'dropped.points': 1, 'dropped.shortLines': 1 }],
    ['zipped Shapefile', zipSync({ 'a.shp': shp(), 'a.prj': strToU8(WGS84_PRJ) }), 'a.shp 1', {}],
  ])('reads the line of a %s', async (_, content, name, dropped) => {
    const file = await read(content);
    expect(file.alignments[0]?.lines).toEqual([LINE]);
    expect(file.dropped).toEqual(dropped);
    if (name !== 'a.shp 1') expect(file.alignments[0]?.name).toBe(name);
  });

  it('reads text in the encoding its declaration names', async () => {
    const latin = Uint8Array.from(KML.replace('UTF-8', 'ISO-8859-1').replace('North &amp; ', 'Fj\u00f8rd'), (c) => c.charCodeAt(0));
    expect((await read(latin)).alignments[0]?.name).toBe('Fj\u00f8rd<b>');
  });

  it.each([
    ['nothing', '', /empty/],
    ['polygons', geojson({ type: 'Polygon', coordinates: [[...LINE, [8, 59]]] }), /polygon/],
    ['points only', geojson({ type: 'Point', coordinates: [1, 2] }), /no usable line/],
    [
      'a coordinate of text',
      geojson({
        type: 'LineString',
        coordinates: [
          [8, 59],
          ['9', 59],
        ],
      }),
      /position 2/,
    ],
    [
      'metres',
      geojson({
        type: 'LineString',
        coordinates: [
          [500000, 6500000],
          [500100, 6500000],
        ],
      }),
      /not in degrees/,
    ],
    ['GeoJSON cut short', geojson({ type: 'LineString', coordinates: LINE }).slice(0, -9), /not valid JSON/],
    ['KML cut short', KML.slice(0, 300), /line 2/],
    ['KML with damaged coordinates', KML.replace('8.5,', '8.5;'), /position 2 is “8.5;59.2”/],
    ['KML with elements crossed', KML.replace('</LineString></MultiGeometry>', '</MultiGeometry></LineString>'), /closes <MultiGeometry>/],
    ['an entity bomb', KML.replace('<kml', '<!DOCTYPE kml [<!ENTITY a "aaaa">]><kml'), /document type/],
    ['an unknown entity', KML.replace('&amp;', '&bomb;'), /entity/],
    ['deep nesting', `<kml>${'<a>'.repeat(200)}${'</a>'.repeat(200)}</kml>`, /nested deeper/],
    ['other XML', '<svg/>', /not KML/],
    ['GPX without a latitude', GPX.replace('lat="59" ', ''), /its lat is “”/],
    ['GPX with a latitude of words', GPX.replace("'59.2'", "'north'"), /its lat is “north”/],
    ['a shapefile cut short', zipSync({ 'a.shp': shp().subarray(0, 150) }), /cut short/],
    ['a shapefile of polygons', zipSync({ 'a.shp': writeShp([[[...LINE, [8, 59]]]]) }), /polygon/],
    ['an archive cut short', zipSync({ 'doc.kml': strToU8(KML) }).subarray(0, 200), /cannot be opened/],
    ['an archive of nothing useful', zipSync({ 'a.txt': strToU8('a') }), /holds no/],
    ['a GeoPackage', strToU8('SQLite format 3\0'), /GeoPackage/],
    ['a FlatGeobuf', strToU8('fgb\u0003fgb'), /FlatGeobuf/],
  ])('refuses %s with words about it', async (_, content, words) => {
    const error = await fault(content);
    expect(error.message).toMatch(words);
    expect(error.place.file).toBeTruthy();
    expect(error.advice).toMatch(/^Nothing was loaded/);
  });
});
