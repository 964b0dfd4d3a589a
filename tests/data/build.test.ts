import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { parseCatalog } from '../../src/domain/catalog/parse-catalog.ts';
import { loadEntry } from '../../src/domain/catalog/load-entry.ts';
import { type BuildOptions, buildAtlas } from '../../data/build-atlas.ts';
import { SMALL_MODULES, square, writeDrawn, writeSmallModules } from './small-modules.ts';
import { isFull } from '../full.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const tsx = join(root, 'node_modules', '.bin', 'tsx');
const script = join(root, 'data', 'build.ts');
const TIMEOUT = 300_000;

let base = '';
const from = () => join(base, 'modules');
beforeAll(() => {
  vi.stubEnv('ATLAS_SOURCES', '');
  base = mkdtempSync(join(tmpdir(), 'atlas-build-'));
  writeSmallModules(from());
});
afterAll(() => {
  vi.unstubAllEnvs();
  rmSync(base, { recursive: true, force: true });
});

/** An empty folder of an atlas, but for the base map with its relief and names, which take most of a minute to make. */
function emptyAtlas(name: string): string {
  const to = join(base, name);
  mkdirSync(to);
  for (const file of ['base-map.pmtiles', 'base-map.json', 'relief.png', 'places'])
    cpSync(join(root, 'public', 'atlas', file), join(to, file), { recursive: true });
  return to;
}

/** In this process: a start of the command takes longer than such a small build. */
async function build(to: string, options: Partial<BuildOptions> = {}): Promise<{ built: boolean; out: string; err: string }> {
  const [out, err]: [string[], string[]] = [[], []];
  const all = { modules: [], merge: false, force: false, from: from(), to, ...options };
  const built = await buildAtlas(all, { say: (line) => out.push(line), warn: (line) => err.push(line) });
  return { built, out: out.join('\n'), err: err.join('\n') };
}

function buildAside(to: string, ...args: string[]): Promise<number | null> {
  return new Promise((resolve) => {
    spawn(tsx, [script, '--from', from(), '--to', to, ...args], { env: { ...process.env, ATLAS_SOURCES: '' } }).on('close', resolve);
  });
}

/** SHA-256 of every file of a folder, by its path. */
function fingerprint(folder: string): Record<string, string> {
  return Object.fromEntries(
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((path) => statSync(join(folder, path)).isFile())
      .sort()
      .map((path) => [
        path,
        createHash('sha256')
          .update(readFileSync(join(folder, path)))
          .digest('hex'),
      ]),
  );
}

