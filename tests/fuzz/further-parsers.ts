import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as v from 'valibot';
import { LINES, pickGeometry, POLYGONS, readFeatures } from '../../src/cli/read-geojson.ts';
import { readFixes } from '../../src/cli/read-fixes.ts';
import { readPopulation } from '../../src/cli/read-population.ts';
import type { BuildContext } from '../../data/evidence/evidence.ts';
import { Told } from '../../data/told.ts';
import { readNetworkTables } from '../../data/evidence/network/read-network-tables.ts';
import { TableReport } from '../../data/evidence/network/read-table.ts';
import { Tally } from '../../src/domain/areas/raw-feature.ts';
import { ProjectSchema } from '../../src/domain/assessment/project.ts';
import type { EncounterTable } from '../../src/domain/encounters/read-encounter-table.ts';
import { readEncounters } from '../../src/domain/encounters/read-encounters.ts';
import { StoredAreasSchema } from '../../src/state/stored-areas.ts';
import { migrateUnversioned, WorkSchema } from '../../src/state/kept-work.ts';
import type { Parser, Parts } from './parsers.ts';
import * as seeds from './seeds.ts';

// What the commands read by path, and what browsers keep.

const FULL = 100_000;
const bytesOf = (parts: Parts): Uint8Array => parts['file'] ?? new Uint8Array(0);
const text =
  (texts: readonly string[]): (() => Promise<Parts[]>) =>
  async () =>
    texts.map((each) => ({ file: new TextEncoder().encode(each) }));

let folder: string | undefined;

/** A file on disk, for what takes a path. */
function onDisk(name: string, parts: Parts): string {
  folder ??= mkdtempSync(join(tmpdir(), 'atlas-fuzz-'));
  const path = join(folder, name);
  writeFileSync(path, bytesOf(parts));
  return path;
}

/** Columns of numbers, which JSON has not. */
const Column = v.object({ $f64: v.optional(v.array(v.number())), $f32: v.optional(v.array(v.number())) });
function revive(_: string, value: unknown): unknown {
  const column = v.safeParse(Column, value);
  if (!column.success) return value;
  const { $f64, $f32 } = column.output;
  return $f64 ? Float64Array.from($f64) : $f32 ? Float32Array.from($f32) : value;
}

/** A value of the browser's storage: it is as the schema says or it is not, and never a crash. */
const kept = (of: () => Promise<readonly Parts[]>, parse: (value: unknown) => boolean): Parser => ({
  seeds: of,
  cases: FULL,
  read: async (parts) => {
    let value: unknown;
    try {
      value = JSON.parse(new TextDecoder().decode(bytesOf(parts)), revive);
    } catch {
      return undefined;
    }
    // JSON of another kind too: a key of the store may hold anything.
    parse(value);
    return undefined;
  },
});

const FIRST = { abortEarly: true } as const;

const geojson = (name: string, of: readonly string[], wanted: typeof LINES | typeof POLYGONS): Parser => ({
  seeds: text(of),
  cases: FULL,
  read: async (parts) => {
    const path = onDisk(name, parts);
    const collection = readFeatures(path);
    const left = new Tally();
    const picked = wanted === LINES ? pickGeometry(collection, path, LINES, left) : pickGeometry(collection, path, POLYGONS, left);
    const dropped = Object.values(left.toRecord()).reduce((sum, count) => sum + count, 0);
    // A collection may be kept in part, and lose points and lines, each counted.
    return picked.length + dropped >= collection.features.length ? undefined : `${collection.features.length} read, ${picked.length} kept, ${dropped} dropped`;
  },
});

/** A table of encounters whose columns a manifest names: a pair of ringing and encounter in each row. */
const ENCOUNTER_TABLE: EncounterTable = {
  map: { ring: 'Ring', date: 'Found', lat: 'Lat', lon: 'Lon', radiusM: 'Radius', ringingDate: 'Ringed', ringingLat: 'Ringed lat', ringingLon: 'Ringed lon' },
  dateForm: 'day-month-year',
  ringing: [],
};

