import { createStore as openDatabase, promisifyRequest, type UseStore } from 'idb-keyval';
import * as v from 'valibot';
import { AtlasError, type FaultCode, type FaultPlace, type FaultValues } from '../domain/errors.ts';
import { listening, SilentServer, whyNotFetched } from '../domain/fetch-bytes.ts';
import type { Note } from '../domain/notes.ts';
import { noteKeeping } from './atlas-store.ts';

/** Why the browser did not do what it was asked for. */
export interface StorageFailure {
  /** There is no room left. */
  readonly isFull: boolean;
  readonly reason: string | Note;
}

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
  readonly faults: {
    notSaved(failure: StorageFailure, value: T): AtlasError;
    notRead(failure: StorageFailure): AtlasError;
    notForgotten(failure: StorageFailure): AtlasError;
  };
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
  forget(key: string): Promise<void>;
  /** What another tab has done to it since this one has last read or written it. */
  findChange(key: string): Promise<Change | undefined>;
  /** Hear of every key that another tab writes or forgets. */
  watch(listener: (key: string) => void): void;
}

export type Change = 'changed' | 'removed';

/** What is kept, as the words of its faults tell it apart. */
type KeptThing = 'areas' | 'project' | 'tracks' | 'layers';

/**
 * The faults of one kind of thing that is kept.
 * @param nameOf what a value is called
 * @param placeOf where the fault lies that it was not kept
 */
export function faultsOf<T>(what: KeptThing, nameOf: (value: T) => string | Note, placeOf: (value: T) => FaultPlace = () => ({})): KeptOptions<T>['faults'] {
  return {
    notSaved: ({ isFull, reason }, value) =>
      new AtlasError(isFull ? 'kept.noRoom' : 'kept.notKept', { what, name: nameOf(value), detail: reason }, placeOf(value)),
    notRead: ({ reason }) => new AtlasError('kept.unreadable', { what, detail: reason }),
    notForgotten: ({ reason }) => new AtlasError('kept.notRemoved', { what, detail: reason }),
  };
}

/** The code and values of the fault that an entry cannot be read. */
export function describeUnreadable(
  { reason, at }: Extract<Reading<unknown>, { status: 'unreadable' }>,
  what: KeptThing,
  name = '',
): [code: FaultCode, values: FaultValues] {
  return [reason === 'newer' ? 'kept.entryNewer' : 'kept.entryDamaged', { what, name, at: at === '' ? 'nowhere' : at }];
}

const Entry = v.object({ version: v.pipe(v.number(), v.integer(), v.minValue(1)), revision: v.string(), value: v.unknown() });
const Notice = v.object({ key: v.string() });
/** The revision of everything that was kept before there were revisions. */
const FIRST_REVISION = 'first';

function newName(): string {
  return `${Date.now()} ${Math.random()}`;
}

/** An entry's revision; undefined where there is none. */
function revisionOf(entry: unknown): string | undefined {
  if (entry === undefined) return undefined;
  const parsed = v.safeParse(Entry, entry);
  return parsed.success ? parsed.output.revision : FIRST_REVISION;
}

function describeFailure(error: unknown): StorageFailure {
  const isFull = error instanceof Error && error.name === 'QuotaExceededError';
  return { isFull, reason: whyNotFetched(error) };
}

/** A disk under load may take seconds; what is not answered by then may never be. */
const SILENCE_MS = 10_000;

interface WaitingSave<T> {
  value: T;
  readonly isGuarded: boolean;
  readonly done: Promise<boolean>;
}

