import { useEffect, useMemo } from 'react';
import { boundsOfCell, CELL_KM2, middleOfCell, roughly } from '../../domain/importance/equal-area-grid.ts';
import type { RankedArea } from '../../domain/importance/rank-cells.ts';
import { textIn } from '../../domain/catalog/open-entry.ts';
import { uniteBoxes } from '../../domain/geometry/boxes.ts';
import { currentMap } from '../shared/current-map.ts';
import { DataTable } from '../shared/DataTable.tsx';
import { useCatalog, useCountryName, useTranslator } from '../shared/use-atlas.ts';
import { useJob } from '../shared/use-job.ts';
import { ViewLink } from '../shared/ViewLink.tsx';

/** Areas that are listed: below them many have one score. The files have all. */
const MOST_LISTED = 100;

/** The highest ranked areas: where, who, how high, and how sure that is. */
export function AreasTable({ areas, cells }: { readonly areas: readonly RankedArea[]; readonly cells: number }) {
  const { t, number, percent, areaKm2, lang } = useTranslator();
  const { catalog, url } = useCatalog();
  const countryName = useCountryName();
  const rows = useMemo(() => areas.slice(0, MOST_LISTED), [areas]);
  const names = useMemo(() => new Map(catalog.entries.map((row) => [row.id, textIn(row, 'name', lang)])), [catalog, lang]);
  const located = useJob<readonly (string | undefined)[]>();
  const { start } = located;
  const baseMap = useMemo(() => ({ url: new URL(catalog.baseMap.url, url).href, title: catalog.baseMap.url }), [catalog, url]);
  useEffect(() => {
    void start(async (options) => {
      const { locateCountries } = await import('../../workers/layers-worker-client.ts');
      return locateCountries({ positions: rows.map((area) => middleOfCell(area.cells[0] ?? 0)), baseMap }, options);
    });
  }, [start, rows, baseMap]);
  const countries = located.state.status === 'done' ? located.state.value : undefined;
  const placeOf = (area: RankedArea): string => {
    const [lon, lat] = middleOfCell(area.cells[0] ?? 0);
    const place = t('importance.place', { lat: number(lat, 1), lon: number(lon, 1) });
    if (!countries) return place;
    const iso3 = countries[rows.indexOf(area)];
    return `${iso3 === undefined ? t('importance.sea') : countryName(iso3)}, ${place}`;
  };
  const share = (rank: number): string => percent(Math.min(1, rank / cells));
  return (
    <>
      <DataTable
        label={t('importance.areas')}
        rows={rows}
        keyOf={(area) => String(area.cells[0])}
        columns={[
          {
            head: t('importance.column.place'),
            renderCell: (area) => (
              <>
                <button type="button" className="plain inline" onClick={() => showOnMap(area)}>
                  {placeOf(area)}
                </button>
                <br />
                <span className="quiet">{areaKm2(roughly(area.cells.length * CELL_KM2))}</span>
              </>
            ),
          },
          {
            head: t('importance.column.held'),
            renderCell: ({ held }) => (
              <ul className="held">
                {held.map(({ id, use }) => (
                  <li key={id}>
                    <ViewLink view={{ population: id }}>{names.get(id) ?? id}</ViewLink> <span className="quiet">({t(`importance.use.${use}`)})</span>
                  </li>
                ))}
              </ul>
            ),
          },
          { head: t('importance.column.score'), numeric: true, renderCell: ({ score }) => number(score, 2) },
          {
            head: t('importance.column.rank'),
            numeric: true,
            renderCell: ({ rank, rankInterval: [low, high] }) => (
              <>
                {share(rank)}
                <br />
                <span className="quiet">{t('importance.interval', { low: share(low), high: share(high) })}</span>
              </>
            ),
          },
        ]}
      />
      {areas.length > rows.length && <p className="quiet">{t('importance.more', { n: areas.length - rows.length })}</p>}
    </>
  );
}

function showOnMap({ cells }: RankedArea): void {
  const box = uniteBoxes(cells.slice(0, MOST_LISTED).map(boundsOfCell));
  if (box) currentMap()?.flyTo(box);
}
