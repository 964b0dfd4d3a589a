import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { buildModule } from '../../data/build-module.ts';
import { toldOf } from '../unit/i18n/catalogues.ts';
import { writeModule } from './small-modules.ts';

test('a copied module whose id was forgotten is refused, and what it was copied from stays', async () => {
  const base = mkdtempSync(join(tmpdir(), 'atlas-copied-'));
  try {
    const folder = join(base, 'copied');
    mkdirSync(folder);
    const rights = { licence: 'CC0-1.0', attribution: 'Nobody', citation: 'Nobody 2026' };
    writeFileSync(join(folder, 'module.json'), JSON.stringify({ id: 'first', title: 'A', custodian: 'B', summary: 'C', ...rights, sources: [] }));
    const { message } = await toldOf(buildModule({ folder, root: base, output: join(base, 'atlas') }, () => []));
    expect(message).toContain(`${join(folder, 'module.json')}: id: must be the name of its folder, "copied", not "first"`);
    expect(existsSync(join(base, 'atlas'))).toBe(false);
  } finally {
    rmSync(base, { recursive: true, force: true });
  }
});

test('a fault of an entry names the manifest where it lies, wherever that is', async () => {
  const base = mkdtempSync(join(tmpdir(), 'atlas-elsewhere-'));
  try {
    const population = {
      evidence: 'network',
      id: 'turtles',
      name: 'Turtles',
      place: 'The sea',
      species: { scientific: 'Chelonia exempli', common: 'Example turtle', group: 'turtle' },
      nodes: [{ source: 'nodes' }],
    };
    writeModule(base, 'elsewhere', { 'nodes.csv': 'id,lon,lat\nA,1,2\n' }, { populations: [population] });
    const { message } = await toldOf(buildModule({ folder: join(base, 'elsewhere'), root: base, output: join(base, 'atlas') }, () => []));
    expect(message).toContain(`${join(base, 'elsewhere', 'module.json')}: populations.0`);
  } finally {
    rmSync(base, { recursive: true, force: true });
  }
});
