import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as v from 'valibot';
import { expect, test } from 'vitest';

const root = fileURLToPath(new URL('../../', import.meta.url));
const { dependencies } = v.parse(v.object({ dependencies: v.record(v.string(), v.string()) }), JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')));
/** Named by packages that need it beside them, not by us. */
const PEERS = ['@deck.gl/core'];

/** Packages that the sources name: in imports of code, types apart, and of styles. */
function listImports(): Set<string> {
  const names = new Set<string>();
  for (const file of readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' }).filter(
    (name) => /\.(tsx?|css)$/.test(name) && !name.endsWith('.d.ts'),
  )) {
    const text = readFileSync(join(root, 'src', file), 'utf8').replaceAll(/^(?:import|export) type [^;]*;$/gm, '');
    for (const [, from = ''] of text.matchAll(/(?:\bfrom |\bimport\(|\bimport |url\()'([^'.][^']*)'/g)) {
      if (from.startsWith('node:')) continue;
      names.add(from.split('/', from.startsWith('@') ? 2 : 1).join('/'));
    }
  }
  return names;
}

test('the sources import the dependencies, all of them and no other package', () => {
  expect([...listImports()].sort()).toEqual(
    Object.keys(dependencies)
      .filter((name) => !PEERS.includes(name))
      .sort(),
  );
});
