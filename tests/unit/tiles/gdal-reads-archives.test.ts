import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import type { Feature } from 'geojson';
import initGdalJs from 'gdal3.js/node.js';
import { array, number, object, parse, string, tuple } from 'valibot';
import { expect, test } from 'vitest';
import { encodeTiles } from '../../../src/domain/tiles/encode-tiles.ts';
import { writePmtiles } from '../../../src/domain/formats/pmtiles/write-pmtiles.ts';
import { archiveOptions } from './archive-options.ts';

const Collection = object({
  features: array(
    object({
      properties: object({ mvt_id: number(), id: string(), name: string() }),
      geometry: object({ coordinates: array(tuple([number(), number()])) }),
    }),
  ),
});

test('GDAL reads an archive: its features, properties and places', async () => {
  // All within one tile and clear of its neighbours' buffers: GDAL counts features tile by tile.
  const features = Array.from({ length: 40 }, (_, i): Feature => ({
    type: 'Feature',
    id: `f${i}`,
    properties: { name: `Fence ${i}` },
    geometry: {
      type: 'LineString',
      coordinates: [
        [5 + i, 10],
        [5 + i, 20],
      ],
    },
  }));
  const archive = await writePmtiles(encodeTiles([{ name: 'things', features, minZoom: 1, maxZoom: 1 }]), {
    ...archiveOptions(1),
    minZoom: 1,
    bbox: [5, 10, 45, 20],
  });
  const folder = mkdtempSync(join(tmpdir(), 'atlas-gdal-'));
  try {
    const file = join(folder, 'fences.pmtiles');
    writeFileSync(file, archive);
    const gdal = await initGdalJs({
      path: relative(process.cwd(), join(dirname(createRequire(import.meta.url).resolve('gdal3.js/package.json')), 'dist/package')),
    });
    const {
      datasets: [dataset],
      errors,
    } = await gdal.open(file);
    expect(errors).toEqual([]);
    if (!dataset) throw new Error('GDAL opened nothing.');
    expect((await gdal.getInfo(dataset)).layers).toEqual([{ name: 'things', featureCount: 40 }]);
    const output = await gdal.ogr2ogr(dataset, ['-f', 'GeoJSON', '-t_srs', 'EPSG:4326']);
    const found = parse(Collection, JSON.parse(new TextDecoder().decode(await gdal.getFileBytes(output))));
    expect(found.features.map(({ properties }) => properties)).toEqual(features.map((_, i) => ({ mvt_id: i + 1, id: `f${i}`, name: `Fence ${i}` })));
    found.features.forEach(({ geometry }, i) => {
      expect(Math.abs((geometry.coordinates[0]?.[0] ?? NaN) - (5 + i))).toBeLessThan(180 / 4096);
    });
    await gdal.close(dataset);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
