import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { fromArrayBuffer } from 'geotiff';
import { array, instance, literal, number, object, parse, string, tuple } from 'valibot';
import { expect, test } from 'vitest';
import { writeUdGeotiff } from '../../../src/domain/formats/geotiff.ts';
import { createLambertAzimuthal } from '../../../src/domain/geometry/lambert-azimuthal.ts';
import type { Grid } from '../../../src/domain/movement/bridges/grid.ts';
import { openGdal } from './open-gdal.ts';

const CENTRE: [number, number] = [-110.25, 42.75];
const GRID: Grid = { x0: -12_250, y0: 3_250, cell: 500, cols: 40, rows: 25 };
/** Every cell its own value, with a fraction that Float32 must round. */
const VALUES = Float64Array.from({ length: GRID.cols * GRID.rows }, (_, i) => i * 0.1);

/** Rows from the north, as a raster holds them. */
function northUp(values: Float32Array | Float64Array, { cols, rows }: Grid): Float32Array {
  const turned = new Float32Array(cols * rows);
  for (let row = 0; row < rows; row++) turned.set(values.subarray((rows - 1 - row) * cols, (rows - row) * cols), row * cols);
  return turned;
}

test('geotiff.js reads the values, the box and the plane', async () => {
  const image = await (await fromArrayBuffer(writeUdGeotiff({ grid: GRID, centre: CENTRE, values: VALUES, noData: 0 }).buffer)).getImage();
  expect([image.getWidth(), image.getHeight(), image.getSamplesPerPixel()]).toEqual([40, 25, 1]);
  const [band] = parse(tuple([instance(Float32Array)]), await image.readRasters({ interleave: false }));
  expect([...band]).toEqual([...northUp(VALUES, GRID)]);
  // The south-west cell's centre lies half a cell inside.
  expect(image.getBoundingBox()).toEqual([-12_500, 3_000, 7_500, 15_500]);
  expect(image.getResolution()).toEqual([500, -500, 0]);
  expect(image.getGDALNoData()).toBe(0);
  expect(image.getGeoKeys()).toMatchObject({
    GTModelTypeGeoKey: 1,
    GTRasterTypeGeoKey: 1,
    GeographicTypeGeoKey: 4326,
    ProjectedCSTypeGeoKey: 32767,
    ProjCoordTransGeoKey: 10,
    ProjLinearUnitsGeoKey: 9001,
    ProjCenterLongGeoKey: -110.25,
    ProjCenterLatGeoKey: 42.75,
    ProjFalseEastingGeoKey: 0,
    ProjFalseNorthingGeoKey: 0,
  });
});

test('a grid of any shape, in one strip or many, comes back cell for cell', async () => {
  const shape = fc.record({ cols: fc.oneof(fc.integer({ min: 1, max: 30 }), fc.integer({ min: 30_000, max: 70_000 })), rows: fc.integer({ min: 1, max: 9 }) });
  await fc.assert(
    fc.asyncProperty(shape, fc.integer({ min: 1, max: 1000 }), async ({ cols, rows }, seed) => {
      const grid = { ...GRID, cols, rows };
      const values = Float32Array.from({ length: cols * rows }, (_, i) => (i * seed) % 9973);
      const image = await (await fromArrayBuffer(writeUdGeotiff({ grid, centre: CENTRE, values }).buffer)).getImage();
      const [band] = parse(tuple([instance(Float32Array)]), await image.readRasters({ interleave: false }));
      expect(Buffer.from(band.buffer).equals(Buffer.from(northUp(values, grid).buffer))).toBe(true);
      expect(image.getGDALNoData()).toBeNull();
    }),
    { seed: 5, numRuns: 30 },
  );
});

test('values that do not fill the grid are refused', () => {
  expect(() => writeUdGeotiff({ grid: GRID, centre: CENTRE, values: new Float32Array(7) })).toThrow('7 values for a grid of 40 × 25 cells');
});

const Raster = object({
  type: literal('raster'),
  bandCount: literal(1),
  width: number(),
  height: number(),
  projectionWkt: string(),
  corners: array(tuple([number(), number()])),
});

test.each<[string, [number, number]]>([
  ['in Wyoming', CENTRE],
  ['in the south, across the antimeridian', [179.5, -48.2]],
  ['at the pole', [30, 90]],
])('GDAL reads a distribution %s: its values, and the places of the plane it was computed in', async (_, centre) => {
  const folder = mkdtempSync(join(tmpdir(), 'atlas-geotiff-'));
  try {
    const file = join(folder, 'ud.tif');
    writeFileSync(file, writeUdGeotiff({ grid: GRID, centre, values: VALUES, noData: NaN }));
    const gdal = await openGdal();
    const {
      datasets: [dataset],
      errors,
    } = await gdal.open(file);
    expect(errors).toEqual([]);
    if (!dataset) throw new Error('GDAL opened nothing.');
    const info = parse(Raster, await gdal.getInfo(dataset));
    expect([info.width, info.height]).toEqual([40, 25]);
    expect(info.projectionWkt).toContain('PROJECTION["Lambert_Azimuthal_Equal_Area"]');
    expect(info.projectionWkt).toContain('WGS 84');
    const xs = info.corners.map(([x]) => x);
    const ys = info.corners.map(([, y]) => y);
    expect([Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)]).toEqual([-12_500, 3_000, 7_500, 15_500]);
    const raw = await gdal.getFileBytes(await gdal.gdal_translate(dataset, ['-of', 'ENVI']));
    expect([...new Float32Array(Uint8Array.from(raw).buffer)]).toEqual([...northUp(VALUES, GRID)]);
    const corners = [
      [-12_500, 3_000],
      [7_500, 15_500],
      [7_500, 3_000],
    ];
    const places = await gdal.gdaltransform(corners, ['-s_srs', info.projectionWkt, '-t_srs', '+proj=longlat +datum=WGS84 +no_defs', '-output_xy']);
    const plane = createLambertAzimuthal(...centre);
    places.forEach(([lon = NaN, lat = NaN], i) => {
      const [x = NaN, y = NaN] = corners[i] ?? [];
      const [ourLon, ourLat] = plane.inverse(x, y);
      expect(Math.abs(((lon - ourLon + 540) % 360) - 180)).toBeLessThan(1e-7);
      expect(lat).toBeCloseTo(ourLat, 7);
    });
    await gdal.close(dataset);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
