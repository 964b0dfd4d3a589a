import * as v from 'valibot';
import { expect, it } from 'vitest';
import { StoredAreasSchema } from '../../../src/state/stored-areas.ts';
import { KEPT_AREAS } from '../../fuzz/seeds.ts';

const read = (change: (text: string) => string): boolean => v.safeParse(StoredAreasSchema, JSON.parse(change(KEPT_AREAS[0] ?? ''))).success;

it('takes what was kept, and no position that is not two numbers', () => {
  expect(read((text) => text)).toBe(true);
  for (const position of ['[null,null]', '["8","59"]', '[[8],[59]]', '[8]', '[181,0]'])
    expect(read((text) => text.replace('[8.2,59.4]', position))).toBe(false);
});

it('keeps the word that all areas lie at sea, and knows no other', () => {
  const said = (realm: string): unknown => {
    const kept: unknown = JSON.parse(KEPT_AREAS[0] ?? '');
    return typeof kept === 'object' ? { ...kept, realm } : kept;
  };
  expect(v.parse(StoredAreasSchema, said('marine')).realm).toBe('marine');
  expect(v.parse(StoredAreasSchema, JSON.parse(KEPT_AREAS[0] ?? '')).realm).toBeUndefined();
  expect(v.safeParse(StoredAreasSchema, said('land')).success).toBe(false);
});
