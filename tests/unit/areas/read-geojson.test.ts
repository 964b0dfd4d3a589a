import { gzipSync, strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { listAreas } from '../../../src/domain/areas/area-set.ts';
import { readAreasFile as readAnyAreas } from '../../../src/domain/areas/read-areas-file.ts';
import { english, type Told, toldOf } from '../i18n/catalogues.ts';

const readAreasFile = (file: Parameters<typeof readAnyAreas>[0]) => readAnyAreas(file, () => Promise.reject(new Error('This is no GeoPackage.')));

const SQUARE = [
  [
    [0, 0],
    [2, 0],
    [2, 1],
    [0, 1],
    [0, 0],
  ],
];

function feature(geometry: unknown, properties: Record<string, unknown> = {}): unknown {
  return { type: 'Feature', properties, geometry };
}

function collection(...features: unknown[]): unknown {
  return { type: 'FeatureCollection', features };
}

async function read(json: unknown): ReturnType<typeof readAreasFile> {
  return readAreasFile({ name: 'areas.geojson', bytes: strToU8(typeof json === 'string' ? json : JSON.stringify(json)) });
}

async function refusal(bytes: Uint8Array | string | object): Promise<Told> {
  const data = bytes instanceof Uint8Array ? bytes : strToU8(typeof bytes === 'string' ? bytes : JSON.stringify(bytes));
  const error = await toldOf(readAreasFile({ name: 'areas.geojson', bytes: data }));
  expect(error.place.file).toContain('areas');
  expect(error.advice).not.toBe('');
  return error;
}

describe('names and ids', () => {
  it.each([
    ['IMMA', { Title: 'Ligurian Sea', OBJECTID: 4 }, { name: 'Ligurian Sea', id: '4' }, 'Title'],
    [
      'IMMA with criteria and species',
      { Title: 'Ligurian Sea', 'Criteria 2': 'A, B2, C3', Species: 'Balaenoptera physalus', Link: 'https://www.marinemammalhabitat.org/ligurian' },
      { name: 'Ligurian Sea', id: '1', criteria: 'A, B2, C3', species: 'Balaenoptera physalus', url: 'https://www.marinemammalhabitat.org/ligurian' },
      'Title',
    ],
    ['an address that is none of a web server', { Title: 'Sea', Link: 'javascript:alert(1)' }, { name: 'Sea', id: '1' }, 'Title'],
    ['ISRA', { ISRA_NAME: 'Moheli', Name: 'x' }, { name: 'Moheli', id: '1' }, 'ISRA_NAME'],
    [
      'KBA',
      { SitRecID: 512, IntName: 'Lake Natron', NatName: 'Ziwa', Country: 'Tanzania' },
      { name: 'Lake Natron', id: '512', country: 'Tanzania', url: 'https://www.keybiodiversityareas.org/site/factsheet/512' },
      'IntName',
    ],
    [
      'WDPA',
      { WDPAID: 555_512_345, NAME: 'Banff', DESIG_ENG: 'National Park', ISO3: 'CAN', IUCN_CAT: 'II' },
      { name: 'Banff', id: '555512345', designation: 'National Park', country: 'CAN', criteria: 'II', url: 'https://www.protectedplanet.net/555512345' },
      'NAME',
    ],
    [
      'Marine Regions',
      { MRGID: 8429, GEONAME: 'Mexican EEZ', ISO_TER1: 'MEX' },
      { name: 'Mexican EEZ', id: '8429', country: 'MEX', url: 'https://www.marineregions.org/gazetteer.php?p=details&id=8429' },
      'GEONAME',
    ],
    [
      'WDPA 2025',
      { SITE_ID: 7, SITE_PID: '7_A', NAME_ENG: 'Ice', DESIG_ENG: '' },
      { name: 'Ice', id: '7_A', url: 'https://www.protectedplanet.net/7' },
      'NAME_ENG',
    ],
    ['a SITE_ID of another file', { SITE_ID: 7, NAME_ENG: 'Ice' }, { name: 'Ice', id: '7' }, 'NAME_ENG'],
    ['any GIS file', { label: ' North ' }, { name: 'North', id: '1' }, 'label'],
    ['no known column', { colour: 'red' }, { name: '#1', id: '1' }, undefined],
  ])('reads the columns of %s', async (_, properties, wanted, nameField) => {
    const set = await read(collection(feature({ type: 'Polygon', coordinates: SQUARE }, properties)));
    expect(set.features[0]?.properties).toEqual(wanted);
    expect(set.nameField).toBe(nameField);
  });

  it('keeps ids apart when a file repeats them', async () => {
    const one = (id: string): unknown => feature({ type: 'Polygon', coordinates: SQUARE }, { WDPAID: id, NAME: 'a' });
    const set = await read(collection(one('1'), one('1-2'), one('1'), one('1'), one('1-2')));
    expect(set.features.map((area) => area.properties.id)).toEqual(['1', '1-2', '1-3', '1-4', '1-2-2']);
  });

  it('knows whose an exclusive economic zone is, but not of one that several states share or claim', async () => {
    const zone = (kind: string, name: string) => feature({ type: 'Polygon', coordinates: SQUARE }, { GEONAME: name, POL_TYPE: kind, ISO_TER1: 'SEN' });
    const { features } = await read(collection(zone('200NM', 'Senegalese'), zone('Joint regime', 'Shared')));
    expect(features.map(({ properties }) => [properties.name, properties.country])).toEqual([
      ['Senegalese', 'SEN'],
      ['Shared', undefined],
    ]);
  });

  it('falls back on the next name where the first is blank', async () => {
    const set = await read(
      collection(
        feature({ type: 'Polygon', coordinates: SQUARE }, { IntName: 'One', NatName: 'Ein' }),
        feature({ type: 'Polygon', coordinates: SQUARE }, { IntName: '  ', NatName: 'Zwei' }),
      ),
    );
    expect(set.features.map((area) => area.properties.name)).toEqual(['One', 'Zwei']);
  });

  it('lists areas by name as readers of the language do', async () => {
    const names = ['zone 10', 'Zone 9', 'Écrins', 'eagle'];
    const set = await read(collection(...names.map((name) => feature({ type: 'Polygon', coordinates: SQUARE }, { name }))));
    expect(listAreas(set.features, 'fr').map((area) => area.properties.name)).toEqual(['eagle', 'Écrins', 'Zone 9', 'zone 10']);
  });
});

describe('what is accepted', () => {
  it('takes a byte order mark, gzip, an old crs member that names WGS 84, and a zipped GeoJSON', async () => {
    const text = JSON.stringify({
      ...Object(collection(feature({ type: 'Polygon', coordinates: SQUARE }))),
      crs: { type: 'name', properties: { name: 'urn:ogc:def:crs:OGC:1.3:CRS84' } },
    });
    const plain = await read(`\uFEFF${text}`);
    const packed = await readAreasFile({ name: 'areas.geojson.gz', bytes: gzipSync(strToU8(text)) });
    const zipped = await readAreasFile({ name: 'areas.zip', bytes: zipSync({ 'areas.geojson': strToU8(text) }) });
    expect(plain.bbox).toEqual([0, 0, 2, 1]);
    expect(packed).toEqual(plain);
    expect(zipped).toEqual(plain);
  });

  it('strips heights, closes rings, drops rings of three positions and counts each', async () => {
    const open = [
      [0, 0, 9],
      [4, 0, 9],
      [4, 4, 9],
      [0, 4, 9],
    ];
    const hole = [
      [1, 1],
      [2, 1],
      [1, 1],
    ];
    const set = await read(collection(feature({ type: 'Polygon', coordinates: [open, hole] })));
    expect(set.features[0]?.geometry).toEqual({
      type: 'Polygon',
      coordinates: [
        [
          [0, 0],
          [4, 0],
          [4, 4],
          [0, 4],
          [0, 0],
        ],
      ],
    });
    expect(set.report).toEqual({
      featuresRead: 1,
      kept: 1,
      dropped: { 'dropped.shortRings': 1 },
      mended: { 'mended.ringsClosed': 1 },
      notes: [],
    });
  });

  it('drops a polygon whose outer ring is invalid, its holes with it', async () => {
    const set = await read(
      collection(
        feature({
          type: 'MultiPolygon',
          coordinates: [
            [
              [
                [0, 0],
                [1, 1],
                [0, 0],
              ],
              SQUARE[0],
            ],
            SQUARE,
          ],
        }),
        feature({ type: 'Polygon', coordinates: [[]] }),
      ),
    );
    expect(set.features).toHaveLength(1);
    expect(set.features[0]?.geometry).toEqual({ type: 'Polygon', coordinates: SQUARE });
    expect(set.report.dropped).toEqual({ 'dropped.shortRings': 2, 'dropped.noValidRing': 1 });
  });

  it('gathers the polygons of a collection of geometries and counts the rest', async () => {
    const nested = {
      type: 'GeometryCollection',
      geometries: [
        { type: 'Polygon', coordinates: SQUARE },
        {
          type: 'GeometryCollection',
          geometries: [
            { type: 'MultiPolygon', coordinates: [SQUARE] },
            { type: 'Point', coordinates: [0, 0] },
          ],
        },
      ],
    };
    const set = await read(collection(feature(nested), feature(null), feature({ type: 'Point', coordinates: [1, 1] })));
    expect(set.features.map((area) => area.geometry)).toEqual([{ type: 'MultiPolygon', coordinates: [SQUARE, SQUARE] }]);
    expect(set.report).toMatchObject({ featuresRead: 3, kept: 1, dropped: { 'dropped.pointsAndLines': 2, 'dropped.noGeometry': 1 } });
  });

  it('notes an edge across more than 180° of longitude', async () => {
    const set = await read(
      collection(
        feature({
          type: 'Polygon',
          coordinates: [
            [
              [170, 0],
              [-170, 0],
              [-170, 5],
              [170, 5],
              [170, 0],
            ],
          ],
        }),
      ),
    );
    expect(set.report.notes.map(english.say).join()).toContain('antimeridian');
  });

  it('takes a bare feature and a bare geometry', async () => {
    expect((await read(feature({ type: 'Polygon', coordinates: SQUARE }))).features).toHaveLength(1);
    expect((await read({ type: 'MultiPolygon', coordinates: [SQUARE] })).features).toHaveLength(1);
  });

  it('survives collections nested three thousand deep', async () => {
    const deep = `${'{"type":"GeometryCollection","geometries":['.repeat(3000)}${']}'.repeat(3000)}`;
    const error = await refusal(`{"type":"Feature","properties":null,"geometry":${deep}}`);
    expect(error.message).toContain('no usable area');
  });
});

describe('what is refused', () => {
  const good = feature({ type: 'Polygon', coordinates: SQUARE });

  it.each([
    ['an empty file', '', 'is empty', {}],
    ['prose', 'IMMA layer, on request', 'neither GeoJSON nor KML; it begins “IMMA layer, on request”', {}],
    ['a text cut short', JSON.stringify(collection(good)).slice(0, -20), 'not valid JSON', {}],
    ['JSON of another kind', { type: 'Coverage', objects: {} }, 'not GeoJSON', { field: 'type' }],
    ['a list', '[1,2]', 'not GeoJSON', { field: 'type' }],
    ['null', 'null', 'not GeoJSON', { field: 'type' }],
    ['features that are no list', { type: 'FeatureCollection', features: {} }, 'not a list', { field: 'features' }],
    ['an empty collection', collection(), 'no features', { field: 'features' }],
    ['points only', collection(feature({ type: 'Point', coordinates: [0, 0] })), 'of the wrong kind', { field: 'geometry' }],
    [
      'lines only',
      collection(
        feature({
          type: 'LineString',
          coordinates: [
            [0, 0],
            [1, 1],
          ],
        }),
      ),
      'of the wrong kind',
      { field: 'geometry' },
    ],
    ['a feature that is none', collection({ type: 'Polygon' }), 'Feature 1', { row: 1, field: 'type' }],
    ['a geometry without coordinates', collection(feature(null), feature({ type: 'Polygon' })), 'Feature 2', { row: 2, field: 'geometry.coordinates' }],
    ['a geometry of an unknown type', collection(feature({ type: 'Curve', coordinates: [] })), 'Feature 1', { row: 1, field: 'geometry.type' }],
    [
      'a coordinate that is no number',
      collection(
        feature({
          type: 'Polygon',
          coordinates: [
            [
              [0, null],
              [1, 0],
              [1, 1],
              [0, null],
            ],
          ],
        }),
      ),
      'Feature 1',
      { row: 1, field: 'geometry.coordinates' },
    ],
    ['a ring of numbers', collection(feature({ type: 'Polygon', coordinates: [[1, 2, 3, 4]] })), 'Feature 1', { row: 1, field: 'geometry.coordinates' }],
    [
      'metres',
      collection(
        feature({
          type: 'Polygon',
          coordinates: [
            [
              [500_000, 6_500_000],
              [500_100, 6_500_000],
              [500_000, 6_500_100],
              [500_000, 6_500_000],
            ],
          ],
        }),
      ),
      'projected, in metres',
      { row: 1, field: 'geometry.coordinates' },
    ],
    [
      'another crs',
      { ...Object(collection(good)), crs: { type: 'name', properties: { name: 'urn:ogc:def:crs:OGC::AUTO42001' } } },
      'AUTO42001',
      { field: 'crs' },
    ],
  ])('%s', async (_, content, words, place) => {
    const error = await refusal(content);
    expect(error.message).toContain(words);
    expect(error.place).toMatchObject(place);
  });

  it('what is no text', async () => {
    expect((await refusal(Uint8Array.of(0x7b, 0xff, 0x00, 0x7d))).message).toContain('UTF-8');
  });

  it('a gzip file cut short or damaged', async () => {
    const packed = gzipSync(strToU8(JSON.stringify(collection(good, good, good))));
    expect((await refusal(packed.subarray(0, packed.length - 20))).message).toMatch(/cut short|damaged|JSON/);
  });

  it('a file over 300 MB, before reading it', async () => {
    const error = await refusal(new Uint8Array(300_000_001));
    expect(error.message).toContain('at most 300 MB');
  });
});
