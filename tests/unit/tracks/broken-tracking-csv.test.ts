import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { AtlasError } from '../../../src/domain/errors.ts';
import { readTrackingCsv } from '../../../src/domain/tracks/import/read-tracking-csv.ts';
import { COLUMNS, hourlyRows, writeTrackingFile } from './tracking-file.ts';

const options = { file: 'saiga.csv', defaultErrorM: 25 };
const GOOD = writeTrackingFile(hourlyRows(5));

function errorOf(text: string): AtlasError {
  try {
    readTrackingCsv(text, options);
  } catch (error) {
    if (error instanceof AtlasError) return error;
    throw error;
  }
  throw new Error('read without an error');
}

test('the twins start from a file that reads', () => {
  expect(readTrackingCsv(GOOD, options).report.fixesKept).toBe(5);
});

test.each(['', '  \n\n', '\uFEFF', ',,,\n,,\n'])('an empty file is named as empty: %j', (text) => {
  expect(errorOf(text)).toMatchObject({ message: 'saiga.csv is empty.', place: { file: 'saiga.csv' } });
});

test('a workbook or archive renamed to .csv is named as binary', () => {
  const error = errorOf(`PK\u0003\u0004\u0014\0\0\0${GOOD}`);
  expect(error.message).toMatch(/saiga\.csv is not text/);
  expect(error.place).toEqual({ file: 'saiga.csv' });
});

test.each(['timestamp', 'location-long', 'location-lat', 'individual-local-identifier'])('a file without the column %s is told which', (field) => {
  const error = errorOf(GOOD.replace(field, 'other'));
  expect(error.place).toEqual({ file: 'saiga.csv', row: 1, field });
  expect(error.message).toContain(`"${field}"`);
});

test('a file with its header cut off, or with a delimiter nobody uses, names row 1', () => {
  expect(errorOf(GOOD.split('\n').slice(1).join('\n')).place).toEqual({ file: 'saiga.csv', row: 1, field: 'timestamp' });
  expect(errorOf(GOOD.replaceAll(',', '#')).place).toEqual({ file: 'saiga.csv', row: 1, field: 'timestamp' });
});

test('a light-level or acceleration file is told that it holds no locations', () => {
  for (const column of ['gls:light-level', 'acceleration-raw-x', 'eobs:accelerations-raw', 'raw-light']) {
    const error = errorOf(`timestamp,${column},individual-local-identifier\n2020-03-01 00:00:00,12,7\n`);
    expect(error.message).toMatch(/holds no locations/);
    expect(error.place).toEqual({ file: 'saiga.csv', row: 1 });
  }
});

test('a file whose rows are all left out says why', () => {
  const error = errorOf(writeTrackingFile(hourlyRows(3).map((row) => ({ ...row, 'location-lat': '' }))));
  expect(error.message).toContain('3 rows: 3 × no coordinates');
  expect(errorOf(`${COLUMNS.join(',')}\n`).message).toContain('(0 rows)');
});

test('a quotation mark that never closes is an error, not rows lost in silence', () => {
  const lines = GOOD.split('\n');
  const error = errorOf([lines[0], lines[1], lines[2]?.replace('2020', '"2020'), ...lines.slice(3)].join('\n'));
  expect(error.place).toMatchObject({ file: 'saiga.csv', row: 3 });
  expect(error.message).toMatch(/quotation mark/);
});

test('a file cut off in the middle of a row keeps what stands before it', () => {
  const { report } = readTrackingCsv(GOOD.slice(0, GOOD.lastIndexOf('2020-03-01') + 4), options);
  expect(report).toMatchObject({ rowsRead: 5, fixesKept: 4 });
});

const check = (text: string): void => {
  try {
    const { report, tracks } = readTrackingCsv(text, options);
    const dropped = Object.values(report.dropped).reduce((sum, count) => sum + count, 0);
    expect(report.rowsRead).toBe(report.fixesKept + dropped);
    for (const { time, lon, lat } of tracks) {
      expect(time.every((value, i) => i === 0 || value > time[i - 1]!)).toBe(true);
      expect(lon.every((value) => Math.abs(value) <= 180) && lat.every((value) => Math.abs(value) <= 90)).toBe(true);
    }
  } catch (error) {
    if (!(error instanceof AtlasError)) throw error;
    expect(error.place.file).toBe('saiga.csv');
    expect(error.message).not.toMatch(/undefined|NaN|-1 rows/);
  }
};

test('any text either reads, every row kept or counted, or gives an error that names the file', () => {
  const cell = fc.oneof(
    fc.string({ maxLength: 8 }),
    fc.constantFrom('', '0', '"', ',', '2020-03-01 00:00:00', 'true', 'false', '1e400', '__proto__', 'constructor'),
  );
  const row = fc.array(cell, { minLength: 0, maxLength: COLUMNS.length + 2 }).map((cells) => cells.join(','));
  fc.assert(
    fc.property(fc.array(row, { maxLength: 12 }), (rows) => check([COLUMNS.join(','), ...rows].join('\n'))),
    { seed: 23, numRuns: 1500 },
  );
  fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 200 }), check), { seed: 29, numRuns: 1500 });
});

test('a good file with a few characters changed either reads or gives an error that names the file', () => {
  const edit = fc.tuple(fc.nat(GOOD.length - 1), fc.string({ unit: 'binary', maxLength: 3 }), fc.nat(4));
  fc.assert(
    fc.property(fc.array(edit, { minLength: 1, maxLength: 6 }), (edits) => {
      let text = GOOD;
      for (const [at, insert, remove] of edits) text = text.slice(0, at) + insert + text.slice(at + remove);
      check(text);
    }),
    { seed: 31, numRuns: 1500 },
  );
});
