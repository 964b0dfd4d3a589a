import { createContext, useCallback, useContext } from 'react';
import { useStore } from 'zustand';
import { findCountry } from '../../domain/catalog/find-entries.ts';
import type { Translator } from '../../i18n/translator.ts';
import { type AtlasState, atlasStore } from '../../state/atlas-store.ts';
import type { PageCatalog } from '../../state/entry-store.ts';

export const CatalogContext = createContext<PageCatalog | undefined>(undefined);
export const TranslatorContext = createContext<Translator | undefined>(undefined);

/** A part of the state; the component is drawn again when it changes. */
export function useAtlas<T>(select: (state: AtlasState) => T): T {
  return useStore(atlasStore, select);
}

export function useCatalog(): PageCatalog {
  const loaded = useContext(CatalogContext);
  if (!loaded) throw new Error('There is no catalog around this component.');
  return loaded;
}

export function useTranslator(): Translator {
  const translator = useContext(TranslatorContext);
  if (!translator) throw new Error('There is no translator around this component.');
  return translator;
}

/** The name of a country by its ISO 3166-1 alpha-3 code, in the page's language. */
export function useCountryName(): (iso3: string) => string {
  const { catalog } = useCatalog();
  const translator = useTranslator();
  return useCallback(
    (iso3) => {
      const country = findCountry(catalog, iso3);
      return country ? translator.countryName(country.iso2, country.name) : iso3;
    },
    [catalog, translator],
  );
}
