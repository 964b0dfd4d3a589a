import type { EncountersEntry } from '../../../../domain/evidence/encounters/encounters-evidence.ts';
import { monthNames } from '../../../../i18n/month-names.ts';
import { useCountryName, useTranslator } from '../../../shared/use-atlas.ts';
import { ViewLink } from '../../../shared/ViewLink.tsx';

/** What a region is called: a country, or the sea. */
export function useRegionName(): (region: string) => string {
  const { t } = useTranslator();
  const countryName = useCountryName();
  return (region) => (region === 'sea' ? t('encounters.sea') : countryName(region));
}

/** Where birds were ringed and encountered, and in which months. */
export function RegionsTable({ file: { regions, unknown } }: { readonly file: EncountersEntry }) {
  const { t, number, lang } = useTranslator();
  const nameOf = useRegionName();
  const unplaced = unknown.ringedRegion + unknown.encountersRegion;
  return (
    <section>
      <h2>{t('encounters.countries')}</h2>
      <div className="table-scroll">
        <table className="figures" aria-label={t('encounters.countries')}>
          <thead>
            <tr>
              <th scope="col">{t('encounters.country')}</th>
              <th scope="col" className="numeric">
                {t('encounters.ringed')}
              </th>
              <th scope="col" className="numeric">
                {t('encounters.birdsThere')}
              </th>
              <th scope="col" className="numeric">
                {t('encounters.number')}
              </th>
              {monthNames(lang).map((month) => (
                <th key={month} scope="col" className="numeric">
                  {month}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {regions.map(({ region, ringed, birds, encounters, months }) => (
              <tr key={region}>
                <th scope="row">{region === 'sea' ? nameOf(region) : <ViewLink view={{ country: region }}>{nameOf(region)}</ViewLink>}</th>
                <td className="numeric">{number(ringed)}</td>
                <td className="numeric">{number(birds)}</td>
                <td className="numeric">{number(encounters)}</td>
                {months.map((n, month) => (
                  <td key={monthNames('en')[month]} className="numeric">
                    {n === 0 ? '–' : number(n)}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {unknown.encountersMonth > 0 && <p className="quiet">{t('encounters.unknownMonth', { n: unknown.encountersMonth })}</p>}
      {unplaced > 0 && <p className="quiet">{t('encounters.unknownRegion', { n: unplaced })}</p>}
    </section>
  );
}
