import { reasonOf } from '../errors.ts';
import type { Note } from '../notes.ts';

/** What a file says of itself cannot be: a count, a length or a repetition that its bytes could not hold, or that nothing may ask for. */
export class OutOfBounds extends Error {
  override readonly name = 'OutOfBounds';
  constructor(readonly note: Note) {
    super(`${note.code} ${JSON.stringify(note.values)}`);
  }
}

/** Why a file could not be read, for the words of a fault: a note of ours, or what a library said. */
export function detailOf(error: unknown): Note | string {
  return error instanceof OutOfBounds ? error.note : reasonOf(error);
}
