import { cpSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, test } from 'vitest';
import { hashBaseMapInputs } from '../../data/base-map/base-map-inputs.ts';
import { describePlaces } from '../../data/places.ts';
import { isFull } from '../full.ts';
import { built } from '../unit/catalog/built-catalog.ts';

const atlas = fileURLToPath(new URL('../../public/atlas/', import.meta.url));
const to = mkdtempSync(join(tmpdir(), 'atlas-places-'));
afterAll(() => rmSync(to, { recursive: true, force: true }));

test('names of the base map that lie there already of the same sources stay, and are those of the catalog', () => {
  cpSync(join(atlas, 'places'), join(to, 'places'), { recursive: true });
  const before = statSync(join(to, 'places', '000.json')).mtimeMs;
  expect(describePlaces(to, hashBaseMapInputs())).toEqual(built.baseMap.places);
  expect(statSync(join(to, 'places', '000.json')).mtimeMs).toBe(before);
});

// Ten seconds: `npm run test:full`.
test.runIf(isFull)('a file of names that is not whole is made anew', () => {
  const path = join(to, 'places', '003.json');
  const whole = readFileSync(path, 'utf8');
  writeFileSync(path, whole.slice(0, -100));
  expect(describePlaces(to, hashBaseMapInputs())).toEqual(built.baseMap.places);
  expect(readFileSync(path, 'utf8')).toBe(whole);
});
