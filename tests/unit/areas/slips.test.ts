import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { readAreasFile } from '../../../src/domain/areas/read-areas-file.ts';
import { english, toldOf } from '../i18n/catalogues.ts';
import { WGS84_PRJ, writeDbf, writeShp } from './write-shapefile.ts';

type Ring = [number, number][];
const square = (x: number, y: number, width = 0.5): Ring => [
  [x, y],
  [x + width, y],
  [x + width, y + 1],
  [x, y + 1],
  [x, y],
];
const area = (geometry: unknown, properties: unknown = {}) => ({ type: 'Feature', properties, geometry });
const polygon = (...rings: unknown[]) => area({ type: 'Polygon', coordinates: rings });
const collection = (...features: unknown[]): string => JSON.stringify({ type: 'FeatureCollection', features });
const kml = (...placemarks: string[]): string => `<kml><Document>${placemarks.join('')}</Document></kml>`;
const ring = (west: number): string => square(west, 59).join(' ');
const placed = (name: string, west: number): string =>
  `<Placemark><name>${name}</name><Polygon><outerBoundaryIs><LinearRing><coordinates>${ring(west)}</coordinates></LinearRing></outerBoundaryIs></Polygon></Placemark>`;
const read = (content: string | Uint8Array, name = 'areas.zip') =>
  readAreasFile({ name, bytes: typeof content === 'string' ? strToU8(content) : content }, () => Promise.reject(new Error('no database here')));

describe('slips in files of areas', () => {
  it('leave out the feature that is damaged, by its number, and keep the others', async () => {
    const damaged = [
      polygon([
        [7, 59],
        [null, null],
        [8, 60],
        [7, 59],
      ]),
      area({ type: 'CurvePolygon', coordinates: [] }),
      { geometry: { type: 'Polygon', coordinates: [square(7, 59)] } },
      polygon([
        [7, 59],
        [7, 95],
        [8, 59],
        [7, 59],
      ]),
    ];
    const { features, report } = await read(collection(polygon(square(7, 59)), ...damaged, polygon(square(9, 59))));
    expect(features).toHaveLength(2);
    expect(report.dropped).toEqual({ 'dropped.unusable': 4 });
    expect(report.notes.map(english.say).join()).toMatch(/Feature 3 of areas\.zip was left out.*Feature 4 .*Feature 2 /);
  });

  it('count a geometry that is empty in whatever way', async () => {
    const nothing = [null, {}, { type: 'Polygon', coordinates: null }, { type: 'GeometryCollection', geometries: [null] }];
    const { report } = await read(collection(polygon(square(7, 59)), ...nothing.map((each) => area(each))));
    expect(report.dropped['dropped.noGeometry']).toBe(4);
    expect(report.kept).toBe(1);
  });

  it('are no reason to read a file in metres for one in degrees', async () => {
    const metres = polygon(square(500_000, 6_500_000, 1000));
    expect((await toldOf(read(collection(metres, metres, polygon(square(7, 59)))))).code).toBe('areas.projected');
  });

  it('take an object without members for such, though it is written as a list', async () => {
    expect((await read(collection(area({ type: 'Polygon', coordinates: [square(7, 59)] }, [])))).features[0]?.properties.name).toBe('#1');
  });
});

describe('areas that go on past ±180°', () => {
  it.each([
    ['from 0 to 360', square(200, 18, 6), [[-160, 18, -154, 19]]],
    [
      'across the antimeridian eastwards',
      square(175, 65, 10),
      [
        [175, 65, 180, 66],
        [-180, 65, -175, 66],
      ],
    ],
    [
      'jumping over it',
      [
        [175, 65],
        [-175, 65],
        [-175, 66],
        [175, 66],
        [175, 65],
      ] satisfies Ring,
      [
        [175, 65, 180, 66],
        [-180, 65, -175, 66],
      ],
    ],
    [
      'and westwards',
      square(-185, 65, 10),
      [
        [175, 65, 180, 66],
        [-180, 65, -175, 66],
      ],
    ],
  ])('%s', async (_, outer, boxes) => {
    const { features, report } = await read(collection(polygon(outer)));
    const { geometry } = features[0]!;
    const pieces = geometry.type === 'MultiPolygon' ? geometry.coordinates : [geometry.coordinates];
    const boxOf = (places: readonly number[][]): number[] => {
      const [xs, ys] = [places.map(([x]) => x!), places.map(([, y]) => y!)];
      return [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)];
    };
    expect(pieces.map(([first]) => boxOf(first!)).sort((a, b) => b[0]! - a[0]!)).toEqual(boxes);
    expect(report.mended).toEqual({ 'mended.cut': 1 });
  });
});

it('a box of the whole world is whole', async () => {
  const { features, report } = await read(collection(polygon(square(-180, -60, 360))));
  expect(features[0]?.geometry).toEqual({ type: 'Polygon', coordinates: [square(-180, -60, 360)] });
  expect(report).toMatchObject({ mended: {}, notes: [] });
});

describe('KML of areas', () => {
  it('calls what nobody has named after its folder, and takes names from the attributes', async () => {
    const folder = (name: string, ...inside: string[]): string => `<Folder><name>${name}</name>${inside.join('')}</Folder>`;
    const attribute = placed('', 9).replace(
      '<name></name>',
      '<ExtendedData><SchemaData><SimpleData name="NAME">Marsh</SimpleData></SchemaData></ExtendedData>',
    );
    const { features } = await read(kml(folder('North', placed('Untitled Polygon', 7)), folder('South', placed('Polígono sin título (2)', 8), attribute)));
    expect(features.map(({ properties }) => properties.name)).toEqual(['North', 'South', 'Marsh']);
  });

  it('says of links that lead out of the file, not of those to its own archive', async () => {
    const link = (to: string): string => `<NetworkLink><Link><href>${to}</href></Link></NetworkLink>`;
    const bytes = zipSync({ 'doc.kml': strToU8(kml(link('a.kml'), link('https://example.org/b.kml'))), 'a.kml': strToU8(kml(placed('A', 7))) });
    const { features, report } = await read(bytes);
    expect(features).toHaveLength(1);
    expect(report.notes).toEqual([{ code: 'imported.kmlLinks', values: { file: 'doc.kml', n: 1, link: 'https://example.org/b.kml' } }]);
  });
});

describe('archives of areas', () => {
  const shapes = { 'r.shp': writeShp([[square(7, 59)]], 5), 'r.dbf': writeDbf(['NAME'], [['R']]), 'r.prj': strToU8(WGS84_PRJ) };

  it('are read whole, whatever kinds of files are in them', async () => {
    const bytes = zipSync({ ...shapes, 'b.geojson': strToU8(collection(polygon(square(8, 59)))), 'c.zip': zipSync({ 'c.kml': strToU8(kml(placed('C', 9))) }) });
    expect((await read(bytes)).features).toHaveLength(3);
  });

  it('name what beside the areas is none', async () => {
    const { features, report } = await read(zipSync({ ...shapes, 'metadata.json': strToU8('{"title": "Reserves"}') }));
    expect(features).toHaveLength(1);
    expect(report.notes).toEqual([{ code: 'imported.notRead', values: { file: 'metadata.json', archive: 'areas.zip' } }]);
  });
});
