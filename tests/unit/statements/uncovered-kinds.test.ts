import { describe, expect, it } from 'vitest';
import { uncoveredKinds } from '../../../src/domain/statements/uncovered-kinds.ts';
import { built } from '../catalog/built-catalog.ts';

const alberta: [number, number][] = [
  [-115.9, 51.9],
  [-115.4, 51.7],
];

describe('kinds of barriers that no layer covers', () => {
  it('names roads in Canada, where the box of the roads of the United States reaches', () => {
    expect(uncoveredKinds([alberta], ['CAN'], built.layers)).toEqual(expect.arrayContaining(['roads', 'fences', 'canals', 'power-lines']));
    expect(uncoveredKinds([alberta], ['CAN'], built.layers)).not.toContain('railways');
    expect(uncoveredKinds([alberta], ['USA', 'CAN'], built.layers)).not.toContain('roads');
  });

  it('names none of a layer that may cover the line', () => {
    expect(uncoveredKinds([alberta], undefined, built.layers)).not.toContain('roads');
    expect(uncoveredKinds([alberta], ['CAN'], [{ kind: 'roads' }])).not.toContain('roads');
    expect(uncoveredKinds([alberta], [], built.layers)).toContain('railways');
  });
});
