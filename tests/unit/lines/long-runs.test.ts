import { expect, it } from 'vitest';
import { isNumber, parseKmlCoordinates } from '../../../src/domain/lines/kml-coordinates.ts';
import { parseCoordinates } from '../../../src/domain/lines/parse-coordinates.ts';
import { groupAlignments } from '../../../src/domain/lines/alignment.ts';
import { toldOf } from '../i18n/catalogues.ts';

// Patterns that tried every cut of a long run took minutes: the time limit of a test is the guard.

it('digits without an end are no number', () => {
  expect(isNumber(`${'1'.repeat(1e6)}x`)).toBe(false);
  expect(['1', '-1.5', '1.', '.5', '1e5', '+2.e-3'].every(isNumber)).toBe(true);
  expect(['', '.', '1..2', 'e5', '0x10', '1e'].some(isNumber)).toBe(false);
  expect(parseKmlCoordinates(`${'1'.repeat(1e6)}x,2`)).toMatchObject({ position: 1 });
});

it('blanks without an end in typed coordinates are a fault of one position', async () => {
  for (const text of [`[${' '.repeat(3e5)}`, `[8, 59${' '.repeat(3e5)}x`, `LINESTRING${' '.repeat(3e5)}x`, `${'('.repeat(1e5)}8 59`])
    expect((await toldOf(Promise.resolve().then((): unknown => parseCoordinates(text)))).code).toMatch(/^coordinates\./);
  expect(parseCoordinates('[ [ 7 , 59 ], [ 8 , 60 ] ]').line).toEqual([
    [7, 59],
    [8, 60],
  ]);
  expect(parseCoordinates('LINESTRING ZM (7 59 1 2, 8 60 1 2)').line).toHaveLength(2);
});

it('puts hundreds of thousands of parts together', () => {
  const part = {
    name: 'a',
    named: true,
    folders: [],
    lines: Array.from({ length: 200_000 }, (): [number, number][] => [
      [1, 2],
      [3, 4],
    ]),
  };
  expect(groupAlignments([part, part], 'a.geojson')[0]?.lines).toHaveLength(400_000);
});
