import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Change, Kept, Reading } from './kept-types.ts';
import { whenBack } from './page-life.ts';

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
  /** Until this tab has read or written it, there is nothing that another one could have changed. */
  let isKnown = false;
  const look = async (): Promise<void> => {
    if (!isKnown) return;
    try {
      put(await all.findChange(key));
    } catch {
      // What was known stays so: whoever comes back to the page, reads or saves looks again, and the latter two say why.
    }
  };
  all.watch((changed) => {
    if (changed === key) void look();
  });
  whenBack(() => void look());
  return {
    elsewhere,
    read: async () => {
      const reading = await all.read(key);
      isKnown = true;
      // What another tab wrote and this one cannot read is not written over either.
      if (reading.status !== 'unreadable') put(undefined);
      return reading;
    },
    save: async (value) => {
      if (elsewhere.getState().change !== undefined) return;
      isKnown = true;
      if (!(await all.saveUnlessChanged(key, value))) await look();
    },
    saveOver: async (value) => {
      isKnown = true;
      await all.save(key, value);
      put(undefined);
    },
    forget: async () => {
      isKnown = true;
      await all.forget(key);
      put(undefined);
    },
  };
}
