import { useEffect } from 'react';
import { useTranslator } from './use-atlas.ts';

/** Name the browser's tab after the page of the panel, until the page is left. */
export function useDocumentTitle(name: string): void {
  const { t } = useTranslator();
  useEffect(() => {
    document.title = `${name} · ${t('page.title')}`;
    return () => {
      document.title = t('page.title');
    };
  }, [name, t]);
}
