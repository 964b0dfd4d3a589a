import { useEffect, useState } from 'react';
import { untilIdle } from '../shared/until-idle.ts';
import type { Search } from './find-matches.ts';
import type { SearchPart } from './search-part.ts';

/** Makes a part of the search while `pause` says that it is wanted. */
export type Make = (pause: () => Promise<boolean>) => Promise<SearchPart | undefined>;

/** A part of the search that is made while the page is idle: letters that are typed meanwhile do not wait for it. Undefined until it is there. */
export function useMade(make: Make | undefined): SearchPart | undefined {
  const [made, setMade] = useState<{ readonly by: Make; readonly part: SearchPart }>();
  useEffect(() => {
    if (!make) return undefined;
    let stays = true;
    void make(async () => {
      await untilIdle();
      return stays;
    }).then((part) => {
      if (stays && part) setMade({ by: make, part });
    });
    return () => {
      stays = false;
    };
  }, [make]);
  return make && made?.by === make ? made.part : undefined;
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

/** Looks ahead of a query while the page is idle: the next letter finds its answer there. */
export function useAhead(search: Search, query: string, isWanted: boolean): void {
  useEffect(() => {
    if (!isWanted) return undefined;
    let stays = true;
    void search.lookAhead(query, async () => {
      await untilIdle();
      return stays;
    });
    return () => {
      stays = false;
    };
  }, [search, query, isWanted]);
}
