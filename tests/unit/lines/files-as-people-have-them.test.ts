import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { AtlasError } from '../../../src/domain/errors.ts';
import { drawArcs } from '../../../src/domain/formats/draw-arcs.ts';
import { readWkb } from '../../../src/domain/formats/wkb.ts';
import { type Alignment, groupAlignments } from '../../../src/domain/lines/alignment.ts';
import { parseKmlCoordinates } from '../../../src/domain/lines/kml-coordinates.ts';
import { readAlignmentFile } from '../../../src/domain/lines/read-alignment-file.ts';
import { WGS84_PRJ, writeShp } from '../areas/write-shapefile.ts';
import { told } from '../i18n/catalogues.ts';

const NO_SQLITE = () => Promise.reject(new Error('This is no GeoPackage.'));
const read = (content: string | Uint8Array, name = 'plan.kml') =>
  readAlignmentFile({ name, bytes: typeof content === 'string' ? strToU8(content) : content }, NO_SQLITE);
async function names(content: string | Uint8Array, name?: string): Promise<Record<string, number>> {
  const { alignments } = await read(content, name);
  return Object.fromEntries(groupAlignments(alignments, name ?? 'plan.kml').map((group) => [group.name, group.lines.length]));
}
async function refusal(content: string | Uint8Array, name?: string): Promise<string> {
  try {
    await read(content, name);
  } catch (error) {
    if (error instanceof AtlasError) return told(error).message;
    throw error;
  }
  throw new Error('the file was read');
}

const kml = (body: string, head = ''): string => `${head}<kml xmlns="http://www.opengis.net/kml/2.2"><Document>${body}</Document></kml>`;
const path = (name: string, coordinates = '7,59 8,60'): string =>
  `<Placemark><name>${name}</name><LineString><coordinates>${coordinates}</coordinates></LineString></Placemark>`;
const folder = (name: string, body: string): string => `<Folder><name>${name}</name>${body}</Folder>`;

