import type { Note } from './notes.ts';

/** A setting that nobody gave: what was chosen for it from the data, and why. */
export interface Chosen<Value> {
  readonly value: Value;
  readonly because: Note;
}
