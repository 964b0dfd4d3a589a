import { type KnownSpecies, nameOfKnown } from '../../domain/catalog/known.ts';
import { useCatalog, useTranslator } from '../shared/use-atlas.ts';
import { ViewLink } from '../shared/ViewLink.tsx';

/** A species by its name, marked where that is of another language than the page, as a way to its page. */
export function SpeciesName({ species }: { readonly species: KnownSpecies }) {
  const { lang } = useTranslator();
  const { catalog } = useCatalog();
  const said = nameOfKnown(catalog, species, lang);
  return (
    <ViewLink view={{ species: species.id }}>
      <span lang={said.lang === lang ? undefined : said.lang}>{said.name}</span>
    </ViewLink>
  );
}

/** The scientific name of a species, unless its name is the same already. */
export function ScientificName({ species }: { readonly species: KnownSpecies }) {
  const { lang } = useTranslator();
  const { catalog } = useCatalog();
  if (species.scientific === undefined || species.scientific === nameOfKnown(catalog, species, lang).name) return null;
  return (
    <i className="quiet" lang="la">
      {species.scientific}
    </i>
  );
}
