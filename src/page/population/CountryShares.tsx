import type { Population } from '../../domain/catalog/schema.ts';
import { ViewLink } from '../panel/ViewLink.tsx';
import { useCountryName, useTranslator } from '../use-atlas.ts';

/** The countries that share a population, by their part of its corridor. */
export function CountryShares({ population: { rangeStates, areaAtSeaKm2 } }: { readonly population: Population }) {
  const { t, areaKm2, percent } = useTranslator();
  const nameOf = useCountryName();
  return (
    <section>
      <h2>{t('countries.title')}</h2>
      {rangeStates.length === 0 && <p>{t('countries.none')}</p>}
      {rangeStates.length > 0 && (
        <table className="figures">
          <thead>
            <tr>
              <th scope="col">{t('countries.country')}</th>
              <th scope="col" className="numeric">{t('countries.area')}</th>
              <th scope="col" className="numeric">{t('countries.share')}</th>
              <th scope="col" className="numeric">{t('countries.animals')}</th>
            </tr>
          </thead>
          <tbody>
            {rangeStates.map(({ iso3, areaKm2: area, share, individuals }) => (
              <tr key={iso3}>
                <th scope="row"><ViewLink view={{ country: iso3 }}>{nameOf(iso3)}</ViewLink></th>
                <td className="numeric">{areaKm2(area)}</td>
                <td className="numeric">{percent(share)}</td>
                <td className="numeric">{individuals}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {areaAtSeaKm2 > 1 && <p className="quiet">{t('countries.atSea', { area: areaKm2(areaAtSeaKm2) })}</p>}
    </section>
  );
}
