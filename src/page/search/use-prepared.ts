import { useEffect, useState } from 'react';
import { describeError } from '../../domain/errors.ts';
import { reportFault } from '../../state/atlas-store.ts';
import type { LoadedCatalog } from '../../state/entry-store.ts';
import { untilIdle } from '../shared/until-idle.ts';
import type { Search } from './find-matches.ts';
import type { SearchPart } from './search-part.ts';

/** Makes a part of the search while `pause` says that it is wanted. */
export type Make<Made> = (pause: () => Promise<boolean>) => Promise<Made | undefined>;

/** A part of the search that is made while the page is idle: letters that are typed meanwhile do not wait for it. Undefined until it is there. */
export function useMade<Made extends object>(make: Make<Made> | undefined): Made | undefined {
  const [made, setMade] = useState<{ readonly by: Make<Made>; readonly part: Made }>();
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

/** A file that the search needs, once it is there: asked for when the search is reached for. */
export function useFetched<File>(load: (page: LoadedCatalog) => Promise<File>, page: LoadedCatalog, isWanted: boolean): File | undefined {
  const [file, setFile] = useState<File | undefined>();
  useEffect(() => {
    if (!isWanted) return undefined;
    let stays = true;
    load(page).then(
      (found) => {
        if (stays) setFile(() => found);
      },
      (error: unknown) => reportFault(describeError(error)),
    );
    return () => {
      stays = false;
    };
  }, [load, page, isWanted]);
  return file;
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
