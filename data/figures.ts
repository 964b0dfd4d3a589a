import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import * as v from 'valibot';
import type { CatalogFile, Layer } from '../src/domain/catalog/fields.ts';
import { type BuiltFigures, BuiltFiguresSchema, type Headline, type Headlines, type Protection } from '../src/domain/catalog/figures.ts';
import { isOther, layersNear, listEntries } from '../src/domain/catalog/find-entries.ts';
import type { CatalogIndex } from '../src/domain/catalog/index-schema.ts';
import { isBarrierKind, isPriorityKind } from '../src/domain/catalog/layer-kinds.ts';
import { parseEntry } from '../src/domain/catalog/load-entry.ts';
import { openEntry } from '../src/domain/evidence/summarise-entry.ts';
import { groundOf, type OpenEntry } from '../src/domain/catalog/open-entry.ts';
import type { Catalog } from '../src/domain/catalog/parse-catalog.ts';
import { locateCountries, referToCountries } from '../src/domain/coverage/locate-countries.ts';
import { measureCoverage } from '../src/domain/coverage/measure-coverage.ts';
import { findCorridorCrossings } from '../src/domain/crossings/find-corridor-crossings.ts';
import type { BarrierCrossing } from '../src/domain/crossings/types.ts';
import { referToLayer } from '../src/domain/layers/layer-reference.ts';
import type { LayerOpener } from '../src/domain/layers/open-layer.ts';
import { judgeForEntry, sortRows } from '../src/domain/statements/of-entry.ts';
import { describeFile, hashOf } from './describe-file.ts';
import { openFromFiles } from './open-files.ts';
import { writeWhole } from './write-files.ts';

/** Count it up when the same corridors and layers would give other figures: all are then computed again. */
const FIGURES_VERSION = 2;
/** Folder of the entries' files of figures, in the atlas; no module may have its name. */
export const FIGURES_FOLDER = 'figures';
const HEADLINES_FILE = 'headlines.json';

/** Positions to about a decimetre, lengths and areas to a millimetre and a square metre: below what tiles can tell. */
const DECIMALS = 1e6;
const round = (value: number): number => Math.round(value * DECIMALS) / DECIMALS;

export interface BuiltFigureFiles {
  /** By the id of an entry. */
  readonly figures: ReadonlyMap<string, CatalogFile>;
  readonly headlines: CatalogFile;
}

/**
 * Crossings and coverage of every entry's corridor or distribution with every layer of the catalog that counts for its animals, by the code
 * that the page computes with, written as a file an entry and one of headline figures. What was computed from the same files
 * before is kept.
 * @param output the folder of the atlas, with all that the index names
 */
export async function buildFigures(index: CatalogIndex, output: string): Promise<BuiltFigureFiles> {
  const base = pathToFileURL(join(output, 'catalog.json')).href;
  const catalog: Catalog = { ...index, embedded: new Map(), faults: [] };
  const figures = new Map<string, CatalogFile>();
  const headlines: Record<string, Headline[]> = {};
  const protection: Record<string, Protection[]> = {};
  const { opener, close } = openFromFiles();
  try {
    for (const found of listEntries(catalog)) {
      const { row } = found;
      if (!row.file) continue;
      const entry = openEntry(found, parseEntry(readFileSync(join(output, row.file.url), 'utf8'), row.file.url, row));
      const corridors = groundOf(entry.file);
      if (!corridors) continue;
      const near = layersNear(index, row);
      const counted = [...near.barriers, ...near.areas].filter((layer) => !isRemote(layer) && judgeForEntry(entry, layer).is === 'counted');
      if (counted.length === 0) continue;
      const builtFrom = hashOf(JSON.stringify([FIGURES_VERSION, index.baseMap.sha256, row, corridors, counted]));
      const name = `${row.id}.json`;
      const path = join(output, FIGURES_FOLDER, name);
      const known = readKnown(path, builtFrom);
      const computed = known ?? (await compute(entry, corridors, counted, builtFrom, { opener, base, baseMap: index.baseMap.url }));
      const bytes = encodeFigures(computed);
      if (!known) writeWhole(path, bytes);
      figures.set(row.id, describeFile(FIGURES_FOLDER, name, bytes));
      headlines[row.id] = counted.filter(({ kind }) => isBarrierKind(kind)).map((layer) => summarise(entry, layer, computed.crossings[layer.id] ?? []));
      // The share of a high-use class is one of corridors.
      const covers = isOther(row)
        ? []
        : counted.filter(({ kind }) => isPriorityKind(kind)).map((layer) => summariseAreas(entry, layer, computed.coverage[layer.id]));
      if (covers.length > 0) protection[row.id] = covers;
    }
  } finally {
    close();
  }
  removeOthers(join(output, FIGURES_FOLDER), new Set([...figures.keys()].map((id) => `${id}.json`)));
  const bytes = encodeFigures({ version: 1, entries: headlines, protection } satisfies Headlines);
  writeWhole(join(output, HEADLINES_FILE), bytes);
  return { figures, headlines: describeFile('', HEADLINES_FILE, bytes) };
}

