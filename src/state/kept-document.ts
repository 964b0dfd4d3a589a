import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Change, Kept, Reading } from './kept.ts';

/** One thing that a person works on, kept under one key, in as many tabs as they like. */
export interface KeptDocument<T> {
  /** What another tab has done to it. While that is so nothing is saved here, so that neither tab's work is lost unseen. */
  readonly elsewhere: StoreApi<{ readonly change: Change | undefined }>;
  /** What is kept now, whichever tab wrote it. */
  read(): Promise<Reading<T>>;
  /** Save, unless another tab has changed it: `elsewhere` then says so. */
  save(value: T): Promise<void>;
  /** Save in place of what another tab made of it. */
  saveOver(value: T): Promise<void>;
  forget(): Promise<void>;
}

export function keptDocument<T>(all: Kept<T>, key: string): KeptDocument<T> {
  const elsewhere = createStore<{ readonly change: Change | undefined }>(() => ({ change: undefined }));
  const put = (change: Change | undefined): void => {
    if (change !== elsewhere.getState().change) elsewhere.setState({ change });
  };
  const look = async (): Promise<void> => {
    // Where even that cannot be read, the next reading or saving says why.
    put(await all.findChange(key).catch(() => undefined));
  };
  all.watch((changed) => {
    if (changed === key) void look();
  });
  return {
    elsewhere,
    read: async () => {
      const reading = await all.read(key);
      // What another tab wrote and this one cannot read is not written over either.
      if (reading.status !== 'unreadable') put(undefined);
      return reading;
    },
    save: async (value) => {
      if (elsewhere.getState().change === undefined && !(await all.saveUnlessChanged(key, value))) await look();
    },
    saveOver: async (value) => {
      await all.save(key, value);
      put(undefined);
    },
    forget: async () => {
      await all.forget(key);
      put(undefined);
    },
  };
}
