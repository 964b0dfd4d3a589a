import type { OpenEntry } from '../../../domain/catalog/open-entry.ts';
import { PRIORITY_KINDS } from '../../../domain/catalog/layer-kinds.ts';
import { How } from '../../how/How.tsx';
import { Swatch } from '../../shared/Swatch.tsx';
import { useTranslator } from '../../shared/use-atlas.ts';
import { readAreasOf } from '../../../domain/statements/judge-layer.ts';
import { judgeForEntry } from '../../../domain/statements/of-entry.ts';
import { sayCoverage } from '../../../factsheet/say-answers.ts';
import { Answers } from '../crossings/CountedOrNot.tsx';
import { PendingCoverage } from './PendingCoverage.tsx';
import { type CoverageRow, useCoverage } from './use-coverage.ts';
import { useOriginal } from '../../shared/use-original.ts';

const MOST_AREAS = 10;

function CoverageOf({ entry, row: { kind, title, attribution, calculation, layer, user } }: { readonly entry: OpenEntry; readonly row: CoverageRow }) {
  const translator = useTranslator();
  const original = useOriginal();
  const { t, areaKm2 } = translator;
  const reading = readAreasOf(layer && judgeForEntry(entry, layer));
  if (calculation?.status !== 'done') return <PendingCoverage title={title} calculation={calculation} />;
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
              {coverage.map((row) => {
                const { area, share, atLeast } = sayCoverage(row, reading, translator);
                const least = atLeast ? '≥ ' : '';
                return (
                  <tr key={row.use}>
                    <th scope="row">{t(`use.${row.use}`)}</th>
                    <td className="numeric">{least + area}</td>
                    <td className="numeric">{share === '–' ? share : least + share}</td>
                  </tr>
                );
              })}
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
      {user && <p className="quiet">{t(user.complete === true ? 'coverage.vouched' : 'coverage.notVouched', { file: user.fileName })}</p>}
      <p className="quiet" {...original}>
        {attribution}
      </p>
    </div>
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
