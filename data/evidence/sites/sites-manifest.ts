import * as v from 'valibot';
import { id, positive, text } from '../../../src/domain/catalog/fields.ts';
import { FlywayPopulationSchema, SiteSeasonsSchema } from '../../../src/domain/evidence/sites/site-figures.ts';
import { COUNT_COLUMNS } from '../../../src/domain/sites/read-counts.ts';
import { POPULATION_COLUMNS } from '../../../src/domain/sites/read-populations.ts';
import { SITE_COLUMNS } from '../../../src/domain/sites/read-sites.ts';
import { entryManifestFields, SentenceSchema, zoom } from '../entry-manifest.ts';

/** Longest stretch without a site that qualifies before it is shown as a gap, km, where the manifest does not say: the atlas's own choice. */
const GAP_KM = 1_000;
/** A last count older than this is marked, years, where the manifest does not say: the atlas's own choice. */
const OLD_AFTER_YEARS = 10;

/** Role → name of the column, where it is none of those that are known. */
function mapOf<Role extends string>(columns: Readonly<Record<Role, readonly string[]>>) {
  return v.optional(
    v.pipe(
      v.record(text, text),
      v.check((map) => Object.keys(map).every((role) => role in columns), `name roles of ${Object.keys(columns).join(', ')}`),
    ),
  );
}

const table = {
  source: id,
  /** Rows that count: those whose column has one of the values, such as a species in a table of many. */
  only: v.optional(v.object({ column: text, values: v.pipe(v.array(text), v.minLength(1)) })),
};
/** The population of rows that name none; the first of `flywayPopulations` where left out. */
const population = v.optional(text);

export const SitesManifestSchema = v.pipe(
  v.object({
    evidence: v.literal('sites'),
    ...entryManifestFields,
    /** Analysis zoom of its sites. */
    maxZoom: v.optional(zoom, 8),
    /** Lists with a row a site, population and season, in the Critical Site Network Tool's columns or in those named. */
    sites: v.optional(v.array(v.object({ ...table, population, map: mapOf(SITE_COLUMNS) })), []),
    /** Counts, a row each; `events` is the source that says where and when, where the counts name events (Darwin Core). */
    counts: v.optional(v.array(v.object({ ...table, population, events: v.optional(id), map: mapOf(COUNT_COLUMNS) })), []),
    /** The populations of the species, with size and one percent of it, each with its source. */
    flywayPopulations: v.optional(v.array(FlywayPopulationSchema), []),
    /** Or a table of them; the source is cited for what it states. */
    populationTable: v.optional(v.object({ ...table, map: mapOf(POPULATION_COLUMNS) })),
    /** The months of the seasons of counts, with a source; without them counts are taken by calendar years. */
    seasons: v.optional(SiteSeasonsSchema),
    gapKm: v.optional(positive, GAP_KM),
    oldAfterYears: v.optional(positive, OLD_AFTER_YEARS),
    /** Sentences about the method that a reader of the page must know. */
    notes: v.optional(v.array(SentenceSchema), []),
  }),
  v.check(({ sites, counts, withdrawn }) => sites.length + counts.length > 0 || withdrawn !== undefined, 'name tables of sites or of counts'),
);
export type SitesManifest = v.InferOutput<typeof SitesManifestSchema>;
