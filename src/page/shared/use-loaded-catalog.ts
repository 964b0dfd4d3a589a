import { useCallback, useEffect, useMemo, useState } from 'react';
import type { Layer } from '../../domain/catalog/fields.ts';
import { textIn } from '../../domain/catalog/open-entry.ts';
import { describeError, type Fault } from '../../domain/errors.ts';
import type { Translator } from '../../i18n/translator.ts';
import { reportFault } from '../../state/atlas-store.ts';
import type { LoadedCatalog, PageCatalog } from '../../state/entry-store.ts';
import { loadCatalog } from '../load-catalog.ts';

/** The site's own catalog once it is there, or why it is not, and how to ask again; what is wrong within it is an alert. */
export function useLoadedCatalog(): { readonly loaded: LoadedCatalog | undefined; readonly fault: Fault | undefined; readonly askAgain: () => void } {
  const [loaded, setLoaded] = useState<LoadedCatalog | undefined>();
  const [fault, setFault] = useState<Fault | undefined>();
  const ask = useCallback(() => {
    loadCatalog().then(
      (arrived) => {
        setLoaded(arrived);
        for (const each of arrived.catalog.faults) reportFault(each);
      },
      (error: unknown) => setFault(describeError(error)),
    );
  }, []);
  useEffect(ask, [ask]);
  const askAgain = useCallback(() => {
    setFault(undefined);
    ask();
  }, [ask]);
  return { loaded, fault, askAgain };
}

const NONE: readonly Layer[] = [];

/**
 * A catalog as the page shows it: with a person's own layers, and with the titles of its own in the page's language, so that no
 * list, table or sentence need think of it.
 */
export function usePageCatalog(loaded: LoadedCatalog | undefined, translator: Pick<Translator, 'lang'>, own: readonly Layer[] = NONE): PageCatalog | undefined {
  return useMemo(
    () => loaded && { ...loaded, layers: [...loaded.catalog.layers.map((layer) => ({ ...layer, title: textIn(layer, 'title', translator.lang) })), ...own] },
    [loaded, translator, own],
  );
}
