import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { AtlasError, reasonOf } from '../domain/errors.ts';
import { writeCsv } from '../domain/formats/csv.ts';
import type { ContributionsFigures } from '../domain/evidence/network/network-figures.ts';
import { writeContributions } from '../domain/network/write-contributions.ts';
import type { Connectivity, Strength } from '../domain/network/connectivity.ts';
import type { Seasons } from '../domain/network/find-journeys.ts';
import type { NetworkLink, NetworkNode } from '../domain/network/find-network.ts';
import { english } from './english.ts';

/** To so many decimals. */
export const round = (value: number, digits: number): number => Number(value.toFixed(digits));

/** Nodes of tracks have days, those of encounters have not. */
type Node = Omit<NetworkNode, 'days'> & { readonly days?: number };

function formatNodes(nodes: readonly Node[]): string {
  const features = nodes.map(({ lon, lat, days, ...properties }) => ({
    type: 'Feature',
    id: properties.id,
    properties: { ...properties, ...(days === undefined ? {} : { days: round(days, 1) }) },
    geometry: { type: 'Point', coordinates: [round(lon, 5), round(lat, 5)] },
  }));
  return `${JSON.stringify({ type: 'FeatureCollection', features })}\n`;
}

function formatLinks(links: readonly NetworkLink[]): string {
  const rows = links.map(({ heading, months, ...link }) => ({ ...link, season: heading, months: months.join(' ') }));
  return writeCsv(rows, ['from', 'to', 'individuals', 'season', 'movements', 'months']);
}

/** The strength with its sample; null, with the reason, where it cannot be told. */
function describeStrength({ value, interval }: Strength): object {
  if (value === undefined) return { value: null, because: english.t('cli.network.untold') };
  return { value: round(value, 4), interval: interval?.map((bound) => round(bound, 4)) ?? null };
}

/** Transitions and strength of connectivity for a report. */
export function describeConnectivity({ individuals, origins, targets, counts, rM, mc }: Connectivity, seasons: string): object {
  const transitions = origins.flatMap((from, i) => {
    const all = counts[i]!.reduce((sum, count) => sum + count, 0);
    return targets.flatMap((to, j) => (counts[i]![j]! > 0 ? [{ from, to, individuals: counts[i]![j]!, probability: round(counts[i]![j]! / all, 4) }] : []));
  });
  return { individuals, seasons, transitions, rM: describeStrength(rM), mc: { ...describeStrength(mc), abundance: english.t('cli.network.abundance') } };
}

/** A connectivity of which nothing can be told, and why. */
export function describeUntold(individuals: number, seasons: string, because: string): object {
  return { individuals, seasons, transitions: [], rM: { value: null, because }, mc: { value: null, because } };
}

/** Seasons as they were given, for a report. */
export function describeSeasons({ breeding, nonBreeding }: Seasons): string {
  return english.t('cli.network.months', { breeding: breeding.join(', '), nonBreeding: nonBreeding.join(', ') });
}

/**
 * Write the files of `atlas network`: three, and what each site adds where that is told.
 * @throws AtlasError where the folder cannot be written to
 */
export function writeNetwork(
  out: string,
  { nodes, links }: { readonly nodes: readonly Node[]; readonly links: readonly NetworkLink[] },
  report: object,
  contributions?: Pick<ContributionsFigures, 'individuals' | 'nodes'>,
): void {
  try {
    mkdirSync(out, { recursive: true });
    writeFileSync(join(out, 'nodes.geojson'), formatNodes(nodes));
    writeFileSync(join(out, 'links.csv'), formatLinks(links));
    if (contributions) writeFileSync(join(out, 'contributions.csv'), writeContributions({ ...contributions, countries: [] }));
    writeFileSync(join(out, 'report.json'), `${JSON.stringify(report, undefined, 2)}\n`);
  } catch (error) {
    throw new AtlasError('cli.option.unwritable', { text: out, detail: reasonOf(error) }, { field: 'out' });
  }
}
