/** The list of a search as it stands: whether it is open, and the place of the highlighted row; none is -1. */
export interface ListState {
  readonly isOpen: boolean;
  readonly at: number;
}

/** What a key does: how the list stands then, which row it takes, and whether it empties the field. */
export interface Answer extends ListState {
  readonly taken?: number;
  readonly empties?: boolean;
}

export const CLOSED: ListState = { isOpen: false, at: -1 };
const PAGE = 10;

/**
 * What a key does in the field of a list (ARIA's combobox): arrows go round, the Enter key takes the highlighted row, else the
 * first of what is asked, and nothing of an empty field; Escape closes the list, then empties the field.
 * @param count rows of the list
 * @param isAsked whether something is typed
 * @returns undefined where the key is the field's own
 */
export function answerKey(key: string, { isOpen, at }: ListState, count: number, isAsked: boolean): Answer | undefined {
  const goTo = (row: number): Answer | undefined => (count === 0 ? undefined : { isOpen: true, at: row });
  switch (key) {
    case 'ArrowDown':
      return goTo(isOpen ? (at + 1) % count : 0);
    case 'ArrowUp':
      return goTo(isOpen && at > 0 ? at - 1 : count - 1);
    case 'Home':
      return isOpen ? goTo(0) : undefined;
    case 'End':
      return isOpen ? goTo(count - 1) : undefined;
    case 'PageDown':
      return isOpen ? goTo(Math.min(at + PAGE, count - 1)) : undefined;
    case 'PageUp':
      return isOpen ? goTo(Math.max(at - PAGE, 0)) : undefined;
    case 'Enter': {
      if (!isOpen) return undefined;
      const taken = at >= 0 ? at : 0;
      if (at < 0 && !isAsked) return CLOSED;
      return taken < count ? { ...CLOSED, taken } : { isOpen, at };
    }
    case 'Escape':
      return isOpen ? CLOSED : { ...CLOSED, empties: true };
    default:
      return undefined;
  }
}
