import { describe, expect, test } from 'vitest';
import { type Ran, runAtlas, spawnAtlas } from './run-atlas.ts';

const commands = [...spawnAtlas('--help').out.matchAll(/^ {2}([\w-]+) /gm)].map((match) => match[1] ?? '');

/** One line that names the command, and nothing on standard output. */
function expectRefusal({ code, out, err }: Ran, ...words: string[]): void {
  expect(err).toMatch(/^atlas[^\n]*\n$/);
  expect(out).toBe('');
  expect(code).toBe(1);
  for (const word of words) expect(err).toContain(word);
}

test('lists its commands, with or without --help', () => {
  expect(commands).toEqual(expect.arrayContaining(['check', 'crossings', 'tiles']));
  for (const args of [[], ['--help'], ['help']]) {
    // As a shell starts it.
    const { code, out, err } = spawnAtlas(...args);
    expect([code, err]).toEqual([0, '']);
    expect(out).toContain('check');
  }
});

test('refuses a command that is not there, names of built-in properties too', () => {
  expectRefusal(spawnAtlas('fly'), '"fly"', 'atlas --help');
  expectRefusal(runAtlas('toString'), '"toString"');
});

// `crossings` has its own tests.
describe.each(commands.filter((name) => name !== 'crossings'))('atlas %s', (name) => {
  test('--help says how to call it', () => {
    const { code, out, err } = runAtlas(name, '--help');
    expect([code, err]).toEqual([0, '']);
    expect(out.startsWith(`atlas ${name} `)).toBe(true);
  });

  test('refuses an unknown flag in one line', () => {
    expectRefusal(runAtlas(name, '--no-such-flag'), `atlas ${name}: `, '--no-such-flag');
  });

  test('refuses a file that is not there in one line', () => {
    expectRefusal(runAtlas(name, 'no-such-file.json', ...(name === 'tiles' ? ['--layer', 'a', '--out', 'b'] : [])), 'no-such-file.json');
  });

  test('refuses one file too many, or, where it takes several, the one that is not there', () => {
    expectRefusal(runAtlas(name, 'package.json', 'second.json', ...(name === 'tiles' ? ['--layer', 'a', '--out', 'b'] : [])), 'second.json');
  });
});
