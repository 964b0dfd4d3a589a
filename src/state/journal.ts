import * as v from 'valibot';
import { MOST_LETTERS } from '../domain/lines/large-text.ts';

/**
 * A change that was not in IndexedDB yet when its page was left. IndexedDB gives up what is under way when a page is closed;
 * `localStorage` writes before it returns, and has little room.
 */
export type Jotting =
  | {
      readonly version: number;
      /** Of the entry that is to be written. */
      readonly revision: string;
      /** Revisions upon which it may be written, null for no entry; undefined upon any. */
      readonly after?: readonly (string | null)[] | undefined;
      /** Undefined where the entry is to be removed. */
      readonly entry?: { readonly value: unknown } | undefined;
      /** What lies apart from it, where that is not written either. */
      readonly part?: { readonly name: string; readonly value: unknown } | undefined;
    }
  /** There was too much of it: all that can be done is to say so. */
  | { readonly lost: true; readonly revision: string };

/** As a number is written at most, with what stands around it. */
const LETTERS_A_NUMBER = 24;

const boxed = v.object({ value: v.unknown() });
const JottingSchema: v.GenericSchema<unknown, Jotting> = v.union([
  v.object({
    version: v.number(),
    revision: v.string(),
    after: v.optional(v.array(v.nullable(v.string()))),
    entry: v.optional(boxed),
    part: v.optional(v.object({ name: v.string(), value: v.unknown() })),
  }),
  v.object({ lost: v.literal(true), revision: v.string() }),
]);

const Floats = v.union([v.strictObject({ $float64: v.array(v.number()) }), v.strictObject({ $float32: v.array(v.number()) })]);

/** @throws RangeError for what is too large to be jotted down, before it is all written */
function encode(jotting: Jotting): string {
  let left = MOST_LETTERS;
  const spend = (letters: number): void => {
    left -= letters;
    if (left < 0) throw new RangeError('too large for a journal');
  };
  return JSON.stringify(jotting, (name, value: unknown) => {
    spend(name.length + 4);
    if (typeof value === 'string') spend(value.length);
    // It can be read only by and by, and a page that is left has no time; it would be written as nothing at all.
    if (value instanceof Blob) throw new RangeError('a blob is too large for a journal');
    if (typeof value === 'number') spend(LETTERS_A_NUMBER);
    if (value instanceof Float64Array || value instanceof Float32Array) {
      spend(value.length * LETTERS_A_NUMBER);
      return value instanceof Float64Array ? { $float64: [...value] } : { $float32: [...value] };
    }
    return value;
  });
}

function decode(text: string): Jotting | undefined {
  try {
    const value: unknown = JSON.parse(text, (_name, each: unknown) => {
      const floats = v.safeParse(Floats, each);
      if (!floats.success) return each;
      return '$float64' in floats.output ? Float64Array.from(floats.output.$float64) : Float32Array.from(floats.output.$float32);
    });
    const parsed = v.safeParse(JottingSchema, value);
    return parsed.success ? parsed.output : undefined;
  } catch {
    return undefined;
  }
}

export interface Journal {
  /** Whether it could be written down at once; else at least that it was lost is, where there is room for that. */
  jot(key: string, jotting: Exclude<Jotting, { lost: true }>): boolean;
  find(key: string): Jotting | undefined;
  /** Keys of all that is in it. */
  keys(): string[];
  /** @param revision only where it is this one */
  strike(key: string, revision?: string): void;
}

/** @param name of what is kept: it begins the names under which it is written down */
export function openJournal(name: string): Journal {
  const prefix = `${name}/`;
  /** Storage that is closed to the page throws as soon as it is named. */
  const withStorage = <R>(work: (storage: Storage) => R, otherwise: R): R => {
    try {
      return work(localStorage);
    } catch {
      return otherwise;
    }
  };
  const find = (key: string): Jotting | undefined =>
    withStorage((storage) => {
      const text = storage.getItem(prefix + key);
      return text === null ? undefined : decode(text);
    }, undefined);
  const write = (key: string, jotting: Jotting): boolean =>
    withStorage((storage) => {
      storage.setItem(prefix + key, encode(jotting));
      return true;
    }, false);
  return {
    jot: (key, jotting) => write(key, jotting) || (write(key, { lost: true, revision: jotting.revision }), false),
    find,
    keys: () => withStorage((storage) => Object.keys(storage).flatMap((each) => (each.startsWith(prefix) ? [each.slice(prefix.length)] : [])), []),
    strike: (key, revision) => {
      if (revision === undefined || find(key)?.revision === revision) withStorage((storage) => storage.removeItem(prefix + key), undefined);
    },
  };
}
