import { strToU8, zipSync } from 'fflate';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readAreasFile as readAnyAreas } from '../../../src/domain/areas/read-areas-file.ts';
import { AtlasError } from '../../../src/domain/errors.ts';
import { UTM32_PRJ, WGS84_PRJ, encodeLatin1, writeDbf, writePointShp, writeShp } from './write-shapefile.ts';
import { english, type Told, toldOf } from '../i18n/catalogues.ts';

const readAreasFile = (file: Parameters<typeof readAnyAreas>[0]) => readAnyAreas(file, () => Promise.reject(new Error('This is no GeoPackage.')));

// Clockwise, as an outer ring is in a shapefile.
const OUTER = [
  [0, 0],
  [0, 10],
  [10, 10],
  [10, 0],
  [0, 0],
];
const HOLE = [
  [2, 2],
  [4, 2],
  [4, 4],
  [2, 4],
  [2, 2],
];
const DBF = writeDbf(['NAME', 'WDPAID'], [['Banff', '11']]);

function pack(files: Record<string, Uint8Array | string>, level: 0 | 6 = 6): Uint8Array {
  return zipSync(Object.fromEntries(Object.entries(files).map(([name, data]) => [name, typeof data === 'string' ? strToU8(data) : data])), { level });
}

async function read(files: Record<string, Uint8Array | string>): ReturnType<typeof readAreasFile> {
  return readAreasFile({ name: 'areas.zip', bytes: pack(files) });
}

async function refusal(bytes: Uint8Array): Promise<Told> {
  const error = await toldOf(readAreasFile({ name: 'areas.zip', bytes }));
  expect(error.place.file).toBeTruthy();
  return error;
}

