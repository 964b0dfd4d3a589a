import { useMemo } from 'react';
import type { RecordFigures } from '../../../../domain/evidence/sites/site-figures.ts';
import type { SitesEntry } from '../../../../domain/evidence/sites/sites-evidence.ts';
import { bestOf, listSiteCountries } from '../../../../domain/evidence/sites/summarise-sites.ts';
import { groupBy } from '../../../../domain/group-by.ts';
import {
  namePopulation,
  nameSite,
  sayCounted,
  sayEstimate,
  sayListed,
  sayMean,
  sayResult,
  saySeason,
  sayShare,
  sayYears,
} from '../../../../factsheet/evidence/sites/say-sites.ts';
import { DataTable } from '../../../shared/DataTable.tsx';
import { SourceLink } from '../../../shared/SourceLink.tsx';
import { useTranslator } from '../../../shared/use-atlas.ts';
import { Region } from '../cells.tsx';

interface TableProps {
  readonly file: SitesEntry;
}

/** The populations of the species with their size and one percent of it, and who says so. */
export function PopulationsTable({ file: { populations } }: TableProps) {
  const translator = useTranslator();
  const { t, number } = translator;
  return (
    <DataTable
      label={t('sites.populations')}
      rows={populations}
      keyOf={({ id }) => id}
      columns={[
        { head: t('sites.column.population'), renderCell: namePopulation },
        populations.some(({ flyway }) => flyway !== undefined) && { head: t('sites.column.flyway'), renderCell: ({ flyway }) => flyway ?? '–' },
        { head: t('sites.column.estimate'), numeric: true, renderCell: (population) => sayEstimate(population, translator) },
        {
          head: t('sites.column.threshold'),
          numeric: true,
          renderCell: ({ threshold }) => (threshold ? [number(threshold.individuals), threshold.year ? `(${threshold.year})` : ''].join(' ').trim() : '–'),
        },
        {
          head: t('sites.column.source'),
          renderCell: ({ threshold, estimate }) => {
            const sources = [threshold?.source, estimate?.source].flatMap((source) => source ?? []);
            return sources
              .filter(({ url }, at) => sources.findIndex((one) => one.url === url) === at)
              .map((source) => <SourceLink key={source.url} source={source} />);
          },
        },
      ]}
    />
  );
}

/** The sites with their country, size and protection. */
export function SitesTable({ file: { sites, records } }: TableProps) {
  const { t, areaKm2 } = useTranslator();
  const recordsOf = useMemo(() => groupBy(records, ({ site }) => site), [records]);
  return (
    <DataTable
      label={t('sites.title')}
      rows={sites}
      keyOf={({ id }) => id}
      columns={[
        { head: t('sites.column.site'), renderCell: nameSite },
        { head: t('network.column.where'), renderCell: ({ country }) => <Region of={country ?? 'untold'} /> },
        { head: t('sites.column.result'), renderCell: ({ id }) => t(`sites.result.${bestOf(recordsOf.get(id) ?? [])}`) },
        sites.some(({ areaKm2: area }) => area !== undefined) && {
          head: t('sites.column.area'),
          numeric: true,
          renderCell: ({ areaKm2: area }) => (area === undefined ? '–' : areaKm2(area)),
        },
        sites.some((site) => site.protected !== undefined) && {
          head: t('sites.column.protected'),
          renderCell: (site) => (site.protected === undefined ? '–' : t(`sites.protected.${site.protected}`)),
        },
      ]}
    />
  );
}

/** What was counted at each site, for each population and season. */
export function CountsTable({ file: { sites, records, populations } }: TableProps) {
  const translator = useTranslator();
  const { t } = translator;
  const names = new Map(sites.map((site) => [site.id, nameSite(site)]));
  const populationNames = new Map(populations.map((population) => [population.id, namePopulation(population)]));
  return (
    <DataTable
      label={t('sites.counted')}
      rows={records}
      keyOf={(_record, at) => String(at)}
      columns={[
        { head: t('sites.column.site'), renderCell: ({ site }) => names.get(site) ?? site },
        populations.length > 1 && { head: t('sites.column.population'), renderCell: ({ population }) => populationNames.get(population) ?? population },
        { head: t('sites.column.season'), renderCell: (record) => saySeason(record, translator) },
        { head: t('sites.column.counted'), numeric: true, renderCell: (record) => sayCounted(record, translator) },
        { head: t('sites.column.mean'), numeric: true, renderCell: (record) => sayMean(record, translator) },
        { head: t('sites.column.years'), renderCell: (record) => sayYears(record, translator) },
        { head: t('sites.column.result'), renderCell: (record) => sayResult(record, translator) },
        records.some(({ listed }) => listed !== undefined) && {
          head: t('sites.column.listed'),
          renderCell: (record: RecordFigures) => sayListed(record, translator),
        },
      ]}
    />
  );
}

/** How much of each population the sites held in each season; nothing where no estimate has a source. */
export function SharesTable({ file: { shares, populations } }: TableProps) {
  const translator = useTranslator();
  const { t, number } = translator;
  if (shares.length === 0) return null;
  const names = new Map(populations.map((population) => [population.id, namePopulation(population)]));
  const without = shares.reduce((sum, share) => sum + share.without, 0);
  return (
    <section>
      <h2>{t('sites.shares')}</h2>
      <DataTable
        label={t('sites.shares')}
        rows={shares}
        keyOf={({ population, season }) => `${population} ${season}`}
        columns={[
          { head: t('sites.column.population'), renderCell: ({ population }) => names.get(population) ?? population },
          { head: t('sites.column.season'), renderCell: ({ season }) => saySeason(season === undefined ? {} : { season }, translator) },
          { head: t('sites.title'), numeric: true, renderCell: ({ sites }) => number(sites) },
          { head: t('sites.column.individuals'), numeric: true, renderCell: ({ individuals }) => number(individuals, 0) },
          { head: t('sites.column.share'), numeric: true, renderCell: (share) => sayShare(share, translator) },
        ]}
      />
      <p className="quiet">{t('sites.sharesNote')}</p>
      {without > 0 && <p className="quiet">{t('sites.sharesWithout', { n: number(without) })}</p>}
    </section>
  );
}

/** Sites by country. */
export function CountriesTable({ file }: TableProps) {
  const { t, number } = useTranslator();
  return (
    <section>
      <h2>{t('sites.countries')}</h2>
      <DataTable
        label={t('sites.countries')}
        rows={listSiteCountries(file)}
        keyOf={({ where }) => where}
        columns={[
          { head: t('network.column.where'), renderCell: ({ where }) => <Region of={where} /> },
          { head: t('sites.title'), numeric: true, renderCell: ({ sites }) => number(sites) },
          { head: t('sites.column.qualifying'), numeric: true, renderCell: ({ qualifying }) => number(qualifying) },
          file.sites.some((site) => site.protected !== undefined) && {
            head: t('sites.column.unprotected'),
            numeric: true,
            renderCell: ({ unprotected }) => number(unprotected),
          },
          { head: t('sites.column.most'), numeric: true, renderCell: ({ most }) => (most === undefined ? '–' : number(most)) },
        ]}
      />
    </section>
  );
}
