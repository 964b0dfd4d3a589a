import { readFileSync } from 'node:fs';
import { gzipSync, zipSync } from 'fflate';
import * as v from 'valibot';
import { ManifestSchema } from '../../data/manifest.ts';
import { readAreasFile } from '../../src/domain/areas/read-areas-file.ts';
import { parseProjectFile } from '../../src/domain/assessment/project-file.ts';
import { parseEntry } from '../../src/domain/catalog/load-entry.ts';
import { parseCatalog } from '../../src/domain/catalog/parse-catalog.ts';
import { encodeHeader } from '../../src/domain/formats/pmtiles/header.ts';
import { readZipEntries } from '../../src/domain/formats/zip.ts';
import { fetchFeatures } from '../../src/domain/layers/fetch-features.ts';
import { readAlignmentFile } from '../../src/domain/lines/read-alignment-file.ts';
import { decodeTileLayer } from '../../src/domain/tiles/decode-tile-layer.ts';
import { describeArchive } from '../../src/domain/tiles/describe-archive.ts';
import { createGeojsonSource } from '../../src/domain/tiles/geojson-source.ts';
import { createMemoryPmtilesSource } from '../../src/domain/tiles/pmtiles-source.ts';
import { importTracks } from '../../src/domain/tracks/import/import-tracks.ts';
import type { ImportOptions, TrackingFile } from '../../src/domain/tracks/import/import-types.ts';
import type { ImportReport } from '../../src/domain/tracks/track.ts';
import { readTracksParquet } from '../../src/domain/tracks/read-tracks-parquet.ts';
import { FURTHER_PARSERS } from './further-parsers.ts';
import * as seeds from './seeds.ts';

/** A file as it is mutated: its parts by name, of which one is changed at a time. */
export type Parts = Readonly<Record<string, Uint8Array>>;

export interface Parser {
  /** Valid files to start from. */
  seeds(): Promise<readonly Parts[]>;
  /** Read one; what it throws is judged by the caller. Returns a complaint where what it counts does not add up. */
  read(parts: Parts): Promise<string | undefined>;
  /** Cases of a full run. */
  readonly cases: number;
}

const FULL = 100_000;
/** Where SQLite opens. */
const FULL_SQLITE = 10_000;
const only = (bytes: Uint8Array): Parts => ({ file: bytes });
const text =
  (...texts: readonly string[]): (() => Promise<Parts[]>) =>
  async () =>
    texts.map((each) => only(new TextEncoder().encode(each)));
const bytesOf = (parts: Parts): Uint8Array => parts['file'] ?? Object.values(parts)[0] ?? new Uint8Array(0);
const textOf = (parts: Parts): string => new TextDecoder().decode(bytesOf(parts));
const zipOf = (parts: Parts): Uint8Array => zipSync(Object.fromEntries(Object.entries(parts).map(([name, bytes]) => [name, [bytes, { level: 1 }]])));
const sqlite = Uint8Array.from(readFileSync(new URL('../../node_modules/sql.js/dist/sql-wasm.wasm', import.meta.url))).buffer;
const loadSqlite = async (): Promise<ArrayBuffer> => sqlite;

function fileOf(name: string, bytes: Uint8Array): TrackingFile {
  return { name, size: bytes.length, stream: () => new Blob([Uint8Array.from(bytes)]).stream() };
}

const sum = (counts: Readonly<Record<string, number>>): number => Object.values(counts).reduce((total, count) => total + count, 0);

function judgeReport({ rowsRead, fixesKept, dropped }: ImportReport, tracks: readonly { readonly time: Float64Array }[]): string | undefined {
  const kept = tracks.reduce((total, { time }) => total + time.length, 0);
  if (kept !== fixesKept) return `${kept} fixes in tracks, ${fixesKept} said to be kept`;
  return rowsRead === fixesKept + sum(dropped) ? undefined : `${rowsRead} rows read, ${fixesKept} kept, ${sum(dropped)} dropped`;
}

const tracks = (name: string, of: readonly string[], options: ImportOptions = {}): Parser => ({
  seeds: text(...of),
  cases: FULL,
  read: async (parts) => {
    const result = await importTracks([fileOf(name, bytesOf(parts))], options);
    return result.kind === 'tracks' ? judgeReport(result.report, result.tracks) : undefined;
  },
});

