import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { nameKnownTable, nameTableBeside } from '../../../src/cli/name-known-table.ts';
import { eachFlatFeature, readFeatures, readText } from '../../../src/cli/read-geojson.ts';

const folder = mkdtempSync(join(tmpdir(), 'atlas-kinds-'));

function write(name: string, coordinates: unknown): string {
  const path = join(folder, name);
  const feature = { type: 'Feature', properties: {}, geometry: { type: 'LineString', coordinates } };
  writeFileSync(path, JSON.stringify({ type: 'FeatureCollection', features: [feature] }));
  return path;
}

describe('metres where degrees should be', () => {
  test.each([
    [
      'utm.geojson',
      [
        [400_000, 5_500_000],
        [401_000, 5_500_000],
      ],
    ],
    [
      'north-of-the-pole.geojson',
      [
        [10, 50],
        [10, 91],
      ],
    ],
  ])('%s is refused, and its feature named', (name, coordinates) => {
    const path = write(name, coordinates);
    const fault = { code: 'cli.offEarth', place: { file: path, field: 'features.0.geometry.coordinates' } };
    expect(() => readFeatures(path)).toThrow(expect.objectContaining(fault));
    expect(() => [...eachFlatFeature(readText(path), path)]).toThrow(expect.objectContaining(fault));
  });

  test('a pole as other programs round it, and a line that goes on past 180, are read', () => {
    expect(
      readFeatures(
        write('pole.geojson', [
          [369, 90.000_000_1],
          [372, 80],
        ]),
      ).features,
    ).toHaveLength(1);
  });
});

describe('tables of acoustic networks are named', () => {
  test.each([
    ['animal_id,animal_project_code,tag_serial_number,acoustic_tag_id,capture_latitude', { format: 'ETN', what: 'tagged animals' }],
    ['transmitter_id,transmitter_deployment_id,transmitter_deployment_datetime', { format: 'IMOS', what: 'transmitters' }],
    ['detection_datetime,receiver_deployment_id,transmitter_id', { format: 'IMOS', what: 'detections' }],
  ])('%s', (header, table) => {
    expect(nameKnownTable(header.split(','))).toMatchObject(table);
  });

  test('a table of fixes is none', () => {
    expect(nameKnownTable(['animal_id', 'time', 'longitude', 'latitude'])).toBeUndefined();
  });

  test('those that stand beside are told from those that are read', () => {
    expect(nameTableBeside('receiver_id,manufacturer,receiver_model,receiver_serial_number,modem_address'.split(','))?.format).toBe('ETN');
    expect(nameTableBeside('detection_datetime,receiver_deployment_id,transmitter_id'.split(','))).toBeUndefined();
  });
});
