import { isLayerToggle } from '../../state/layer-toggles.ts';
import { Swatch } from '../layers/Swatch.tsx';
import { ViewLink } from '../panel/ViewLink.tsx';
import { useTranslator } from '../use-atlas.ts';
import type { OverviewRow } from './use-overview.ts';

/** One row for a corridor and a barrier layer that crosses it. */
export function OverviewTable({ rows }: { readonly rows: readonly OverviewRow[] }) {
  const { t, number } = useTranslator();
  return (
    <div className="table-scroll">
      <table className="figures" aria-label={t('overview.title')}>
        <thead>
          <tr>
            <th scope="col">{t('overview.column.population')}</th>
            <th scope="col" className="numeric">{t('overview.column.barriers')}</th>
            <th scope="col" className="numeric">{t('overview.column.length')}</th>
            <th scope="col" className="numeric">{t('overview.column.high')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ population, layer: { id, kind, title }, crossings, lengthKm, highKm }) => (
            <tr key={`${population.id}/${id}`}>
              <th scope="row">
                <ViewLink view={{ population: population.id }}>{population.name}</ViewLink>
                <span className="quiet of-layer" title={title}>{isLayerToggle(kind) && <><Swatch toggle={kind} /> {t(`layer.${kind}`)}</>}</span>
              </th>
              <td className="numeric">{number(crossings.length)}</td>
              <td className="numeric">{number(lengthKm)}</td>
              <td className="numeric">{number(highKm)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
