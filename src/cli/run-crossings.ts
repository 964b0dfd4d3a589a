import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { crossPacked, type CrossingPair } from '../domain/crossings/cross-untiled.ts';
import { packBarriers, packCorridor } from '../domain/crossings/pack-features.ts';
import { AtlasError } from '../domain/errors.ts';
import { writeCsv } from '../domain/formats/csv.ts';
import { Tally } from '../domain/areas/raw-feature.ts';
import { sayCounts } from './layer-file.ts';
import { LINES, pickGeometry, POLYGONS, type ReadFeatures, readFeatures } from './read-geojson.ts';
import { english } from './english.ts';

function formatCsv(pairs: readonly CrossingPair[]): string {
  const rows = pairs.map(({ corridor, barrier, lengthInsideKm, crossings, points }) => ({
    corridor,
    barrier,
    lengthInsideKm: lengthInsideKm.toFixed(6),
    crossings,
    points: points.map(([lon, lat]) => `${lon.toFixed(6)} ${lat.toFixed(6)}`).join('; '),
  }));
  return writeCsv(rows, ['corridor', 'barrier', 'lengthInsideKm', 'crossings', 'points']);
}

function formatPoints(pairs: readonly CrossingPair[]): string {
  return JSON.stringify({
    type: 'FeatureCollection',
    features: pairs.map(({ points, ...properties }) => ({
      type: 'Feature',
      properties,
      geometry: { type: 'MultiPoint', coordinates: points },
    })),
  });
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
  const polygons = pickGeometry(read, values.corridors, POLYGONS, left).map(packCorridor);
  // A file that holds both is read once; another before it is let go.
  if (resolve(values.barriers) !== resolve(values.corridors)) read = undefined;
  const lines = packBarriers(pickGeometry(read ?? readFeatures(values.barriers), values.barriers, LINES, left));
  const leftOut = sayCounts(left.toRecord());
  const started = performance.now();
  const { pairs, totalKm } = crossPacked(polygons, lines);
  const ms = Math.round((performance.now() - started) * 1000) / 1000;
  const json = JSON.stringify({ pairs, totalKm, leftOut, ms });
  if (values.out === undefined) console.log(json);
  else {
    writeFileSync(values.out, extension === 'json' ? `${json}\n` : extension === 'csv' ? formatCsv(pairs) : `${formatPoints(pairs)}\n`);
    console.log(JSON.stringify({ pairs: pairs.length, totalKm, leftOut, ms }));
  }
}
