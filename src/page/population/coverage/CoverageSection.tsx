import type { OpenEntry } from '../../../domain/catalog/open-entry.ts';
import { analyses } from '../../../state/analysis-store.ts';
import { Swatch } from '../../shared/Swatch.tsx';
import { useTranslator } from '../../shared/use-atlas.ts';
import { PendingAnswer } from '../../shared/Progress.tsx';
import { type CoverageRow, useCoverage } from './use-coverage.ts';

const MOST_AREAS = 10;

function CoverageOf({ row: { kind, title, attribution, calculation } }: { readonly row: CoverageRow }) {
  const { t, areaKm2, percent } = useTranslator();
  if (calculation?.status !== 'done') {
    return (
      <PendingAnswer
        state={calculation}
        label={t('coverage.computing', { title })}
        unfinished={t('coverage.unfinished', { title })}
        again={t('crossings.again')}
        onCancel={analyses.coverage.stop}
        onAgain={analyses.coverage.forgetUnfinished}
      />
    );
  }
  const { coverage, byArea } = calculation.value;
  return (
    <div className="coverage">
      <h3>
        <Swatch toggle={kind} /> {title}
      </h3>
      {byArea.length === 0 ? (
        <p>{t('coverage.none')}</p>
      ) : (
        <>
          <table className="figures" aria-label={t('coverage.table', { title })}>
            <thead>
              <tr>
                <th scope="col">{t('crossings.column.use')}</th>
                <th scope="col" className="numeric">
                  {t('coverage.covered')}
                </th>
                <th scope="col" className="numeric">
                  {t('countries.share')}
                </th>
              </tr>
            </thead>
            <tbody>
              {coverage.map(({ use, coveredKm2, share }) => (
                <tr key={use}>
                  <th scope="row">{t(`use.${use}`)}</th>
                  <td className="numeric">{areaKm2(coveredKm2)}</td>
                  <td className="numeric">{percent(share)}</td>
                </tr>
              ))}
            </tbody>
          </table>
          <ul className="plain-list">
            {byArea.slice(0, MOST_AREAS).map(({ id, name, km2ByUse }) => (
              <li key={id}>
                {name} <span className="quiet">{areaKm2(km2ByUse.low)}</span>
              </li>
            ))}
          </ul>
          {byArea.length > MOST_AREAS && <p className="quiet">{t('coverage.more', { n: byArea.length - MOST_AREAS })}</p>}
        </>
      )}
      <p className="quiet">{attribution}</p>
    </div>
  );
}

/** What protects the corridor: the share of each use class inside every set of areas that is on. */
export function CoverageSection({ entry }: { readonly entry: OpenEntry }) {
  const { t } = useTranslator();
  const rows = useCoverage(entry);
  return (
    <section>
      <h2>{t('coverage.title')}</h2>
      {rows.length === 0 && <p>{t('coverage.turnOn')}</p>}
      {rows.map((row) => (
        <CoverageOf key={row.key} row={row} />
      ))}
    </section>
  );
}
