import type { Note } from './notes.ts';

/** Where a fault lies, as far as it is known. Rows count from 1, the header being row 1. */
export interface FaultPlace {
  readonly layer?: string;
  readonly file?: string;
  readonly row?: number;
  readonly field?: string;
}

/** The codes of faults that the message catalogues have words for: `src/i18n/catalogues.ts` fills them in. */
export interface FaultCodes {}
export type FaultCode = keyof FaultCodes;

/** A value may itself be a note, or several, which are said in its place. */
export type FaultValues = Readonly<Record<string, string | number | NestedNote | readonly NestedNote[]>>;
export interface NestedNote extends Pick<Note, 'code'> {
  readonly values: FaultValues;
}

/**
 * What went wrong, as data that crosses from a worker to the page. The catalogues say for each code in one sentence
 * what happened and where, and under `<code>.advice` what is safe and what to do next. The place counts among the values.
 */
export interface Fault {
  readonly code: FaultCode;
  readonly values: FaultValues;
  readonly place: FaultPlace;
}

/** A fault a person can act on. Its `message` is for whoever reads a log: a person is told by the words of its code. */
export class AtlasError extends Error implements Fault {
  override readonly name: string = 'AtlasError';
  constructor(
    readonly code: FaultCode,
    readonly values: FaultValues = {},
    readonly place: FaultPlace = {},
  ) {
    super(`${code} ${JSON.stringify({ ...place, ...values })}`);
  }
}

/** The fault that any thrown value stands for. */
export function describeError(error: unknown): Fault {
  if (error instanceof AtlasError) return { code: error.code, values: error.values, place: error.place };
  if (isMissingPart(error)) return { code: 'part.unreachable', values: {}, place: {} };
  return { code: 'fault.unexpected', values: { detail: reasonOf(error) }, place: {} };
}

/** Whether code or a style sheet that was fetched when it was wanted did not arrive, as Chromium, Firefox, Safari and Vite say it. */
function isMissingPart(error: unknown): boolean {
  return error instanceof Error && /dynamically imported module|Importing a module script failed|Unable to preload CSS/.test(error.message);
}

/** What a thrown value says of itself, in the words of the browser or library that it came from. */
export function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** The values of a fault's words: its own, and where it lies. A row is a name, not an amount: it has no separators. */
export function valuesOfFault({ values, place: { row, ...place } }: Fault): FaultValues {
  return { ...place, ...(row === undefined ? {} : { row: String(row) }), ...values };
}
