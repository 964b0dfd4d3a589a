/** How many steps can be taken back; earlier ones are forgotten. */
export const MOST_STEPS = 200;

/** What undo and redo bring back. It holds what was, not what is: the present lies with whoever keeps the history. */
export interface History<T> {
  /** The nearest step last. */
  readonly past: readonly T[];
  readonly future: readonly T[];
  /** What the last step changed; undefined where the next change is a step of its own in any case. */
  readonly field: string | undefined;
}

export const NO_HISTORY: History<never> = { past: [], future: [], field: undefined };

/**
 * The history once the present has been replaced by something new.
 * @param present what is replaced
 * @param field what is changed: changes of one field in a row are one step, so that a name is not undone letter by letter
 */
export function recordStep<T>({ past, field: last }: History<T>, present: T, field?: string): History<T> {
  const continues = field !== undefined && field === last;
  return { past: continues ? past : [...past, present].slice(-MOST_STEPS), future: [], field };
}

/** The next change is a step of its own, whatever it changes. */
export function endStep<T>(history: History<T>): History<T> {
  return history.field === undefined ? history : { ...history, field: undefined };
}

/** What is present and what can be taken back, once a step is undone; undefined where there is none. */
export function undoStep<T>({ past, future }: History<T>, present: T): { readonly present: T; readonly history: History<T> } | undefined {
  const before = past.at(-1);
  return before === undefined ? undefined : { present: before, history: { past: past.slice(0, -1), future: [...future, present], field: undefined } };
}

/** The same for a step that was undone. */
export function redoStep<T>({ past, future }: History<T>, present: T): { readonly present: T; readonly history: History<T> } | undefined {
  const next = future.at(-1);
  return next === undefined
    ? undefined
    : { present: next, history: { past: [...past, present].slice(-MOST_STEPS), future: future.slice(0, -1), field: undefined } };
}