describe('a zipped Shapefile', () => {
  it('keeps coordinates exactly, holes in their rings, and names', async () => {
    const set = await read({ 'wdpa/park.shp': writeShp([[OUTER, HOLE]]), 'wdpa/park.dbf': DBF, 'wdpa/park.prj': WGS84_PRJ });
    expect(set.features).toEqual([
      {
        type: 'Feature',
        properties: { id: '11', name: 'Banff', url: 'https://www.protectedplanet.net/11' },
        geometry: { type: 'Polygon', coordinates: [OUTER, HOLE] },
      },
    ]);
    expect(set.nameField).toBe('NAME');
    expect(set.report).toEqual({ featuresRead: 1, kept: 1, dropped: {}, mended: {}, notes: [] });
  });

  it("is read the same stored, in upper case, with heights and beside a Mac's resource forks", async () => {
    const plain = await read({ 'park.shp': writeShp([[OUTER, HOLE]]), 'park.dbf': DBF, 'park.prj': WGS84_PRJ });
    const other = await readAreasFile({
      name: 'b.zip',
      bytes: pack({ '__MACOSX/._park.shp': 'junk', 'PARK.SHP': writeShp([[OUTER, HOLE]], 15), 'PARK.DBF': DBF, 'PARK.PRJ': WGS84_PRJ }, 0),
    });
    expect(other).toEqual(plain);
  });

  it('is brought to WGS 84 by its .prj', async () => {
    // Known points of UTM zone 32N: the central meridian at the equator, and 9° E 60° N,
    // whose northing is 0.9996 times the meridian arc of WGS 84 to 60° (6,654,072.819 m).
    const north = 0.9996 * 6_654_072.819;
    const ring = [
      [500_000, 0],
      [500_000, north],
      [600_000, north],
      [500_000, 0],
    ];
    const set = await read({ 'a.shp': writeShp([[ring]]), 'a.dbf': DBF, 'a.prj': UTM32_PRJ });
    const [first, second] = set.features[0]?.geometry.type === 'Polygon' ? (set.features[0].geometry.coordinates[0] ?? []) : [];
    expect(first?.[0]).toBeCloseTo(9, 8);
    expect(first?.[1]).toBeCloseTo(0, 8);
    expect(second?.[0]).toBeCloseTo(9, 8);
    expect(second?.[1]).toBeCloseTo(60, 7);
  });

  it('gives a hole to the ring that holds it, not to one whose box merely does', async () => {
    // The L's bounding box holds the small square and its hole; the L itself does not.
    const ell = [
      [0, 0],
      [0, 20],
      [2, 20],
      [2, 2],
      [20, 2],
      [20, 0],
      [0, 0],
    ];
    const small = [
      [10, 10],
      [10, 16],
      [16, 16],
      [16, 10],
      [10, 10],
    ];
    const pond = [
      [12, 12],
      [13, 12],
      [13, 13],
      [12, 13],
      [12, 12],
    ];
    const set = await read({ 'a.shp': writeShp([[ell, pond, small]]), 'a.dbf': DBF, 'a.prj': WGS84_PRJ });
    expect(set.features[0]?.geometry).toEqual({ type: 'MultiPolygon', coordinates: [[ell], [small, pond]] });
  });

  it('keeps a hole that lies in no ring, and a shape written the other way round', async () => {
    const apart = HOLE.map(([x = 0, y = 0]) => [x + 50, y]);
    const set = await read({
      'a.shp': writeShp([[OUTER, apart], [HOLE]]),
      'a.dbf': writeDbf(['NAME'], [['One'], ['Two']]),
      'a.prj': WGS84_PRJ,
    });
    expect(set.features.map((area) => area.geometry)).toEqual([
      { type: 'MultiPolygon', coordinates: [[OUTER], [apart]] },
      { type: 'Polygon', coordinates: [HOLE] },
    ]);
    expect(set.report.mended).toEqual({ 'mended.looseHoles': 1 });
  });

  it('counts null shapes, and the layer of points that comes beside the polygons', async () => {
    const set = await read({
      'poly.shp': writeShp([[], [OUTER]]),
      'poly.dbf': writeDbf(['NAME'], [['None'], ['Banff']]),
      'poly.prj': WGS84_PRJ,
      'point.shp': writePointShp([
        [1, 1],
        [2, 2],
      ]),
      'point.dbf': writeDbf(['NAME'], [['a'], ['b']]),
      'point.prj': WGS84_PRJ,
    });
    expect(set.features.map((area) => area.properties.name)).toEqual(['Banff']);
    expect(set.report).toMatchObject({ featuresRead: 4, kept: 1, dropped: { 'dropped.noGeometry': 1, 'dropped.pointsAndLines': 2 } });
  });

  it('reads text in UTF-8, by its .cpg, or in Windows-1252 with a note', async () => {
    const shp = writeShp([[OUTER]]);
    const name = async (dbf: Uint8Array, cpg?: string): Promise<[string | undefined, number]> => {
      const set = await read({ 'a.shp': shp, 'a.dbf': dbf, 'a.prj': WGS84_PRJ, ...(cpg === undefined ? {} : { 'a.cpg': cpg }) });
      return [set.features[0]?.properties.name, set.report.notes.length];
    };
    const latin = writeDbf(['NAME'], [['Écrins']], encodeLatin1);
    expect(await name(writeDbf(['NAME'], [['Écrins']]))).toEqual(['Écrins', 0]);
    expect(await name(writeDbf(['NAME'], [['Écrins']]), 'UTF-8')).toEqual(['Écrins', 0]);
    expect(await name(latin, '1252')).toEqual(['Écrins', 0]);
    expect(await name(latin)).toEqual(['Écrins', 1]);
  });

  it('is taken without a .prj when its coordinates are degrees, with a note', async () => {
    const set = await read({ 'a.shp': writeShp([[OUTER]]), 'a.dbf': DBF });
    expect(set.report.notes).toHaveLength(1);
    expect(set.report.notes.map(english.say).join()).toContain('.prj');
  });
});

