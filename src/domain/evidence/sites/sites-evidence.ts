import * as v from 'valibot';
import { count, positive, text } from '../../catalog/fields.ts';
import { entryFields, MethodSentenceSchema } from '../entry-fields.ts';
import { FlywayPopulationSchema, RecordFiguresSchema, ShareSchema, SiteFiguresSchema, SiteNetworkSchema, SiteSeasonsSchema } from './site-figures.ts';

/** The file of an entry that is a list of sites with counts of one species, population by population. */
export const SitesEntrySchema = v.object({
  ...entryFields,
  evidence: v.literal('sites'),
  sample: v.object({
    sites: count,
    /** Sites whose counts meet the criterion, and those that do so provisionally. */
    met: count,
    provisional: count,
    firstYear: v.optional(count),
    lastYear: v.optional(count),
  }),
  populations: v.array(FlywayPopulationSchema),
  sites: v.array(SiteFiguresSchema),
  records: v.array(RecordFiguresSchema),
  shares: v.array(ShareSchema),
  network: SiteNetworkSchema,
  method: v.object({
    /** Whether numbers come from counts, from a list that states them, or both. */
    from: v.array(v.picklist(['counts', 'list'])),
    seasons: v.optional(SiteSeasonsSchema),
    /** A last count older than this is marked, years. */
    oldAfterYears: positive,
    notes: v.array(MethodSentenceSchema),
  }),
  /** Rows read and kept, and those left out by reason, with the first lines of each. */
  importReport: v.object({
    rowsRead: count,
    kept: count,
    dropped: v.array(v.object({ file: text, reason: text, n: count, lines: v.array(count) })),
  }),
});
export type SitesEntry = v.InferOutput<typeof SitesEntrySchema>;
