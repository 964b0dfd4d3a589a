import type { OpenEntry } from '../../../domain/catalog/open-entry.ts';
import { PRIORITY_KINDS } from '../../../domain/catalog/layer-kinds.ts';
import { How } from '../../how/How.tsx';
import { FiguresHead } from '../../shared/FiguresHead.tsx';
import { WithTableTake } from '../../shared/LazyCsvTake.tsx';
import { useTranslator } from '../../shared/use-atlas.ts';
import { Answers } from '../crossings/CountedOrNot.tsx';
import { CoverageFrame, useSayCovered } from './CoverageFrame.tsx';
import { type CoverageRow, useCoverage } from './use-coverage.ts';

const MOST_AREAS = 10;

function CoverageOf({ entry, row }: { readonly entry: OpenEntry; readonly row: CoverageRow }) {
  const { t, areaKm2 } = useTranslator();
  const say = useSayCovered(entry, row);
  return (
    <CoverageFrame row={row}>
      {({ coverage, byArea }) =>
        byArea.length === 0 ? (
          <p>{t('coverage.none')}</p>
        ) : (
          <>
            <WithTableTake label={t('coverage.table', { title: row.title })} rights={row.layer && [row.layer]}>
              <table className="figures" aria-label={t('coverage.table', { title: row.title })}>
                <FiguresHead texts={[t('crossings.column.use')]} figures={[t('coverage.covered'), t('countries.share')]} />
                <tbody>
                  {coverage.map((covered) => {
                    const { area, share } = say(covered);
                    return (
                      <tr key={covered.use}>
                        <th scope="row">{t(`use.${covered.use}`)}</th>
                        <td className="numeric">{area}</td>
                        <td className="numeric">{share}</td>
                      </tr>
                    );
                  })}
                </tbody>
              </table>
            </WithTableTake>
            <ul className="plain-list">
              {byArea.slice(0, MOST_AREAS).map(({ id, name, km2ByUse }) => (
                <li key={id}>
                  {name} <span className="quiet">{areaKm2(km2ByUse.low)}</span>
                </li>
              ))}
            </ul>
            {byArea.length > MOST_AREAS && <p className="quiet">{t('coverage.more', { n: byArea.length - MOST_AREAS })}</p>}
          </>
        )
      }
    </CoverageFrame>
  );
}

/** What protects the corridor: the share of each use class inside every set of areas that is on. */
export function CoverageSection({ entry }: { readonly entry: OpenEntry }) {
  const { t } = useTranslator();
  const { rows, answers } = useCoverage(entry, PRIORITY_KINDS);
  return (
    <section>
      <h2>{t('coverage.title')}</h2>
      {rows.length === 0 && answers.length === 0 && <p>{t('coverage.turnOn')}</p>}
      {rows.map((row) => (
        <CoverageOf key={row.key} entry={entry} row={row} />
      ))}
      <Answers answers={answers} years={undefined} />
      {rows.length > 0 && <How what={t('coverage.title')} topic={{ of: 'coverage', entry, layers: rows.flatMap(({ layer }) => layer ?? []) }} />}
    </section>
  );
}
