import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { zipSync } from 'fflate';
import { expect, it } from 'vitest';
import { readFixes } from '../../../src/cli/read-fixes.ts';
import { readGeojson } from '../../../src/cli/read-geojson.ts';
import { readAreasFile } from '../../../src/domain/areas/read-areas-file.ts';
import { inflateBounded } from '../../../src/domain/formats/zip.ts';
import { readAlignmentFile } from '../../../src/domain/lines/read-alignment-file.ts';
import { importTracks } from '../../../src/domain/tracks/import/import-tracks.ts';
import { toldOf } from '../i18n/catalogues.ts';

const SPACES = new Uint8Array(90e6).fill(32);
const GZIP = new Uint8Array(gzipSync(SPACES, { level: 1 }));
const ZIP = zipSync({ 'a.geojson': [SPACES, { level: 1 }] });
const none = async (): Promise<ArrayBuffer> => new ArrayBuffer(0);

it('unpacks what packs well, as long rows of one kind do', () => {
  const text = new TextEncoder().encode('2020-01-01 00:00:00,8.1,59.2,elk\n'.repeat(100_000));
  const plain = inflateBounded(gzipSync(text), 'gzip', 1e9);
  expect(plain).toHaveLength(text.length);
});

it.each([
  ['tracks', () => importTracks([{ name: 'b.gz', size: GZIP.length, stream: () => new Blob([GZIP]).stream() }]), /b\.gz unpacks to far more/],
  ['areas, gzipped', () => readAreasFile({ name: 'b.gz', bytes: GZIP }, none), /b\.gz/],
  ['areas, zipped', () => readAreasFile({ name: 'b.zip', bytes: ZIP }, none), /b\.zip unpacks to far more/],
  ['lines, zipped', () => readAlignmentFile({ name: 'b.zip', bytes: ZIP }, none), /b\.zip unpacks to far more/],
])('refuses a bomb of %s before it is unpacked', async (_, read, words) => {
  expect((await toldOf(read())).message).toMatch(words);
});

it('refuses a bomb on the command line', async () => {
  const path = join(mkdtempSync(join(tmpdir(), 'atlas-bomb-')), 'b.gz');
  writeFileSync(path, GZIP);
  for (const read of [() => readGeojson(path), () => readFixes(path, 20)])
    expect((await toldOf(Promise.resolve().then((): unknown => read()))).message).toMatch(/b\.gz unpacks to far more/);
});