describe('a corrupt twin is refused', () => {
  const shp = writeShp([[OUTER], [OUTER, HOLE]]);
  const dbf = writeDbf(['NAME'], [['One'], ['Two']]);
  const whole = { 'a.shp': shp, 'a.dbf': dbf, 'a.prj': WGS84_PRJ };

  function twin(change: (view: DataView) => void): Uint8Array {
    const copy = Uint8Array.from(shp);
    change(new DataView(copy.buffer));
    return copy;
  }
  // Record 1 has 1 ring of 5 points: content of 128 bytes from 108; record 2 starts at 236, its content at 244.
  const SECOND = 244;

  it.each([
    ['no .shp', { 'a.dbf': dbf }, 'no .shp file', { file: 'areas.zip', field: '.shp' }],
    ['no .dbf', { 'a.shp': shp, 'a.prj': WGS84_PRJ }, 'no .dbf file', { file: 'areas.zip', field: '.dbf' }],
    [
      'no .prj and metres',
      { 'a.shp': writeShp([[OUTER.map(([x = 0, y = 0]) => [x * 1e5, y * 1e5])]]), 'a.dbf': DBF },
      'no .prj file',
      { file: 'a.shp', row: 1 },
    ],
    ['points only', { 'a.shp': writePointShp([[1, 1]]), 'a.dbf': DBF }, 'of the wrong kind', { file: 'areas.zip' }],
    ['archives in archives inside', { 'WDPA.zip': pack({ 'WDPA_0.zip': pack(whole) }) }, 'other archives', { file: 'WDPA.zip' }],
    ['a .shp cut short', { ...whole, 'a.shp': shp.subarray(0, shp.length - 30) }, 'cut short', { file: 'a.shp' }],
    ['no header', { ...whole, 'a.shp': twin((view) => view.setInt32(0, 1)) }, 'header', { file: 'a.shp' }],
    ['a record longer than the file', { ...whole, 'a.shp': twin((view) => view.setInt32(SECOND - 4, 1e6)) }, 'Feature 2', { file: 'a.shp', row: 2 }],
    ['a negative record length', { ...whole, 'a.shp': twin((view) => view.setInt32(SECOND - 4, -8)) }, 'Feature 2', { file: 'a.shp', row: 2 }],
    ['too many points', { ...whole, 'a.shp': twin((view) => view.setInt32(SECOND + 40, 2e9, true)) }, 'Feature 2', { file: 'a.shp', row: 2 }],
    ['rings out of order', { ...whole, 'a.shp': twin((view) => view.setInt32(SECOND + 48, -3, true)) }, 'Feature 2', { file: 'a.shp', row: 2 }],
    [
      'NaN',
      { ...whole, 'a.shp': twin((view) => view.setFloat64(SECOND + 52, Number.NaN, true)) },
      'not a number',
      { file: 'a.shp', row: 2, field: 'geometry' },
    ],
    ['a .dbf cut short', { ...whole, 'a.dbf': dbf.subarray(0, dbf.length - 30) }, 'row', { file: 'a.dbf', row: 2 }],
    ['a .dbf with fewer rows', { ...whole, 'a.dbf': DBF }, '2 shapes', { file: 'a.shp', row: 2 }],
    ['a .dbf that is none', { ...whole, 'a.dbf': new Uint8Array(200) }, 'columns', { file: 'a.dbf' }],
  ])('%s', async (_, files, words, place) => {
    const error = await refusal(pack(files));
    expect(error.message).toContain(words);
    expect(error.place).toMatchObject(place);
  });

  it('an archive cut short, wherever', async () => {
    const bytes = pack(whole);
    for (let length = 4; length < bytes.length; length += 97) {
      expect((await refusal(bytes.subarray(0, length))).message).toMatch(/cut short|damaged/);
    }
  });

  it('an archive with one changed byte of data, by its sum', async () => {
    const bytes = pack(whole, 0);
    bytes[400] = (bytes[400] ?? 0) ^ 1;
    expect((await refusal(bytes)).message).toContain('damaged');
  });

  it('an archive that says it unpacks to more than 1 GB, before unpacking, and one that lies', async () => {
    const bytes = pack({ 'a.shp': new Uint8Array(1e6), 'a.dbf': dbf });
    const view = new DataView(bytes.buffer, bytes.byteOffset);
    const directory = view.getUint32(bytes.length - 6, true);
    view.setUint32(directory + 24, 2e9, true);
    expect((await refusal(bytes)).message).toContain('1 GB');
    view.setUint32(directory + 24, 1000, true);
    expect((await refusal(bytes)).message).toContain('damaged');
  });

  it('one part of a Shapefile that was not zipped', async () => {
    expect((await refusal(shp)).message).toContain('one part of a Shapefile');
  });
});

