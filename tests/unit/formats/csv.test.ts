import * as fc from 'fast-check';
import Papa from 'papaparse';
import { expect, test } from 'vitest';
import { removeFormulaGuard, writeCsv } from '../../../src/domain/formats/csv.ts';

/** The one cell of a table of one, as it stands in the file. */
const written = (cell: string | number): unknown => Papa.parse<unknown[]>(writeCsv([{ a: cell }], ['a'])).data[1]?.[0];

test.each([
  ['=HYPERLINK("x")', '\'=HYPERLINK("x")'],
  ['+1', "'+1"],
  ['-2', "'-2"],
  ['-1+cmd', "'-1+cmd"],
  ['@SUM(1)', "'@SUM(1)"],
  ['\t=1', "'\t=1"],
  ['\r=1', "'\r=1"],
  ['\n=1', "'\n=1"],
  ['＝1', "'＝1"],
  ["'=1", "''=1"],
  ["'north'", "'north'"],
  ['a=b', 'a=b'],
  ['-110.25 43.5; -110.30000 -43', '-110.25 43.5; -110.30000 -43'],
  ['-110.25 43.5; =1', "'-110.25 43.5; =1"],
])('text %j is written as %j', (cell, guarded) => {
  expect(written(cell)).toBe(guarded);
});

test('numbers stay numbers where they are negative', () => {
  expect(writeCsv([{ lon: -115.5, lat: -0.25 }], ['lon', 'lat'])).toBe('lon,lat\r\n-115.5,-0.25\r\n');
});

test('columns in the order given, empty where a row has none, and the header also of a table without rows', () => {
  const rows: { a?: string; b?: number | null }[] = [{ b: 1, a: 'x, "y"\nz' }, { b: null }, {}];
  expect(writeCsv(rows, ['a', 'b'])).toBe('a,b\r\n"x, ""y""\nz",1\r\n,\r\n,\r\n');
  expect(writeCsv([], ['a', 'b'])).toBe('a,b\r\n');
  expect(writeCsv([{ p: 0.5 }], ['p'], '\n')).toBe('p\n0.5\n');
});

test('any text comes back from the file, and whatever is guarded begins with an apostrophe', () => {
  const formulas = fc.tuple(fc.constantFrom('=', '+', '-', '@', '\t', '\r', "'=", "''-", "'"), fc.string({ maxLength: 5 })).map((parts) => parts.join(''));
  fc.assert(
    fc.property(fc.array(fc.oneof(formulas, fc.string({ unit: 'binary' })), { minLength: 1, maxLength: 5 }), (cells) => {
      const text = writeCsv(
        cells.map((a) => ({ a, b: 'end' })),
        ['a', 'b'],
      );
      const rows = Papa.parse<string[]>(text.slice(0, -2), { newline: '\r\n', delimiter: ',' }).data.slice(1);
      expect(rows.map(([cell = '']) => removeFormulaGuard(cell))).toEqual(cells);
      for (const [cell = ''] of rows) expect(cell).not.toMatch(/^[=+@\t\r\n＝＋－＠]/);
    }),
    { numRuns: 500 },
  );
});

test('more rows than are joined at once', () => {
  const rows = Array.from({ length: 25_001 }, (_, a) => ({ a }));
  expect(writeCsv(rows, ['a']).split('\r\n')).toHaveLength(25_003);
});
