import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as v from 'valibot';
import { expect, test } from 'vitest';

const root = fileURLToPath(new URL('../../', import.meta.url));
const Package = v.object({ dependencies: v.record(v.string(), v.string()) });
const { dependencies } = v.parse(Package, JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')));
/** Named by packages that need it beside them, not by us. */
const PEERS = ['@deck.gl/core'];

/** Packages that page and command name, followed from their first files through imports (types apart), workers and styles. */
function listPackages(...entries: string[]): Set<string> {
  const packages = new Set<string>();
  const seen = new Set<string>();
  const queue = entries.map((entry) => join(root, entry));
  for (let file = queue.pop(); file !== undefined; file = queue.pop()) {
    if (seen.has(file) || !/\.(tsx?|css)$/.test(file) || !existsSync(file)) continue;
    seen.add(file);
    const text = readFileSync(file, 'utf8').replaceAll(/^(?:import|export) type [^;]*;$/gm, '');
    for (const [, named = ''] of text.matchAll(/(?:\bfrom |\bimport\(|\bimport |url\(|new URL\()'([^']*)'/g)) {
      // Part of a font (vite.sheet-fonts.ts).
      const from = named.replace(/^sheet-font:/, '');
      if (from.startsWith('.')) queue.push(join(dirname(file), from));
      else if (!from.startsWith('node:') && existsSync(join(root, 'node_modules', from.split('/')[0] ?? '')))
        packages.add(from.split('/', from.startsWith('@') ? 2 : 1).join('/'));
    }
  }
  return packages;
}

test('page and command need the dependencies, all of them and no other package', () => {
  expect([...listPackages('src/main.tsx', 'src/cli/main.ts')].sort()).toEqual(
    Object.keys(dependencies)
      .filter((name) => !PEERS.includes(name))
      .sort(),
  );
});