describe('any bytes at all', () => {
  const settle = async (bytes: Uint8Array): Promise<void> => {
    try {
      await readAreasFile({ name: 'x', bytes });
    } catch (error) {
      expect(error).toBeInstanceOf(AtlasError);
    }
  };

  it('give a set or an AtlasError', async () => {
    const magics = fc.constantFrom([], [0x50, 0x4b, 3, 4], [0x1f, 0x8b, 8, 0], [0, 0, 0x27, 0x0a], [0x7b, 0x22]);
    await fc.assert(
      fc.asyncProperty(magics, fc.uint8Array({ maxLength: 400 }), async (magic, rest) => settle(Uint8Array.from([...magic, ...rest]))),
      { seed: 20_261_101, numRuns: 500 },
    );
  });

  it('changed in a good file give a set or an AtlasError', async () => {
    const parts = { shp: writeShp([[OUTER, HOLE], [OUTER]]), dbf: writeDbf(['NAME'], [['One'], ['Two']]), prj: strToU8(UTM32_PRJ) };
    const changes = fc.array(fc.tuple(fc.nat(), fc.integer({ min: 0, max: 255 })), { minLength: 1, maxLength: 6 });
    await fc.assert(
      fc.asyncProperty(fc.constantFrom('shp', 'dbf', 'prj', 'zip'), changes, async (part, edits) => {
        const damage = (bytes: Uint8Array): Uint8Array => {
          const copy = Uint8Array.from(bytes);
          for (const [at, value] of edits) copy[at % copy.length] = value;
          return copy;
        };
        const file = (name: 'shp' | 'dbf' | 'prj'): Uint8Array => (name === part ? damage(parts[name]) : parts[name]);
        const zip = pack({ 'a.shp': file('shp'), 'a.dbf': file('dbf'), 'a.prj': file('prj') }, 0);
        await settle(part === 'zip' ? damage(zip) : zip);
      }),
      { seed: 20_261_102, numRuns: 600 },
    );
  });

  it('as GeoJSON of any shape give a set or an AtlasError', async () => {
    const geometry = fc.record({
      type: fc.constantFrom('Polygon', 'MultiPolygon', 'GeometryCollection', 'Point'),
      coordinates: fc.jsonValue(),
      geometries: fc.jsonValue(),
    });
    const json = fc.record({
      type: fc.constantFrom('FeatureCollection', 'Feature'),
      geometry,
      features: fc.array(fc.record({ type: fc.constant('Feature'), geometry, properties: fc.jsonValue(), id: fc.jsonValue() })),
    });
    await fc.assert(
      fc.asyncProperty(json, async (value) => settle(strToU8(JSON.stringify(value)))),
      { seed: 20_261_103, numRuns: 400 },
    );
  });
});

describe('a .prj that cannot be applied', () => {
  const geographic = (meridian: string, unit: string): string =>
    `GEOGCS["GCS_WGS_1984",DATUM["D_WGS_1984",SPHEROID["WGS_1984",6378137,298.257223563]],PRIMEM[${meridian}],UNIT[${unit}]]`;
  it.each([
    ['no projection', 'hello'],
    ['a local plane', 'LOCAL_CS["site grid"]'],
    ['an unknown projection', `PROJCS["weird",${geographic('"Greenwich",0', '"Degree",0.0174532925199433')},PROJECTION["Bonkers"],UNIT["Meter",1]]`],
    ['an endless text', '['.repeat(200_000)],
  ])('is refused by name and not taken for degrees: %s', async (_, prj) => {
    const error = await refusal(pack({ 'a.shp': writeShp([[OUTER]]), 'a.dbf': DBF, 'a.prj': prj }));
    expect(error.place).toEqual({ file: 'a.shp', field: '.prj' });
  });

  it.each([
    ['another meridian', geographic('"Paris",2.5', '"Degree",0.0174532925199433'), [12.5, 10]],
    ['another unit', geographic('"Greenwich",0', '"Grad",0.01570796326794897'), [9, 9]],
  ])('is converted where it names %s', async (_, prj, corner) => {
    const text = prj.replaceAll('WGS_1984', 'Of_Our_Own');
    const set = await read({ 'a.shp': writeShp([[OUTER]]), 'a.dbf': DBF, 'a.prj': text });
    const ring = set.features[0]?.geometry.coordinates[0] ?? [];
    expect(ring.flat().map((value) => Math.round(Number(value) * 1e9) / 1e9)).toEqual(expect.arrayContaining(corner));
  });

  it('is not refused where it is in degrees of Greenwich', async () => {
    const set = await read({ 'a.shp': writeShp([[OUTER]]), 'a.dbf': DBF, 'a.prj': geographic('"Greenwich",0', '"Degree",0.0174532925199433') });
    expect(set.features).toHaveLength(1);
  });
});