const encounters = (of: readonly string[], table?: EncounterTable): Parser => ({
  seeds: text(of),
  cases: FULL,
  read: async (parts) => {
    const { records, rowsRead, leftOut } = readEncounters(new TextDecoder().decode(bytesOf(parts)), 'e.txt', table);
    const left = leftOut.list().reduce((sum, { n }) => sum + n, 0);
    if (!records.every(({ date: { year }, place }) => Number.isInteger(year) && (!place || (Math.abs(place.lat) <= 90 && Math.abs(place.lon) <= 180))))
      return 'a record that cannot be';
    // A row may hold a ringing and an encounter, and a ringing that comes again counts once.
    return left <= rowsRead && records.length <= 2 * (rowsRead - left) ? undefined : `${rowsRead} rows read, ${records.length} records, ${left} left out`;
  },
});

/** What a build knows of a module whose sources are the parts of a case. */
function buildContext(parts: Parts): BuildContext {
  return {
    module: 'm',
    manifestFile: 'data/modules/m/module.json',
    field: 'populations.0',
    language: 'en',
    sources: [],
    source: (id) => ({ id, title: id, file: `${id}.csv`, url: id, sha256: '', accessed: '2026-01-01', licence: '', attribution: '', citation: '' }),
    open: (id) => Uint8Array.from(parts[id] ?? []),
    countryParts: [],
    told: new Told(),
  };
}

const network: Parser = {
  seeds: async () => [seeds.networkTables()],
  cases: FULL,
  read: async (parts) => {
    const report = new TableReport();
    const tables = { nodes: [{ source: 'nodes' }], links: [{ source: 'links' }] };
    const { nodes, links } = readNetworkTables(tables, buildContext(parts), report);
    const dropped = Object.values(report.dropped.toRecord()).reduce((sum, count) => sum + count, 0);
    if (!nodes.every(({ point: [lon, lat] }) => Math.abs(lon) <= 180 && Math.abs(lat) <= 90)) return 'a node that is nowhere';
    const ids = new Set(nodes.map(({ id }) => id));
    if (!links.every(({ from, to }) => ids.has(from) && ids.has(to))) return 'a link without its ends';
    return report.kept + dropped >= report.rowsRead ? undefined : `${report.rowsRead} rows read, ${report.kept} kept, ${dropped} dropped`;
  },
};

export const FURTHER_PARSERS: Readonly<Record<string, Parser>> = {
  euring: encounters(seeds.euring()),
  'encounter-table': encounters(seeds.ENCOUNTER_TABLES),
  'encounter-pairs': encounters(seeds.ENCOUNTER_PAIRS, ENCOUNTER_TABLE),
  network,
  'cli-lines': geojson('l.geojson', seeds.GEOJSON_LINES, LINES),
  'cli-polygons': geojson('a.geojson', seeds.GEOJSON_AREAS, POLYGONS),
  'cli-fixes': {
    seeds: text(seeds.FIXES),
    cases: FULL,
    read: async (parts) => {
      const { x, y, t } = readFixes(onDisk('f.csv', parts), 20);
      return [x, y, t].every((column) => column.length === t.length && column.every(Number.isFinite)) ? undefined : 'a fix that is no number';
    },
  },
  'cli-population': {
    seeds: text([
      JSON.stringify({
        name: 'Elk',
        topSpeedKmh: 15,
        dates: [{ individual: 'a', season: 'spring', start: '2020-04-01', end: '2020-05-01' }],
        method: { cellM: 250 },
      }),
    ]),
    cases: FULL,
    read: async (parts) => {
      readPopulation(onDisk('p.json', parts));
      return undefined;
    },
  },
  'kept-tracks': kept(text(seeds.KEPT_TRACKS), (value) => v.safeParse(WorkSchema, migrateUnversioned(value), FIRST).success),
  'kept-areas': kept(text(seeds.KEPT_AREAS), (value) => v.safeParse(StoredAreasSchema, value, FIRST).success),
  'kept-project': kept(
    async () => (await seeds.project()).map(({ file }) => ({ file: new TextEncoder().encode(JSON.stringify(projectOf(file))) })),
    (value) => v.safeParse(ProjectSchema, value, FIRST).success,
  ),
};

function projectOf(file: Uint8Array | undefined): unknown {
  return v.parse(v.object({ project: v.unknown() }), JSON.parse(new TextDecoder().decode(file))).project;
}
