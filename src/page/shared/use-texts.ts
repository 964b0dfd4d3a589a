import { useEffect, useState } from 'react';
import { describeError } from '../../domain/errors.ts';
import type { Translator } from '../../i18n/translator.ts';
import { reportFault } from '../../state/atlas-store.ts';
import type { LoadedCatalog } from '../../state/entry-store.ts';

interface Said {
  readonly loaded: LoadedCatalog | undefined;
  readonly translator: Translator;
}

/**
 * A catalog and a translator whose language the catalog's own texts are said in: those before stay until the new ones have arrived,
 * so that no page is half in one language and half in another.
 */
export function useTexts(loaded: LoadedCatalog | undefined, translator: Translator): Said {
  const [settled, setSettled] = useState<Said | undefined>();
  const [shown, setShown] = useState<Said>({ loaded: undefined, translator });
  const { lang } = translator;
  const isWritten = !loaded || [loaded.catalog, ...(loaded.catalog.otherTexts ?? [])].every(({ texts }) => !texts || !Object.hasOwn(texts, lang));
  useEffect(() => {
    if (isWritten) return undefined;
    let wanted = true;
    import('../../state/texts-store.ts')
      .then(({ sayIn }) => sayIn(loaded, lang))
      .catch((error: unknown) => reportFault(describeError(error)))
      .finally(() => {
        if (wanted) setSettled({ loaded, translator });
      });
    return () => {
      wanted = false;
    };
  }, [loaded, lang, translator, isWritten]);
  const isSettled = settled?.loaded === loaded && settled?.translator === translator;
  const isReady = isWritten || isSettled;
  if (isReady && (shown.loaded !== loaded || shown.translator !== translator)) setShown({ loaded, translator });
  return isReady ? { loaded, translator } : shown;
}
