import type * as v from 'valibot';
import type { KeptFaults } from './kept-faults.ts';

/** A large part of a value that seldom changes: it lies under a key of its own and is written only when it is another object. */
export interface PartApart<T> {
  readonly key: string;
  /** Where the name of what lies there is written. */
  readonly nameKey: string;
  take(value: T): object;
  /** What is left without it. */
  leave(value: T): unknown;
  /** Both together as the schema, or the first migration, expects them. */
  join(left: unknown, part: unknown): unknown;
}

export interface KeptOptions<T> {
  /** Names of the IndexedDB database and of its store: they stay, as what lies there is a person's own. */
  readonly database: string;
  readonly store: string;
  readonly schema: v.GenericSchema<unknown, T>;
  /** Of what is written now; from 1. */
  readonly version: number;
  /** By an earlier version: from what it kept to what the next one keeps. Version 0 is what was kept before there were versions. */
  readonly migrations?: Readonly<Record<number, (value: unknown) => unknown>>;
  readonly apart?: PartApart<T>;
  /** How long the browser's storage may leave a request unanswered, ms. */
  readonly silenceMs?: number;
  /** The words of what can go wrong. */
  readonly faults: KeptFaults<T>;
}

/** What lies under a key. What cannot be read is left where it is until something is saved in its place. */
export type Reading<T> =
  | { readonly status: 'absent' }
  | { readonly status: 'kept'; readonly value: T }
  /** `at` is the path of the first field that is not as it should be; `entry` is what lies there. */
  | { readonly status: 'unreadable'; readonly reason: 'newer' | 'damaged'; readonly at: string; readonly entry: unknown };

/** Values that are kept on this machine from one visit to the next, and that other tabs of this browser read and write too. */
export interface Kept<T> {
  /** @throws the AtlasError of `faults` when the browser's storage cannot be opened */
  read(key: string): Promise<Reading<T>>;
  readAll(): Promise<ReadonlyMap<string, Reading<T>>>;
  /** Write; of several values in a row for one key the last is written. */
  save(key: string, value: T): Promise<void>;
  /** The same, but only upon what this tab has last read or written. Resolves with false, and writes nothing, where another tab has changed it since. */
  saveUnlessChanged(key: string, value: T): Promise<boolean>;
  /** Write what this tab has read in another form: nothing is lost where that is not done, so nobody is asked or told. Resolves like `saveUnlessChanged`. */
  repack(key: string, value: T): Promise<boolean>;
  forget(key: string): Promise<void>;
  /** What another tab has done to it since this one has last read or written it. */
  findChange(key: string): Promise<Change | undefined>;
  /** Hear of every key that another tab writes or forgets; where that could not be heard, once somebody is back on this page. */
  watch(listener: (key: string) => void): void;
}

export type Change = 'changed' | 'removed';
