import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { AtlasError, reasonOf } from '../domain/errors.ts';
import { writeCsv } from '../domain/formats/csv.ts';
import { type ComputedNetwork, computeNetwork, STAY_DAYS } from '../domain/network/compute-network.ts';
import type { Strength } from '../domain/network/connectivity.ts';
import type { Network } from '../domain/network/find-network.ts';
import { english } from './english.ts';
import { describeTrackOptions, joinTrackOptions, nameParts, openTrackingFile, readMapping, readTracks, TRACK_OPTIONS } from './read-tracks.ts';

/** Location error of fixes that have none of their own; sites do not hang on it. */
const LOCATION_ERROR_M = 20;

function readNumber(option: string, text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const value = Number(text);
  if (text.trim() === '' || !Number.isFinite(value) || value <= 0) throw new AtlasError('cli.option.notPositive', { text }, { field: option });
  return value;
}

const round = (value: number, digits: number): number => Number(value.toFixed(digits));

function formatNodes({ nodes }: Network): string {
  const features = nodes.map(({ lon, lat, days, ...properties }) => ({
    type: 'Feature',
    id: properties.id,
    properties: { ...properties, days: round(days, 1) },
    geometry: { type: 'Point', coordinates: [round(lon, 5), round(lat, 5)] },
  }));
  return `${JSON.stringify({ type: 'FeatureCollection', features })}\n`;
}

function formatLinks({ links }: Network): string {
  const rows = links.map(({ from, to, individuals, heading, movements, months }) => ({
    from,
    to,
    individuals,
    season: heading,
    movements,
    months: months.join(' '),
  }));
  return writeCsv(rows, ['from', 'to', 'individuals', 'season', 'movements', 'months']);
}

/** The strength with its sample; null, with the reason, where it cannot be told. */
function describeStrength({ value, interval }: Strength): object {
  if (value === undefined) return { value: null, because: english.t('cli.network.untold') };
  return { value: round(value, 4), interval: interval?.map((bound) => round(bound, 4)) ?? null };
}

function describeConnectivity({ connectivity: { individuals, origins, targets, counts, rM, mc }, seasonsBy }: ComputedNetwork): object {
  const seasons = english.t('cli.network.seasons');
  if (seasonsBy === undefined) {
    const untold = { value: null, because: english.t('cli.network.notByLatitude') };
    return { individuals, seasons, transitions: [], rM: untold, mc: untold };
  }
  const transitions = origins.flatMap((from, i) => {
    const all = counts[i]!.reduce((sum, count) => sum + count, 0);
    return targets.flatMap((to, j) => (counts[i]![j]! > 0 ? [{ from, to, individuals: counts[i]![j]!, probability: round(counts[i]![j]! / all, 4) }] : []));
  });
  return { individuals, seasons, transitions, rM: describeStrength(rM), mc: { ...describeStrength(mc), abundance: english.t('cli.network.abundance') } };
}

/** `atlas network`. */
export async function runNetwork(args: string[]): Promise<void> {
  const text = { type: 'string' } as const;
  const { values, positionals } = parseArgs({
    args: joinTrackOptions(args),
    allowPositionals: true,
    options: { help: { type: 'boolean' }, out: text, radius: text, stay: text, ...TRACK_OPTIONS },
  });
  if (values.help) return console.log(english.t('cli.network.help', { stay: STAY_DAYS, tracks: describeTrackOptions() }));
  if (positionals.length === 0) throw new AtlasError('cli.tracks.missing');
  const files = positionals.map(openTrackingFile);
  const { out } = values;
  if (out === undefined) throw new AtlasError('cli.option.missing', {}, { field: '--out' });
  const givenKm = readNumber('radius', values.radius);
  const givenDays = readNumber('stay', values.stay);
  const mapping = readMapping(values, undefined);
  const imported = await readTracks(
    files,
    { defaultErrorM: LOCATION_ERROR_M, ...(mapping === undefined ? {} : { mapping }) },
    nameParts(values, undefined, undefined),
  );

  const started = performance.now();
  const computed = computeNetwork(imported.tracks, { radiusM: givenKm === undefined ? undefined : givenKm * 1000, stayDays: givenDays });
  const { radiusM, stayDays, rangeM, periods, network, connectivity, individuals } = computed;
  const ms = round(performance.now() - started, 3);

  const because = givenKm === undefined ? english.t('cli.network.radius', { range: Math.round(rangeM / 1000) }) : english.t('cli.network.given');
  const report = {
    individuals,
    rowsRead: imported.report.rowsRead,
    fixesKept: imported.report.fixesKept,
    dropped: imported.report.dropped,
    notes: imported.notes.map(english.say),
    chosen: {
      radiusKm: { value: radiusM / 1000, because },
      stayDays: { value: stayDays, because: english.t(values.stay === undefined ? 'cli.network.stay' : 'cli.network.given') },
    },
    stationaryPeriods: periods.length,
    nodes: network.nodes.length,
    links: network.links.length,
    connectivity: describeConnectivity(computed),
  };
  try {
    mkdirSync(out, { recursive: true });
    writeFileSync(join(out, 'nodes.geojson'), formatNodes(network));
    writeFileSync(join(out, 'links.csv'), formatLinks(network));
    writeFileSync(join(out, 'report.json'), `${JSON.stringify(report, undefined, 2)}\n`);
  } catch (error) {
    throw new AtlasError('cli.option.unwritable', { text: out, detail: reasonOf(error) }, { field: 'out' });
  }
  const rM = connectivity.rM.value === undefined || computed.seasonsBy === undefined ? null : round(connectivity.rM.value, 4);
  console.log(JSON.stringify({ nodes: network.nodes.length, links: network.links.length, individuals, rM, ms }));
}
