import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

test('no :has() holds a :not(): of one, browsers style the whole page anew with each element that comes or goes', () => {
  const files = readdirSync('src/page/styles').filter((name) => name.endsWith('.css'));
  expect(files.length).toBeGreaterThan(10);
  const found = files.flatMap((file) => (readFileSync(`src/page/styles/${file}`, 'utf8').match(/:has\([^()]*:not\(/g) ?? []).map((rule) => `${file}: ${rule}`));
  expect(found).toEqual([]);
});
