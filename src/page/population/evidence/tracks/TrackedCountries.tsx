import type { OpenEntryOf } from '../../../../domain/catalog/open-entry.ts';
import { countriesOf } from '../../../../domain/statements/of-entry.ts';
import { livesAtSea } from '../../../../domain/statements/lives-at-sea.ts';
import { POSITIONS_A_DAY } from '../../../../domain/tracks/thin.ts';
import { FiguresHead } from '../../../shared/FiguresHead.tsx';
import { WithTableTake } from '../../../shared/LazyCsvTake.tsx';
import { How } from '../../../how/How.tsx';
import { useCountryName, useTranslator } from '../../../shared/use-atlas.ts';
import { ViewLink } from '../../../shared/ViewLink.tsx';

/** Countries of an entry without a corridor: by the positions of its animals, or by the length of its routes. */
export function TrackedCountries({ entry }: { readonly entry: OpenEntryOf<'tracks'> }) {
  const { t, number, percent } = useTranslator();
  const nameOf = useCountryName();
  // Animals that live at sea are on no country's land.
  if (livesAtSea(entry.species)) return null;
  const { rangeStates } = countriesOf(entry);
  const isMovement = entry.summary.result === 'movement';
  const counted = rangeStates.some(({ individuals }) => individuals !== undefined);
  return (
    <section>
      <h2>{t('movement.countries')}</h2>
      {rangeStates.length === 0 ? (
        <p>{t('movement.nowhere')}</p>
      ) : (
        <>
          <WithTableTake label={t('movement.countries')}>
            <table className="figures">
              <FiguresHead
                texts={[t('countries.country')]}
                figures={[counted && t('countries.animals'), t(isMovement ? 'movement.share' : 'movement.shareRoutes')]}
              />
              <tbody>
                {rangeStates.map(({ iso3, share, individuals }) => (
                  <tr key={iso3}>
                    <th scope="row">
                      <ViewLink view={{ country: iso3 }}>{nameOf(iso3)}</ViewLink>
                    </th>
                    {counted && <td className="numeric">{individuals === undefined ? '–' : number(individuals)}</td>}
                    <td className="numeric">{percent(share)}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </WithTableTake>
          <p className="quiet">{isMovement ? t('movement.counted', { n: POSITIONS_A_DAY }) : t('movement.countedRoutes')}</p>
        </>
      )}
      {rangeStates.length > 0 && <How what={t('movement.countries')} topic={{ of: 'movement', entry }} />}
    </section>
  );
}
