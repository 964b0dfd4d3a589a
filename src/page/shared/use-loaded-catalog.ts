import { useCallback, useEffect, useState } from 'react';
import { describeError, type Fault } from '../../domain/errors.ts';
import { reportFault } from '../../state/atlas-store.ts';
import type { LoadedCatalog } from '../../state/entry-store.ts';
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
