import { AtlasError, type FaultCode, type FaultPlace, type FaultValues } from '../domain/errors.ts';
import { whyNotFetched } from '../domain/fetch-bytes.ts';
import type { Note } from '../domain/notes.ts';
import type { Reading } from './kept-types.ts';

/** Why the browser did not do what it was asked for. */
export interface StorageFailure {
  /** There is no room left. */
  readonly isFull: boolean;
  readonly reason: string | Note;
}

/** The words of what can go wrong with what is kept. */
export interface KeptFaults<T> {
  notSaved(failure: StorageFailure, value: T): AtlasError;
  notRead(failure: StorageFailure): AtlasError;
  notForgotten(failure: StorageFailure): AtlasError;
  /** The page was closed before the browser had taken the last change. */
  notInTime(): AtlasError;
}

export function describeFailure(error: unknown): StorageFailure {
  const isFull = error instanceof Error && error.name === 'QuotaExceededError';
  return { isFull, reason: whyNotFetched(error) };
}

/** What is kept, as the words of its faults tell it apart. */
type KeptThing = 'areas' | 'project' | 'tracks' | 'layers';

/**
 * The faults of one kind of thing that is kept.
 * @param nameOf what a value is called
 * @param placeOf where the fault lies that it was not kept
 */
export function faultsOf<T>(what: KeptThing, nameOf: (value: T) => string | Note, placeOf: (value: T) => FaultPlace = () => ({})): KeptFaults<T> {
  return {
    notSaved: ({ isFull, reason }, value) =>
      new AtlasError(isFull ? 'kept.noRoom' : 'kept.notKept', { what, name: nameOf(value), detail: reason }, placeOf(value)),
    notRead: ({ reason }) => new AtlasError('kept.unreadable', { what, detail: reason }),
    notForgotten: ({ reason }) => new AtlasError('kept.notRemoved', { what, detail: reason }),
    notInTime: () => new AtlasError('kept.notInTime', { what }),
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
