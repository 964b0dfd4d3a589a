import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { isAllowed, listLicences } from '../../data/licences.ts';

const read = (name: string): string => readFileSync(fileURLToPath(new URL(`../../${name}`, import.meta.url)), 'utf8');
const packages = listLicences(read('package-lock.json'));

test('every package that is built in may be used and passed on by anyone', () => {
  expect(packages.filter(({ licence }) => !isAllowed(licence))).toEqual([]);
  expect(packages.map(({ name }) => name)).toEqual(expect.arrayContaining(['maplibre-gl', 'react', '@deck.gl/core', 'fflate']));
});

test('the README says how many there are', () => {
  const [, stated] = /(\d+) packages, counting those that packages need/.exec(read('README.md')) ?? [];
  expect(Number(stated)).toBe(packages.length);
});

test('what is not allowed is found', () => {
  const lock = { packages: { '': {}, 'node_modules/free': { license: 'MIT' }, 'node_modules/tool': { license: 'GPL-3.0-only', dev: true } } };
  expect(listLicences(JSON.stringify(lock))).toEqual([{ name: 'free', version: '', licence: 'MIT' }]);
  for (const licence of ['GPL-3.0-or-later', '', 'MIT AND GPL-3.0-only', 'SEE LICENSE IN README'])
    expect([licence, isAllowed(licence)]).toEqual([licence, false]);
  for (const licence of ['(MIT OR GPL-3.0-or-later)', '(MIT AND Zlib)', 'ISC']) expect([licence, isAllowed(licence)]).toEqual([licence, true]);
});
