import type { EntryFile } from './entry-file.ts';
import type { OutcomeKind } from '../movement/types.ts';
import type { FoundEntry } from '../catalog/find-entries.ts';
import type { OpenEntry } from '../catalog/open-entry.ts';
import type { OtherKind } from './kinds.ts';
import type * as v from 'valibot';
import type { CorridorAreaSchema, CountryShareSchema, SeasonFigures } from './entry-fields.ts';
import { summariseDistribution } from './distribution/summarise-distribution.ts';
import { summariseEncounters } from './encounters/summarise-encounters.ts';
import { summariseNetwork } from './network/summarise-network.ts';
import { summarisePublished } from './published/summarise-published.ts';
import { summariseSites } from './sites/summarise-sites.ts';
import { summariseReceivers } from './receivers/summarise-receivers.ts';
import { summariseTracks } from './tracks/summarise-tracks.ts';

/** What comparisons, assessments and sheets need of an entry, whatever it rests on. */
export interface EntrySummary {
  /** What is drawn of it: a corridor, routes alone, movement without a migration, the nodes and links of a network or of encounters or of receivers, the sites of a list, or a distribution. */
  readonly result: OutcomeKind | OtherKind;
  /** Animals that its corridors rest on; undefined where nobody says. */
  readonly individuals: number | undefined;
  readonly sequences: number | undefined;
  /** First and last year of its data. */
  readonly years: readonly [number, number] | undefined;
  /** Dates of migration; none where there are no tracks to tell them. */
  readonly seasons: readonly SeasonFigures[];
  /** Longest step of its tracks that is bridged, minutes; undefined without tracks. */
  readonly maxLagMin: number | undefined;
  /** Empty where there is no corridor. */
  readonly corridorAreaKm2: v.InferOutput<typeof CorridorAreaSchema>;
  /** 0 where there are none. */
  readonly stopoverAreaKm2: number;
  readonly rangeStates: readonly v.InferOutput<typeof CountryShareSchema>[];
  readonly areaAtSeaKm2: number;
}

type Summarise = { readonly [Kind in EntryFile['evidence']]: (file: Extract<EntryFile, { evidence: Kind }>) => EntrySummary };

/** One line a kind of evidence. */
const SUMMARISE: Summarise = {
  tracks: summariseTracks,
  published: summarisePublished,
  network: summariseNetwork,
  encounters: summariseEncounters,
  sites: summariseSites,
  receivers: summariseReceivers,
  distribution: summariseDistribution,
};

export function summariseEntry(file: EntryFile): EntrySummary {
  const summarise: (file: never) => EntrySummary = SUMMARISE[file.evidence];
  return summarise(file as never);
}

/** An entry with what its file holds. */
export function openEntry<File extends EntryFile>(found: FoundEntry, file: File): OpenEntry<File> {
  return { ...found, file, summary: summariseEntry(file) };
}
