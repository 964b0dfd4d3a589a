/** Where a browser does not tell of idle time: after a frame or two, ms. */
const SOON_MS = 32;

/** Waits for a moment in which the page has nothing to do. */
export function untilIdle(): Promise<void> {
  return new Promise((resolve) => {
    if ('requestIdleCallback' in globalThis) requestIdleCallback(() => resolve());
    else setTimeout(resolve, SOON_MS);
  });
}