async function readAreas(name: string, bytes: Uint8Array): Promise<string | undefined> {
  const { features, report } = await readAreasFile({ name, bytes }, loadSqlite);
  const { featuresRead, kept, dropped } = report;
  if (features.length !== kept || kept > featuresRead) return `${features.length} areas, ${kept} said to be kept of ${featuresRead}`;
  // A feature may lose several parts, and each is counted.
  return kept + sum(dropped) >= featuresRead ? undefined : `${featuresRead} features read, ${kept} kept, ${sum(dropped)} dropped`;
}

async function readLines(name: string, bytes: Uint8Array): Promise<string | undefined> {
  const { alignments, featuresRead, dropped } = await readAlignmentFile({ name, bytes }, loadSqlite);
  if (alignments.length > featuresRead) return `${alignments.length} lines of ${featuresRead} features`;
  return alignments.length + sum(dropped) >= featuresRead ? undefined : `${featuresRead} features read, ${alignments.length} kept, ${sum(dropped)} dropped`;
}

const areas = (name: string, of: () => Promise<readonly Parts[]>, pack = bytesOf, cases = FULL): Parser => ({
  seeds: of,
  cases,
  read: (parts) => readAreas(name, pack(parts)),
});
const lines = (name: string, of: () => Promise<readonly Parts[]>, pack = bytesOf, cases = FULL): Parser => ({
  seeds: of,
  cases,
  read: (parts) => readLines(name, pack(parts)),
});

/** Zeros after the last section, so that a tile that was cut is not merely missing. */
const PADDING = 4096;

/** An archive of the given sections, not compressed: directories, metadata and a tile as they were mutated. */
function archiveOf({ header = new Uint8Array(127), root = header, metadata = header, leaves = new Uint8Array(0), tile = header }: Parts): Uint8Array {
  let offset = 127;
  const place = (bytes: Uint8Array): { offset: number; length: number } => {
    const at = { offset, length: bytes.length };
    offset += bytes.length;
    return at;
  };
  const layout = { root: place(root), metadata: place(metadata), leaves: place(leaves), tiles: place(tile) };
  const head = encodeHeader({ ...layout, addressedTiles: 1, entries: 1, contents: 1, minZoom: 0, maxZoom: 3, bbox: [-180, -85, 180, 85] });
  // What was mutated in the header stays; the places are those of the sections.
  head.set(header.subarray(96, 127), 96);
  return new Uint8Array(Buffer.concat([head, root, metadata, leaves, tile, new Uint8Array(PADDING)]));
}

async function readArchive(bytes: Uint8Array): Promise<string | undefined> {
  const source = {
    getKey: () => 'a',
    getBytes: async (offset: number, length: number) => ({ data: Uint8Array.from(bytes.subarray(offset, offset + length)).buffer }),
  };
  await describeArchive('a.pmtiles', undefined, source);
  const tiles = createMemoryPmtilesSource(bytes, 'a');
  for (const tile of [
    { z: 0, x: 0, y: 0 },
    { z: 1, x: 1, y: 0 },
    { z: 3, x: 5, y: 5 },
  ]) {
    const found = await tiles.getTile(tile);
    if (found) decodeTileLayer(found, 'roads');
  }
  return undefined;
}

