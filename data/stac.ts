import { basename } from 'node:path';
import type { Bbox } from '../src/domain/catalog/fields.ts';
import type { CatalogIndex, EntryRow, Species } from '../src/domain/catalog/index-schema.ts';
import type { EntryFile } from '../src/domain/evidence/entry-file.ts';
import { encodeJson } from './describe-file.ts';

// The catalog as STAC 1.1 (https://stacspec.org): one collection, an item an entry, its files as assets.

const STAC_VERSION = '1.1.0';
/** Sizes and checksums of assets. */
const FILE_EXTENSION = 'https://stac-extensions.github.io/file/v2.1.0/schema.json';
/** Where the collection lies, seen from the folder of the catalog. */
export const COLLECTION = 'stac/collection.json';

const MEDIA_TYPES: Readonly<Record<string, string>> = {
  pmtiles: 'application/vnd.pmtiles',
  geojson: 'application/geo+json',
  parquet: 'application/vnd.apache.parquet',
  csv: 'text/csv',
};

/** A SHA-256 as the file extension asks: a multihash, 0x12 for the function and 0x20 for its 32 bytes. */
const multihash = (sha256: string): string => `1220${sha256}`;

/** A box as a polygon; one across the antimeridian (west > east) as two. */
function outlineOf([west, south, east, north]: Bbox): object {
  const ring = (from: number, to: number): number[][][] => [
    [
      [from, south],
      [to, south],
      [to, north],
      [from, north],
      [from, south],
    ],
  ];
  return west <= east ? { type: 'Polygon', coordinates: ring(west, east) } : { type: 'MultiPolygon', coordinates: [ring(west, 180), ring(-180, east)] };
}

/**
 * The STAC item of an entry, a file beside its own.
 * @param interval first and last instant of its data, ISO 8601 UTC, null where not known
 */
export function describeItem(entry: {
  readonly row: Omit<EntryRow, 'file'>;
  readonly file: EntryFile;
  readonly species: Species;
  readonly interval: readonly [string | null, string | null];
}): Uint8Array<ArrayBuffer> {
  const { row, file, species } = entry;
  const [start, end] = entry.interval;
  const assets = file.downloads.map(({ url, label, format, content, bytes, sha256 }) => [
    basename(url),
    {
      href: basename(url),
      title: label,
      type: MEDIA_TYPES[format] ?? 'application/octet-stream',
      roles: [content === 'all' ? 'visual' : 'data'],
      'file:size': bytes,
      ...(sha256 === undefined ? {} : { 'file:checksum': multihash(sha256) }),
    },
  ]);
  return encodeJson({
    type: 'Feature',
    stac_version: STAC_VERSION,
    stac_extensions: [FILE_EXTENSION],
    id: row.id,
    collection: COLLECTION_ID,
    geometry: outlineOf(row.bbox),
    bbox: row.bbox,
    properties: {
      title: row.name,
      description: `${species.common} (${species.scientific}), ${row.place}.`,
      // Without the dates of its data, an item is dated by the day they were fetched.
      ...(start !== null && end !== null ? { datetime: null, start_datetime: start, end_datetime: end } : { datetime: `${dayFetched(file)}T00:00:00Z` }),
      license: licenceOf(row.licence),
    },
    links: [
      { rel: 'root', href: `../${COLLECTION}`, type: 'application/json' },
      { rel: 'parent', href: `../${COLLECTION}`, type: 'application/json' },
      { rel: 'collection', href: `../${COLLECTION}`, type: 'application/json' },
      ...(file.layers[0]?.doi === undefined ? [] : [{ rel: 'cite-as', href: `https://doi.org/${file.layers[0].doi}` }]),
    ],
    assets: Object.fromEntries(assets),
  });
}

/** The day that the data of an entry were fetched from their source. */
function dayFetched(file: EntryFile): string {
  const [layer] = file.layers;
  if (!layer) throw new Error(`${file.id} has neither dates nor a layer: its STAC item would have no date`);
  return layer.accessed;
}

const COLLECTION_ID = 'atlas-of-animal-migration';

/** An SPDX identifier as it is; an expression or an address, which STAC's field has no place for, as `other`. */
function licenceOf(licence: string): string {
  return /^[\w.+-]+$/.test(licence) ? licence : 'other';
}

/** The STAC collection of all entries, which lies in its own folder beside the modules' folders. */
export function describeCollection(index: CatalogIndex): Uint8Array<ArrayBuffer> {
  const entries = index.entries.filter(({ file }) => file !== undefined);
  const years = entries.flatMap((row) => row.years ?? []);
  const licences = [...new Set(entries.map(({ licence }) => licenceOf(licence)))];
  const boxes = entries.map(({ bbox }) => bbox);
  return encodeJson({
    type: 'Collection',
    stac_version: STAC_VERSION,
    id: COLLECTION_ID,
    title: index.title,
    description: 'Migration corridors, stopovers and routes, or movement, an item an entry of the atlas. Licence and citation are those of each item.',
    license: licences.length === 1 ? licences[0] : 'other',
    keywords: ['animal migration', 'corridors', 'movement ecology'],
    providers: [...new Map(index.modules.map(({ custodian }) => [custodian, { name: custodian, roles: ['producer'] }])).values()],
    extent: {
      // The first box is that of them all.
      spatial: { bbox: boxes.length === 0 ? [[-180, -90, 180, 90]] : boxes.length === 1 ? boxes : [aroundAll(boxes), ...boxes] },
      temporal: { interval: [years.length === 0 ? [null, null] : [`${Math.min(...years)}-01-01T00:00:00Z`, `${Math.max(...years)}-12-31T23:59:59Z`]] },
    },
    links: [
      { rel: 'root', href: './collection.json', type: 'application/json' },
      ...entries.map(({ id, module, name }) => ({ rel: 'item', href: `../${module}/${id}.stac.json`, type: 'application/geo+json', title: name })),
    ],
  });
}

function aroundAll(boxes: readonly Bbox[]): Bbox {
  const across = boxes.some(([west, , east]) => west > east);
  return [
    across ? -180 : Math.min(...boxes.map(([west]) => west)),
    Math.min(...boxes.map(([, south]) => south)),
    across ? 180 : Math.max(...boxes.map(([, , east]) => east)),
    Math.max(...boxes.map(([, , , north]) => north)),
  ];
}
