/** Where a fault lies, as far as it is known. Rows count from 1, the header being row 1. */
export interface FaultPlace {
  readonly layer?: string;
  readonly file?: string;
  readonly row?: number;
  readonly field?: string;
}

/**
 * A fault a person can act on. `message` says what happened and where, in one sentence;
 * `advice` says what is safe and what to do next, in one sentence.
 */
export class AtlasError extends Error {
  override readonly name: string = 'AtlasError';
  constructor(
    message: string,
    readonly advice: string,
    readonly place: FaultPlace = {},
  ) {
    super(message);
  }
}

/** The words of any thrown value, for an alert. */
export function describeError(error: unknown): { message: string; advice: string } {
  if (error instanceof AtlasError) return { message: error.message, advice: error.advice };
  const message = error instanceof Error ? error.message : String(error);
  return { message, advice: 'The rest of the atlas keeps working. Try the action again.' };
}