describe('the build, a module at a time', () => {
  let whole = '';
  let bytes: Record<string, string> = {};
  beforeAll(async () => {
    whole = emptyAtlas('whole');
    const { built, err } = await build(whole);
    expect([built, err]).toEqual([true, '']);
    bytes = fingerprint(whole);
  }, TIMEOUT);

  test('gives an index whose entries open, each with its own figures', async () => {
    const catalog = parseCatalog(readFileSync(join(whole, 'catalog.json'), 'utf8'), 'catalog.json');
    expect(catalog.faults).toEqual([]);
    expect(catalog.modules.map(({ id }) => id)).toEqual([...SMALL_MODULES]);
    expect(catalog.entries.map(({ id, evidence, years }) => [id, evidence, years])).toEqual([
      ['drawn-herd', 'published', [2001, 2004]],
      ['herd-herd', 'tracks', expect.any(Array)],
      ['network-turtles', 'network', [2004, 2005]],
      ['receivers-fish', 'receivers', [2020, 2020]],
      ['rings-birds', 'encounters', [2001, 2003]],
      ['sites-birds', 'sites', [2009, 2012]],
    ]);
    expect(catalog.species).toHaveLength(5);
    expect(catalog.layers.map(({ id, module, covers }) => [id, module, covers])).toEqual([
      ['roads-roads-east', 'roads-east', { area: 'world' }],
      ['roads-roads-west', 'roads-west', { area: 'world' }],
    ]);
    const fetchBytes = async (url: string) => Uint8Array.from(readFileSync(fileURLToPath(url)));
    for (const { id } of catalog.entries) {
      const entry = await loadEntry(catalog, id, { catalogUrl: `file://${whole}/catalog.json`, fetchBytes });
      for (const { url, bytes: size, sha256 } of entry.downloads) {
        expect([statSync(join(whole, url)).size, bytes[url]], url).toEqual([size, sha256]);
      }
    }
  });

  test(
    'gives the same bytes in another order, a module at a time',
    async () => {
      const to = emptyAtlas('one-by-one');
      for (const id of [...SMALL_MODULES].reverse()) expect((await build(to, { modules: [id] })).built).toBe(true);
      expect(existsSync(join(to, 'catalog.json'))).toBe(false);
      expect((await build(to, { merge: true })).built).toBe(true);
      expect(fingerprint(to)).toEqual(bytes);
    },
    TIMEOUT,
  );

  test.runIf(isFull)(
    'gives the same bytes in two processes at once, though both build the same modules',
    async () => {
      const to = emptyAtlas('at-once');
      const codes = await Promise.all([
        buildAside(to, '--module', 'herd', 'drawn', 'network', 'receivers', 'roads-west'),
        buildAside(to, '--module', 'drawn', 'roads-west', 'roads-east', 'rings', 'sites'),
      ]);
      expect(codes).toEqual([0, 0]);
      expect((await build(to, { merge: true })).built).toBe(true);
      expect(fingerprint(to)).toEqual(bytes);
    },
    TIMEOUT,
  );

  const make = spawnSync('make', ['--version'], { encoding: 'utf8' });
  test.runIf(isFull && make.stdout?.startsWith('GNU Make') === true)(
    'gives the same bytes under GNU make, two modules at a time',
    () => {
      const to = emptyAtlas('made');
      const some = join(base, 'some-modules');
      for (const id of ['drawn', 'roads-west']) cpSync(join(from(), id), join(some, id), { recursive: true });
      const args = ['-j2', '-f', join(root, 'tests', 'data', 'modules.mk'), `FROM=${some}`, `TO=${to}`, `BUILD=${tsx} ${script}`];
      const run = spawnSync('make', args, { encoding: 'utf8', env: { ...process.env, ATLAS_SOURCES: '' } });
      expect([run.status, run.stderr]).toEqual([0, '']);
      const made = fingerprint(to);
      expect(parseCatalog(readFileSync(join(to, 'catalog.json'), 'utf8'), 'catalog.json').modules.map(({ id }) => id)).toEqual(['drawn', 'roads-west']);
      const ofModules = (all: Record<string, string>) => Object.entries(all).filter(([path]) => /^(drawn|roads-west)\//.test(path));
      expect(ofModules(made)).toEqual(ofModules(bytes));
      expect(ofModules(made).length).toBeGreaterThan(4);
    },
    TIMEOUT,
  );

  test(
    'leaves alone what has not changed, and builds what has',
    async () => {
      const to = emptyAtlas('again');
      cpSync(whole, to, { recursive: true });
      const { built, out } = await build(to);
      expect(built).toBe(true);
      for (const id of SMALL_MODULES) expect(out).toContain(`${id}: not changed`);
      rmSync(join(to, 'drawn', 'drawn-herd.pmtiles'));
      const path = join(from(), 'roads-east', 'module.json');
      const before = readFileSync(path, 'utf8');
      try {
        writeFileSync(path, before.replace('Module roads-east', 'Roads of the east'));
        const second = (await build(to)).out;
        expect(second).toMatch(/drawn: \d+ files/);
        expect(second).toMatch(/roads-east: \d+ files/);
        expect(second).toContain('herd: not changed');
        expect(second).toContain('roads-west: not changed');
        expect(JSON.stringify(JSON.parse(readFileSync(join(to, 'catalog.json'), 'utf8')))).toContain('Roads of the east');
      } finally {
        writeFileSync(path, before);
      }
    },
    TIMEOUT,
  );

  test(
    'a source that is missing is named with where to get it; what was built stays, and the others are built',
    async () => {
      const to = emptyAtlas('missing');
      cpSync(whole, to, { recursive: true });
      const [source, manifest] = [join(from(), 'drawn', 'corridors.geojson'), join(from(), 'drawn', 'module.json')];
      const [text, before] = [readFileSync(source), readFileSync(manifest, 'utf8')];
      try {
        rmSync(source);
        writeFileSync(manifest, before.replace('For a test.', 'For another test.'));
        const { built, err } = await build(to, { force: true });
        expect(built).toBe(false);
        const missing = 'drawn: corridors.geojson (Source corridors.geojson) is missing: get it from https://doi.org/10.5072/drawn';
        expect(err).toContain(missing);
        expect(fingerprint(to)).toEqual(bytes);
        if (!isFull) return;
        // So does the command, which ends with 1.
        const run = spawnSync(tsx, [script, '--from', from(), '--to', to, '--module', 'drawn'], { encoding: 'utf8' });
        expect([run.status, run.stderr.includes(missing)]).toEqual([1, true]);
      } finally {
        writeFileSync(source, text);
        writeFileSync(manifest, before);
      }
    },
    TIMEOUT,
  );

  test(
    'a module whose manifest is gone leaves the atlas; folders that are no modules stay',
    async () => {
      const to = emptyAtlas('forsaken');
      cpSync(whole, to, { recursive: true });
      cpSync(join(to, 'herd'), join(to, 'old-herd'), { recursive: true });
      mkdirSync(join(to, 'notes'));
      expect((await build(to)).out).toContain('old-herd: has no manifest any more');
      expect([existsSync(join(to, 'old-herd')), existsSync(join(to, 'notes'))]).toEqual([false, true]);
    },
    TIMEOUT,
  );

  test(
    'two modules with one id: both are named, and the index stays as it was',
    async () => {
      const to = emptyAtlas('twice');
      cpSync(whole, to, { recursive: true });
      const twin = join(from(), 'drawn-too');
      try {
        writeDrawn(from(), 'drawn-too', [{ class: 'often', polygon: square(9, 60, 0.5) }]);
        const path = join(twin, 'module.json');
        writeFileSync(path, readFileSync(path, 'utf8').replace('"drawn-too-herd"', '"drawn-herd"'));
        const { built, err } = await build(to);
        expect(built).toBe(false);
        expect(err).toContain('the modules drawn and drawn-too both have the id "drawn-herd" among their entries');
        expect(fingerprint(to)).toEqual(bytes);
      } finally {
        rmSync(twin, { recursive: true });
      }
    },
    TIMEOUT,
  );

  test(
    'an entry that is replaced by none there is: no atlas is made of it, but a module by itself may name an entry of another one',
    async () => {
      const to = emptyAtlas('replaced');
      cpSync(whole, to, { recursive: true });
      const path = join(from(), 'drawn', 'module.json');
      const before = readFileSync(path, 'utf8');
      const replaceBy = (replacedBy: string): void => {
        const withdrawn = { date: '2020-03-01', reason: 'Peace.', bbox: [8, 60, 9, 61], replacedBy };
        const manifest: { populations: object[] } = JSON.parse(before);
        writeFileSync(path, JSON.stringify({ ...manifest, populations: [{ ...manifest.populations[0], withdrawn }] }));
      };
      try {
        replaceBy('nobody');
        const { built, err } = await build(to);
        expect(built).toBe(false);
        expect(err).toContain('populations.0.withdrawn.replacedBy: no entry has the id "nobody"');
        expect(fingerprint(to)).toEqual(bytes);
        replaceBy('drawn-herd');
        expect((await build(to, { modules: ['drawn'] })).err).toContain('an entry cannot be replaced by itself');
        replaceBy('herd-hurd');
        const alone = await build(emptyAtlas('replaced-alone'), { modules: ['drawn'] });
        expect([alone.built, alone.err]).toEqual([true, '']);
        expect((await build(to, { modules: ['drawn'] })).built).toBe(true);
        const lost = 'the entry drawn-herd is replaced by "herd-hurd", and no entry has that id';
        expect((await build(to, { merge: true })).err).toContain(`${lost}; did you mean "herd-herd"?`);
        replaceBy('herd-herd');
        expect((await build(to, { modules: ['drawn'] })).built).toBe(true);
        rmSync(join(to, 'herd'), { recursive: true });
        expect((await build(to, { merge: true })).err).toContain('the entry drawn-herd is replaced by "herd-herd", and no entry has that id');
      } finally {
        writeFileSync(path, before);
      }
    },
    TIMEOUT,
  );

  test(
    'a module that was built, and now takes what another has: nothing of it is written, by itself or with all',
    async () => {
      const to = emptyAtlas('taken');
      cpSync(whole, to, { recursive: true });
      const path = join(from(), 'roads-east', 'module.json');
      const before = readFileSync(path, 'utf8');
      try {
        writeFileSync(path, before.replace('"roads-roads-east"', '"roads-roads-west"'));
        for (const modules of [['roads-east'], []]) {
          const { built, err } = await build(to, { modules });
          expect(built).toBe(false);
          expect(err).toContain('layers.0.id: the modules roads-east and roads-west both have the id "roads-roads-west" among their layers');
          expect(fingerprint(to)).toEqual(bytes);
        }
        // Whose manifest is gone counts until its folder is: a build of all takes it away, one of a module does not.
        const [other, aside] = [join(from(), 'roads-west'), join(base, 'aside')];
        cpSync(other, aside, { recursive: true });
        rmSync(other, { recursive: true });
        try {
          expect((await build(to, { modules: ['roads-east'] })).err).toContain('both have the id');
          expect((await build(to)).built).toBe(true);
        } finally {
          cpSync(aside, other, { recursive: true });
        }
      } finally {
        writeFileSync(path, before);
      }
    },
    TIMEOUT,
  );

  test(
    'a module that names a species otherwise than another is not written, and the other one is',
    async () => {
      const to = emptyAtlas('named-otherwise');
      cpSync(whole, to, { recursive: true });
      const path = join(from(), 'drawn', 'module.json');
      const before = readFileSync(path, 'utf8');
      try {
        writeFileSync(path, before.replace('"common":"Reindeer"', '"common":"Caribou"'));
        const { built, err } = await build(to);
        expect(built).toBe(false);
        expect(err).toContain('populations.0.species: the modules drawn and herd describe the species Rangifer tarandus differently (herd: ');
        expect(fingerprint(to)).toEqual(bytes);
      } finally {
        writeFileSync(path, before);
      }
    },
    TIMEOUT,
  );
});
