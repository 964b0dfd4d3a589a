import { createContext, useContext } from 'react';
import { useStore } from 'zustand';
import type { Catalog } from '../../domain/catalog/schema.ts';
import type { Translator } from '../../i18n/translator.ts';
import { type AtlasState, atlasStore } from '../../state/atlas-store.ts';

/** A catalog and the address it was read from: its layers' relative addresses start there. */
export interface LoadedCatalog {
  readonly catalog: Catalog;
  readonly url: string;
}

export const CatalogContext = createContext<LoadedCatalog | undefined>(undefined);
export const TranslatorContext = createContext<Translator | undefined>(undefined);

/** A part of the state; the component is drawn again when it changes. */
export function useAtlas<T>(select: (state: AtlasState) => T): T {
  return useStore(atlasStore, select);
}

export function useCatalog(): LoadedCatalog {
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
  return (iso3) => {
    const country = catalog.countries.find((known) => known.iso3 === iso3);
    return country ? translator.countryName(country.iso2, country.name) : iso3;
  };
}
