import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { copyFileSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as v from 'valibot';
import { afterAll, describe, expect, test } from 'vitest';
import { HOSTILE } from './make-hostile.ts';

// Files that harmed the atlas, and others of their kinds, each by the command that takes it, in a process of its own.

const root = fileURLToPath(new URL('../../../', import.meta.url));
const SHARED = join(root, '..', 'shared', 'hostile');
const folder = mkdtempSync(join(tmpdir(), 'atlas-hostile-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** Most memory of a command, MB. */
const MOST_MB = 500;
/** A guard against what never ends, and no measure of speed: other work may share the machine. */
const HANGING_MS = 90_000;
/**
 * The process itself says at its end, on a channel of its own, how much memory it had at the most, kB. Linux hands the peak
 * of the process that started it down in `maxRSS`; `VmHWM` is its own.
 */
const WATCH = `data:text/javascript,${encodeURIComponent(
  `import { existsSync, readFileSync, writeSync } from 'node:fs';
  const own = '/proc/self/status';
  process.on('exit', () => {
    const said = existsSync(own) ? /VmHWM:\\s*(\\d+)/.exec(readFileSync(own, 'utf8'))?.[1] : undefined;
    writeSync(3, said ?? String(process.resourceUsage().maxRSS));
  });`,
)}`;

function run(args: readonly string[]): { code: number | null; out: string; err: string; mb: number } {
  const { status, output, error } = spawnSync(process.execPath, ['--import', WATCH, 'bin/atlas.js', ...args], {
    cwd: root,
    encoding: 'utf8',
    timeout: HANGING_MS,
    killSignal: 'SIGKILL',
    stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
  });
  expect(error, args.join(' ')).toBeUndefined();
  const [, out = '', err = '', peak = ''] = output.map((text) => text ?? '');
  return { code: status, out, err, mb: Number(peak) / 1024 };
}

/** An answer is one result, or one line that names the file; never the trace of a crash. */
function expectAnswer(args: readonly string[], name: string): void {
  const { code, out, err, mb } = run(args);
  const said = `${args[0]}: ${out.slice(0, 300)}${err.slice(0, 300)}`;
  expect([0, 1], said).toContain(code);
  expect(`${out}${err}`, said).not.toMatch(/\n {4}at |node:internal|call stack|Invalid (array|string) length/);
  expect(err.length, said).toBeLessThan(2000);
  if (code === 1) {
    expect(err, said).toMatch(/^(atlas[^\n]*\n)+$/);
    // Or the file inside it.
    expect(name.endsWith('.zip') ? err.replace('a.shp', name) : err).toContain(name);
  }
  expect(mb, said).toBeGreaterThan(10);
  expect(mb, said).toBeLessThan(MOST_MB);
}

const catalogUrl = new URL('../../../public/atlas/', import.meta.url);
const Opened = v.looseObject({ baseMap: v.looseObject({}), layers: v.array(v.looseObject({})) });
const Entry = v.looseObject({ layers: v.array(v.looseObject({ format: v.string() })) });

/** A catalog whose base map, or one of whose layers, the file is. */
function writeCatalog(path: string, name: string): string {
  copyFileSync(path, join(folder, name));
  const catalog = v.parse(Opened, JSON.parse(readFileSync(new URL('catalog.json', catalogUrl), 'utf8')));
  const entry = v.parse(Entry, JSON.parse(readFileSync(new URL('elk-ya-ha-tinda/elk-ya-ha-tinda.json', catalogUrl), 'utf8')));
  const at = ({ sha256: _sha, bytes: _bytes, ...layer }: Record<string, unknown>): Record<string, unknown> => ({ ...layer, url: name });
  const tracks = entry.layers.find(({ format }) => format === 'parquet');
  expect(tracks).toBeDefined();
  const isArchive = name.endsWith('.pmtiles');
  const own = {
    entries: [],
    species: [],
    known: undefined,
    stac: undefined,
    overview: undefined,
    ...(isArchive ? { baseMap: at(catalog.baseMap), layers: [] } : { layers: [at(tracks ?? {})] }),
  };
  const written = join(folder, `${name}.json`);
  writeFileSync(written, JSON.stringify({ ...catalog, ...own }));
  return written;
}

const OUT = ['--out', join(folder, 'out.geojson')];
const TRACKS_OUT = ['--out', join(folder, 'out')];
const GRID = ['--origin', '0,0', '--size', '10x10', '--cell', '10', '--out', join(folder, 'out.csv')];

/** The commands that take a file of this name. */
function commandsFor(path: string, name: string): readonly (readonly string[])[] {
  if (/\.(csv|gpx|diag)(\.gz)?$/.test(name)) return [['corridors', path, ...TRACKS_OUT], ...(name.includes('.csv') ? [['bbmm', path, ...GRID]] : [])];
  if (/\.(parquet|pmtiles)$/.test(name)) return [['check', writeCatalog(path, name)]];
  if (name.endsWith('population.json')) return [['corridors', join(folder, 'tracks.csv'), '--population', path, ...TRACKS_OUT]];
  const layers = [
    ['lines', path, ...OUT],
    ['areas', path, ...OUT],
  ];
  return /\.geojson(\.gz)?$/.test(name) ? [...layers, ['crossings', '--corridors', path, '--barriers', path]] : layers;
}

describe.skipIf(!existsSync(SHARED))('files that harmed the atlas (skipped where ../shared/hostile is not there)', () => {
  const names = existsSync(SHARED) ? readdirSync(SHARED).filter((name) => name !== 'README.md') : [];
  test.each(names)('%s', { timeout: 4 * HANGING_MS }, (name) => {
    for (const args of commandsFor(join(SHARED, name), name)) expectAnswer(args, name);
  });
});

describe('others of their kinds', () => {
  writeFileSync(
    join(folder, 'tracks.csv'),
    'timestamp,location-long,location-lat,individual-local-identifier\n2020-01-01 00:00:00,8,59,a\n2020-01-02 00:00:00,8,60,a\n',
  );
  // A third of them, each by one of its commands, both by its name; all of them by all in `npm run hostile`: that takes minutes.
  const all = process.env['ATLAS_HOSTILE'] === 'all';
  const draw = (name: string): number => createHash('sha256').update(name).digest().readUInt32BE();
  test.each(Object.entries(HOSTILE).filter(([name]) => all || draw(name) % 3 === 0))('%s', { timeout: 4 * HANGING_MS }, async (name, make) => {
    const path = join(folder, name);
    writeFileSync(path, await make());
    const commands = commandsFor(path, name);
    expect(commands.length).toBeGreaterThan(0);
    const one = Math.floor(draw(name) / 3) % commands.length;
    for (const args of all ? commands : commands.slice(one, one + 1)) expectAnswer(args, name);
    rmSync(path);
  });
});
