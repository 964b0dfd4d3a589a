import { readFileSync } from 'node:fs';
import type { Source } from 'pmtiles';
import { describe, expect, test } from 'vitest';
import { readGeopackage } from '../../../src/domain/formats/read-geopackage.ts';
import { readZipEntries } from '../../../src/domain/formats/zip.ts';
import { listNames } from '../../../src/domain/notes.ts';
import { describeArchive } from '../../../src/domain/tiles/describe-archive.ts';
import { openArchive, readMetadata } from '../../../src/domain/tiles/open-archive.ts';
import { readTracksParquet } from '../../../src/domain/tracks/read-tracks-parquet.ts';
import { FURTHER_HOSTILE } from '../cli/hostile/index.ts';
import { toldOf } from '../i18n/catalogues.ts';
import { isFull } from '../../full.ts';

// Of the hostile files that `npm run hostile` gives to commands, those that a bound of their reader answers.

const make = async (name: string): Promise<Uint8Array<ArrayBuffer>> => Uint8Array.from(await FURTHER_HOSTILE[name]!());
const wasm = Uint8Array.from(readFileSync('node_modules/sql.js/dist/sql-wasm.wasm')).buffer;

describe('a GeoPackage', () => {
  test.each<readonly [string, RegExp]>([
    ['view-called-a-table.gpkg', /./],
    ['search-of-a-view.gpkg', /plan.*view/],
    ['join-of-names.gpkg', /no table of features/],
    ...(isFull ? ([['tables-by-the-thousand.gpkg', /more rows/]] as const) : []),
  ])('%s is a fault that names the file', async (name, said) => {
    const bytes = await make(name);
    const { message, place } = await toldOf(() => readGeopackage(bytes, name, async () => wasm));
    expect(place.file).toBe(name);
    expect(message).toMatch(said);
  });
});

describe('a Parquet file', () => {
  test.each(['schema-nine-thousand-deep.parquet', 'two-hundred-thousand-groups.parquet', ...(isFull ? ['metadata-of-lists.parquet'] : [])])(
    '%s is a fault that names the file',
    async (name) => {
      const bytes = await make(name);
      expect((await toldOf(() => readTracksParquet(bytes.buffer, name))).place.file).toBe(name);
    },
  );
});

describe('an archive of tiles', () => {
  const sourceOf = (bytes: Uint8Array): Source => ({
    getKey: () => 'a',
    getBytes: async (offset, length) => ({ data: Uint8Array.from(bytes.subarray(offset, offset + length)).buffer }),
  });

  test.each(['four-million-entries.pmtiles', 'leaf-in-itself.pmtiles', ...(isFull ? ['three-great-directories.pmtiles'] : [])])(
    '%s gives no tile',
    async (name) => {
      await expect(openArchive(sourceOf(await make(name))).getZxy(0, 0, 0)).rejects.toThrow(/entries|depth|directory/i);
    },
  );

  test.each(['metadata-of-objects.pmtiles', 'metadata-bomb.pmtiles', ...(isFull ? ['metadata-of-60-megabytes.pmtiles'] : [])])(
    '%s gives no metadata',
    async (name) => {
      await expect(readMetadata(openArchive(sourceOf(await make(name))))).rejects.toThrow();
    },
  );

  test('whose credit is a million opened tags is described at once', async () => {
    const { TILED, archive } = await import('../cli/hostile/tiled.ts');
    expect(Object.keys(TILED).length).toBeGreaterThan(5);
    const bytes = archive({
      root: Uint8Array.of(1, 0, 1, 10, 1),
      metadata: new TextEncoder().encode(JSON.stringify({ name: 'a', attribution: '<'.repeat(1e6), vector_layers: [] })),
    });
    const started = performance.now();
    expect((await describeArchive('a', undefined, sourceOf(bytes))).attribution.length).toBeLessThan(20_000);
    expect(performance.now() - started).toBeLessThan(10_000);
  });
});

test('a path in a ZIP archive longer than any system keeps is a fault of the archive', async () => {
  const bytes = await make('names-of-sixty-thousand-letters.zip');
  const told = await toldOf(async () => readZipEntries(bytes, 'a.zip'));
  expect(told.place.file).toBe('a.zip');
  expect(told.message.length).toBeLessThan(300);
});

test('of many names the first are listed, and none at length', () => {
  expect(listNames(['a', 'b'])).toBe('a, b');
  expect(listNames(Array.from({ length: 60_000 }, (_, i) => `${i}.kml`))).toMatch(/^0\.kml, .*19\.kml, …$/);
  expect(listNames(['x'.repeat(1e6)])).toHaveLength(101);
});
