import { describe, expect, test } from 'vitest';
import { locateJsonFault } from '../../../src/domain/formats/locate-json-fault.ts';

describe('locateJsonFault', () => {
  test.each<[string, number, number, string]>([
    ['{\n  "a": 1,\n}', 3, 1, '}'],
    ['{"a": [1, 2,, 3]}', 1, 13, ', 3]}'],
    ['{"a": 1 "b": 2}', 1, 9, '"b": 2}'],
    ['{\n"a": tru\n}', 2, 6, 'tru'],
    ['[1, 2', 1, 6, ''],
    ['', 1, 1, ''],
    ['{"a": 1} x', 1, 10, 'x'],
    ["{'a': 1}", 1, 2, "'a': 1}"],
    ['[01]', 1, 3, '1]'],
    ['["a\nb"]', 1, 2, '"a'],
  ])('%j: line %i, column %i', (text, line, column, near) => {
    expect(() => JSON.parse(text)).toThrow();
    expect(locateJsonFault(text)).toEqual({ line, column, near, field: expect.any(String) });
  });

  test.each(['{}', '[]', '[[], {"a": {"b": [true, false, null, -1.5e-3, 0]}}]', ' "x\\u00e9\\n" ', '7'])('%j is JSON', (text) => {
    expect(() => JSON.parse(text)).not.toThrow();
    expect(locateJsonFault(text)).toBeUndefined();
  });

  test.each([
    ['{"a": [{"b": 1}, {"c": tru', 'a.1.c'],
    ['[[1, 2], [3, 4', '1.1'],
    ['{"a": {"b": 1}, "c"', 'c'],
    ['<html>', '$'],
    ['{"a":{"b":1, c:2}}', 'a'],
  ])('%j: in %s', (text, field) => {
    expect(locateJsonFault(text)?.field).toBe(field);
  });
});

test('a string of megabytes that never ends is located, and runs out of no stack', () => {
  const text = `{"title":"${'a'.repeat(20_000_000)}`;
  expect(locateJsonFault(text)).toMatchObject({ line: 1, field: 'title' });
  expect(locateJsonFault(`${text}"}`)).toBeUndefined();
});

test.each(['"\\x"', '"\\u12G4"', '"a\nb"', '"\\'])('%j is no string', (text) => {
  expect(locateJsonFault(text)).toMatchObject({ field: '$' });
});

test.each(['"\\u12Ab\\n\\""', '"é😀"', '""'])('%j is one', (text) => {
  expect(locateJsonFault(text)).toBeUndefined();
});
