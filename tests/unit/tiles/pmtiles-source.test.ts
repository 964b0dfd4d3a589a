import { createServer, type RequestListener } from 'node:http';
import * as fc from 'fast-check';
import { afterEach, describe, expect, test } from 'vitest';
import { AtlasError } from '../../../src/domain/errors.ts';
import { decodeTileLayer } from '../../../src/domain/tiles/decode-tile-layer.ts';
import { encodeTiles } from '../../../src/domain/tiles/encode-tiles.ts';
import { createMemoryPmtilesSource, openPmtilesSource } from '../../../src/domain/tiles/pmtiles-source.ts';
import { writePmtiles } from '../../../src/domain/formats/pmtiles/write-pmtiles.ts';
import { archiveOptions } from './archive-options.ts';
import { type Told, toldOf } from '../i18n/catalogues.ts';

const features = Array.from({ length: 60 }, (_, i) => ({
  type: 'Feature' as const,
  id: `f${i}`,
  properties: { name: `Road ${i}` },
  geometry: { type: 'LineString' as const, coordinates: Array.from({ length: 60 }, (_unused, k) => [i + Math.sin(i * k), k * 0.7 + Math.cos(i + k * k)]) },
}));
const tiles = [...encodeTiles([{ name: 'things', features, minZoom: 0, maxZoom: 5 }])];
const archive = await writePmtiles(tiles, archiveOptions(5));
const world = { z: 0, x: 0, y: 0 };

const closers: (() => void)[] = [];
afterEach(() => {
  for (const close of closers.splice(0)) close();
});

