import type { OpenEntryOf } from '../../../../domain/catalog/open-entry.ts';
import { countMonths, yearsOfSites } from '../../../../domain/evidence/sites/summarise-sites.ts';
import { writeYears } from '../../../../domain/evidence/shown.ts';
import { SITE_SOURCES } from '../../../../domain/sites/sources.ts';
import { saySeasonMonths } from '../../../../factsheet/evidence/sites/say-sites.ts';
import { writeMonthCounts } from '../../../../i18n/month-names.ts';
import { SourceLink } from '../../../shared/SourceLink.tsx';
import { useTranslator } from '../../../shared/use-atlas.ts';
import { CitationSection } from '../../CitationSection.tsx';
import { Facts, KeyFigures } from '../../figures.tsx';
import { How } from '../../../how/How.tsx';
import { WarningsSection } from '../../WarningsSection.tsx';
import { ImportReport } from '../ImportReport.tsx';
import { NodeLayerChips } from '../NodeLayerChips.tsx';
import { GapsSection } from './GapsSection.tsx';
import { CountriesTable, CountsTable, PopulationsTable, SharesTable, SitesTable } from './SiteTables.tsx';
import { LazyThreatsToPopulation } from '../../../threats/LazyThreats.tsx';

type File = OpenEntryOf<'sites'>['file'];

/** An entry that is a list of sites with counts. */
export function SitesSections({ entry }: { readonly entry: OpenEntryOf<'sites'> }) {
  const { t, number } = useTranslator();
  const { file, module } = entry;
  const { sample } = file;
  const years = yearsOfSites(sample);
  return (
    <>
      <p className="quiet">{t('sites.lead')}</p>
      <KeyFigures
        figures={[
          [t('sites.title'), number(sample.sites)],
          [t('sites.met'), number(sample.met)],
          [t('sites.provisional'), number(sample.provisional)],
          ...(years === undefined ? [] : [[t('figures.years'), writeYears(years)] as const]),
        ]}
      />
      <NodeLayerChips file={file} />
      <How topic={{ of: 'kind', entry }} />
      <Facts facts={file.facts} />
      <LazyThreatsToPopulation entry={entry} />
      <section>
        <h2>{t('sites.title')}</h2>
        <SitesTable file={file} />
      </section>
      <CountedSection file={file} />
      <CriterionSection file={file} />
      <SharesTable file={file} />
      <CountriesTable file={file} />
      <GapsSection file={file} />
      <WarningsSection warnings={file.warnings} />
      <section>
        <h2>{t('method.title')}</h2>
        <ImportReport method={{ notes: file.method.notes }} importReport={file.importReport} />
      </section>
      <CitationSection module={module} sources={file.sources} />
    </>
  );
}

function CountedSection({ file }: { readonly file: File }) {
  const translator = useTranslator();
  const { t } = translator;
  const { records, method } = file;
  const months = countMonths(records);
  const said = months ? writeMonthCounts(months, translator) : '';
  return (
    <section>
      <h2>{t('sites.counted')}</h2>
      <CountsTable file={file} />
      <p>{t('sites.notUnimportant')}</p>
      {said !== '' && <p className="quiet">{t('sites.monthCounts', { months: said })}</p>}
      {method.from.includes('counts') && (
        <p className="quiet">
          {method.seasons ? saySeasonMonths(method.seasons, translator) : t('sites.noSeasons')}{' '}
          {method.seasons && <SourceLink source={method.seasons.source} />}
        </p>
      )}
      {records.some(({ old }) => old) && <p className="quiet">{t('sites.oldNote', { n: method.oldAfterYears })}</p>}
    </section>
  );
}

/** What one percent of the population means, by whose word. */
function CriterionSection({ file }: { readonly file: File }) {
  const { t } = useTranslator();
  const { records } = file;
  return (
    <section>
      <h2>{t('sites.criterionTitle')}</h2>
      <PopulationsTable file={file} />
      <p>
        {t('sites.criterion')} <SourceLink source={SITE_SOURCES.criterion6} />
      </p>
      <p>
        {t('sites.regularly')} <SourceLink source={SITE_SOURCES.regularly} />
      </p>
      {records.some(({ listed }) => listed !== undefined) && (
        <p>
          {t('sites.csn')} <SourceLink source={SITE_SOURCES.criticalSites} />
        </p>
      )}
      {records.some(({ unit }) => unit === 'pairs') && (
        <p>
          {t('sites.pairs')} <SourceLink source={SITE_SOURCES.pairs} />
        </p>
      )}
    </section>
  );
}
