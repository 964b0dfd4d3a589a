import { useEffect, useLayoutEffect, useState } from 'react';
import { describeError } from '../../domain/errors.ts';
import { isLanguage, loadTranslator, translatorOf } from '../../i18n/languages.ts';
import type { Translator } from '../../i18n/translator.ts';
import { reportFault } from '../../state/atlas-store.ts';
import { useAtlas } from './use-atlas.ts';

const ENGLISH = translatorOf('en');

/** The translator of the language that the address asks for, once its texts are there; the document is of that language. */
export function useLanguage(): Translator {
  const lang = useAtlas((state) => state.view.lang);
  const [translator, setTranslator] = useState<Translator>(ENGLISH);
  useEffect(() => {
    let wanted = true;
    loadTranslator(isLanguage(lang) ? lang : 'en').then(
      (loaded) => {
        if (wanted) setTranslator(loaded);
      },
      (error: unknown) => reportFault(describeError(error)),
    );
    return () => {
      wanted = false;
    };
  }, [lang]);
  // Before any effect that measures the page: the side of the panel hangs on the direction.
  useLayoutEffect(() => {
    document.documentElement.lang = translator.lang;
    document.documentElement.dir = translator.dir;
  }, [translator]);
  return translator;
}
