import type { Generalised } from '../../../src/domain/catalog/fields.ts';
import { AtlasError } from '../../../src/domain/errors.ts';
import { describeStated } from '../../../src/domain/evidence/network/describe-network.ts';
import type { NetworkEntry } from '../../../src/domain/evidence/network/network-evidence.ts';
import { listJurisdictions } from '../../../src/domain/evidence/network/summarise-network.ts';
import { yearsOfSample } from '../../../src/domain/evidence/published/summarise-published.ts';
import { type Note, noteOf } from '../../../src/domain/notes.ts';
import { importPopulation } from '../../import-tracks.ts';
import { assembleEntry, assembleWithdrawn } from '../assemble-entry.ts';
import { listSentences } from '../entry-manifest.ts';
import { type BuildContext, type BuiltEntry, defineEvidence } from '../evidence.ts';
import { generaliseTracks, generalisingOf } from '../tracks/generalise-population.ts';
import { type NetworkManifest, NetworkManifestSchema } from './network-manifest.ts';
import { describeTrackedNetwork } from './network-of-tracks.ts';
import { describeParts } from './network-parts.ts';
import { placeNode } from './place-nodes.ts';
import { readNetworkTables } from './read-network-tables.ts';
import { TableReport } from './read-table.ts';

/** Error of fixes that have none of their own; sites do not hang on it. */
const LOCATION_ERROR_M = 20;

/** What tables and tracks come down to. */
interface Read extends Pick<NetworkEntry, 'network' | 'sample' | 'importReport'> {
  readonly warnings: Note[];
  /** What was done to tracks of a poached species. */
  readonly generalised?: Generalised;
  /** Of tracks; of tables their years. */
  readonly interval?: readonly [string, string];
}

/** The ids of the sources that a manifest names, each once. */
function sourcesOf({ nodes, links, tracks }: NetworkManifest): string[] {
  return [...new Set([...[...nodes, ...links].map(({ source }) => source), ...tracks])];
}

function readTables(population: NetworkManifest, context: BuildContext): Read {
  const report = new TableReport(context.told);
  const stated = readNetworkTables(population, context, report);
  const nodes = stated.nodes.map((node) => ({ ...node, ...placeNode(node.point, node, population.species, context.countryParts) }));
  const figures = { nodes, links: [...stated.links] };
  const { individuals: said } = population.sample;
  const onLinks = stated.links.reduce((sum, { individuals }) => sum + (individuals ?? 0), 0);
  if (population.eachOnOneLink && said !== undefined && onLinks > said) {
    context.told.warn(`the links are of ${onLinks} animals, and sample.individuals says ${said}, though each is on one link by eachOnOneLink`);
  }
  return {
    network: { ...figures, ...describeStated(figures, population.eachOnOneLink) },
    sample: population.sample,
    importReport: { rowsRead: report.rowsRead, kept: report.kept, dropped: report.dropped.toRecord() },
    warnings: stated.endsElsewhere === 0 ? [] : [noteOf('warning.networkEnds', { n: stated.endsElsewhere })],
  };
}

async function readFromTracks(population: NetworkManifest, topSpeedKmh: number, context: BuildContext): Promise<Read> {
  const read = await importPopulation({ ...population, topSpeedKmh, method: { locationErrorM: LOCATION_ERROR_M } }, context);
  const asked = generalisingOf({ species: population.species });
  const { tracks, report, start, end } = asked ? generaliseTracks(asked, population.tracks, read, context) : read;
  const { radiusKm, stayDays, seasons, species } = population;
  const options = { radiusM: radiusKm === undefined ? undefined : radiusKm * 1000, stayDays, seasons };
  const [from, to] = [new Date(start), new Date(end)];
  const { rowsRead, fixesKept, dropped } = report;
  return {
    network: describeTrackedNetwork(tracks, options, species, context.countryParts),
    sample: { ...population.sample, individuals: tracks.length, fixes: fixesKept, firstYear: from.getUTCFullYear(), lastYear: to.getUTCFullYear() },
    importReport: { rowsRead, kept: fixesKept, dropped, topSpeedKmh },
    warnings: [],
    interval: [from.toISOString(), to.toISOString()],
    ...(asked ? { generalised: asked } : {}),
  };
}

/** From tables of nodes and links, or from tracks, to every file that a network's page reads. */
async function buildNetwork(population: NetworkManifest, context: BuildContext): Promise<BuiltEntry> {
  const sources = sourcesOf(population);
  const [first = ''] = sources;
  const origin = context.source(first);
  if (population.withdrawn) return assembleWithdrawn(population, 'network', population.withdrawn, context, origin);
  const { topSpeedKmh } = population;
  const read =
    topSpeedKmh === undefined || population.tracks.length === 0 ? readTables(population, context) : await readFromTracks(population, topSpeedKmh, context);
  const { network, sample, importReport, warnings, interval, generalised } = read;
  if (network.nodes.length === 0) throw new AtlasError('cli.unreadable', { detail: 'it gives no node' }, { file: origin.file });
  const { nodes, links, table, contributions } = describeParts(network, population.id);
  const { individuals, fixes } = sample;
  const { method } = population;
  return assembleEntry(
    generalised ? { ...population, generalised: { ...population.generalised, ...generalised } } : population,
    context,
    {
      nodes,
      links,
      further: network.links.length === 0 ? [] : [table, ...contributions],
      origin,
      sources,
      sample: { ...(individuals === undefined ? {} : { individuals }), ...(fixes === undefined ? {} : { fixes }) },
      years: yearsOfSample(sample),
      countries: listJurisdictions(network).flatMap(({ where }) => (/^[A-Z]{3}$/.test(where) ? [where] : [])),
      ...(interval === undefined ? {} : { interval }),
    },
    (common) => ({
      ...common,
      evidence: 'network',
      warnings,
      sample,
      ...(method === undefined ? {} : { method }),
      notes: listSentences(population.notes),
      network,
      importReport,
    }),
  );
}

/** Nodes and the links between them, from a custodian's tables or computed from tracks. */
export const networkEvidence = defineEvidence(NetworkManifestSchema, {
  listSources: ({ nodes, links, tracks }) => [
    ...Object.entries({ nodes, links }).flatMap(([part, tables]) => tables.map(({ source }, i) => ({ id: source, field: `${part}.${i}.source` }))),
    ...tracks.map((source, i) => ({ id: source, field: `tracks.${i}` })),
  ],
  build: buildNetwork,
});
