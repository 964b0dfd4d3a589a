import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { readSource, SourceProblem } from '../../data/find-source.ts';
import type { Source } from '../../data/manifest.ts';

let base = '';
beforeEach(() => {
  base = mkdtempSync(join(tmpdir(), 'atlas-sources-'));
});
afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(base, { recursive: true, force: true });
});

const TEXT = 'individual,time\na,2020-01-01\n';

function source(bytes: Uint8Array | string, file = 'herd/gps.csv'): Source {
  return {
    id: 'gps',
    title: 'GPS fixes of a herd',
    file,
    url: 'https://doi.org/10.5441/001/1.test',
    sha256: createHash('sha256').update(bytes).digest('hex'),
    accessed: '2026-01-01',
    licence: 'CC0-1.0',
    attribution: 'Nobody',
    citation: 'Nobody (2026)',
    doi: '10.5441/001/1.test',
  };
}

const folders = () => ({ env: join(base, 'elsewhere'), shared: join(base, 'shared', 'data'), own: join(base, 'project', 'data', 'modules', 'herd') });

function put(folder: string, file: string, bytes: Uint8Array | string): void {
  const path = join(folder, file);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, bytes);
}

function read(wanted: Source): string {
  return readSource(wanted, folders().own, join(base, 'project'));
}

function problem(wanted: Source): string {
  try {
    read(wanted);
  } catch (error) {
    expect(error).toBeInstanceOf(SourceProblem);
    if (error instanceof Error) return error.message;
  }
  throw new Error('The source was accepted.');
}

describe('readSource', () => {
  test('looks in $ATLAS_SOURCES, then in ../shared/data, then in the module folder', () => {
    const { env, shared, own } = folders();
    vi.stubEnv('ATLAS_SOURCES', env);
    put(own, 'herd/gps.csv', 'own');
    expect(read(source('own'))).toBe('own');
    put(shared, 'herd/gps.csv', 'shared');
    expect(read(source('shared'))).toBe('shared');
    put(env, 'herd/gps.csv', 'env');
    expect(read(source('env'))).toBe('env');
    vi.stubEnv('ATLAS_SOURCES', '');
    expect(read(source('shared'))).toBe('shared');
  });

  test('checks the SHA-256 of the gzipped file and gives its text', () => {
    vi.stubEnv('ATLAS_SOURCES', '');
    const bytes = gzipSync(TEXT);
    put(folders().shared, 'herd/gps.csv.gz', bytes);
    expect(read(source(bytes, 'herd/gps.csv.gz'))).toBe(TEXT);
  });

  test('refuses a file that differs by one byte, naming both sums', () => {
    vi.stubEnv('ATLAS_SOURCES', '');
    put(folders().shared, 'herd/gps.csv', `${TEXT} `);
    const message = problem(source(TEXT));
    expect(message).toContain('herd/gps.csv');
    expect(message).toContain(createHash('sha256').update(TEXT).digest('hex'));
    expect(message).toContain(createHash('sha256').update(`${TEXT} `).digest('hex'));
  });

  test('names a missing file, its title and the DOI to get it from', () => {
    vi.stubEnv('ATLAS_SOURCES', folders().env);
    const message = problem(source(TEXT));
    for (const part of ['herd/gps.csv', 'GPS fixes of a herd', 'https://doi.org/10.5441/001/1.test', 'ATLAS_SOURCES']) expect(message).toContain(part);
    expect(message).not.toContain('\n');
  });
});
