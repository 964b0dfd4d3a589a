// How far a page of the panel was read stands beside its address in the browser's history, so that it is found again after a reload
// and on the way back. The panel scrolls, and not the window: the browser does not do it by itself.

/** After the last turn of the wheel, ms: browsers refuse a history that is written more often. */
const SETTLED_MS = 200;
/** Between two looks whether a page is long enough by now, ms, and how many there are: parts of it are still fetched. */
const LOOK_MS = 100;
const MOST_LOOKS = 150;
/** What a person does that has the say over where the page is read. */
const HANDS = ['wheel', 'touchstart', 'keydown', 'pointerdown'] as const;

function readScroll(state: unknown): number {
  const scroll: unknown = typeof state === 'object' && state !== null && 'scroll' in state ? state.scroll : undefined;
  return typeof scroll === 'number' && Number.isFinite(scroll) ? scroll : 0;
}

/**
 * Keep how far a panel is read in the browser's history, and go there when the page is opened anew or come back to.
 * @returns how to stop
 */
export function keepScroll(panel: HTMLElement): () => void {
  const stopping = new AbortController();
  const { signal } = stopping;
  let writing: ReturnType<typeof setTimeout> | undefined;
  let looking: ReturnType<typeof setInterval> | undefined;
  const stopLooking = (): void => clearInterval(looking);

  const goTo = (top: number): void => {
    stopLooking();
    clearTimeout(writing);
    if (top === 0) return;
    let looks = 0;
    looking = setInterval(() => {
      looks += 1;
      const isLong = panel.scrollHeight - panel.clientHeight >= top;
      if (isLong) panel.scrollTo({ top, behavior: 'instant' });
      if (isLong || looks === MOST_LOOKS) stopLooking();
    }, LOOK_MS);
  };

  panel.addEventListener(
    'scroll',
    () => {
      clearTimeout(writing);
      const { href } = location;
      writing = setTimeout(() => {
        // Another page has been opened meanwhile.
        if (href.replace(/#.*/, '') === location.href.replace(/#.*/, '')) history.replaceState({ scroll: panel.scrollTop }, '');
      }, SETTLED_MS);
    },
    { passive: true, signal },
  );
  for (const hand of HANDS) panel.addEventListener(hand, stopLooking, { passive: true, signal });
  addEventListener('popstate', ({ state }) => goTo(readScroll(state)), { signal });
  if (history.state === null && panel.scrollTop > 0) history.replaceState({ scroll: panel.scrollTop }, '');
  else goTo(readScroll(history.state));
  return () => {
    stopping.abort();
    stopLooking();
    clearTimeout(writing);
  };
}
