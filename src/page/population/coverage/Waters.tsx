import { WATER_KINDS } from '../../../domain/catalog/layer-kinds.ts';
import type { OpenEntry } from '../../../domain/catalog/open-entry.ts';
import { livesAtSea } from '../../../domain/statements/lives-at-sea.ts';
import { FiguresHead } from '../../shared/FiguresHead.tsx';
import { WithTableTake } from '../../shared/LazyCsvTake.tsx';
import { useTranslator } from '../../shared/use-atlas.ts';
import { Answers } from '../crossings/CountedOrNot.tsx';
import { PendingCoverage } from './PendingCoverage.tsx';
import { type CoverageRow, useCoverage } from './use-coverage.ts';
import { useOriginal } from '../../shared/use-original.ts';

function ZonesOf({ row: { title, attribution, calculation, layer } }: { readonly row: CoverageRow }) {
  const { t, areaKm2, percent } = useTranslator();
  const original = useOriginal();
  if (calculation?.status !== 'done') return <PendingCoverage title={title} calculation={calculation} />;
  const { coverage, byArea } = calculation.value;
  const low = coverage.find(({ use }) => use === 'low');
  const whole = low?.corridorKm2 ?? 0;
  const outside = whole - (low?.coveredKm2 ?? 0);
  if (byArea.length === 0) return <p>{t('waters.none')}</p>;
  return (
    <>
      <p>{t('waters.lead', { title })}</p>
      <WithTableTake label={t('waters.table', { title })} rights={layer && [layer]}>
        <table className="figures" aria-label={t('waters.table', { title })}>
          <FiguresHead texts={[t('waters.zone')]} figures={[t('countries.area'), t('countries.share')]} />
          <tbody>
            {byArea.map(({ id, name, km2ByUse }) => (
              <tr key={id}>
                <th scope="row">{name}</th>
                <td className="numeric">{areaKm2(km2ByUse.low)}</td>
                <td className="numeric">{percent(whole > 0 ? km2ByUse.low / whole : 0)}</td>
              </tr>
            ))}
            {outside > 0 && (
              <tr>
                <th scope="row">{t('waters.outside')}</th>
                <td className="numeric">{areaKm2(outside)}</td>
                <td className="numeric">{percent(outside / whole)}</td>
              </tr>
            )}
          </tbody>
        </table>
      </WithTableTake>
      <p className="quiet" {...original}>
        {attribution}
      </p>
    </>
  );
}

/** In whose waters a corridor at sea lies, by the exclusive economic zones that are on; without any it is said that none are. */
export function Waters({ entry }: { readonly entry: OpenEntry }) {
  const { t } = useTranslator();
  const { rows, answers } = useCoverage(entry, WATER_KINDS);
  if (rows.length === 0 && answers.length === 0) return livesAtSea(entry.species) ? <p className="quiet">{t('countries.noZones')}</p> : null;
  return (
    <>
      <h3>{t('waters.title')}</h3>
      {rows.map((row) => (
        <ZonesOf key={row.key} row={row} />
      ))}
      <Answers answers={answers} years={undefined} />
    </>
  );
}
