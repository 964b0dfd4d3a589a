import { expect, test } from 'vitest';
import { addRights } from '../../data/evidence/add-rights.ts';
import { writeCsv } from '../../src/domain/formats/csv.ts';

test('every row of a downloaded table carries licence, attribution, citation and DOI, and its cells stay as they are', () => {
  const rows = [
    { name: '=HYPERLINK("x")', note: 'two\nlines, and "quotes"' },
    { name: 'Reed', note: null },
  ];
  const rights = { licence: 'CC0-1.0', attribution: '=Cats', citation: 'Reed, A. (2020), "Birds"', doi: '10.5061/dryad.rg0v3' };
  const after = new TextDecoder().decode(addRights(new TextEncoder().encode(writeCsv(rows, ['name', 'note'])), rights));
  const expected = writeCsv(
    rows.map((row) => ({ ...row, ...rights })),
    ['name', 'note', 'licence', 'attribution', 'citation', 'doi'],
  );
  expect(after).toBe(expected);
  // What has no DOI gets no empty column.
  expect(new TextDecoder().decode(addRights(new TextEncoder().encode('name\r\nReed\r\n'), { ...rights, doi: undefined }))).toMatch(
    /^name,licence,attribution,citation\r\n/,
  );
});