/** Every parser of what people, catalogs and servers bring, by the name that `npm run fuzz` takes. */
export const PARSERS: Readonly<Record<string, Parser>> = {
  movebank: tracks('m.csv', seeds.MOVEBANK),
  seabird: tracks('s.csv', seeds.SEABIRD),
  'darwin-core': tracks('d.txt', seeds.DARWIN_CORE),
  mapped: tracks('t.csv', seeds.MAPPED, { mapping: seeds.MAPPING }),
  'gpx-tracks': tracks('g.gpx', seeds.GPX),
  'kml-tracks': tracks('k.kml', seeds.KML_TRACKS),
  'geojson-tracks': tracks('t.geojson', seeds.TIMED_LINES),
  'argos-diag': tracks('a.diag', seeds.ARGOS_DIAG),
  'data-package': {
    seeds: async () => [{ 'datapackage.json': new TextEncoder().encode(seeds.DATA_PACKAGE), 'm.csv': new TextEncoder().encode(seeds.MOVEBANK[0] ?? '') }],
    cases: FULL,
    read: async (parts) => {
      const result = await importTracks(Object.entries(parts).map(([name, bytes]) => fileOf(name, bytes)));
      return result.kind === 'tracks' ? judgeReport(result.report, result.tracks) : undefined;
    },
  },
  'gzip-tracks': {
    seeds: async () => seeds.MOVEBANK.map((each) => only(gzipSync(new TextEncoder().encode(each), { mtime: 0 }))),
    cases: FULL,
    read: async (parts) => {
      const result = await importTracks([fileOf('m.csv.gz', bytesOf(parts))]);
      return result.kind === 'tracks' ? judgeReport(result.report, result.tracks) : undefined;
    },
  },
  parquet: {
    seeds: seeds.parquet,
    cases: FULL,
    read: async (parts) => {
      await readTracksParquet(Uint8Array.from(bytesOf(parts)).buffer, 't.parquet');
      return undefined;
    },
  },
  'geojson-areas': areas('a.geojson', text(...seeds.GEOJSON_AREAS)),
  'shapefile-areas': areas('a.zip', seeds.shapefileAreas, zipOf),
  'geopackage-areas': areas('a.gpkg', () => seeds.geopackageAreas(loadSqlite), bytesOf, FULL_SQLITE),
  'geojson-lines': lines('l.geojson', text(...seeds.GEOJSON_LINES)),
  'kml-areas': areas('a.kml', text(...seeds.KML_AREAS)),
  kml: lines('l.kml', text(...seeds.KML)),
  kmz: lines('l.kmz', async () => seeds.KML.map((each) => ({ 'doc.kml': new TextEncoder().encode(each) })), zipOf),
  'gpx-lines': lines('l.gpx', text(...seeds.GPX)),
  'shapefile-lines': lines('l.zip', seeds.shapefileLines, zipOf),
  flatgeobuf: lines('l.fgb', seeds.flatgeobuf),
  'geopackage-lines': lines('l.gpkg', () => seeds.geopackageLines(loadSqlite), bytesOf, FULL_SQLITE),
  zip: {
    seeds: async () => (await seeds.shapefileAreas()).map((parts) => only(zipOf(parts))),
    cases: FULL,
    read: async (parts) => {
      for (const entry of readZipEntries(bytesOf(parts), 'z.zip')) entry.read();
      return undefined;
    },
  },
  pmtiles: { seeds: seeds.archiveParts, cases: FULL, read: (parts) => readArchive(archiveOf(parts)) },
  'pmtiles-bytes': {
    seeds: async () => (await seeds.archiveParts()).map((parts) => only(archiveOf(parts))),
    cases: FULL,
    read: (parts) => readArchive(bytesOf(parts)),
  },
  tile: {
    seeds: seeds.tiles,
    cases: FULL,
    read: async (parts) => {
      decodeTileLayer(bytesOf(parts), 'roads');
      return undefined;
    },
  },
  'geojson-layer': {
    seeds: text(...seeds.GEOJSON_LAYERS),
    cases: FULL,
    read: async (parts) => {
      const features = await fetchFeatures('l.geojson', 'l', async () => textOf(parts));
      const source = createGeojsonSource(features, { sourceLayer: 'l', maxZoom: 6 });
      for (const tile of [
        { z: 0, x: 0, y: 0 },
        { z: 6, x: 33, y: 18 },
      ]) {
        const found = await source.getTile(tile);
        if (found) decodeTileLayer(found, 'l');
      }
      return undefined;
    },
  },
  catalog: {
    seeds: seeds.catalog,
    cases: FULL,
    read: async (parts) => {
      parseCatalog(textOf(parts), 'catalog.json');
      return undefined;
    },
  },
  entry: {
    seeds: seeds.entry,
    cases: FULL,
    read: async (parts) => {
      parseEntry(textOf(parts), 'e.json', seeds.ENTRY_ROW);
      return undefined;
    },
  },
  project: {
    seeds: seeds.project,
    cases: FULL,
    read: async (parts) => {
      parseProjectFile(textOf(parts), 'p.json');
      return undefined;
    },
  },
  manifest: {
    seeds: seeds.manifest,
    cases: FULL,
    read: async (parts) => {
      let json: unknown;
      try {
        json = JSON.parse(textOf(parts));
      } catch {
        return undefined;
      }
      v.safeParse(ManifestSchema, json);
      return undefined;
    },
  },
  ...FURTHER_PARSERS,
};
