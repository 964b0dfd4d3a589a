import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { parseCatalog } from '../../src/domain/catalog/parse-catalog.ts';
import { parseEntry } from '../../src/domain/catalog/load-entry.ts';

// What the JSON Schemas of STAC 1.1 (item, collection, date-time, licensing, provider) and of its file extension 2.1 ask,
// for the members that the atlas writes.

const folder = fileURLToPath(new URL('../../public/atlas/', import.meta.url));
const text = v.pipe(v.string(), v.minLength(1));
const utc = v.pipe(v.string(), v.isoTimestamp(), v.regex(/(\+00:00|Z)$/));
const licence = v.pipe(v.string(), v.regex(/^[\w\-.+]+$/));
const link = v.object({ rel: text, href: text, type: v.optional(text), title: v.optional(text) });
const box = v.pipe(v.array(v.pipe(v.number(), v.finite())), v.length(4));
const position = v.tuple([v.number(), v.number()]);
const ring = v.pipe(v.array(position), v.minLength(4));

const ItemSchema = v.strictObject({
  type: v.literal('Feature'),
  stac_version: v.literal('1.1.0'),
  stac_extensions: v.tuple([v.literal('https://stac-extensions.github.io/file/v2.1.0/schema.json')]),
  id: text,
  collection: text,
  geometry: v.variant('type', [
    v.object({ type: v.literal('Polygon'), coordinates: v.array(ring) }),
    v.object({ type: v.literal('MultiPolygon'), coordinates: v.array(v.array(ring)) }),
  ]),
  bbox: box,
  // Either a date-time, or null and both ends of an interval.
  properties: v.union([
    v.strictObject({ title: text, description: text, license: licence, datetime: v.null(), start_datetime: utc, end_datetime: utc }),
    v.strictObject({ title: text, description: text, license: licence, datetime: utc }),
  ]),
  links: v.array(link),
  assets: v.record(
    text,
    v.strictObject({
      href: text,
      title: text,
      type: v.pipe(v.string(), v.regex(/^[a-z]+\/[\w.+-]+$/)),
      roles: v.array(text),
      'file:size': v.pipe(v.number(), v.integer(), v.minValue(0)),
      // Multihash: SHA-256 is function 0x12, 0x20 bytes long.
      'file:checksum': v.pipe(v.string(), v.regex(/^1220[0-9a-f]{64}$/)),
    }),
  ),
});

const CollectionSchema = v.strictObject({
  type: v.literal('Collection'),
  stac_version: v.literal('1.1.0'),
  id: text,
  title: text,
  description: text,
  license: licence,
  keywords: v.array(text),
  providers: v.array(v.strictObject({ name: text, roles: v.array(v.picklist(['producer', 'licensor', 'processor', 'host'])) })),
  extent: v.strictObject({
    spatial: v.strictObject({ bbox: v.pipe(v.array(box), v.minLength(1)) }),
    temporal: v.strictObject({ interval: v.pipe(v.array(v.tuple([v.nullable(utc), v.nullable(utc)])), v.minLength(1)) }),
  }),
  links: v.array(link),
});

const catalog = parseCatalog(readFileSync(join(folder, 'catalog.json'), 'utf8'), 'catalog.json');
const path = join(folder, catalog.stac!);
const collection = v.parse(CollectionSchema, JSON.parse(readFileSync(path, 'utf8')));

describe('the STAC collection', () => {
  test('has an item an entry, and its first box holds them all', () => {
    const items = collection.links.filter(({ rel }) => rel === 'item');
    expect(items.map(({ title }) => title)).toEqual(catalog.entries.map(({ name }) => name));
    for (const { href } of items) expect(existsSync(join(dirname(path), href)), href).toBe(true);
    const [whole = [], ...boxes] = collection.extent.spatial.bbox;
    expect(boxes).toEqual(catalog.entries.map(({ bbox }) => bbox));
    for (const [west = 0, south = 0, east = 0, north = 0] of boxes) {
      expect(whole[0]! <= west && whole[1]! <= south && whole[2]! >= east && whole[3]! >= north).toBe(true);
    }
  });

  test.each(catalog.entries.map((row) => [row.id, row] as const))('%s: its item names its files as the entry does', (id, row) => {
    const file = join(folder, row.module, `${id}.stac.json`);
    const item = v.parse(ItemSchema, JSON.parse(readFileSync(file, 'utf8')));
    expect(item).toMatchObject({ id, collection: collection.id, bbox: row.bbox });
    const entry = parseEntry(readFileSync(join(folder, row.file!.url), 'utf8'), row.file!.url, row);
    expect(Object.values(item.assets).map((asset) => [asset.href, asset['file:size'], asset['file:checksum']])).toEqual(
      entry.downloads.map(({ url, bytes, sha256 }) => [url.split('/').at(-1), bytes, `1220${sha256}`]),
    );
    for (const { href } of Object.values(item.assets)) expect(existsSync(join(dirname(file), href)), href).toBe(true);
    // An item that links to a collection says which, and the other way round.
    const home = item.links.filter(({ rel }) => rel === 'collection');
    expect(home.map(({ href }) => join(dirname(file), href))).toEqual([path]);
  });
});
