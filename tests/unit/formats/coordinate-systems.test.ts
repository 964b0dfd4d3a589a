import { writeFileSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { findSystem, loadDatums } from '../../../src/domain/formats/crs/epsg-tables.ts';
import { chooseShift, findDatum } from '../../../src/domain/formats/crs/find-datum.ts';
import { openSystem } from '../../../src/domain/formats/crs/open-system.ts';
import { parseWkt } from '../../../src/domain/formats/crs/parse-wkt.ts';
import { shiftDatum } from '../../../src/domain/formats/crs/shift-datum.ts';
import { resolveProjection } from '../../../src/domain/formats/projection.ts';
import { geodesicM } from '../../../src/domain/geometry/distances.ts';
import { toldOf } from '../i18n/catalogues.ts';
import { openGdal } from '../exports/open-gdal.ts';

/** Systems as people meet them, with a place in each: [lon, lat] on WGS 84. */
const SYSTEMS: readonly (readonly [string, number, readonly [number, number]])[] = [
  ['British National Grid', 27700, [-2.5, 51.3]],
  ['Irish Grid', 29903, [-8, 53]],
  ['Gauss-Krüger of Germany', 31467, [9, 49.6]],
  ['Austria, MGI', 31287, [14, 47.5]],
  ['Rijksdriehoek', 28992, [5.4, 52.1]],
  ['Belgian Lambert 72', 31370, [4.4, 50.8]],
  ['Swiss grid, old', 21781, [8, 47]],
  ['Lambert II étendu, counted from Paris in grads', 27572, [3, 46]],
  ['Monte Mario', 3004, [14.7, 40.6]],
  ['Krovak East North', 5514, [14.4, 50]],
  ['RT90', 3021, [15, 60]],
  ['ED50, UTM', 23030, [-3, 40]],
  ['Pulkovo 1942, Gauss-Krüger', 28410, [57, 55]],
  ['Arc 1960, UTM south', 21037, [37.5, -2.5]],
  ['Cape, Lo', 22285, [25.5, -30]],
  ['NAD27, UTM', 26712, [-111, 43.3]],
  ['NAD83, state plane in feet', 3739, [-110, 43]],
  ['Tokyo, UTM', 3095, [139.7, 35.6]],
  ['Sea ice, north', 3413, [-40, 80]],
  ['Antarctic', 3031, [60, -75]],
  ['Web Mercator', 3857, [12, 48]],
  ['UTM', 32632, [9.3, 59]],
  ['New Zealand Map Grid', 27200, [172.5, -42]],
  ['Indian 1975', 24047, [99.5, 15]],
];

interface Theirs {
  readonly prj: string;
  readonly at: readonly [number, number];
}
const theirs = new Map<number, Theirs>();

describe('systems as PROJ places them', () => {
  beforeAll(async () => {
    const gdal = await openGdal();
    const file = join(mkdtempSync(join(tmpdir(), 'crs-')), 'point.geojson');
    writeFileSync(
      file,
      JSON.stringify({ type: 'FeatureCollection', features: [{ type: 'Feature', properties: {}, geometry: { type: 'Point', coordinates: [1, 2] } }] }),
    );
    const {
      datasets: [dataset],
    } = await gdal.open(file);
    for (const [, code, place] of SYSTEMS) {
      const output = await gdal.ogr2ogr(dataset!, ['-f', 'ESRI Shapefile', '-a_srs', `EPSG:${code}`], `points${code}`);
      const prj = output.all.find(({ local }) => local.endsWith('.prj'));
      const [at = []] = await gdal.gdaltransform([[...place]], ['-s_srs', 'EPSG:4326', '-t_srs', `EPSG:${code}`, '-output_xy']);
      theirs.set(code, { prj: new TextDecoder().decode(await gdal.getFileBytes({ local: prj!.local })), at: [at[0]!, at[1]!] });
    }
  }, 60_000);

  it.each(SYSTEMS)('%s, by EPSG’s code and by the text that GDAL writes for ArcGIS, without shift', async (_, code, place) => {
    const { prj, at } = theirs.get(code)!;
    const box = [at[0] - 10, at[1] - 10, at[0] + 10, at[1] + 10] as const;
    for (const named of [{ code }, { wkt: prj }]) {
      const { unproject, notes } = await openSystem(named, 'plan', box);
      // PROJ may take other parameters of EPSG's for the same datum, each within metres.
      expect(geodesicM(...unproject(...at), ...place), JSON.stringify(notes)).toBeLessThan(10);
    }
  });
});

/** Positions that PROJ gives with EPSG's parameters for coordinates of the datum: 10 m are allowed. */
it.each([
  ['osgb', 'D_OSGB_1936', 6_377_563.396, 299.3249646, [-2.532257, 51.297827], [-2.533581, 51.298326]],
  ['arc 1960', 'D_Arc_1960', 6_378_249.145, 293.465, [39, -2.714424], [39.000864, -2.716909]],
  ['dhdn', 'D_Deutsches_Hauptdreiecksnetz', 6_377_397.155, 299.1528128, [9, 49.637816], [8.998964, 49.636711]],
  ['rd', 'D_Amersfoort', 6_377_397.155, 299.1528128, [5.387639, 52.156161], [5.387204, 52.155172]],
  ['nad27', 'D_North_American_1927', 6_378_206.4, 294.9786982, [-111, 43.354795], [-111.000799, 43.354715]],
  ['tokyo', 'D_Tokyo', 6_377_397.155, 299.1528128, [139.7, 35.6], [139.696775, 35.603246]],
])('shifts %s as PROJ does', async (_, name, a, rf, from, to) => {
  const [lon = 0, lat = 0] = from;
  const datum = findDatum(await loadDatums(), { name, system: '', code: undefined, a, rf }, lon, lat)!;
  const shift = chooseShift(datum.shifts, lon, lat)!;
  const [east, north] = shiftDatum(lon, lat, datum, shift.parameters);
  expect(geodesicM(east, north, to[0]!, to[1]!)).toBeLessThan(10);
});

describe('a datum', () => {
  const prj = (datum: string, spheroid: string): string =>
    `PROJCS["grid",GEOGCS["${datum}",DATUM["${datum}",SPHEROID[${spheroid}]],PRIMEM["Greenwich",0],UNIT["Degree",0.0174532925199433]],PROJECTION["Transverse_Mercator"],PARAMETER["False_Easting",400000],PARAMETER["False_Northing",-100000],PARAMETER["Central_Meridian",-2],PARAMETER["Scale_Factor",0.9996012717],PARAMETER["Latitude_Of_Origin",49],UNIT["Meter",1]]`;
  const box = [360_000, 150_000, 370_000, 160_000] as const;

  it('of a name that is cut short is told by its words and its ellipsoid', async () => {
    const { notes } = await openSystem({ wkt: prj('Ordnance Survey Great Brit', '"Airy 1830",6377563.396,299.3249646') }, 'plan', box);
    expect(notes).toMatchObject([{ code: 'imported.datumShift', values: { datum: 'Ordnance Survey of Great Britain 1936', code: '1314', m: 2 } }]);
  });

  const CLARKE = '"Clarke 1880",6378249.145,293.465';
  it.each([
    // As ESRI and others write them, with EPSG's transformation for the place and the accuracy that EPSG states for it.
    ['D_NTF', '"Clarke_1880_IGN",6378249.2,293.4660212936265', [3, 46], '1193', 2],
    ['D_European_1950', '"International_1924",6378388,297', [-3, 40], '1633', 2],
    ['D_Pulkovo_1942', '"Krasovsky_1940",6378245,298.3', [57, 55], '5044', 3],
    ['D_Arc_1960', CLARKE, [37, -2], '1284', 6],
    ['D_Adindan', CLARKE, [38, 9], '1103', 6],
    ['D_Minna', CLARKE, [8, 9], '1168', 15],
    ['D_South_American_1969', '"GRS_1967_Truncated",6378160,298.25', [-50, -15], '5882', 5],
    ['D_Indian_1975', '"Everest_Adjustment_1937",6377276.345,300.8017', [100, 15], '1812', 3],
    ['D_Kalianpur_1937', '"Everest_Adjustment_1937",6377276.345,300.8017', [90, 24], '1155', 18],
    ['D_Timbalai_1948', '"Everest_Definition_1967",6377298.556,300.8017', [115, 4], '1852', 5],
    // ESRI's own, with the parameters of EPSG's Lisbon 1937 and 1890.
    ['D_Datum_Lisboa_Hayford', '"International_1924",6378388,297', [-8, 39], '1988', 2],
    ['D_Datum_Lisboa_Bessel', '"Bessel_1841",6377397.155,299.1528128', [-8, 39], '1990', 1],
    // A known name among other words.
    ['Potsdam Rauenberg DHDN', '"Bessel 1841",6377397.155,299.1528128', [9, 50], '1778', 2],
    // Nobody's name: Ireland has two datums of that figure, and one shift.
    ['D_Ireland_1965', '"Airy_Modified",6377340.189,299.3249646', [-8, 53], /^(1641|1954)$/, 1],
  ] as const)('%s is shifted by EPSG’s parameters for the place', async (name, spheroid, [lon, lat], code, m) => {
    const wkt = `GEOGCS["GCS",DATUM["${name}",SPHEROID[${spheroid}]],PRIMEM["Greenwich",0],UNIT["Degree",0.0174532925199433]]`;
    const { notes, unproject } = await openSystem({ wkt }, 'plan', [lon, lat, lon, lat]);
    expect(notes).toMatchObject([{ code: 'imported.datumShift', values: { code: expect.stringMatching(code) as string, m } }]);
    const [east = 0, north = 0] = unproject(lon, lat);
    expect(geodesicM(lon, lat, east, north)).toBeGreaterThan(20);
  });

  it('counted from Paris in grads is that of Greenwich, turned', async () => {
    const wkt =
      'GEOGCS["GCS_NTF_Paris",DATUM["D_NTF",SPHEROID["Clarke_1880_IGN",6378249.2,293.4660212936265]],PRIMEM["Paris",2.337229166666667],UNIT["Grad",0.01570796326794897]]';
    const { notes, unproject } = await openSystem({ wkt }, 'plan', [0, 51, 0, 51]);
    expect(notes).toMatchObject([{ values: { code: '1193' } }]);
    const [lon, lat] = unproject(0, 51);
    expect(lon).toBeCloseTo(2.3372, 2);
    expect(lat).toBeCloseTo(45.9, 2);
  });

  it('that nobody knows leaves positions as they are, and says how far off they may be', async () => {
    const { notes, unproject } = await openSystem({ wkt: prj('Our own', '"Bessel 1841",6377397.155,299.1528128') }, 'plan', box);
    expect(notes).toMatchObject([{ code: 'imported.datumUnknown', values: { datum: 'Our own' } }]);
    expect(unproject(400_000, -100_000)[1]).toBeCloseTo(49, 6);
  });

  it('with a shift of its own in the text is shifted by that, without a word', async () => {
    const wkt = prj('OSGB_1936', '"Airy 1830",6377563.396,299.3249646').replace(']],PRIMEM', '],TOWGS84[0,0,0,0,0,0,0]],PRIMEM');
    const { notes, unproject } = await openSystem({ wkt }, 'plan', box);
    expect(notes).toEqual([]);
    expect(unproject(400_000, -100_000)[1]).toBeCloseTo(49, 6);
  });

  it('of the last decades needs no shift and no note', async () => {
    const { notes } = await openSystem({ wkt: prj('D_ETRS_1989', '"GRS_1980",6378137,298.257222101') }, 'plan', box);
    expect(notes).toEqual([]);
  });
});

it('a system in metres whose coordinates are degrees is refused, and so is one that nobody knows', async () => {
  const looks = await toldOf(openSystem({ code: 25832 }, 'plan', [7.3, 59, 7.4, 59.1]));
  expect(looks.message).toContain('look like degrees');
  expect((await toldOf(openSystem({ code: 99_999 }, 'plan', [1e5, 1e5, 2e5, 2e5]))).message).toContain('EPSG:99999');
  expect((await toldOf(openSystem({ wkt: `PROJCS["a",${'('.repeat(9)}` }, 'plan', [1e5, 1e5, 2e5, 2e5]))).message).toContain('cannot be converted');
});

it('a Krovak whose axes run south and west is refused, not turned about', async () => {
  const wkt =
    'PROJCS["S-JTSK_Krovak",GEOGCS["GCS_S_JTSK",DATUM["D_S_JTSK",SPHEROID["Bessel_1841",6377397.155,299.1528128]],PRIMEM["Greenwich",0],UNIT["Degree",0.0174532925199433]],PROJECTION["Krovak"],PARAMETER["X_Scale",1],PARAMETER["Y_Scale",1],PARAMETER["XY_Plane_Rotation",0],UNIT["Meter",1]]';
  expect((await toldOf(openSystem({ wkt }, 'plan', [1e6, 7e5, 1.1e6, 8e5]))).message).toContain('S-JTSK_Krovak');
});

it('the horizontal part of a compound system is what counts', () => {
  const text =
    'COMPD_CS["both",GEOGCS["WGS 84",DATUM["WGS_1984",SPHEROID["WGS 84",6378137,298.257223563]],UNIT["degree",0.0174532925199433]],VERT_CS["height",VERT_DATUM["sea",2005],UNIT["metre",1]]]';
  expect(parseWkt(text)).toMatchObject({ name: 'WGS 84', projected: false, unit: 1, metres: 0 });
});

it('tables are read in any of EPSG’s systems, shifted at the place of their first row', async () => {
  const { unproject, degrees } = await resolveProjection('EPSG:27700', 'tracks.csv');
  expect(degrees).toBe(false);
  expect(geodesicM(...unproject(362_895, 155_602), -2.5335813, 51.2983258)).toBeLessThan(5);
  expect(await findSystem(4277)).toEqual({ definition: '+proj=longlat', datum: 6277 });
});
