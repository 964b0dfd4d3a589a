import * as v from 'valibot';
import { count, positive } from '../../catalog/fields.ts';
import { entryFields, ImportReportSchema, MethodSentenceSchema } from '../entry-fields.ts';
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
  importReport: ImportReportSchema,
});
export type SitesEntry = v.InferOutput<typeof SitesEntrySchema>;