describe('KML', () => {
  it.each([
    [
      'paths that nobody named, by their folders',
      folder('A', path('Untitled Path') + path('Untitled Path')) + folder('B', path('Untitled Path')),
      { A: 2, B: 1 },
    ],
    ['names that come back in another folder, by folder', folder('A', path('1') + path('2')) + folder('B', path('1')), { A: 2, B: 1 }],
    ['names of their own, whatever the folder', folder('Roads', path('North') + path('South')) + folder('More', path('East')), { North: 1, South: 1, East: 1 }],
    [
      'folders of one name, by the way to them',
      folder('A', folder('Line', path('x'))) + folder('B', folder('Line', path('x'))),
      { 'A / Line': 1, 'B / Line': 1 },
    ],
    ['too many names, by folder', folder('A', Array.from({ length: 9 }, (_, i) => path(`a${i}`)).join('')) + folder('B', path('b')), { A: 9, B: 1 }],
    ['one folder alone, by name', folder('Plan', path('Untitled Path') + path('Bypass')), { 'Untitled Path': 1, Bypass: 1 }],
    ['French words for a path without a name', folder('Nord', path('Chemin sans titre')) + folder('Sud', path('Chemin sans titre')), { Nord: 1, Sud: 1 }],
  ])('groups %s', async (_, body, groups) => expect(await names(kml(body))).toEqual(groups));

  it.each([
    ['7,59 8,60', 2],
    ['7,59,0 8,60,0', 2],
    ['7, 59, 0\n8, 60, 0', 2],
    ['7 , 59\n8 , 60', 2],
    ['7,59, 8,60,', 2],
    ['7,59,\n8,60,\n', 2],
    ['7.5e0,59 8,60', 2],
    ['', 0],
  ])('reads the positions of %j', (text, count) => expect(parseKmlCoordinates(text)).toHaveLength(count));
  it.each(['7, 59, 8, 60', ',7,59 ,8,60', '7;59 8;60', '7,59,0,8,60,0', '7,north 8,60'])('does not guess at %j', (text) =>
    expect(parseKmlCoordinates(text)).toMatchObject({ position: 1 }),
  );

  it('reads every document of an archive, the linked ones too, and says of links that lead out of it', async () => {
    const link = (href: string): string => `<NetworkLink><Link><href>${href}</href></Link></NetworkLink>`;
    const bytes = zipSync({
      'doc.kml': strToU8(kml(link('parts/Alt%20A.kml') + link('https://example.org/b.kml'))),
      'parts/Alt A.kml': strToU8(kml(path('A'))),
    });
    const { alignments, notes } = await read(bytes, 'plan.kmz');
    expect(alignments.map(({ name }) => name)).toEqual(['A']);
    expect(notes).toEqual([{ code: 'imported.kmlLinks', values: { file: 'doc.kml', n: 1, link: 'https://example.org/b.kml' } }]);
    expect(await names(zipSync({ 'a.kml': strToU8(kml(path('Untitled Path'))), 'b.kml': strToU8(kml(path('Untitled Path'))) }), 'two.zip')).toEqual({
      a: 1,
      b: 1,
    });
    expect(await refusal(kml(link('https://example.org/b.kml')))).toContain('https://example.org/b.kml');
  });

  it('reads what is no UTF-8 as Windows-1252, and UTF-8 as such whatever it declares', async () => {
    const latin = Uint8Array.from(kml(path('Trasé'), '<?xml version="1.0" encoding="UTF-8"?>'), (character) => character.charCodeAt(0));
    expect(await read(latin)).toMatchObject({ alignments: [{ name: 'Trasé' }], notes: [{ code: 'imported.latin1Lines' }] });
    const wide = strToU8(kml(path('Trasé'), '<?xml version="1.0" encoding="ISO-8859-1"?>'));
    expect(await read(wide)).toMatchObject({ alignments: [{ name: 'Trasé' }], notes: [{ code: 'imported.declaredOtherwise' }] });
    expect(await refusal(Uint8Array.from([0, 1, 2, 3, 255, 254, 0]))).toContain('not text');
  });

  it('keeps the road of a file that holds a quarry and a camp too', async () => {
    const quarry =
      '<Placemark><Polygon><outerBoundaryIs><LinearRing><coordinates>1,2 3,4 5,6 1,2</coordinates></LinearRing></outerBoundaryIs></Polygon></Placemark>';
    const camp = '<Placemark><Point><coordinates>1,2</coordinates></Point></Placemark><Placemark><name>empty</name></Placemark>';
    expect(await read(kml(path('Road') + quarry + camp))).toMatchObject({
      alignments: [{ name: 'Road' }],
      featuresRead: 4,
      dropped: { 'dropped.polygons': 1, 'dropped.points': 1, 'dropped.noGeometry': 1 },
    });
    expect(await refusal(kml(quarry))).toContain('1 polygon');
  });

  it('says on which line a raw ampersand stands, and what to write', async () => {
    expect(await refusal(kml(`\n${path('A & B')}`))).toMatch(/line 2 .*“&amp;”/);
  });

  it('counts lines in one pass: a megabyte without a line end takes no longer than with them', async () => {
    const many = Array.from({ length: 12_000 }, (_, i) => path(`n${i}`));
    const timed = async (text: string): Promise<number> => {
      const begun = performance.now();
      expect((await read(text)).alignments).toHaveLength(many.length);
      return performance.now() - begun;
    };
    const withBreaks = await timed(kml(many.join('\n')));
    expect(await timed(kml(many.join('')))).toBeLessThan(4 * withBreaks + 300);
    expect(await refusal(`${kml(many.join('\n'))}<`)).toContain('line 12000');
  });
});

describe('GeoJSON', () => {
  const feature = (name: string, geometry: unknown): string => JSON.stringify({ type: 'Feature', properties: { name }, geometry });
  const line = {
    type: 'LineString',
    coordinates: [
      [7, 59, 1, 2],
      [8, 60, 1, 2],
    ],
  };

  it.each([
    ['a feature a line', `${feature('A', line)}\n${feature('B', line)}\n`],
    ['Windows line ends', `${feature('A', line)}\r\n\r\n${feature('B', line)}\r\n`],
    ['record separators, pretty-printed', `\u001E${JSON.stringify(JSON.parse(feature('A', line)), null, 1)}\n\u001E${feature('B', line)}\n`],
    ['collections a line', `{"type":"FeatureCollection","features":[${feature('A', line)}]}\n{"type":"FeatureCollection","features":[${feature('B', line)}]}`],
  ])('is read as a sequence with %s', async (_, text) => expect(await names(text, 'plan.geojsonl')).toEqual({ A: 1, B: 1 }));

  it('names the line where a sequence is cut short', async () => {
    expect(await refusal(`${feature('A', line)}\n${feature('B', line).slice(0, -9)}`, 'plan.geojsonl')).toMatch(/line 2/);
  });

  it('leaves out and counts what has no geometry or another kind', async () => {
    const features = [
      null,
      line,
      { type: 'Point', coordinates: [1, 2] },
      { type: 'GeometryCollection', geometries: [line, { type: 'Polygon', coordinates: [] }, null] },
    ].map((geometry, i) => ({ type: 'Feature', properties: { name: `${i}` }, geometry }));
    const { alignments, dropped } = await read(JSON.stringify({ type: 'FeatureCollection', features: [null, ...features] }));
    expect(alignments.map(({ name }) => name)).toEqual(['1', '3']);
    expect(dropped).toEqual({ 'dropped.noGeometry': 2, 'dropped.points': 1, 'dropped.polygons': 1 });
  });

  it('brings coordinates of an older file to WGS 84 by the code that it names', async () => {
    const crs = { type: 'name', properties: { name: 'urn:ogc:def:crs:EPSG::25832' } };
    const far = {
      type: 'LineString',
      coordinates: [
        [500_000, 6_540_000],
        [501_000, 6_541_000],
      ],
    };
    const text = JSON.stringify({ type: 'FeatureCollection', crs, features: [{ type: 'Feature', properties: {}, geometry: far }] });
    const [first] = (await read(text)).alignments[0]!.lines[0]!;
    expect(first![0]).toBeCloseTo(9, 9);
    expect(first![1]).toBeCloseTo(58.9995, 3);
  });
});

