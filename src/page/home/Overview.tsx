import { Swatch } from '../shared/Swatch.tsx';
import { ViewLink } from '../shared/ViewLink.tsx';
import { useAtlas, useCatalog, useTranslator } from '../shared/use-atlas.ts';
import { type OverviewRow, useOverview } from './use-overview.ts';
import { useState } from 'react';
import { listSharedLayers } from '../../domain/catalog/find-in-catalog.ts';
import { BARRIER_KINDS, isLayerToggle } from '../../domain/catalog/layer-kinds.ts';
import { analyses } from '../../state/analysis-store.ts';
import { isUnfinished } from '../../state/job.ts';
import { LayerChips } from '../shared/LayerChips.tsx';
import { creditLayer } from '../shared/credit-layer.ts';
import { formatCrossingsCsv } from '../population/crossings/crossings-csv.ts';
import { Progress } from '../shared/Progress.tsx';
import { saveFile } from '../shared/save-file.ts';

/** One row for a corridor and a barrier layer that crosses it. */
export function OverviewTable({ rows }: { readonly rows: readonly OverviewRow[] }) {
  const { t, number } = useTranslator();
  return (
    <div className="table-scroll">
      <table className="figures" aria-label={t('overview.title')}>
        <thead>
          <tr>
            <th scope="col">{t('overview.column.population')}</th>
            <th scope="col" className="numeric">
              {t('overview.column.barriers')}
            </th>
            <th scope="col" className="numeric">
              {t('overview.column.length')}
            </th>
            <th scope="col" className="numeric">
              {t('overview.column.high')}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ population, layer: { id, kind, title }, crossings, lengthKm, highKm }) => (
            <tr key={`${population.id}/${id}`}>
              <th scope="row">
                <ViewLink view={{ population: population.id }}>{population.name}</ViewLink>
                <span className="quiet of-layer" title={title}>
                  {isLayerToggle(kind) && (
                    <>
                      <Swatch toggle={kind} /> {t(`layer.${kind}`)}
                    </>
                  )}
                </span>
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

/** What the barrier layers that are on do to every corridor of the atlas: the place to find the worst cut. */
export function Overview() {
  const { t, lengthKm } = useTranslator();
  const { catalog } = useCatalog();
  const on = useAtlas((state) => state.view.layers);
  const [wanted, setWanted] = useState(false);
  const { rows, layers, state } = useOverview(wanted);
  const known = state.status === 'done';
  const present = new Set(listSharedLayers(catalog).map(({ kind }) => kind));
  const off = BARRIER_KINDS.filter((kind) => present.has(kind) && !on.includes(kind));
  const crossed = rows.filter(({ crossings }) => crossings.length > 0);
  const corridors = new Set(rows.map(({ population }) => population.id)).size;
  const [worst] = crossed;
  const start = (): void => {
    analyses.crossings.forgetUnfinished();
    setWanted(true);
  };
  const stop = (): void => {
    setWanted(false);
    analyses.crossings.stop();
  };
  return (
    <section className="overview">
      <h2>{t('overview.title')}</h2>
      {layers.length === 0 && <p>{t('overview.turnOn')}</p>}
      {layers.length > 0 && !known && state.status !== 'running' && (
        <>
          <p>
            {isUnfinished(state) ? t(state.status === 'stopped' ? 'crossings.stopped' : 'crossings.failed') : t('overview.lead', { layers: layers.join(', ') })}
          </p>
          <button type="button" onClick={start}>
            {t('overview.start')}
          </button>
        </>
      )}
      {state.status === 'running' && <Progress label={t('overview.computing')} progress={state} onCancel={stop} />}
      {layers.length > 0 && known && (
        <p className="answer">
          {worst
            ? t('overview.answer', {
                n: new Set(crossed.map(({ population }) => population.id)).size,
                of: corridors,
                population: worst.population.name,
                km: lengthKm(worst.lengthKm),
              })
            : t('overview.none', { layers: layers.join(', ') })}
        </p>
      )}
      <LayerChips off={off} />
      {crossed.length > 0 && (
        <>
          <OverviewTable rows={crossed} />
          <p className="quiet">
            {t('overview.how')} {[...new Set(crossed.map(({ layer }) => creditLayer(layer)))].join('; ')}.
          </p>
          <button type="button" className="plain" onClick={() => download(crossed)}>
            {t('overview.csv')}
          </button>
        </>
      )}
    </section>
  );
}

function download(rows: readonly OverviewRow[]): void {
  saveFile(
    new Blob([formatCrossingsCsv(rows.map(({ population, layer, crossings }) => ({ population, rows: crossings, layers: [layer] })))], {
      type: 'text/csv;charset=utf-8',
    }),
    'barrier-crossings.csv',
  );
}
