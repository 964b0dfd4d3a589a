const isPage = (): boolean => typeof document !== 'undefined';

/** What is still to be put by when the page is left; returns whether all of it could be. */
export type PutBy = () => boolean;

const leaving = new Set<PutBy>();

function putAllBy(): boolean {
  return [...leaving].map((putBy) => putBy()).every(Boolean);
}

/** A field that takes its text over when it is left has not been left yet. */
function finishTyping(): void {
  if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
}

// A page that asks before it is left: only while there is something that would be lost.
function askFirst(event: BeforeUnloadEvent): void {
  if (!putAllBy()) event.preventDefault();
}

if (isPage()) {
  addEventListener('pagehide', () => {
    finishTyping();
    putAllBy();
  });
  // On a phone this is the last that a page hears before it is ended.
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'hidden') putAllBy();
  });
}

/** From now on `putBy` is called when the page is hidden or left, and what it cannot put by makes the browser ask the person first. */
export function holdUntilPutBy(putBy: PutBy): void {
  if (leaving.size === 0 && isPage()) addEventListener('beforeunload', askFirst);
  leaving.add(putBy);
}

/** There is nothing left to put by. */
export function letGo(putBy: PutBy): void {
  leaving.delete(putBy);
  if (leaving.size === 0 && isPage()) removeEventListener('beforeunload', askFirst);
}

/**
 * Hear when somebody comes back to the page.
 * @param listener is told whether the page was asleep in the meantime and may have missed messages
 */
export function whenBack(listener: (wasAsleep: boolean) => void): void {
  if (!isPage()) return;
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') listener(false);
  });
  addEventListener('focus', () => listener(false));
  addEventListener('pageshow', ({ persisted }) => {
    if (persisted) listener(true);
  });
}
