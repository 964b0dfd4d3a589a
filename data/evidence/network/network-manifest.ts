import * as v from 'valibot';
import { id, positive, text } from '../../../src/domain/catalog/fields.ts';
import { NetworkSampleSchema } from '../../../src/domain/evidence/network/network-evidence.ts';
import { StatedSeasonsSchema } from '../../../src/domain/evidence/network/network-figures.ts';
import { publishedMethod } from '../../../src/domain/evidence/published/published-evidence.ts';
import { ImportSchema } from '../../find-source.ts';
import { entryManifestFields, SentenceSchema, zoom } from '../entry-manifest.ts';

/** A table of nodes or links, by the id of its source: CSV in the columns of MiCO or SWOT, or in our own. */
const TableSchema = v.object({
  source: id,
  /** Rows that count: those whose column has one of the values, such as a species in a table of many. */
  only: v.optional(v.object({ column: text, values: v.pipe(v.array(text), v.minLength(1)) })),
});

export const NetworkManifestSchema = v.pipe(
  v.object({
    evidence: v.literal('network'),
    ...entryManifestFields,
    /** Analysis zoom of its nodes and links. */
    maxZoom: v.optional(zoom, 8),
    /** Tables of nodes, and of the links between them. */
    nodes: v.optional(v.array(TableSchema), []),
    links: v.optional(v.array(TableSchema), []),
    /** The custodian states that no animal stands on two links: transitions and strength are computed from the links alone. */
    eachOnOneLink: v.optional(v.boolean(), false),
    /** Or ids of the sources of tracks that the atlas computes the network from. */
    tracks: v.optional(v.array(id), []),
    import: v.optional(v.pipe(ImportSchema, v.description('How the sources of its tracks are read, where their format does not say it.'))),
    /** Speed no animal of the population keeps up between two fixes; with tracks. */
    topSpeedKmh: v.optional(positive),
    /** Radius of a site; chosen from how far the animals range where left out. */
    radiusKm: v.optional(positive),
    /** Shortest stay at a site; 7 days where left out. */
    stayDays: v.optional(positive),
    /** The months of its seasons, with a source; with tracks. They win over the atlas's own rule, which parts two seasons by latitude. */
    seasons: v.optional(StatedSeasonsSchema),
    /** What the custodian says a network from tables rests on. */
    sample: v.optional(NetworkSampleSchema, {}),
    /** How the custodian made a network from tables, and where that is written. */
    method: v.optional(v.object(publishedMethod)),
    /** Sentences about the method that a reader of the page must know. */
    notes: v.optional(v.array(SentenceSchema), []),
  }),
  v.check(({ nodes, tracks, withdrawn }) => nodes.length > 0 !== tracks.length > 0 || withdrawn !== undefined, 'name tables of nodes, or tracks, and not both'),
  v.check(({ nodes, links }) => links.length === 0 || nodes.length > 0, 'links need a table of the nodes that they join'),
  v.check(({ nodes, method }) => nodes.length === 0 || method !== undefined, 'say in method how the nodes and links of the tables were made'),
  v.check(({ tracks, seasons }) => tracks.length > 0 || seasons === undefined, 'seasons are for tracks: links of tables have their own'),
  v.check(({ tracks, topSpeedKmh }) => tracks.length === 0 || topSpeedKmh !== undefined, 'tracks need topSpeedKmh'),
);

export type NetworkManifest = v.InferOutput<typeof NetworkManifestSchema>;
export type NetworkTable = v.InferOutput<typeof TableSchema>;
