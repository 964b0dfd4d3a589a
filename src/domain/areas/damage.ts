import { AtlasError } from '../errors.ts';
import { type Note, noteOf } from '../notes.ts';
import type { Tally } from './raw-feature.ts';

/** Features that are named each; the others are counted. */
export const MOST_NAMED = 3;

/** The features of a layer that cannot be used, which is no reason to refuse the others: they are left out, counted, and the first of them named. */
export class Damage {
  readonly notes: Note[] = [];
  /** What is wrong with the first of them: the fault of a file that has nothing else. */
  first: AtlasError | undefined;
  count = 0;

  /** @param fault names the file, and the feature as `row` */
  add(fault: AtlasError, dropped: Tally): void {
    const { file = '', row = 0 } = fault.place;
    dropped.add('dropped.unusable');
    this.count += 1;
    this.first ??= fault;
    if (this.notes.length < MOST_NAMED) this.notes.push(noteOf('imported.unusable', { file, feature: String(row) }));
  }

  /**
   * Read a feature.
   * @returns whether it could be
   */
  try(read: () => void, dropped: Tally): boolean {
    try {
      read();
      return true;
    } catch (error) {
      if (!(error instanceof AtlasError)) throw error;
      this.add(error, dropped);
      return false;
    }
  }
}
