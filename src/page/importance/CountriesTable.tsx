import { useEffect, useMemo } from 'react';
import { CELL_KM2, roughly } from '../../domain/importance/equal-area-grid.ts';
import type { RankedPopulation } from '../../domain/importance/rank-cells.ts';
import { HIGHEST, type RankedCountry } from '../../domain/importance/rank-countries.ts';
import type { ImportanceChoice } from '../../state/importance-store.ts';
import { DataTable } from '../shared/DataTable.tsx';
import { DownloadIcon } from '../shared/icons.tsx';
import { PendingAnswer } from '../shared/Progress.tsx';
import { saveFile } from '../shared/save-file.ts';
import { useCatalog, useCountryName, useTranslator } from '../shared/use-atlas.ts';
import { useJob } from '../shared/use-job.ts';
import { ViewLink } from '../shared/ViewLink.tsx';
import { formatCountriesCsv } from './importance-files.ts';

interface CountriesTableProps {
  readonly populations: readonly RankedPopulation[];
  readonly choice: Pick<ImportanceChoice, 'weights' | 'by'>;
}

/** What of all that was ranked lies in each country, and how sure that is; worked out when it is asked for. */
export function CountriesTable({ populations, choice: { weights, by } }: CountriesTableProps) {
  const { t, number, percent, areaKm2 } = useTranslator();
  const { catalog, url } = useCatalog();
  const nameOf = useCountryName();
  const { start, cancel, state } = useJob<RankedCountry[]>();
  const rank = useMemo(
    () => () =>
      void start(async (options) => {
        const { rankCountries } = await import('../../workers/layers-worker-client.ts');
        const baseMap = { url: new URL(catalog.baseMap.url, url).href, title: catalog.baseMap.url };
        return rankCountries({ populations, weights, by, baseMap }, options);
      }),
    [start, populations, weights, by, catalog, url],
  );
  useEffect(rank, [rank]);
  if (state.status !== 'done')
    return (
      <PendingAnswer
        state={state}
        label={t('importance.ranking')}
        unfinished={t('importance.unfinished')}
        again={t('importance.again')}
        onCancel={cancel}
        onAgain={rank}
      />
    );
  const rows = state.value;
  return (
    <>
      <p className="quiet">{t('importance.countriesHow')}</p>
      <DataTable
        label={t('importance.countries')}
        rows={rows}
        keyOf={({ iso3 }) => iso3 ?? ''}
        columns={[
          {
            head: t('importance.column.country'),
            renderCell: ({ iso3 }) => (iso3 === undefined ? t('importance.sea') : <ViewLink view={{ country: iso3 }}>{nameOf(iso3)}</ViewLink>),
          },
          {
            head: t('importance.column.share'),
            numeric: true,
            renderCell: ({ share, shareInterval: [low, high] }) => (
              <>
                {percent(share)}
                <br />
                <span className="quiet">{t('importance.interval', { low: percent(low), high: percent(high) })}</span>
              </>
            ),
          },
          { head: t('importance.column.held'), numeric: true, renderCell: ({ populations: held }) => number(held.length, 0) },
          { head: t('importance.column.area'), numeric: true, renderCell: ({ cells }) => areaKm2(roughly(cells * CELL_KM2)) },
          {
            head: t('importance.column.highest', { share: percent(HIGHEST) }),
            numeric: true,
            renderCell: ({ highest }) => areaKm2(highest === 0 ? 0 : roughly(highest * CELL_KM2)),
          },
        ]}
      />
      <p className="action-buttons">
        <button type="button" onClick={() => saveFile(new Blob([formatCountriesCsv(rows, catalog)], { type: 'text/csv' }), 'where-it-matters-by-country.csv')}>
          <DownloadIcon /> {t('importance.countriesCsv')}
        </button>
      </p>
    </>
  );
}
