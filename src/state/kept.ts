import { createStore as openDatabase, promisifyRequest, type UseStore } from 'idb-keyval';
import * as v from 'valibot';
import { listening, SilentServer } from '../domain/fetch-bytes.ts';
import { noteKeeping, reportFault } from './atlas-store.ts';
import { openJournal } from './journal.ts';
import { Entry, newName, revisionOf } from './kept-entry.ts';
import { describeFailure } from './kept-faults.ts';
import type { Kept, KeptOptions, Reading } from './kept-types.ts';
import { holdUntilPutBy, letGo, whenBack } from './page-life.ts';

const Notice = v.object({ key: v.string() });

/** A disk under load may take seconds; what is not answered by then may never be. */
const SILENCE_MS = 10_000;

/** A change that was asked for and is not done. */
interface Asked<T> {
  readonly revision: string;
  readonly isGuarded: boolean;
  /** Undefined where the entry is forgotten. */
  entry: { readonly value: T } | undefined;
}

interface WaitingSave<T> {
  readonly change: Asked<T> & { entry: { readonly value: T } };
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
  /** What of those lies in the store, as far as this tab knows. */
  let storedName: unknown;
  /** By key, in the order in which they will be done. */
  const undone = new Map<string, Asked<T>[]>();
  const jotted = new Map<string, string>();
  const journal = openJournal(`${database}/${storeName}`);
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
  const jotDown = (key: string, changes: readonly Asked<T>[]): boolean => {
    const last = changes.at(-1);
    if (!last) return true;
    const { revision, entry, isGuarded } = last;
    const part = entry && apart?.take(entry.value);
    const name = part && (names.get(part) ?? newName());
    if (part && name) names.set(part, name);
    jotted.set(key, revision);
    return journal.jot(key, {
      version,
      revision,
      ...(isGuarded && { after: [seen.get(key) ?? null, ...changes.slice(0, -1).map((before) => (before.entry ? before.revision : null))] }),
      ...(entry && { entry: { value: apart ? apart.leave(entry.value) : entry.value } }),
      ...(part && name && name !== storedName && { part: { name, value: part } }),
    });
  };
  const putBy = (): boolean => [...undone].map(([key, changes]) => jotDown(key, changes)).every(Boolean);
  /** What is asked for is put by, should the page be left before it is done. */
  const hold = async <R>(key: string, change: Asked<T>, done: Promise<R>): Promise<R> => {
    undone.set(key, [...(undone.get(key) ?? []), change]);
    holdUntilPutBy(putBy);
    try {
      const answer = await done;
      // Where it failed it stays in the journal: a page that is being closed hears of failures, too.
      const revision = jotted.get(key);
      if (revision === change.revision || undone.get(key)?.at(-1) === change) journal.strike(key, revision);
      return answer;
    } finally {
      const others = (undone.get(key) ?? []).filter((each) => each !== change);
      if (others.length > 0) undone.set(key, others);
      else undone.delete(key);
      if (undone.size === 0) letGo(putBy);
    }
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
    storedName = name;
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
  const write = async (key: string, value: T, { isGuarded, revision }: Asked<T>): Promise<boolean> => {
    const isWritten = await withStore('readwrite', async (store) => {
      if (isGuarded) {
        const present = revisionOf(await promisifyRequest<unknown>(store.get(key)));
        // Another tab may have found it in the journal, and have written it for this one.
        if (present !== seen.get(key) && present !== revision) return false;
      }
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
      storedName = apart && names.get(apart.take(value));
      // Here, so that what is written once nobody waits for it any longer counts as this tab's own.
      seen.set(key, revision);
      return true;
    });
    if (isWritten) tellOtherTabs(key);
    return isWritten;
  };
  const save = (key: string, value: T, isGuarded: boolean): Promise<boolean> => {
    const present = waiting.get(key);
    if (present?.change.isGuarded === isGuarded) {
      present.change.entry = { value };
      return present.done;
    }
    const change = { revision: newName(), isGuarded, entry: { value } };
    const done = inTurn(() => {
      if (waiting.get(key)?.change === change) waiting.delete(key);
      return write(key, change.entry.value, change);
    });
    const own: WaitingSave<T> = {
      change,
      done: hold(key, change, done).catch((error: unknown) => {
        throw faults.notSaved(describeFailure(error), change.entry.value);
      }),
    };
    waiting.set(key, own);
    return own.done;
  };
  /** Do what a page could only jot down before it was left. */
  const catchUp = async (key: string): Promise<void> => {
    const jotting = journal.find(key);
    if (!jotting) return;
    const isDone =
      !('lost' in jotting) &&
      (await inTurn(() =>
        withStore('readwrite', async (store) => {
          const present = revisionOf(await promisifyRequest<unknown>(store.get(key))) ?? null;
          const { revision, after, entry, part } = jotting;
          if (present === revision) return true;
          if (after && !after.includes(present)) return false;
          if (apart && part) {
            store.put(part.name, apart.nameKey);
            store.put(part.value, apart.key);
          }
          if (entry) store.put({ version: jotting.version, revision, value: entry.value }, key);
          else for (const each of apart ? [key, apart.key, apart.nameKey] : [key]) store.delete(each);
          await promisifyRequest(store.transaction);
          tellOtherTabs(key);
          return true;
        }),
      ));
    journal.strike(key, jotting.revision);
    if (!isDone) reportFault(faults.notInTime());
  };
  const findChanged = (): Promise<string[]> =>
    inTurn(() =>
      withStore('readonly', async (store) => {
        const present = await promisifyRequest(store.getAllKeys());
        const keys = new Set([...seen.keys(), ...present.filter((key) => typeof key === 'string' && key !== apart?.key && key !== apart?.nameKey).map(String)]);
        const changed: string[] = [];
        for (const key of keys) if (revisionOf(await promisifyRequest<unknown>(store.get(key))) !== seen.get(key)) changed.push(key);
        return changed;
      }),
    );
  const asRead = async <R>(reading: Promise<R>): Promise<R> => {
    try {
      return await reading;
    } catch (error) {
      throw faults.notRead(describeFailure(error));
    }
  };
  return {
    read: async (key) => {
      await asRead(catchUp(key));
      return asRead(inTurn(() => withStore('readonly', (store) => readFrom(store, key))));
    },
    readAll: async () => {
      for (const key of journal.keys()) await asRead(catchUp(key));
      return asRead(
        inTurn(() =>
          withStore('readonly', async (store) => {
            const keys = await promisifyRequest(store.getAllKeys());
            const readings = new Map<string, Reading<T>>();
            for (const key of keys) if (typeof key === 'string') readings.set(key, await readFrom(store, key));
            return readings;
          }),
        ),
      );
    },
    save: async (key, value) => {
      await save(key, value, false);
    },
    saveUnlessChanged: (key, value) => save(key, value, true),
    repack: (key, value) => inTurn(() => write(key, value, { revision: newName(), isGuarded: true, entry: undefined })),
    forget: async (key) => {
      // What is saved from now on is saved after it.
      waiting.delete(key);
      try {
        const done = inTurn(() =>
          withStore('readwrite', async (store) => {
            const found = await promisifyRequest(store.getKey(key));
            for (const each of apart ? [key, apart.key, apart.nameKey] : [key]) store.delete(each);
            await promisifyRequest(store.transaction);
            seen.set(key, undefined);
            storedName = undefined;
            return found !== undefined;
          }),
        );
        const wasThere = await hold(key, { revision: newName(), isGuarded: false, entry: undefined }, done);
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
      whenBack((wasAsleep) => {
        if (channel && !wasAsleep) return;
        findChanged().then(
          (keys) => keys.forEach(listener),
          // What cannot be read now is told of when it is wanted.
          () => undefined,
        );
      });
    },
  };
}
