import { useEffect } from 'react';
import type { SearchPart } from './find-matches.ts';

/** Where a browser does not tell of idle time: after a frame or two. */
const SOON_MS = 32;

/** Waits for a moment in which the page has nothing to do. */
function untilIdle(): Promise<void> {
  return new Promise((resolve) => {
    if ('requestIdleCallback' in globalThis) requestIdleCallback(() => resolve());
    else setTimeout(resolve, SOON_MS);
  });
}

/** Makes a part of the search ready while the page is idle: the first letters find most, and would wait for it. */
export function usePrepared(part: SearchPart | undefined, isWanted: boolean): void {
  useEffect(() => {
    if (!part || !isWanted) return undefined;
    let stays = true;
    void part.prepare(async () => {
      await untilIdle();
      return stays;
    });
    return () => {
      stays = false;
    };
  }, [part, isWanted]);
}
