import type { ReceiversEntry } from '../../../../domain/evidence/receivers/receivers-evidence.ts';
import { writeDays, writeStood } from '../../../../factsheet/evidence/receivers/say-receivers.ts';
import { monthNames } from '../../../../i18n/month-names.ts';
import { DataTable } from '../../../shared/DataTable.tsx';
import { useTranslator } from '../../../shared/use-atlas.ts';
import { FewAnimalsNote, Individuals, Region } from '../cells.tsx';

/** Where receivers stood, how long, and how many animals they detected in which months. */
export function RegionsTable({ file: { regions } }: { readonly file: ReceiversEntry }) {
  const { t, number, lang } = useTranslator();
  return (
    <section>
      <h2>{t('receivers.countries')}</h2>
      <DataTable
        label={t('receivers.countries')}
        rows={regions}
        keyOf={({ region }) => region}
        columns={[
          { head: t('network.column.where'), renderCell: ({ region }) => <Region of={region} /> },
          { head: t('receivers.stations'), numeric: true, renderCell: ({ stations }) => number(stations) },
          { head: t('receivers.detecting'), numeric: true, renderCell: ({ detecting }) => number(detecting) },
          { head: t('receivers.stood'), renderCell: (region) => writeStood(region) || '–' },
          { head: t('receivers.days'), numeric: true, renderCell: ({ days }) => (days === 0 ? '–' : number(days)) },
          { head: t('network.column.animals'), numeric: true, renderCell: ({ animals }) => number(animals) },
          { head: t('receivers.detections'), numeric: true, renderCell: ({ detections }) => number(detections) },
          ...monthNames(lang).map((head, month) => ({
            head,
            numeric: true,
            renderCell: ({ months }: ReceiversEntry['regions'][number]) => (months[month] ? number(months[month]) : '–'),
          })),
        ]}
      />
      <p className="quiet">{t('receivers.daysNote')}</p>
    </section>
  );
}

/** Every station, those that detected most animals first. */
export function StationsTable({ file: { stations, method } }: { readonly file: ReceiversEntry }) {
  const translator = useTranslator();
  const { t, number, lengthKm } = translator;
  const rows = stations.toSorted((a, b) => b.animals - a.animals || b.detections - a.detections);
  return (
    <section>
      <h2>{t('receivers.stations')}</h2>
      <DataTable
        label={t('receivers.stations')}
        rows={rows}
        keyOf={({ id }) => id}
        columns={[
          { head: t('receivers.station'), renderCell: ({ name, id }) => <bdi>{name === '' ? id : name}</bdi> },
          {
            head: t('network.column.where'),
            renderCell: ({ region, coast }) => (
              <>
                <Region of={region} /> {coast && t('receivers.coast')}
              </>
            ),
          },
          { head: t('receivers.stood'), renderCell: (station) => <bdi>{writeDays(station, translator)}</bdi> },
          { head: t('network.column.animals'), numeric: true, renderCell: ({ animals }) => number(animals) },
          { head: t('receivers.detections'), numeric: true, renderCell: ({ detections }) => number(detections) },
        ]}
      />
      {method.coastWithinM !== undefined && stations.some(({ coast }) => coast) && (
        <p className="quiet">{t('receivers.coastNote', { km: lengthKm(method.coastWithinM / 1000) })}</p>
      )}
    </section>
  );
}

/** Which stations animals link, those of most animals first. */
export function StationLinksTable({ file: { links, linksInAll, stations } }: { readonly file: ReceiversEntry }) {
  const { t, number, lengthKm } = useTranslator();
  const names = new Map(stations.map(({ id, name }) => [id, name === '' ? id : name]));
  return (
    <section>
      <h2>{t('receivers.links')}</h2>
      {links.length === 0 ? (
        <p>{t('receivers.noLinks')}</p>
      ) : (
        <>
          <DataTable
            label={t('receivers.links')}
            rows={links}
            keyOf={({ from, to }) => `${from} ${to}`}
            columns={[
              { head: t('network.column.from'), renderCell: ({ from }) => <bdi>{names.get(from) ?? from}</bdi> },
              { head: t('network.column.to'), renderCell: ({ to }) => <bdi>{names.get(to) ?? to}</bdi> },
              { head: t('network.column.animals'), numeric: true, renderCell: ({ animals }) => <Individuals n={animals} /> },
              { head: t('receivers.movements'), numeric: true, renderCell: ({ movements }) => number(movements) },
              { head: t('receivers.distance'), numeric: true, renderCell: ({ km }) => lengthKm(km) },
              { head: t('receivers.hours'), numeric: true, renderCell: ({ medianHours }) => number(medianHours) },
            ]}
          />
          <FewAnimalsNote of={links.map(({ animals }) => animals)} />
          <p className="quiet">
            {t('receivers.linksNote')} {t('network.diagram')} {linksInAll > links.length && t('receivers.linksMore', { n: linksInAll })}
          </p>
        </>
      )}
    </section>
  );
}
