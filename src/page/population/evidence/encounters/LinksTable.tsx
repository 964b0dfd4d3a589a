import type { EncountersEntry } from '../../../../domain/evidence/encounters/encounters-evidence.ts';
import { FEWEST_INDIVIDUALS } from '../../../../domain/movement/types.ts';
import { monthNames } from '../../../../i18n/month-names.ts';
import { useTranslator } from '../../../shared/use-atlas.ts';
import { useRegionName } from './RegionsTable.tsx';

/** Links that a page lists; the data hold all. */
const MOST_LINKS = 40;

/** Which countries ringing and encounters link, by birds, season and month. */
export function LinksTable({ file: { links, moved, method } }: { readonly file: EncountersEntry }) {
  const { t, number, lengthKm, lang } = useTranslator();
  const nameOf = useRegionName();
  const { seasons } = method;
  const names = monthNames(lang);
  const sayMonths = (months: readonly number[]): string =>
    months.flatMap((n, month) => (n === 0 ? [] : [t('encounters.inMonth', { month: names[month] ?? '', n: number(n) })])).join(', ');
  const inSeason = (months: readonly number[], season: readonly number[]): string => number(season.reduce((sum, month) => sum + (months[month - 1] ?? 0), 0));
  return (
    <section>
      <h2>{t('encounters.links')}</h2>
      {links.length === 0 && <p>{t('encounters.noLinks')}</p>}
      {links.length > 0 && (
        <div className="table-scroll">
          <table className="figures" aria-label={t('encounters.links')}>
            <thead>
              <tr>
                <th scope="col">{t('encounters.from')}</th>
                <th scope="col">{t('encounters.to')}</th>
                <th scope="col" className="numeric">
                  {t('encounters.birdsThere')}
                </th>
                <th scope="col" className="numeric">
                  {t('encounters.number')}
                </th>
                <th scope="col" className="numeric">
                  {t('encounters.distance')}
                </th>
                {seasons && (
                  <>
                    <th scope="col" className="numeric">
                      {t('encounters.breeding')}
                    </th>
                    <th scope="col" className="numeric">
                      {t('encounters.nonBreeding')}
                    </th>
                  </>
                )}
                <th scope="col">{t('encounters.months')}</th>
              </tr>
            </thead>
            <tbody>
              {links.slice(0, MOST_LINKS).map(({ from, to, birds, encounters, months, medianKm }) => (
                <tr key={`${from} ${to}`}>
                  <th scope="row">{nameOf(from)}</th>
                  <td>{nameOf(to)}</td>
                  <td className="numeric">{birds < FEWEST_INDIVIDUALS ? t('encounters.preliminary', { n: number(birds) }) : number(birds)}</td>
                  <td className="numeric">{number(encounters)}</td>
                  <td className="numeric">{medianKm === undefined ? '–' : lengthKm(medianKm)}</td>
                  {seasons && (
                    <>
                      <td className="numeric">{inSeason(months, seasons.breeding)}</td>
                      <td className="numeric">{inSeason(months, seasons.nonBreeding)}</td>
                    </>
                  )}
                  <td>{sayMonths(months) || '–'}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {links.length > MOST_LINKS && <p className="quiet">{t('encounters.more', { n: links.length - MOST_LINKS })}</p>}
      {links.length > 0 && <p className="quiet">{t('encounters.linksNote')}</p>}
      {moved > 0 && <p className="quiet">{t('encounters.movedNote', { n: moved })}</p>}
    </section>
  );
}
