import { expect, test } from 'vitest';
import { addRights } from '../../data/evidence/add-rights.ts';
import { writeCsv } from '../../src/domain/formats/csv.ts';

test('every row of a downloaded table carries licence, attribution and citation, and its cells stay as they are', () => {
  const rows = [
    { name: '=HYPERLINK("x")', note: 'two\nlines, and "quotes"' },
    { name: 'Reed', note: null },
  ];
  const rights = { licence: 'CC0-1.0', attribution: '=Cats', citation: 'Reed, A. (2020), "Birds"' };
  const after = new TextDecoder().decode(addRights(new TextEncoder().encode(writeCsv(rows, ['name', 'note'])), rights));
  const expected = writeCsv(
    rows.map((row) => ({ ...row, ...rights })),
    ['name', 'note', 'licence', 'attribution', 'citation'],
  );
  expect(after).toBe(expected);
});
