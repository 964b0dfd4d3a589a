import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Feature } from 'geojson';
import * as v from 'valibot';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { writeGeopackage } from '../../../src/domain/formats/geopackage.ts';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const FIXTURES = join(root, 'tests', 'fixtures');
/** A folder as a machine has it where only the built atlas was put: no sources, no packages. */
let folder = '';

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'atlas-built-'));
  cpSync(join(root, 'bin'), join(folder, 'bin'), { recursive: true });
  cpSync(join(root, 'package.json'), join(folder, 'package.json'));
});
afterAll(() => rmSync(folder, { recursive: true }));

function run(...args: string[]): { code: number | null; out: string; err: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['bin/atlas.js', ...args], { cwd: folder, encoding: 'utf8' });
  return { code: status, out: stdout, err: stderr };
}

test('without a build the command says what to do, in one line', () => {
  expect(run('--help')).toEqual({ code: 1, out: '', err: 'atlas: the command is not built; run npm ci && npm run build\n' });
});

test('built, it runs without any package: crossings and corridors', async () => {
  // The suite builds it before these tests (tests/run.ts).
  cpSync(join(root, 'dist-cli'), join(folder, 'dist-cli'), { recursive: true });
  const corridors = join(root, 'public/atlas/wild-reindeer-setesdal/wild-reindeer-setesdal-austhei-corridors.geojson');
  const roads = join(FIXTURES, 'reindeer-setesdal/roads-in-corridor.geojson.gz');
  const crossed = run('crossings', '--corridors', corridors, '--barriers', roads);
  expect([crossed.code, crossed.err]).toEqual([0, '']);
  const { pairs, totalKm } = v.parse(v.object({ pairs: v.array(v.unknown()), totalKm: v.number() }), JSON.parse(crossed.out));
  expect(pairs.length).toBeGreaterThan(0);
  expect(totalKm).toBeGreaterThan(0);

  const out = join(folder, 'elk');
  mkdirSync(out);
  const drawn = run('corridors', join(FIXTURES, 'elk-ya-ha-tinda/gps.csv.gz'), '--out', out, '--method', 'line-buffer');
  expect([drawn.code, drawn.err]).toEqual([0, '']);
  expect(v.parse(v.looseObject({ rowsRead: v.number() }), JSON.parse(readFileSync(join(out, 'report.json'), 'utf8'))).rowsRead).toBe(120);
  expect(existsSync(join(out, 'corridors.geojson'))).toBe(true);
  const wasm = Uint8Array.from(readFileSync(join(root, 'node_modules/sql.js/dist/sql-wasm.wasm'))).buffer;
  const line: Feature = {
    type: 'Feature',
    properties: {},
    geometry: {
      type: 'LineString',
      coordinates: [
        [8, 59],
        [8, 60],
      ],
    },
  };
  const plan = join(folder, 'plan.gpkg');
  writeFileSync(plan, await writeGeopackage([{ name: 'plan', columns: [], features: [line] }], async () => wasm));
  const lines = run('lines', plan, '--out', join(folder, 'plan.geojson'));
  expect(lines.err).toBe('');
  expect(JSON.parse(lines.out)).toMatchObject({ features: 1, leftOut: {}, notes: [] });

  // Every command is there: each loads its own part.
  for (const [, name = ''] of run('--help').out.matchAll(/^ {2}([\w-]+) /gm)) expect(run(name, '--help')).toMatchObject({ code: 0, err: '' });
});
