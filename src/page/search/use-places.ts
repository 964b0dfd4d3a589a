import { useEffect, useMemo, useState } from 'react';
import { describeError } from '../../domain/errors.ts';
import type { Translator } from '../../i18n/translator.ts';
import { reportFault } from '../../state/atlas-store.ts';
import type { LoadedCatalog } from '../../state/entry-store.ts';
import type { Match, Search } from './find-matches.ts';
import { asksForPlaces, findPlaces } from './find-places.ts';

/** A person who types on asks for nothing yet, ms. */
const REST_MS = 400;
const NONE: readonly Match[] = [];

interface Found {
  readonly query: string;
  readonly matches: readonly Match[];
}

/**
 * Places of the base map that are called as what was typed, once the typing rests: they stand below what the atlas has, and where
 * it has something of that name, only those of the whole name.
 * @param matches what was found in the atlas
 */
export function usePlaces(
  page: LoadedCatalog,
  query: string,
  search: Search,
  matches: readonly Match[],
  translator: Translator,
): { readonly places: readonly Match[]; readonly isComing: boolean } {
  const [found, setFound] = useState<Found>();
  const isAsked = useMemo(() => matches.length < search.mostShown && asksForPlaces(page, query), [page, query, search, matches]);
  useEffect(() => {
    if (!isAsked) return undefined;
    let stays = true;
    const take = (places: readonly Match[]): void => {
      if (stays) setFound({ query, matches: places });
    };
    const timer = setTimeout(() => {
      findPlaces(page, query, matches.length > 0 && search.holds(query), translator).then(take, (error: unknown) => {
        // Beside what was found nobody misses them.
        if (stays && matches.length === 0) reportFault(describeError(error));
        take(NONE);
      });
    }, REST_MS);
    return () => {
      stays = false;
      clearTimeout(timer);
    };
  }, [page, query, search, matches, translator, isAsked]);
  const isThere = found?.query === query;
  return { places: isAsked && isThere ? found.matches : NONE, isComing: isAsked && !isThere };
}
