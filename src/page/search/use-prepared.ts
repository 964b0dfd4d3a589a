import { useEffect } from 'react';
import { untilIdle } from '../shared/until-idle.ts';
import type { SearchPart } from './find-matches.ts';

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