describe('Shapefile', () => {
  const shape = (records: readonly (readonly (readonly number[])[])[]): Uint8Array => {
    const bytes = writeShp(records.map((record) => [record.map((position) => [...position])]));
    const view = new DataView(bytes.buffer);
    view.setInt32(32, 3, true);
    for (let at = 100; at < bytes.length; at += 8 + 2 * view.getInt32(at + 4)) view.setInt32(at + 8, 3, true);
    return bytes;
  };
  /** A table of one column, a row a name; `*` before a name marks it as deleted. */
  const table = (rows: readonly Uint8Array[], deleted: readonly boolean[] = []): Uint8Array => {
    const width = 11;
    const bytes = new Uint8Array(65 + rows.length * width + 1);
    const view = new DataView(bytes.buffer);
    bytes[0] = 3;
    view.setUint32(4, rows.length, true);
    view.setUint16(8, 65, true);
    view.setUint16(10, width, true);
    bytes.set(strToU8('NAME'), 32);
    bytes[43] = 'C'.charCodeAt(0);
    bytes[48] = 10;
    bytes[64] = 13;
    rows.forEach((row, i) => {
      bytes.fill(32, 65 + i * width, 65 + (i + 1) * width);
      if (deleted[i]) bytes[65 + i * width] = 0x2a;
      bytes.set(row, 66 + i * width);
    });
    return bytes;
  };
  const A = [
    [7, 59],
    [8, 60],
  ];
  const pack = (files: Record<string, Uint8Array | string>): Uint8Array =>
    zipSync(
      Object.fromEntries(
        Object.entries({ 'a.prj': WGS84_PRJ, ...files }).map(([name, content]) => [name, typeof content === 'string' ? strToU8(content) : content]),
      ),
    );

  it('leaves out rows that are marked as deleted', async () => {
    const dbf = table([strToU8('old'), strToU8('new')], [true, false]);
    expect(await read(pack({ 'a.shp': shape([A, A]), 'a.dbf': dbf }))).toMatchObject({ alignments: [{ name: 'new' }], dropped: { 'dropped.deleted': 1 } });
  });

  it('finds records behind a gap by the index', async () => {
    const whole = shape([A, A]);
    const gap = new Uint8Array(whole.length + 24);
    const second = 100 + (whole.length - 100) / 2;
    gap.set(whole.subarray(0, second));
    gap.set(whole.subarray(second), second + 24);
    new DataView(gap.buffer).setInt32(24, gap.length / 2);
    const shx = new Uint8Array(116);
    const view = new DataView(shx.buffer);
    view.setInt32(0, 9994);
    [100, second + 24].forEach((at, i) => view.setInt32(100 + 8 * i, at / 2));
    expect((await read(pack({ 'a.shp': gap, 'a.shx': shx }))).alignments).toHaveLength(2);
    expect(await refusal(pack({ 'a.shp': gap }))).toMatch(/Feature 2/);
  });

  it.each([
    ['OEM 852', [0x8d, 0xa2], 'Źó', undefined],
    ['850', [0x82, 0x94], 'éö', undefined],
    ['1251', [0xc0, 0xe1], 'Аб', undefined],
    ['ISO 88592', [0xa3, 0xbf], 'Łż', undefined],
    ['LDID/201', [0xc0, 0xe1], 'Аб', undefined],
    ['OEM 850', [0xc5, 0xe9], 'Åé', 'imported.encodingDoubtful'],
    ['Martian', [0xc5, 0xe9], 'Åé', 'imported.encodingUnknown'],
  ])('reads names in the code page “%s”', async (cpg, bytes, name, note) => {
    const { alignments, notes } = await read(pack({ 'a.shp': shape([A]), 'a.dbf': table([Uint8Array.from(bytes)]), 'a.cpg': cpg }));
    expect(alignments[0]!.name).toBe(name);
    expect(notes.map(({ code }) => code)).toEqual(note === undefined ? [] : [note]);
  });

  it('keeps two layers whose names differ in case alone', async () => {
    const bytes = zipSync({ 'Roads.shp': shape([A]), 'Roads.dbf': table([strToU8('one')]), 'ROADS.shp': shape([A]), 'ROADS.DBF': table([strToU8('two')]) });
    const { alignments, layers } = await read(bytes, 'roads.zip');
    expect(alignments.map(({ name }) => name)).toEqual(['one', 'two']);
    expect(layers).toEqual(['Roads', 'ROADS']);
  });
});