/** Serves on a free port until the test ends; answers with the URL. */
async function serve(answer: RequestListener): Promise<string> {
  const server = createServer(answer);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closers.push(() => {
    server.closeAllConnections();
    server.close();
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The server has no port.');
  return `http://127.0.0.1:${address.port}/roads.pmtiles`;
}

function serveRanges(bytes: Uint8Array): RequestListener {
  return (request, response) => {
    const [, from = '0', to = '0'] = /bytes=(\d+)-(\d+)/.exec(request.headers.range ?? '') ?? [];
    const part = bytes.slice(Number(from), Number(to) + 1);
    response.writeHead(206, { 'content-length': part.length, etag: '"1"' }).end(part);
  };
}

async function faultOf(work: Promise<unknown>): Promise<Told> {
  const fault = await toldOf(work);
  expect(fault.message).toContain('Roads');
  expect(fault.advice).not.toBe('');
  expect(fault.place.layer).toBe('Roads');
  return fault;
}

describe('openPmtilesSource', () => {
  test('reads tiles by range requests', async () => {
    expect(archive.length).toBeGreaterThan(16_384);
    const source = openPmtilesSource(await serve(serveRanges(archive)), 'Roads');
    for (const tile of tiles.slice(0, 20)) expect(await source.getTile(tile)).toEqual(tile.bytes);
    expect(await source.getTile({ z: 5, x: 0, y: 31 })).toBeUndefined();
    expect(await source.getTile({ z: 9, x: 0, y: 0 })).toBeUndefined();
  });

  test('says when the file is not there', async () => {
    const url = await serve((_, response) => response.writeHead(404).end());
    expect((await faultOf(openPmtilesSource(url, 'Roads').getTile(world))).message).toContain('not at its address');
  });

  test('says when the server is out of order, and reads again once it is not', async () => {
    let working = false;
    const url = await serve((request, response) => {
      if (working) serveRanges(archive)(request, response);
      else response.writeHead(503).end();
    });
    const source = openPmtilesSource(url, 'Roads');
    expect((await faultOf(source.getTile(world))).message).toContain('503');
    working = true;
    expect(await source.getTile(world)).toBeDefined();
  });

  test('says when the server knows no ranges', async () => {
    const url = await serve((_, response) => response.writeHead(200, { 'content-length': archive.length }).end(archive));
    expect((await faultOf(openPmtilesSource(url, 'Roads').getTile(world))).advice).toContain('range requests');
  });

  test('says when a web page came instead', async () => {
    const url = await serve((_, response) => response.writeHead(200, { 'content-length': 15 }).end('<!doctype html>'));
    expect((await faultOf(openPmtilesSource(url, 'Roads').getTile(world))).advice).toContain('web page');
  });

  test('says when nobody answers', async () => {
    const url = await serve((request) => request.socket.destroy());
    expect((await faultOf(openPmtilesSource(url, 'Roads').getTile(world))).message).toContain('could not be fetched');
  });

  test('stops when told to, with an AbortError', async () => {
    const source = openPmtilesSource(await serve(serveRanges(archive)), 'Roads');
    await source.getTile(world);
    const stop = new AbortController();
    stop.abort();
    await expect(source.getTile(world, stop.signal)).rejects.toMatchObject({ name: 'AbortError' });
    expect(await source.getTile(world)).toBeDefined();
  });
});

describe('damaged archives', () => {
  const read = (bytes: Uint8Array) => createMemoryPmtilesSource(bytes, 'Roads').getTile({ z: 5, x: 18, y: 14 });
  const changed = (offset: number, ...values: number[]) => {
    const copy = archive.slice();
    copy.set(values, offset);
    return copy;
  };

  test('the whole one reads', async () => {
    expect(await read(archive)).toBeDefined();
  });

  test('one in the middle of other bytes reads too', async () => {
    const padded = Buffer.concat([Buffer.alloc(7, 1), archive, Buffer.alloc(9, 2)]).subarray(7, 7 + archive.length);
    expect(await read(padded)).toEqual(await read(archive));
  });

  test.each([
    ['not an archive', new TextEncoder().encode('PK a zip file'), 'not a PMTiles archive'],
    ['empty', new Uint8Array(0), 'not a PMTiles archive'],
    ['an older version', changed(7, 2), 'version 2'],
    ['cut in the header', archive.slice(0, 60), 'too early'],
    ['cut in the root directory', archive.slice(0, 140), 'too early'],
    ['cut in the tiles', archive.slice(0, -archive.length / 2), 'too early'],
    ['pictures', changed(99, 2), 'pictures'],
    ['a directory that is not gzip', changed(127, 1, 2, 3, 4), 'damaged'],
    ['tiles said to be brotli', changed(98, 3), 'compressed in a way'],
  ])('%s: a fault that names the layer', async (_, bytes, words) => {
    expect((await faultOf(read(bytes))).message).toContain(words);
  });
});

describe('decodeTileLayer on damaged tiles', () => {
  const bytes = tiles[0]!.bytes;

  test('cut anywhere: either a fault or what is whole, never a hang or another error', () => {
    let faults = 0;
    fc.assert(
      fc.property(fc.integer({ min: 1, max: bytes.length - 1 }), (length) => {
        try {
          decodeTileLayer(bytes.slice(0, length), 'things');
        } catch (error) {
          expect(error).toBeInstanceOf(AtlasError);
          faults += 1;
        }
      }),
      { seed: 2, numRuns: 150 },
    );
    expect(faults).toBeGreaterThan(0);
  });

  test('bytes changed anywhere: either a fault or numbers', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(bytes.length - 1), fc.nat(255)), { minLength: 1, maxLength: 5 }), (edits) => {
        const copy = bytes.slice();
        for (const [at, value] of edits) copy[at] = value;
        try {
          decodeTileLayer(copy, 'things');
        } catch (error) {
          expect(error).toBeInstanceOf(AtlasError);
        }
      }),
      { seed: 4, numRuns: 300 },
    );
  });

  test('reads a tile in the middle of other bytes', () => {
    const padded = Buffer.concat([Buffer.alloc(7, 1), bytes, Buffer.alloc(9, 2)]).subarray(7, 7 + bytes.length);
    expect(decodeTileLayer(padded, 'things')).toEqual(decodeTileLayer(bytes, 'things'));
  });

  test('noise is a fault that names the layer', async () => {
    expect((await toldOf(() => decodeTileLayer(new Uint8Array(200).fill(0xff), 'things'))).message).toMatch(/“things”.*damaged/);
  });
});
