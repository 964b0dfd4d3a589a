import { expect, test } from 'vitest';
import { summariseTracks } from '../../../src/domain/movement/choose-settings/summarise-tracks.ts';
import type { MigrationYearSummary } from '../../../src/domain/movement/sequences/describe-migration-years.ts';
import type { Track } from '../../../src/domain/tracks/track.ts';
import type { SequenceSummary } from '../../../src/domain/movement/types.ts';
import { exportsOf } from '../../../src/page/tracks/export-tracks.ts';
import { countBrief } from '../../../src/page/tracks/summarise-animals.ts';
import { sayOwnMethod } from '../../../src/page/tracks/say-own-method.ts';
import { EMPTY_WORK, type ImportedWork } from '../../../src/state/track-work.ts';
import { A_SEQUENCE } from '../movement/a-sequence.ts';
import { english } from '../i18n/catalogues.ts';

const imported: ImportedWork = {
  files: ['a.csv'],
  format: 'CSV',
  tracks: [],
  notes: [],
  intervalHours: 3,
  report: { rowsRead: 1, fixesKept: 1, dropped: {}, firstRows: {} },
  summary: summariseTracks([]),
  topSpeed: { value: 150, because: { code: 'chosen.topSpeed.few', values: { n: 0 } } },
};
const { settings } = EMPTY_WORK;

test('a sheet says which settings and dates are automatic, and which a person set or confirmed', () => {
  const all = sayOwnMethod({ imported, settings }, { sequences: [A_SEQUENCE] }, english).join(' ');
  expect(all).toBe(
    'Chosen automatically from the tracks: method, longest bridge, cell, location error, least distance, least time away, top speed, seasons. 1 migration has dates found automatically. None was confirmed by hand.',
  );
  const sequences: SequenceSummary[] = [A_SEQUENCE, { ...A_SEQUENCE, class: 'edited' }, { ...A_SEQUENCE, flags: ['long'], confirmed: true }];
  const given = { ...settings, given: { cellM: 250 }, method: { ...settings.method, method: 'line-buffer' } as const };
  expect(sayOwnMethod({ imported: { ...imported, topSpeed: undefined }, settings: given }, { sequences }, english)).toEqual([
    'Chosen automatically from the tracks: method, buffer, location error, least distance, least time away, seasons.',
    'Set by whoever computed this: cell, top speed.',
    '2 migrations have dates found automatically.',
    '1 migration has dates set by hand.',
    '1 migration in doubt was confirmed by whoever computed this, and counts.',
  ]);
});

test('of tracks that were kept before settings were chosen nothing is said of them', () => {
  expect(sayOwnMethod({ imported: { ...imported, summary: undefined }, settings }, { sequences: [] }, english)).toEqual([]);
});

test('animals that were tracked too briefly are counted, those with a migration are not', () => {
  const none = { time: new Float64Array(), lon: new Float64Array(), lat: new Float64Array(), error: new Float32Array() };
  const track = (individual: string): Track => ({ individual, ...none });
  const year: Omit<MigrationYearSummary, 'individual' | 'class'> = {
    start: 0,
    end: 1,
    curve: { times: new Float64Array(), km: new Float64Array() },
    fit: null,
    sequences: [],
  };
  const years: MigrationYearSummary[] = [
    { ...year, individual: 'told', class: 'resident' },
    { ...year, individual: 'brief', class: null },
  ];
  const added = { id: 'added 1', individual: 'added', season: 'spring', class: 'edited', from: 0, to: 2, start: 0, end: 1 } as const;
  expect(countBrief([track('told'), track('brief'), track('added'), track('one fix')], years, [added])).toBe(2);
});

test('no file is offered that would be empty', () => {
  const route = { type: 'Feature', geometry: { type: 'LineString', coordinates: [] } } as const;
  const properties = { individual: 'a', sequence: 'a 1', season: 'spring', start: '', end: '', distanceKm: 1 } as const;
  expect(exportsOf({ corridors: [], routes: [{ ...route, geometry: { type: 'LineString', coordinates: [] }, properties }], ud: null })).toEqual([
    'routes',
    'geopackage',
    'sequences',
    'module',
  ]);
});