/** Of another host nothing is read by a build. */
const isRemote = ({ url, format }: Layer): boolean => /^[a-z]+:\/\//i.test(url) || format === 'parquet';

/** Without white space: a page waits for it. */
function encodeFigures(figures: BuiltFigures | Headlines): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(`${JSON.stringify(figures)}\n`);
}

function readKnown(path: string, builtFrom: string): BuiltFigures | undefined {
  if (!existsSync(path)) return undefined;
  const known = v.safeParse(v.pipe(v.string(), v.parseJson(), BuiltFiguresSchema), readFileSync(path, 'utf8'));
  return known.success && known.output.builtFrom === builtFrom ? known.output : undefined;
}

interface Files {
  readonly opener: LayerOpener;
  readonly base: string;
  readonly baseMap: string;
}

async function compute(entry: OpenEntry, corridors: Layer, layers: readonly Layer[], builtFrom: string, files: Files): Promise<BuiltFigures> {
  const { opener, base } = files;
  const corridor = opener.open(referToLayer(corridors, base));
  const crossings: BuiltFigures['crossings'] = {};
  const coverage: BuiltFigures['coverage'] = {};
  for (const layer of layers) {
    const { id, kind } = layer;
    const reference = referToLayer(layer, base);
    if (isBarrierKind(kind)) {
      const rows = await findCorridorCrossings({ corridors: corridor, barriers: opener.openBarriers({ ...reference, kind }) });
      crossings[id] = await locate(rows, files);
    } else {
      const answer = await measureCoverage({ corridors: corridor, areas: [opener.open(reference)] });
      coverage[id] = {
        coverage: answer.coverage.map((one) => ({ ...one, corridorKm2: round(one.corridorKm2), coveredKm2: round(one.coveredKm2), share: round(one.share) })),
        byArea: answer.byArea.map((one) => ({ ...one, km2ByUse: roundByUse(one.km2ByUse) })),
      };
    }
  }
  return { version: 1, entry: entry.row.id, builtFrom, crossings, coverage };
}

const roundByUse = ({ low, medium, high }: BarrierCrossing['lengthByUseKm']): { low: number; medium: number; high: number } => ({
  low: round(low),
  medium: round(medium),
  high: round(high),
});
const roundPoint = ([lon, lat]: readonly [number, number]): [number, number] => [round(lon), round(lat)];

/** Rows as they are written, with the country of each crossing by the base map, as the page has it. */
async function locate(rows: readonly BarrierCrossing[], { opener, base, baseMap }: Files): Promise<BuiltFigures['crossings'][string]> {
  const positions = rows.flatMap(({ parts }) => parts.map(({ at }) => at));
  const countries = referToCountries({ url: new URL(baseMap, base).href, title: baseMap });
  const located = positions.length === 0 ? [] : await locateCountries(positions, opener.open(countries));
  let next = 0;
  return rows.map((row) => ({
    ...row,
    lengthInsideKm: round(row.lengthInsideKm),
    lengthByUseKm: roundByUse(row.lengthByUseKm),
    points: row.points.map(roundPoint),
    parts: row.parts.map(({ at, lengthKm }) => ({ at: roundPoint(at), lengthKm: round(lengthKm), country: located[next++] ?? '' })),
  }));
}

/** What one layer does to one corridor, in all and by country: barriers that count for the animals. */
function summarise(entry: OpenEntry, layer: Layer, rows: BuiltFigures['crossings'][string]): Headline {
  const { counted } = sortRows(entry, [layer], rows);
  const countries: Record<string, { barriers: number; km: number }> = {};
  for (const { parts } of counted) {
    const here = new Map<string, number>();
    for (const { country = '', lengthKm } of parts) if (country !== '') here.set(country, (here.get(country) ?? 0) + lengthKm);
    for (const [iso3, km] of here) {
      const sum = (countries[iso3] ??= { barriers: 0, km: 0 });
      sum.barriers += 1;
      sum.km = round(sum.km + km);
    }
  }
  const { individuals } = entry.summary;
  return {
    layer: layer.id,
    ...(individuals === undefined ? {} : { individuals }),
    barriers: counted.length,
    km: round(counted.reduce((sum, row) => sum + row.lengthInsideKm, 0)),
    highKm: round(counted.reduce((sum, row) => sum + row.lengthByUseKm.high, 0)),
    countries: Object.fromEntries(Object.entries(countries).sort(([a], [b]) => (a < b ? -1 : 1))),
  };
}

/** How much of one corridor's high-use class one layer of areas covers. */
function summariseAreas(entry: OpenEntry, layer: Layer, answer: BuiltFigures['coverage'][string] | undefined): Protection {
  const high = answer?.coverage.find(({ use }) => use === 'high');
  const { individuals } = entry.summary;
  return { layer: layer.id, ...(individuals === undefined ? {} : { individuals }), highKm2: high?.corridorKm2 ?? 0, coveredKm2: high?.coveredKm2 ?? 0 };
}

function removeOthers(folder: string, kept: ReadonlySet<string>): void {
  if (!existsSync(folder)) return;
  for (const name of readdirSync(folder)) if (!kept.has(name) && !name.endsWith('.tmp')) rmSync(join(folder, name));
}
