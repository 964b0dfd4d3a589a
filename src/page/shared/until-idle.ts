/** Where a browser does not tell of idle time: after a frame or two, ms. */
const SOON_MS = 32;

/** What is done in a moment takes about so long, ms: one that is shorter is left to others. */
const PIECE_MS = 4;
/** A page that is never idle for so long has its work done all the same, after so many moments. */
const MOST_LEFT = 3;

/** Waits for a moment in which the page has nothing to do, and time enough for a piece of work of a few milliseconds. */
export function untilIdle(): Promise<void> {
  return new Promise((resolve) => {
    if (!('requestIdleCallback' in globalThis)) {
      setTimeout(resolve, SOON_MS);
      return;
    }
    let left = MOST_LEFT;
    const ask = (): number =>
      requestIdleCallback((moment) => {
        left -= 1;
        if (moment.timeRemaining() >= PIECE_MS || left <= 0) resolve();
        else ask();
      });
    ask();
  });
}
