import { expect, test } from 'vitest';
import { lookAtRows } from '../../../src/domain/statements/judge-layers.ts';
import { sayDates } from '../../../src/factsheet/say-answers.ts';
import { english } from '../i18n/catalogues.ts';

const { t } = english;

test('lines built after the tracks may be among those found only where the year of one is not known', () => {
  const rows = [
    { layer: 'a', built: 1990 },
    { layer: 'a', built: 1991 },
    { layer: 'b', built: 1990 },
    { layer: 'b', built: undefined },
  ];
  expect(lookAtRows(rows, 'a')).toEqual({ looked: true, found: 2, dated: true });
  expect(lookAtRows(rows, 'b')).toEqual({ looked: true, found: 2, dated: false });
  expect(lookAtRows(rows, 'c')).toEqual({ looked: true, found: 0, dated: false });
  const layer = { title: 'Fences', asOf: '2020' };
  expect(sayDates({ ...layer, dated: true }, [1995, 1999], t)).not.toContain('may be among them');
  expect(sayDates({ ...layer, dated: false }, [1995, 1999], t)).toContain('may be among them');
  expect(sayDates(layer, [1995, 1999], t)).toContain('may be among them');
});