export function kept<T>({ database, store: storeName, schema, version, migrations = {}, apart, silenceMs = SILENCE_MS, faults }: KeptOptions<T>): Kept<T> {
  let opened: UseStore | undefined;
  /** Everything is done one after another, in the order it was asked for. */
  let queue: Promise<unknown> = Promise.resolve();
  const waiting = new Map<string, WaitingSave<T>>();
  /** Revisions that this tab has last read or written. */
  const seen = new Map<string, string | undefined>();
  /** What a part that lies apart is called in the store, where another tab may have put another one since. */
  const names = new WeakMap<object, string>();
  // Where a browser has none, other tabs are not told; what they write is still not written over unseen.
  const channel = typeof BroadcastChannel === 'undefined' ? undefined : new BroadcastChannel(`${database}/${storeName}`);

  // A channel reaches this origin alone, and takes no target.
  // oxlint-disable-next-line unicorn/require-post-message-target-origin
  const tellOtherTabs = (key: string): void => channel?.postMessage({ key });
  const withStore: UseStore = (mode, work) => {
    opened ??= openDatabase(database, storeName);
    return opened(mode, work);
  };
  const inTurn = <R>(work: () => Promise<R>): Promise<R> => {
    const done = queue.then(async () => {
      try {
        const answer = await listening(undefined, silenceMs, work);
        noteKeeping(true);
        return answer;
      } catch (error) {
        noteKeeping(false);
        // A database that did not open is opened anew for whoever asks next.
        if (error instanceof SilentServer) opened = undefined;
        throw error;
      }
    });
    queue = done.catch(() => undefined);
    return done;
  };
  const migrate = (entry: unknown): 'newer' | 'damaged' | { readonly value: unknown } => {
    const parsed = v.safeParse(Entry, entry);
    let { version: from, value } = parsed.success ? parsed.output : { version: 0, value: entry };
    if (from > version) return 'newer';
    try {
      for (; from < version; from++) value = migrations[from]?.(value) ?? value;
      return { value };
    } catch {
      // A migration expects what its version wrote.
      return 'damaged';
    }
  };
  const readFrom = async (store: IDBObjectStore, key: string): Promise<Reading<T>> => {
    const [entry, part, name] = await Promise.all([
      promisifyRequest<unknown>(store.get(key)),
      apart && promisifyRequest<unknown>(store.get(apart.key)),
      apart && promisifyRequest<unknown>(store.get(apart.nameKey)),
    ]);
    seen.set(key, revisionOf(entry));
    if (entry === undefined) return { status: 'absent' };
    const whole = v.safeParse(Entry, entry);
    const joined = apart ? (whole.success ? { ...whole.output, value: apart.join(whole.output.value, part) } : apart.join(entry, part)) : entry;
    const migrated = migrate(joined);
    if (typeof migrated === 'string') return { status: 'unreadable', reason: migrated, at: '', entry };
    const result = v.safeParse(schema, migrated.value, { abortEarly: true });
    if (!result.success) return { status: 'unreadable', reason: 'damaged', at: v.getDotPath(result.issues[0]) ?? '', entry };
    if (apart && typeof name === 'string') names.set(apart.take(result.output), name);
    return { status: 'kept', value: result.output };
  };
  const write = async (key: string, value: T, isGuarded: boolean): Promise<boolean> => {
    const revision = newName();
    const isWritten = await withStore('readwrite', async (store) => {
      if (isGuarded && revisionOf(await promisifyRequest<unknown>(store.get(key))) !== seen.get(key)) return false;
      if (apart) {
        const part = apart.take(value);
        const name = names.get(part) ?? newName();
        names.set(part, name);
        if ((await promisifyRequest<unknown>(store.get(apart.nameKey))) !== name) {
          store.put(name, apart.nameKey);
          store.put(part, apart.key);
        }
      }
      store.put({ version, revision, value: apart ? apart.leave(value) : value }, key);
      await promisifyRequest(store.transaction);
      // Here, so that what is written once nobody waits for it any longer counts as this tab's own.
      seen.set(key, revision);
      return true;
    });
    if (isWritten) tellOtherTabs(key);
    return isWritten;
  };
  const save = (key: string, value: T, isGuarded: boolean): Promise<boolean> => {
    const present = waiting.get(key);
    if (present?.isGuarded === isGuarded) {
      present.value = value;
      return present.done;
    }
    const own: WaitingSave<T> = {
      value,
      isGuarded,
      done: inTurn(() => {
        if (waiting.get(key) === own) waiting.delete(key);
        return write(key, own.value, isGuarded);
      }).catch((error: unknown) => {
        throw faults.notSaved(describeFailure(error), own.value);
      }),
    };
    waiting.set(key, own);
    return own.done;
  };
  const asRead = async <R>(reading: Promise<R>): Promise<R> => {
    try {
      return await reading;
    } catch (error) {
      throw faults.notRead(describeFailure(error));
    }
  };
  return {
    read: (key) => asRead(inTurn(() => withStore('readonly', (store) => readFrom(store, key)))),
    readAll: () =>
      asRead(
        inTurn(() =>
          withStore('readonly', async (store) => {
            const keys = await promisifyRequest(store.getAllKeys());
            const readings = new Map<string, Reading<T>>();
            for (const key of keys) if (typeof key === 'string') readings.set(key, await readFrom(store, key));
            return readings;
          }),
        ),
      ),
    save: async (key, value) => {
      await save(key, value, false);
    },
    saveUnlessChanged: (key, value) => save(key, value, true),
    forget: async (key) => {
      // What is saved from now on is saved after it.
      waiting.delete(key);
      try {
        const wasThere = await inTurn(() =>
          withStore('readwrite', async (store) => {
            const found = await promisifyRequest(store.getKey(key));
            for (const each of apart ? [key, apart.key, apart.nameKey] : [key]) store.delete(each);
            await promisifyRequest(store.transaction);
            seen.set(key, undefined);
            return found !== undefined;
          }),
        );
        if (wasThere) tellOtherTabs(key);
      } catch (error) {
        throw faults.notForgotten(describeFailure(error));
      }
    },
    findChange: (key) =>
      asRead(
        inTurn(() =>
          withStore('readonly', async (store) => {
            const revision = revisionOf(await promisifyRequest<unknown>(store.get(key)));
            if (revision === seen.get(key)) return undefined;
            return revision === undefined ? 'removed' : 'changed';
          }),
        ),
      ),
    watch: (listener) => {
      channel?.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
        const notice = v.safeParse(Notice, data);
        if (notice.success) listener(notice.output.key);
      });
    },
  };
}
