import { existsSync, readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { writePmtiles } from '../../../src/domain/formats/pmtiles/write-pmtiles.ts';
import type { Source } from 'pmtiles';
import { PbfWriter } from 'pbf';
import initSqlJs from 'sql.js';
import { describe, expect, test } from 'vitest';
import { AtlasError } from '../../../src/domain/errors.ts';
import { gunzipBounded } from '../../../src/domain/formats/gunzip-bounded.ts';
import { readGeopackage } from '../../../src/domain/formats/read-geopackage.ts';
import { writeGeopackage } from '../../../src/domain/formats/geopackage.ts';
import { readAlignmentFile } from '../../../src/domain/lines/read-alignment-file.ts';
import { checkTile } from '../../../src/domain/tiles/check-tile.ts';
import { decodeTileLayer } from '../../../src/domain/tiles/decode-tile-layer.ts';
import { openArchive } from '../../../src/domain/tiles/open-archive.ts';
import { createMemoryPmtilesSource } from '../../../src/domain/tiles/pmtiles-source.ts';
import { readTracksParquet } from '../../../src/domain/tracks/read-tracks-parquet.ts';
import { writeTracksParquet } from '../../../src/domain/tracks/write-tracks-parquet.ts';
import { toldOf } from '../i18n/catalogues.ts';

// Files made to harm their reader: each is a fault at once. A test that hangs has failed.

const WASM = Uint8Array.from(readFileSync('node_modules/sql.js/dist/sql-wasm.wasm')).buffer;
const sqlite = await initSqlJs({ wasmBinary: WASM });

const SHARED = new URL('../../../../shared/hostile/', import.meta.url);
const shared = test.skipIf(!existsSync(SHARED));
const readShared = (name: string): Uint8Array<ArrayBuffer> => Uint8Array.from(readFileSync(new URL(name, SHARED)));

/** One line as a GeoPackage, changed by SQL. */
async function geopackage(...statements: string[]): Promise<Uint8Array> {
  const line = {
    type: 'Feature' as const,
    properties: { use: 'low' },
    geometry: {
      type: 'Polygon' as const,
      coordinates: [
        [
          [8, 59],
          [9, 59],
          [9, 60],
          [8, 59],
        ],
      ],
    },
  };
  const bytes = await writeGeopackage([{ name: 'lines', features: [line], columns: [{ name: 'use', type: 'TEXT' }], description: '' }], async () => WASM);
  const database = new sqlite.Database(bytes);
  for (const statement of statements) database.run(statement);
  return database.export();
}

describe('a GeoPackage', () => {
  const read = (bytes: Uint8Array) => readGeopackage(bytes, 'plan.gpkg', async () => WASM);

  test('that is whole is read', async () => {
    expect((await read(await geopackage())).map(({ name, features }) => [name, features.length])).toEqual([['lines', 1]]);
  });

  test.each([
    [
      'a view without an end',
      ['DROP TABLE lines', 'CREATE VIEW lines AS WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c) SELECT x AS fid, NULL AS geom FROM c'],
    ],
    ['a view over the list of tables', ['ALTER TABLE gpkg_contents RENAME TO contents', 'CREATE VIEW gpkg_contents AS SELECT * FROM contents']],
  ])('with %s is refused by name', async (_what, statements) => {
    const { message } = await toldOf(async () => read(await geopackage(...statements)));
    expect(message).toContain('plan.gpkg');
  });

  test('with a column that would be computed is read without it', async () => {
    const [table] = await read(await geopackage(`ALTER TABLE lines ADD COLUMN big TEXT GENERATED ALWAYS AS (hex(zeroblob(400000000))) VIRTUAL`));
    expect(Object.keys(table!.features[0]!.properties)).not.toContain('big');
  });

  shared('view-without-end.gpkg', async () => {
    expect((await toldOf(() => read(readShared('view-without-end.gpkg')))).message).toMatch(/plan\.gpkg.*lines.*view/);
  });
});

/** A tile with one polygon whose geometry is these commands. */
function tile(commands: readonly number[]): Uint8Array {
  const writer = new PbfWriter();
  writer.writeMessage(
    3,
    (_: unknown, layer: PbfWriter) => {
      layer.writeVarintField(15, 2);
      layer.writeStringField(1, 'roads');
      layer.writeVarintField(5, 4096);
      layer.writeMessage(
        2,
        (__: unknown, feature: PbfWriter) => {
          feature.writeVarintField(3, 3);
          feature.writePackedVarint(4, [...commands]);
        },
        {},
      );
    },
    {},
  );
  return writer.finish();
}

const [MOVE, LINE, CLOSE] = [(1 << 3) | 1, (2 << 3) | 2, (1 << 3) | 7];

describe('a tile', () => {
  test('whose ring is closed once is read', () => {
    const whole = tile([MOVE, 2, 2, LINE, 20, 0, 0, 20, CLOSE]);
    expect(() => checkTile(whole)).not.toThrow();
    expect(decodeTileLayer(whole, 'roads')?.features).toHaveLength(1);
  });

  test.each([
    ['whose ring is closed 2²⁷ times', tile([MOVE, 2, 2, LINE, 20, 0, 0, 20, 2 ** 30 + 7])],
    ['whose layer runs on beyond its end', Uint8Array.of(0x1a, 0xff, 0x7f, 0x12)],
    ['of a wire type that there is not', Uint8Array.of(0x1f)],
    ['that ends within a number', Uint8Array.of(0x1a, 0xff)],
  ])('%s is a fault of its layer', (_what, bytes) => {
    expect(() => decodeTileLayer(bytes, 'roads')).toThrow(AtlasError);
  });

  shared('closepath-without-end.mvt', () => {
    expect(() => checkTile(readShared('closepath-without-end.mvt'))).toThrow(RangeError);
  });
});

describe('an archive of tiles', () => {
  const archive = async (): Promise<Uint8Array> => {
    const bytes = await writePmtiles([{ z: 0, x: 0, y: 0, bytes: tile([MOVE, 2, 2, LINE, 20, 0, 0, 20, CLOSE]) }], {
      name: 'a',
      description: '',
      attribution: '',
      vectorLayers: [],
      bbox: [-180, -85, 180, 85],
      minZoom: 0,
      maxZoom: 0,
    });
    return new Uint8Array(bytes);
  };
  /** The archive with another root directory, gzipped, at its end. */
  const withRoot = async (directory: Uint8Array): Promise<Uint8Array> => {
    const [whole, root] = [await archive(), gzipSync(directory)];
    const bytes = new Uint8Array(whole.length + root.length);
    bytes.set(whole);
    bytes.set(root, whole.length);
    const view = new DataView(bytes.buffer);
    view.setBigUint64(8, BigInt(whole.length), true);
    view.setBigUint64(16, BigInt(root.length), true);
    return bytes;
  };
  const readTile = (bytes: Uint8Array) => createMemoryPmtilesSource(bytes, 'Roads').getTile({ z: 0, x: 0, y: 0 });

  test('that is whole is read', async () => {
    expect((await readTile(await archive()))?.length).toBeGreaterThan(10);
  });

  test.each<[string, () => Uint8Array]>([
    ['says it has 250 million entries', () => Uint8Array.of(0x80, 0xe5, 0x9a, 0x77, 1, 1, 1, 1)],
    ['has a count without an end', () => new Uint8Array(20).fill(0xff)],
    ['unpacks to more than it could need', () => new Uint8Array(20 * 2 ** 20)],
  ])('whose directory %s is a fault that names it', async (_what, directory) => {
    const { message } = await toldOf(async () => readTile(await withRoot(directory())));
    expect(message).toContain('Roads');
  });

  shared('leaf-of-250-million.pmtiles', async () => {
    const bytes = readShared('leaf-of-250-million.pmtiles');
    const source: Source = { getKey: () => 'x', getBytes: async (offset, length) => ({ data: bytes.slice(offset, offset + length).buffer }) };
    const opened = openArchive(source);
    const { maxZoom } = await opened.getHeader();
    await expect(opened.getZxy(maxZoom, 0, 0)).rejects.toThrow();
    // Asked again it is refused again, at once.
    await expect(opened.getZxy(maxZoom, 0, 0)).rejects.toThrow();
  });
});

test('what is packed does not unpack to more than is asked for', async () => {
  const packed = Uint8Array.from(gzipSync(new Uint8Array(1_000_000))).buffer;
  expect((await gunzipBounded(packed, 1_000_000)).byteLength).toBe(1_000_000);
  await expect(gunzipBounded(packed, 999_999)).rejects.toThrow(RangeError);
});

describe('a Parquet file of tracks', () => {
  const track = (n: number) => ({
    individual: 'a',
    time: Float64Array.from({ length: n }, (_, i) => Date.UTC(2020, 0, 1) + i * 3_600_000),
    lon: new Float64Array(n).fill(10),
    lat: Float64Array.from({ length: n }, (_, i) => 50 + i / 1000),
    error: new Float32Array(n),
  });

  test('that is whole is read, one of a single value in every row too', async () => {
    const bytes = Uint8Array.from(await writeTracksParquet([track(1000)], { licence: 'x', attribution: 'y', citation: 'z' })).buffer;
    expect((await readTracksParquet(bytes, 'tracks.parquet'))[0]?.time).toHaveLength(1000);
  });

  shared('run-length-without-end.parquet', async () => {
    const { message } = await toldOf(() => readTracksParquet(readShared('run-length-without-end.parquet').buffer, 'tracks.parquet'));
    expect(message).toContain('tracks.parquet');
  });
});

shared('index-without-features.fgb is a fault that names the file', async () => {
  const { message } = await toldOf(() => readAlignmentFile({ name: 'plan.fgb', bytes: readShared('index-without-features.fgb') }, async () => WASM));
  expect(message).toContain('plan.fgb');
});
