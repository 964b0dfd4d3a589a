import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, test } from 'vitest';
import { commandsFor, HANGING_MS, runWatched } from './hostile/commands.ts';
import { FURTHER_HOSTILE } from './hostile/index.ts';
import { HOSTILE } from './make-hostile.ts';

// Files that harmed the atlas, and others of their kinds, each by the command that takes it, in a process of its own.

const SHARED = join(fileURLToPath(new URL('../../../', import.meta.url)), '..', 'shared', 'hostile');
const folder = mkdtempSync(join(tmpdir(), 'atlas-hostile-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** Every file by every command, as `npm run hostile` asks: that takes most of an hour. */
const all = process.env['ATLAS_HOSTILE'] === 'all';
/** Most memory of a command, MB. */
const MOST_MB = 500;
/** Most time that a command computes, s: its own, on all cores, whatever else the machine does. */
const MOST_CPU_S = 5;

const draw = (name: string): number => createHash('sha256').update(name).digest().readUInt32BE();
/** One of a file's commands, by its name; all of them in `npm run hostile`. */
function chosen<T>(commands: readonly T[], name: string): readonly T[] {
  expect(commands.length).toBeGreaterThan(0);
  const one = Math.floor(draw(name) / 3) % commands.length;
  return all ? commands : commands.slice(one, one + 1);
}

/** An answer is one result, or one line that names the file; never the trace of a crash. */
function expectAnswer(args: readonly string[], name: string): void {
  const { code, out, err, mb, cpuS, fault } = runWatched(args);
  expect(fault, args.join(' ')).toBeUndefined();
  const said = `${args[0]}: ${out.slice(0, 300)}${err.slice(0, 300)}`;
  expect([0, 1], said).toContain(code);
  expect(`${out}${err}`, said).not.toMatch(/\n {4}at |node:internal|call stack|Invalid (typed )?(array|string) length/);
  expect(err.length, said).toBeLessThan(2000);
  if (code === 1) {
    expect(err, said).toMatch(/^(atlas[^\n]*\n)+$/);
    // Or the file inside an archive.
    if (/\.(zip|kmz)$/.test(name)) expect(err).toMatch(/\S+\.(zip|kmz|kml|shp|dbf)/);
    else expect(err).toContain(name);
  }
  expect(mb, said).toBeGreaterThan(10);
  expect(mb, said).toBeLessThan(MOST_MB);
  // Time is measured by `npm run hostile`: a machine's own pace has no say in the other tests.
  expect(cpuS, said).toBeGreaterThan(0);
  if (all) expect(cpuS, said).toBeLessThan(MOST_CPU_S);
}

describe.skipIf(!existsSync(SHARED))('files that harmed the atlas (skipped where ../shared/hostile is not there)', () => {
  const names = existsSync(SHARED) ? readdirSync(SHARED).filter((name) => name !== 'README.md') : [];
  test.each(names)('%s', { timeout: 6 * HANGING_MS }, (name) => {
    for (const args of chosen(commandsFor(folder, join(SHARED, name), name), name)) expectAnswer(args, name);
  });
});

describe('others of their kinds', () => {
  writeFileSync(
    join(folder, 'tracks.csv'),
    'timestamp,location-long,location-lat,individual-local-identifier\n2020-01-01 00:00:00,8,59,a\n2020-01-02 00:00:00,8,60,a\n',
  );
  // Some of them, by their names; all of them in `npm run hostile`.
  const drawn = [
    ...Object.entries(HOSTILE).filter(([name]) => all || draw(name) % 20 === 0),
    ...Object.entries(FURTHER_HOSTILE).filter(([name]) => all || draw(name) % 36 === 0),
  ];
  test.each(drawn)('%s', { timeout: 6 * HANGING_MS }, async (name, make) => {
    const path = join(folder, name);
    writeFileSync(path, await make());
    for (const args of chosen(commandsFor(folder, path, name), name)) expectAnswer(args, name);
    rmSync(path);
  });
});
