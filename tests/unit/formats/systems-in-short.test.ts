import { describe, expect, test } from 'vitest';
import { openSystem } from '../../../src/domain/formats/crs/open-system.ts';
import { english } from '../i18n/catalogues.ts';

// What stands in .prj files besides well-known text, and coordinates that the zone they name has not.

const BOX = [500_000, 6_540_000, 500_000, 6_540_000] as const;

describe('a system named in short', () => {
  test.each([
    ['EPSG:32632'],
    ['32632\n'],
    ['urn:ogc:def:crs:EPSG::32632'],
    ['urn:ogc:def:crs:EPSG:9.8:32632'],
    ['+init=epsg:32632'],
    ['+proj=utm +zone=32 +datum=WGS84 +units=m +no_defs'],
    ['+proj=tmerc +lat_0=0 +lon_0=9 +k=0.9996 +x_0=500000 +y_0=0 +ellps=GRS80 +units=m +no_defs'],
  ])('%s', async (wkt) => {
    const { unproject, notes, degrees } = await openSystem({ wkt }, 'a.shp', BOX);
    const [lon, lat] = unproject(500_000, 6_540_000);
    // On the zone's meridian, 6,540 km along it over 0.9996.
    expect([lon.toFixed(6), lat.toFixed(4), degrees, notes]).toEqual(['9.000000', '58.9995', false, []]);
  });

  test.each([['a system of ours'], ['+proj=utm +zone=32 +ellps=intl +towgs84=-87,-98,-121 +units=m'], ['EPSG:1']])('%s is refused', async (wkt) => {
    await expect(openSystem({ wkt }, 'a.shp', BOX)).rejects.toMatchObject({ code: 'projection.unusable' });
  });
});

describe('coordinates that their UTM zone has not are told of', () => {
  test.each([
    [500.5, 6540.5, 'As kilometres the zone holds them.'],
    [6_540_000, 500_000, 'Exchanged, easting for northing, the zone holds them.'],
    [-300_000, 6_540_000, 'A zone has eastings from 100,000 to 900,000 m'],
  ])('%d, %d', async (x, y, said) => {
    for (const system of [{ code: 32632 }, { wkt: 'EPSG:25832' }]) {
      const { notes } = await openSystem(system, 'a.shp', [x, y, x, y]);
      expect(notes.map(english.say).join()).toContain('a.shp: UTM zone 32N does not hold its coordinates');
      expect(notes.map(english.say).join()).toContain(said);
    }
  });

  test('those that it has, and those of other grids, are not', async () => {
    expect((await openSystem({ code: 32632 }, 'a.shp', BOX)).notes).toEqual([]);
    expect((await openSystem({ code: 3035 }, 'a.shp', [6_540_000, 500_000, 6_540_000, 500_000])).notes).toEqual([]);
  });
});
