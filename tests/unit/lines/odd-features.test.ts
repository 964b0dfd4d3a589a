import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { groupAlignments } from '../../../src/domain/lines/alignment.ts';
import { parseCoordinates } from '../../../src/domain/lines/parse-coordinates.ts';
import { readAlignmentFile } from '../../../src/domain/lines/read-alignment-file.ts';
import { WGS84_PRJ, writeDbf, writeShp } from '../areas/write-shapefile.ts';
import { english, toldOf } from '../i18n/catalogues.ts';

const LINE = [
  [7.1, 59.1],
  [7.2, 59.2],
];
const line = (name: string, coordinates: unknown = LINE, properties: unknown = { name }) => ({
  type: 'Feature',
  properties,
  geometry: { type: 'LineString', coordinates },
});
const collection = (...features: unknown[]): string => JSON.stringify({ type: 'FeatureCollection', features });
const kml = (body: string): string => `<kml><Document>${body}</Document></kml>`;
const path = (name: string): string => `<Placemark><name>${name}</name><LineString><coordinates>7.1,59.1 7.2,59.2</coordinates></LineString></Placemark>`;
const read = (content: string | Uint8Array, name = 'plan') =>
  readAlignmentFile({ name, bytes: typeof content === 'string' ? strToU8(content) : content }, () => Promise.reject(new Error('no database here')));
const namesOf = async (content: string | Uint8Array): Promise<Record<string, number>> =>
  Object.fromEntries(groupAlignments((await read(content)).alignments, 'plan').map(({ name, lines }) => [name, lines.length]));

describe('GeoJSON with features that are no lines', () => {
  it('names those whose positions are all one place', async () => {
    const place = [7.1, 59.1];
    const { alignments, dropped, notes } = await read(collection(line('road'), line('dot', [place, place, place]), line('', [place])));
    expect(alignments.map(({ name }) => name)).toEqual(['road']);
    expect(dropped).toEqual({ 'dropped.shortLines': 2 });
    expect(notes.map((note) => english.say(note))).toEqual([
      'Feature 2 of plan (dot) was left out: all its positions are one place, and it has no length.',
      'Feature 3 of plan was left out: all its positions are one place, and it has no length.',
    ]);
  });

  it('is read without those that are damaged, which are counted and named', async () => {
    const damaged = [
      line('', [
        [7, 59],
        [null, null],
      ]),
      { type: 'Feature', properties: {}, geometry: { type: 'Curve', coordinates: LINE } },
      { geometry: { type: 'LineString', coordinates: LINE } },
    ];
    const { alignments, dropped, notes } = await read(collection(line('A'), ...damaged, line('B')));
    expect(alignments.map(({ name }) => name)).toEqual(['A', 'B']);
    expect(dropped).toEqual({ 'dropped.unusable': 3 });
    expect(notes.map(english.say).join()).toMatch(/Feature 3 of plan was left out.*Feature 4 .*Feature 2 /);
    expect((await toldOf(read(collection(damaged[0])))).message).toMatch(/position 2 is not two numbers/);
  });

  it('counts a geometry that is empty in whatever way', async () => {
    const nothing = [null, {}, { type: 'LineString', coordinates: null }, { type: 'GeometryCollection', geometries: [null] }];
    const { dropped } = await read(collection(line('A'), ...nothing.map((geometry) => ({ type: 'Feature', properties: {}, geometry }))));
    expect(dropped).toEqual({ 'dropped.noGeometry': 4 });
  });

  it('has a line without attributes where they are an empty list', async () =>
    expect((await read(collection(line('', LINE, [])))).alignments).toMatchObject([{ named: false }]));

  it('may be a feature a line, each with the comma of a list', async () =>
    expect(await namesOf(`${JSON.stringify(line('A'))},\n${JSON.stringify(line('B'))},\r\n`)).toEqual({ A: 1, B: 1 }));
});

describe('KML of lines', () => {
  it('takes names from the attributes of a layer where placemarks have none', async () => {
    const attribute = (data: string): string => path('').replace('<name></name>', `<ExtendedData>${data}</ExtendedData>`);
    const text = kml(attribute('<Data name="Name"><value>New</value></Data>') + attribute('<SchemaData><SimpleData name="NAME">Old</SimpleData></SchemaData>'));
    expect(await namesOf(text)).toEqual({ New: 1, Old: 1 });
  });

  it('keeps documents in a folder apart', async () =>
    expect(
      await namesOf(`<kml><Folder>${['One', 'Two'].map((name) => `<Document><name>${name}</name>${path('Path')}</Document>`).join('')}</Folder></kml>`),
    ).toEqual({ One: 1, Two: 1 }));
});

describe('archives of lines', () => {
  const shapes = { 'r.shp': writeShp([[LINE]], 3), 'r.dbf': writeDbf(['NAME'], [['Shape']]), 'r.prj': strToU8(WGS84_PRJ) };

  it('are read whole, whatever kinds of files are in them, and archives inside', async () => {
    const gpx = '<gpx><rte><name>Route</name><rtept lat="59" lon="7"/><rtept lat="60" lon="7"/></rte></gpx>';
    const inner = zipSync({ 'doc.kml': strToU8(kml(path('Inner'))) });
    const link = '<NetworkLink><Link><href>inner.kmz</href></Link></NetworkLink>';
    const bytes = zipSync({ ...shapes, 'a.kml': strToU8(kml(path('Path A') + link)), 'b.gpx': strToU8(gpx), 'inner.kmz': inner });
    expect(await namesOf(bytes)).toEqual({ Shape: 1, 'Path A': 1, Route: 1, Inner: 1 });
    expect((await read(bytes)).notes.map(({ code }) => code)).toEqual(['imported.allLayers']);
    expect(await namesOf(zipSync({ 'shapes.zip': zipSync(shapes) }))).toEqual({ Shape: 1 });
  });

  it('name what beside the lines is none', async () => {
    const { alignments, notes } = await read(zipSync({ ...shapes, 'metadata.json': strToU8('{"title": "Plan"}') }));
    expect(alignments).toHaveLength(1);
    expect(notes).toEqual([{ code: 'imported.notRead', values: { file: 'metadata.json', archive: 'plan' } }]);
  });
});

describe('coordinates as people type and paste them', () => {
  const typed = [
    [7.2, 59.1],
    [7.4, 59.3],
  ];
  it.each([
    '7.2, 59.1, 120; 7.4, 59.3, 130',
    '7.2 59.1 120\n7.4 59.3 130',
    '7.2,59.1,0 7.4,59.3,0',
    '7.2,59.1 7.4,59.3',
    '{"type":"Feature","properties":{"a":[1,2]},"geometry":{"type":"LineString","coordinates":[[7.2,59.1,3],[7.4,59.3]]}}',
    'MULTILINESTRING ((7.2 59.1, 7.4 59.3))',
    '٧٫٢ ٥٩٫١؛ ٧٫٤ ٥٩٫٣',
    '7.2، 59.1؛ 7.4، 59.3',
    '59,1N 7,2E\r\n59,3N 7,4E',
  ])('%s', (text) => expect(parseCoordinates(text).line).toEqual(typed));

  it('go on past the antimeridian, and no further', async () => {
    expect(parseCoordinates('179, -16; 181, -17').line).toEqual([
      [179, -16],
      [181, -17],
    ]);
    for (const text of ['7 59; 187 59', '7 59; 361 59'])
      expect((await toldOf(() => parseCoordinates(text))).message).toMatch(/Position 2.*longitude beyond 180/);
  });
});
