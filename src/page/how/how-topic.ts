import type { Layer } from '../../domain/catalog/fields.ts';
import type { OpenEntry, OpenEntryOf } from '../../domain/catalog/open-entry.ts';
import type { Repeat } from '../../domain/how/repeat.ts';
import type { Translator } from '../../i18n/translator.ts';

/** What an explanation is said with. */
export type Words = Pick<Translator, 't' | 'number' | 'lang' | 'calendar' | 'percent'>;

/** Figures that one explanation covers, and what they were computed from. */
export type HowTopic =
  /** `movement`: months and countries of animals without a corridor. */
  | { readonly of: 'sample' | 'years' | 'network' | 'movement'; readonly entry: OpenEntryOf<'tracks'> }
  | { readonly of: 'seasons' | 'representativeness' | 'bottlenecks'; readonly entry: OpenEntryOf<'tracks'>; readonly own?: readonly string[] | undefined }
  | { readonly of: 'areas'; readonly entry: OpenEntry; readonly own?: readonly string[] | undefined }
  /** All figures of a page without a corridor. */
  | { readonly of: 'kind'; readonly entry: OpenEntryOf<'network' | 'encounters' | 'receivers' | 'sites' | 'distribution'> }
  | { readonly of: 'countries'; readonly entry: OpenEntry }
  | { readonly of: 'crossings' | 'coverage'; readonly entry: OpenEntry; readonly layers: readonly Layer[]; readonly own?: boolean | undefined }
  /** Sums over populations, by the build: of a species, a country, the opening. */
  | { readonly of: 'sums' | 'protection'; readonly layers: readonly Layer[]; readonly populations: number }
  /** `calendar`: in which months animals were where. */
  | { readonly of: 'counts' | 'importance' | 'calendar'; readonly populations: number }
  | { readonly of: 'project'; readonly entries: readonly OpenEntry[]; readonly layers: readonly Layer[]; readonly file: string; readonly bufferM: number }
  /** Of tracks and lines: said by the section itself, whose texts nobody else needs. */
  | {
      readonly of: 'lines';
      /** Undefined of a person's own tracks that no entry is made of. */
      readonly entry: OpenEntry | undefined;
      readonly layers: readonly Layer[];
      readonly found: (words: Words) => LinesFound;
    };

/** What a section says of what it found of tracks and lines; the rest is said alike of all. */
export interface LinesFound extends Omit<Explanation, 'build'> {
  /** Animals with tracks, and how many of them the answer rests on. */
  readonly individuals: number;
  readonly restsOn: number;
  /** Median between fixes, hours. */
  readonly intervalHours: number;
  /** Whether the commands start from the data of the source, not from what the page itself holds. */
  readonly fromSource: boolean;
}

/** Where data come from, in a sentence, and their address. */
export interface DataSource {
  readonly text: string;
  readonly url?: string | undefined;
}

/** All that is said of how figures were made. */
export interface Explanation {
  readonly how: readonly string[];
  readonly data: readonly DataSource[];
  readonly sample: readonly string[];
  readonly unsure: readonly string[];
  readonly repeats: readonly Repeat[];
  /** A command of the build, where it does it. */
  readonly build?: string | undefined;
  /** What else a reader must know to repeat it. */
  readonly notes: readonly string[];
}
