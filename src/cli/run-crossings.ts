import type { Feature } from 'geojson';
import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { crossPacked, type CrossingPair } from '../domain/crossings/cross-untiled.ts';
import { type PackedBarriers, type PackedCorridor, packBarriers, packCorridor } from '../domain/crossings/pack-features.ts';
import { AtlasError } from '../domain/errors.ts';
import { writeCsv } from '../domain/formats/csv.ts';
import { Tally } from '../domain/areas/raw-feature.ts';
import { sayCounts } from './layer-file.ts';
import { LINES, pickGeometry, POLYGONS, type ReadFeatures, readFeatures } from './read-geojson.ts';
import { english } from './english.ts';

/** With the names of its features, where they have any. */
interface NamedPair extends CrossingPair {
  readonly corridorName?: string;
  readonly barrierName?: string;
}

/** Names by the ids that stand for features; undefined for an id that features of different names share. */
type Names = ReadonlyMap<string | number | undefined, string | undefined>;

function nameById(features: readonly Feature[]): Names {
  const names = new Map<string | number | undefined, string | undefined>();
  // Most files of hundreds of thousands have none.
  if (!features.some((feature) => nameOf(feature) !== undefined)) return names;
  for (const feature of features) {
    const { id } = feature;
    const name = nameOf(feature);
    names.set(id, names.has(id) && names.get(id) !== name ? undefined : name);
  }
  return names;
}

function nameOf({ properties }: Feature): string | undefined {
  const name: unknown = properties?.['name'];
  return typeof name === 'string' && name !== '' ? name : undefined;
}

function namePairs(pairs: readonly CrossingPair[], corridors: Names, barriers: Names): NamedPair[] {
  return pairs.map((pair) => {
    const [corridorName, barrierName] = [corridors.get(pair.corridor), barriers.get(pair.barrier)];
    return { ...pair, ...(corridorName === undefined ? {} : { corridorName }), ...(barrierName === undefined ? {} : { barrierName }) };
  });
}

function formatCsv(pairs: readonly NamedPair[]): string {
  const rows = pairs.map(({ corridor, barrier, lengthInsideKm, crossings, points, corridorName = '', barrierName = '' }) => ({
    corridor,
    barrier,
    lengthInsideKm: lengthInsideKm.toFixed(6),
    crossings,
    points: points.map(([lon, lat]) => `${lon.toFixed(6)} ${lat.toFixed(6)}`).join('; '),
    // Behind the rest, where whoever reads columns by number does not meet them.
    corridorName,
    barrierName,
  }));
  return writeCsv(rows, ['corridor', 'barrier', 'lengthInsideKm', 'crossings', 'points', 'corridorName', 'barrierName']);
}

function formatPoints(pairs: readonly NamedPair[]): string {
  return JSON.stringify({
    type: 'FeatureCollection',
    features: pairs.map(({ points, ...properties }) => ({
      type: 'Feature',
      properties,
      geometry: { type: 'MultiPoint', coordinates: points },
    })),
  });
}

/** Features packed, and their names: in a call of its own, after which nothing holds the features. */
function packNamed<F extends Feature, P>(features: readonly F[], pack: (features: readonly F[]) => P): { readonly packed: P; readonly names: Names } {
  return { names: nameById(features), packed: pack(features) };
}

/** Whether barriers lie apart from all corridors, and would lie among them with longitude and latitude exchanged: by their boxes. */
function lieAmongExchanged(corridors: readonly PackedCorridor[], { xy }: PackedBarriers): boolean {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (let at = 0; at < xy.length; at += 2) {
    west = Math.min(west, xy[at]!);
    east = Math.max(east, xy[at]!);
    south = Math.min(south, xy[at + 1]!);
    north = Math.max(north, xy[at + 1]!);
  }
  const isMet = (left: number, low: number, right: number, high: number): boolean =>
    corridors.some(({ box }) => left <= box[2] && box[0] <= right && low <= box[3] && box[1] <= high);
  return west >= -90 && east <= 90 && !isMet(west, south, east, north) && isMet(south, west, north, east);
}

/** `atlas crossings`. */
export async function runCrossings(args: string[]): Promise<void> {
  const { values } = parseArgs({
    args,
    options: { help: { type: 'boolean' }, corridors: { type: 'string' }, barriers: { type: 'string' }, out: { type: 'string' } },
  });
  if (values.help) {
    console.log(english.t('cli.crossings.help'));
    return;
  }
  if (values.corridors === undefined) throw new AtlasError('cli.option.missing', {}, { field: '--corridors' });
  if (values.barriers === undefined) throw new AtlasError('cli.option.missing', {}, { field: '--barriers' });
  const extension = values.out === undefined ? 'json' : (/\.(json|csv|geojson)$/.exec(values.out)?.[1] ?? '');
  if (extension === '') throw new AtlasError('cli.option.out', { text: values.out ?? '' }, { field: 'out' });
  // Packed with the reading of the files, as GEOS makes its own geometries; what was read is let go.
  const left = new Tally();
  let read: ReadFeatures | undefined = readFeatures(values.corridors);
  const corridors = packNamed(pickGeometry(read, values.corridors, POLYGONS, left), (areas) => areas.map(packCorridor));
  // A file that holds both is read once; another before it is let go.
  if (resolve(values.barriers) !== resolve(values.corridors)) read = undefined;
  const barriers = packNamed(pickGeometry(read ?? readFeatures(values.barriers), values.barriers, LINES, left), packBarriers);
  const leftOut = sayCounts(left.toRecord());
  const started = performance.now();
  const { pairs: unnamed, totalKm } = crossPacked(corridors.packed, barriers.packed);
  const ms = Math.round((performance.now() - started) * 1000) / 1000;
  if (unnamed.length === 0 && lieAmongExchanged(corridors.packed, barriers.packed))
    console.error(english.t('cli.crossings.exchanged', { file: values.barriers }));
  const pairs = namePairs(unnamed, corridors.names, barriers.names);
  const json = JSON.stringify({ pairs, totalKm, leftOut, ms });
  if (values.out === undefined) console.log(json);
  else {
    writeFileSync(values.out, extension === 'json' ? `${json}\n` : extension === 'csv' ? formatCsv(pairs) : `${formatPoints(pairs)}\n`);
    console.log(JSON.stringify({ pairs: pairs.length, totalKm, leftOut, ms }));
  }
}
