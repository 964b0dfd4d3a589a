import * as v from 'valibot';
import { DistributionEntrySchema } from './distribution/distribution-evidence.ts';
import { EncountersEntrySchema } from './encounters/encounters-evidence.ts';
import { NetworkEntrySchema } from './network/network-evidence.ts';
import { PublishedEntrySchema } from './published/published-evidence.ts';
import { ReceiversEntrySchema } from './receivers/receivers-evidence.ts';
import { SitesEntrySchema } from './sites/sites-evidence.ts';
import { TracksEntrySchema } from './tracks/tracks-evidence.ts';

/** The file of an entry, told apart by its kind of evidence; a new kind is one line here. */
export const EntryFileSchema = v.variant('evidence', [
  TracksEntrySchema,
  PublishedEntrySchema,
  NetworkEntrySchema,
  EncountersEntrySchema,
  SitesEntrySchema,
  ReceiversEntrySchema,
  DistributionEntrySchema,
]);
export type EntryFile = v.InferOutput<typeof EntryFileSchema>;