describe('arcs', () => {
  const within = (places: readonly (readonly [number, number])[], radius: number): void => {
    for (const [x, y] of places) expect(Math.hypot(x, y)).toBeCloseTo(radius, 9);
  };
  it('are short straight lines on their circle, through the places that they name', () => {
    const quarter = drawArcs([
      [1, 0],
      [Math.SQRT1_2, Math.SQRT1_2],
      [0, 1],
    ]);
    within(quarter, 1);
    expect(quarter.length).toBeGreaterThan(20);
    expect([quarter[0], quarter.at(-1)]).toEqual([
      [1, 0],
      [0, 1],
    ]);
    const clockwise = drawArcs([
      [1, 0],
      [Math.SQRT1_2, -Math.SQRT1_2],
      [0, -1],
    ]);
    expect(clockwise.every(([, y]) => y <= 1e-12)).toBe(true);
    const circle = drawArcs([
      [2, 0],
      [-2, 0],
      [2, 0],
    ]);
    within(circle, 2);
    expect(circle.some(([, y]) => y > 1.9) && circle.some(([, y]) => y < -1.9)).toBe(true);
  });
  it('through three places in a row are straight', () => {
    expect(
      drawArcs([
        [0, 0],
        [1, 1],
        [2, 2],
      ]),
    ).toEqual([
      [0, 0],
      [1, 1],
      [2, 2],
    ]);
    expect(drawArcs([])).toEqual([]);
  });

  /** Well-known binary by hand: a kind, and numbers or parts. */
  const wkb = (kind: number, ...parts: readonly (Uint8Array | readonly number[])[]): Uint8Array => {
    const isParts = parts[0] instanceof Uint8Array;
    const body = isParts ? parts.map((part) => Uint8Array.from(part)) : parts.map((part) => new Uint8Array(Float64Array.from(part).buffer));
    const bytes = new Uint8Array(9 + body.reduce((sum, part) => sum + part.length, 0));
    const view = new DataView(bytes.buffer);
    bytes[0] = 1;
    view.setUint32(1, kind, true);
    view.setUint32(5, parts.length, true);
    let at = 9;
    for (const part of body) {
      bytes.set(part, at);
      at += part.length;
    }
    return bytes;
  };
  const arc = wkb(8, [0, 0], [1, 1], [2, 0]);
  const straight = wkb(2, [2, 0], [5, 0]);
  it('of compound curves are joined to the straight parts; of curved polygons they are rings', () => {
    const { lines } = readWkb(wkb(9, arc, straight));
    expect(lines).toHaveLength(1);
    expect([lines[0]![0], lines[0]!.at(-1)]).toEqual([
      [0, 0],
      [5, 0],
    ]);
    expect(new Set(lines[0]!.map(String)).size).toBe(lines[0]!.length);
    expect(readWkb(wkb(11, arc, straight, wkb(9, arc, straight))).lines).toHaveLength(3);
    const { polygons } = readWkb(wkb(10, wkb(8, [0, 0], [2, 0], [0, 0])));
    expect(polygons[0]![0]!.length).toBeGreaterThan(80);
    expect(() => readWkb(wkb(9, arc, straight).subarray(0, 70))).toThrow();
  });
});

it('lines of a file without names are one alternative, named after it', () => {
  const alignment = (name: string, named: boolean): Alignment => ({
    name,
    named,
    folders: [],
    lines: [
      [
        [7, 59],
        [8, 60],
      ],
    ],
  });
  expect(groupAlignments([alignment('road.shp 1', false), alignment('road.shp 2', false)], 'road.geojson.gz')).toMatchObject([{ name: 'road' }]);
  expect(groupAlignments([alignment('A', true), alignment('road 2', false)], 'road.zip').map(({ name }) => name)).toEqual(['A', 'road']);
});
