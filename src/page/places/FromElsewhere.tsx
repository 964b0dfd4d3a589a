import { useCatalog, useTranslator } from '../shared/use-atlas.ts';

/** That a module is not the atlas's own, and where it lies. */
export function FromElsewhere({ module }: { readonly module: string }) {
  const { t } = useTranslator();
  const origin = useCatalog().catalog.origins?.get(module);
  if (!origin) return null;
  return <p className="badge from-elsewhere">{t('page.fromElsewhere', { title: origin.title, address: origin.url })}</p>;
}
