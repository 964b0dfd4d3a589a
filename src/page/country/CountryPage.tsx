import { listPopulations } from '../../domain/catalog/find-in-catalog.ts';
import type { Country } from '../../domain/catalog/schema.ts';
import { BackIcon } from '../shared/icons.tsx';
import { ViewLink } from '../shared/ViewLink.tsx';
import { PopulationInCountry } from './PopulationInCountry.tsx';
import { useDocumentTitle } from '../shared/use-document-title.ts';
import { useCatalog, useTranslator } from '../shared/use-atlas.ts';

/** One country: the populations whose corridors touch it, by how much of them lies there. */
export function CountryPage({ country }: { readonly country: Country }) {
  const { t, countryName } = useTranslator();
  const { catalog } = useCatalog();
  const name = countryName(country.iso2, country.name);
  useDocumentTitle(name);
  const shared = listPopulations(catalog)
    .flatMap(({ population }) => {
      const part = population.rangeStates.find(({ iso3 }) => iso3 === country.iso3);
      return part ? [{ population, part }] : [];
    })
    .sort((a, b) => b.part.areaKm2 - a.part.areaKm2);
  return (
    <article className="page">
      <ViewLink view={{}} className="back">
        <BackIcon /> {t('page.allPopulations')}
      </ViewLink>
      <h1>{name}</h1>
      {shared.length === 0 && (
        <div className="empty">
          <p>{t('country.none', { country: name })}</p>
          <p>{t('country.noneWhy')}</p>
        </div>
      )}
      {shared.length > 0 && <p className="answer">{t('country.answer', { n: shared.length })}</p>}
      {shared.map(({ population, part }) => (
        <PopulationInCountry key={population.id} country={country} population={population} part={part} />
      ))}
      {shared.length > 0 && <p className="quiet">{t('country.next')}</p>}
    </article>
  );
}
