import { readFileSync } from 'node:fs';
import { unzipSync } from 'fflate';
import { parquetMetadata, parquetReadObjects } from 'hyparquet';
import Papa from 'papaparse';
import initSqlJs from 'sql.js';
import { expect, test } from 'vitest';
import { columnsOf, type ExportLayer, type LayerFormat, writeLayers } from '../../../src/domain/formats/write-layers.ts';
import { readXml } from '../../../src/domain/formats/xml.ts';

const WASM = Uint8Array.from(readFileSync('node_modules/sql.js/dist/sql-wasm.wasm')).buffer;
const CHANGED = new Date('2026-01-02T03:04:05.678Z');
const RIGHTS = { licence: 'CC0-1.0', attribution: 'The herders & friends', citation: '=A citation', doi: '10.5061/dryad.rg0v3' };
const ROUTES: ExportLayer = {
  ...RIGHTS,
  name: 'herd-routes',
  title: 'Routes',
  notes: ['Cut at the edge of the map'],
  features: [
    {
      type: 'Feature',
      properties: { individual: 'Ola', days: 3, seen: true, Days: 4 },
      geometry: {
        type: 'LineString',
        coordinates: [
          [8, 59],
          [8.5, 59.2],
        ],
      },
    },
  ],
};
const SITES: ExportLayer = {
  ...RIGHTS,
  name: 'herd-sites',
  title: 'Sites',
  features: [{ type: 'Feature', properties: { name: '+1', counts: [1, 2] }, geometry: { type: 'Point', coordinates: [8.1234567, 59] } }],
};
const write = (layers: readonly ExportLayer[], format: LayerFormat) => writeLayers(layers, format, async () => WASM, CHANGED);
const rowsOf = (bytes: Uint8Array) => Papa.parse<Record<string, string>>(new TextDecoder().decode(bytes), { header: true, skipEmptyLines: true }).data;

test('a CSV has places, properties and rights in every row', async () => {
  const { bytes, ending } = await write([SITES], 'csv');
  expect(ending).toBe('csv');
  expect(rowsOf(bytes)).toEqual([{ name: "'+1", counts: '[1,2]', lon: '8.1234567', lat: '59', ...RIGHTS, citation: "'=A citation" }]);
  expect(rowsOf((await write([ROUTES], 'csv')).bytes)[0]).toMatchObject({ wkt: 'LINESTRING (8 59, 8.5 59.2)', seen: 'true', doi: RIGHTS.doi });
});

test('GeoJSON and GeoParquet carry the rights with the DOI', async () => {
  const { bytes } = await write([ROUTES], 'geojson');
  expect(JSON.parse(new TextDecoder().decode(bytes))).toMatchObject({ type: 'FeatureCollection', ...RIGHTS });
  const { bytes: parquet, ending } = await write([ROUTES], 'geoparquet');
  expect(ending).toBe('parquet');
  const metadata = parquetMetadata(parquet.buffer);
  expect(Object.fromEntries((metadata.key_value_metadata ?? []).map(({ key, value }) => [key, value]))).toMatchObject(RIGHTS);
  expect(await parquetReadObjects({ file: parquet.buffer, columns: ['individual', 'days'] })).toEqual([{ individual: 'Ola', days: 3 }]);
});

test('a GeoPackage holds all layers, and of each its rights as Dublin Core in its table of metadata', async () => {
  const { bytes } = await write([ROUTES, { ...SITES, features: [] }, { ...SITES, name: 'more' }], 'geopackage');
  const sqlite = await initSqlJs({ wasmBinary: WASM });
  const database = new sqlite.Database(bytes);
  const rows = (sql: string) => database.exec(sql)[0]?.values;
  expect(rows('SELECT individual, days, seen FROM "herd-routes"')).toEqual([['Ola', 3, 1]]);
  expect(rows('SELECT table_name, reference_scope, timestamp FROM gpkg_metadata_reference ORDER BY md_file_id')).toEqual([
    ['herd-routes', 'table', CHANGED.toISOString()],
    ['more', 'table', CHANGED.toISOString()],
  ]);
  expect(rows("SELECT table_name FROM gpkg_extensions WHERE extension_name = 'gpkg_metadata'")).toHaveLength(2);
  const [[scope, xml] = []] = rows('SELECT md_scope, metadata FROM gpkg_metadata ORDER BY id') ?? [];
  expect(scope).toBe('dataset');
  const said = JSON.stringify(readXml(String(xml), 'metadata.xml'));
  for (const words of [...Object.values({ ...RIGHTS, doi: `https://doi.org/${RIGHTS.doi}` }), 'Cut at the edge of the map']) expect(said).toContain(words);
  database.close();
});

test('columns are what all values are; one that differs in case alone is left out', () => {
  expect(columnsOf(ROUTES.features)).toEqual([
    { name: 'individual', type: 'TEXT' },
    { name: 'days', type: 'INTEGER' },
    { name: 'seen', type: 'BOOLEAN' },
  ]);
});

test('several layers of a format that holds one are a zip with a README', async () => {
  const { bytes, ending } = await write([ROUTES, SITES], 'csv');
  expect(ending).toBe('zip');
  const files = unzipSync(bytes);
  expect(Object.keys(files).sort()).toEqual(['README.txt', 'herd-routes.csv', 'herd-sites.csv']);
  expect(new TextDecoder().decode(files['README.txt'])).toContain(`DOI: https://doi.org/${RIGHTS.doi}`);
  await expect(write([{ ...SITES, features: [] }], 'csv')).rejects.toThrow('nothing');
});
