import '../styles/gaps.css';
import '../styles/importance.css';
import { useMemo } from 'react';
import { CELL_KM2, GRID_NAME, roughly } from '../../domain/importance/equal-area-grid.ts';
import { COUNTED_BY, type Ranking } from '../../domain/importance/rank-cells.ts';
import { textIn } from '../../domain/catalog/open-entry.ts';
import { ANIMALS, importanceChoice, ranking } from '../../state/importance-store.ts';
import { DataTable } from '../shared/DataTable.tsx';
import { Fold } from '../shared/Fold.tsx';
import { How } from '../how/How.tsx';
import { PlacePage } from '../shared/PlacePage.tsx';
import { PendingAnswer } from '../shared/Progress.tsx';
import { ViewLink } from '../shared/ViewLink.tsx';
import { useCatalog, useTranslator } from '../shared/use-atlas.ts';
import { AreasTable } from './AreasTable.tsx';
import { CountriesTable } from './CountriesTable.tsx';
import { CellLegend } from './CellLegend.tsx';
import { FewestCells } from './FewestCells.tsx';
import { ImportanceDownloads } from './ImportanceDownloads.tsx';
import { useRanking } from './use-ranking.ts';
import { WeightsForm } from './WeightsForm.tsx';

/** Where most migrates, across every module: an equal-area grid ranked by weights that stand beside it. */
export function ImportancePage() {
  const { t, number } = useTranslator();
  const { choice, state, last, chosen, again, populations } = useRanking();
  const cell = number(CELL_KM2, 0);
  return (
    <PlacePage title={t('importance.title')}>
      <p className="lead">{t('importance.lead', { cell })}</p>
      <p className="quiet">{t('importance.absence')}</p>
      <div className="gaps-form importance-form">
        <label>
          {t('importance.animals')}
          <select
            value={choice.animals}
            onChange={({ target }) => importanceChoice.setState({ animals: ANIMALS.find((one) => one === target.value) ?? 'all' })}
          >
            {ANIMALS.map((one) => (
              <option key={one} value={one}>
                {t(`importance.animals.${one}`)}
              </option>
            ))}
          </select>
        </label>
        <label>
          {t('importance.by')}
          <select value={choice.by} onChange={({ target }) => importanceChoice.setState({ by: COUNTED_BY.find((one) => one === target.value) ?? 'presence' })}>
            {COUNTED_BY.map((one) => (
              <option key={one} value={one}>
                {t(`importance.by.${one}`)}
              </option>
            ))}
          </select>
        </label>
      </div>
      <WeightsForm />
      {(state.status !== 'done' || !populations) && (
        <PendingAnswer
          state={state}
          label={t('importance.ranking')}
          unfinished={t('importance.unfinished')}
          again={t('importance.again')}
          onCancel={ranking.cancel}
          onAgain={again}
        />
      )}
      {last && <Ranked ranking={last} isOld={state.status !== 'done'} />}
      {last && last.cells > 0 && populations && (
        <section>
          <h2>{t('importance.countries')}</h2>
          <Fold summary={t('importance.countriesOpen')}>{() => <CountriesTable populations={populations} choice={choice} />}</Fold>
        </section>
      )}
      {chosen && <FewestCells chosen={chosen} />}
      <section>
        <h2>{t('importance.how')}</h2>
        <p>{t('importance.howScore', { grid: GRID_NAME })}</p>
        <p>{t('importance.howRank')}</p>
        <p className="quiet">{t('importance.howSources')}</p>
      </section>
    </PlacePage>
  );
}

interface RankedProps {
  readonly ranking: Ranking;
  /** Whether it is of what was chosen before: its files would say otherwise. */
  readonly isOld: boolean;
}

/** Areas, what each population adds, and the files of both. */
function Ranked({ ranking: { areas, cells, additions }, ranking: whole, isOld }: RankedProps) {
  const { t, number, percent, lang, areaKm2 } = useTranslator();
  const { catalog } = useCatalog();
  const names = useMemo(() => new Map(catalog.entries.map((row) => [row.id, textIn(row, 'name', lang)])), [catalog, lang]);
  if (cells === 0) return <p className="empty">{t('importance.none')}</p>;
  return (
    <>
      <p className="answer">{t('importance.answer', { n: additions.length, cells: number(cells, 0), area: areaKm2(roughly(cells * CELL_KM2)) })}</p>
      <How what={t('importance.title')} topic={{ of: 'importance', populations: additions.length }} />
      <CellLegend />
      <section>
        <h2>{t('importance.areas')}</h2>
        <AreasTable areas={areas} cells={cells} />
      </section>
      <section>
        <h2>{t('importance.adds')}</h2>
        <p className="quiet">{t('importance.addsHow')}</p>
        <DataTable
          label={t('importance.adds')}
          rows={additions}
          keyOf={({ id }) => id}
          columns={[
            { head: t('importance.column.population'), renderCell: ({ id }) => <ViewLink view={{ population: id }}>{names.get(id) ?? id}</ViewLink> },
            { head: t('importance.column.cells'), numeric: true, renderCell: (row) => number(row.cells, 0) },
            { head: t('importance.column.share'), numeric: true, renderCell: ({ share }) => percent(share) },
            { head: t('importance.column.alone'), numeric: true, renderCell: ({ aloneShare }) => percent(aloneShare) },
          ]}
        />
      </section>
      <ImportanceDownloads ranking={whole} isOld={isOld} />
    </>
  );
}
