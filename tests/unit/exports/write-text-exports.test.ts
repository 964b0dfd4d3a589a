import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as fc from 'fast-check';
import Papa from 'papaparse';
import { object, parse, string, looseObject, array, custom, optional } from 'valibot';
import type { Feature } from 'geojson';
import { expect, test } from 'vitest';
import { writeFeatureCollection } from '../../../src/domain/formats/geojson.ts';
import { writeSequencesCsv } from '../../../src/domain/movement/sequences/write-sequences-csv.ts';
import { writeTracksCsv } from '../../../src/domain/tracks/write-tracks-csv.ts';
import { ARGOS_ERROR_M } from '../../../src/domain/tracks/import/judge-fix.ts';
import { givenFile, importOk } from '../tracks/import/given-file.ts';

const RIGHTS = { licence: 'CC0-1.0', attribution: 'Someone', citation: 'Someone 2020' };

test('a feature collection carries its rights and rounds every number to 6 decimals', () => {
  const feature: Feature = {
    type: 'Feature',
    properties: { areaKm2: 1 / 3, name: '1.23456789' },
    geometry: { type: 'Point', coordinates: [8.123456789, -59.9999996] },
  };
  const text = new TextDecoder().decode(writeFeatureCollection([feature], RIGHTS));
  expect(text.endsWith('}\n')).toBe(true);
  expect(JSON.parse(text)).toEqual({
    type: 'FeatureCollection',
    ...RIGHTS,
    features: [{ type: 'Feature', properties: { areaKm2: 0.333333, name: '1.23456789' }, geometry: { type: 'Point', coordinates: [8.123457, -60] } }],
  });
});

const BUILT = 'public/atlas';
const built = existsSync(BUILT)
  ? readdirSync(BUILT, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.geojson') && !name.endsWith('overview.geojson'))
  : [];
const isFeature = (value: unknown): value is Feature => typeof value === 'object' && value !== null && 'type' in value && value.type === 'Feature';
const Built = looseObject({
  ...object({ licence: string(), attribution: string(), citation: string(), doi: optional(string()) }).entries,
  features: array(custom<Feature>(isFeature)),
});

test.skipIf(built.length === 0)('the files of the atlas come out byte for byte (skipped where public/atlas is not built)', () => {
  for (const name of built) {
    const bytes = readFileSync(join(BUILT, name));
    const { features, licence, attribution, citation, doi } = parse(Built, JSON.parse(bytes.toString('utf8')));
    const rights = { licence, attribution, citation, ...(doi === undefined ? {} : { doi }) };
    expect(Buffer.from(writeFeatureCollection(features, rights)).equals(bytes), name).toBe(true);
  }
});

test('sequences come as one row each, names quoted and formulas disarmed', () => {
  const common = {
    season: 'spring',
    class: 'migrant',
    start: Date.UTC(2020, 3, 1),
    end: Date.UTC(2020, 3, 11, 12),
    fixes: 42,
    days: 10.5,
    distanceKm: 81.2345,
  } as const;
  const csv = writeSequencesCsv([
    { individual: 'Kari, "the first"', sequence: 'Kari 2020 spring 1', varianceM2PerS: 1234.5678, ...common },
    { individual: '=1+1', sequence: '-2', varianceM2PerS: null, ...common },
  ]);
  expect(Papa.parse(csv.trimEnd()).data).toEqual([
    ['individual', 'sequence', 'season', 'class', 'start', 'end', 'fixes', 'days', 'distanceKm', 'varianceM2PerS', 'flags'],
    [
      'Kari, "the first"',
      'Kari 2020 spring 1',
      'spring',
      'migrant',
      '2020-04-01T00:00:00.000Z',
      '2020-04-11T12:00:00.000Z',
      '42',
      '10.5',
      '81.23',
      '1234.6',
      '',
    ],
    ["'=1+1", "'-2", 'spring', 'migrant', '2020-04-01T00:00:00.000Z', '2020-04-11T12:00:00.000Z', '42', '10.5', '81.23', '', ''],
  ]);
});

test('tracks written as Movebank CSV read back as they were: names, times, places and Argos errors', async () => {
  const fix = fc.record({
    time: fc.integer({ min: Date.UTC(1990, 0, 1), max: Date.UTC(2030, 0, 1) }),
    lon: fc.double({ min: -180, max: 180, noNaN: true }).filter((lon) => lon !== 0),
    lat: fc.double({ min: -90, max: 90, noNaN: true }),
    error: fc.constantFrom(0, ...Object.values(ARGOS_ERROR_M)),
  });
  const fixes = fc.uniqueArray(fix, { selector: ({ time }) => time, minLength: 2, maxLength: 20 });
  const names = fc.uniqueArray(
    fc
      .string({ minLength: 1 })
      .map((name) => name.trim())
      .filter((name) => name !== '' && !name.includes('\0')),
    { minLength: 1, maxLength: 3 },
  );
  await fc.assert(
    fc.asyncProperty(names, fixes, async (individuals, unsorted) => {
      const rows = [...unsorted].sort((a, b) => a.time - b.time);
      const tracks = [...individuals]
        .sort((a, b) => (a < b ? -1 : 1))
        .map((individual) => ({
          individual,
          time: Float64Array.from(rows, ({ time }) => time),
          lon: Float64Array.from(rows, ({ lon }) => lon),
          lat: Float64Array.from(rows, ({ lat }) => lat),
          error: Float32Array.from(rows, ({ error }) => error),
        }));
      const { tracks: read, report } = await importOk(givenFile('tracks.csv', writeTracksCsv(tracks)));
      // Text holds no negative zero.
      const places = (list: Float64Array): number[] => Array.from(list, (value) => value + 0);
      expect(report.dropped).toEqual({});
      expect(read.map((track) => ({ ...track, lon: places(track.lon), lat: places(track.lat) }))).toEqual(
        tracks.map((track) => ({ ...track, lon: places(track.lon), lat: places(track.lat) })),
      );
    }),
    { seed: 11, numRuns: 200 },
  );
});
