import { expect, test } from 'vitest';
import { FIRST_PLAN } from '../../../src/domain/siting/siting-plan.ts';
import { type PlanField, readPlan, writePlan } from '../../../src/page/siting/read-plan.ts';

const GOOD = { structures: '3', span: '2000', accuracy: '' };

test('fields are read as they are written; a blank accuracy is not known, and 0 is 0', () => {
  expect(readPlan(GOOD)).toEqual({ plan: { structures: 3, spanM: 2_000, accuracyM: undefined }, wrong: [] });
  expect(readPlan({ ...GOOD, accuracy: '0' }).plan.accuracyM).toBe(0);
  expect(readPlan({ ...GOOD, accuracy: '12.5' })).toMatchObject({ plan: { accuracyM: 12.5 }, wrong: [] });
});

test.each<[PlanField, string | undefined]>([
  ['accuracy', '-4'],
  ['accuracy', 'NaN'],
  ['accuracy', undefined],
  ['accuracy', '1e300'],
  ['accuracy', 'Infinity'],
  ['structures', ''],
  ['structures', '0'],
  ['structures', '-1'],
  ['structures', '1.5'],
  ['structures', '101'],
  ['structures', undefined],
  ['span', ''],
  ['span', '0'],
  ['span', '-2000'],
  ['span', '1e9'],
  ['span', undefined],
])('%s: %s is refused', (field, text) => {
  expect(readPlan({ ...GOOD, [field]: text }).wrong).toEqual([field]);
});

test('what was asked for stands in the fields, with what the line says of itself where nobody said another', () => {
  expect(writePlan(FIRST_PLAN, undefined)).toEqual({ structures: '1', span: '2000', accuracy: '' });
  expect(writePlan(FIRST_PLAN, 3_000).accuracy).toBe('3000');
  expect(writePlan({ ...FIRST_PLAN, accuracyM: 0 }, 3_000).accuracy).toBe('0');
});
