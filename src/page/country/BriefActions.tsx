import type { Country } from '../../domain/catalog/index-schema.ts';
import { withTexts } from '../../i18n/languages.ts';
import { LazyMapTake } from '../downloads/LazyMapTake.tsx';
import { DocumentIcon, DownloadIcon } from '../shared/icons.tsx';
import { Fold } from '../shared/Fold.tsx';
import { lazySection } from '../shared/lazy-section.tsx';
import { Skeleton } from '../shared/Skeleton.tsx';
import { JobProgress } from '../shared/Progress.tsx';
import { useReadySheet } from '../shared/ready-sheets.ts';
import { useCatalog, useCountryName, useTranslator } from '../shared/use-atlas.ts';
import { useJob } from '../shared/use-job.ts';
import { PaperChoice } from '../shared/PaperChoice.tsx';
import { makeBrief, makeBriefCsv, readyBrief } from './make-brief.ts';
import { makeCollection } from './make-collection.ts';
import { useZones } from './use-zones.ts';

const CountryTake = lazySection(async () => (await withTexts(import('../downloads/CountryTake.tsx'), 'downloads', 'population')).CountryTake, <Skeleton />);

/** What a policymaker takes away from a country's page: the brief as a PDF, and its table. */
export function BriefActions({ country }: { readonly country: Country }) {
  const translator = useTranslator();
  const countryName = useCountryName();
  const page = useCatalog();
  const zones = useZones(country);
  const { t } = translator;
  const pdf = useJob({ outlivesPage: true });
  const atButton = useReadySheet((isAsked, leaving) => readyBrief(country, { page, translator, countryName }, isAsked, leaving));
  const csv = useJob({ outlivesPage: true });
  const all = useJob({ outlivesPage: true });
  return (
    <div className="actions">
      <div className="action-buttons">
        <button
          type="button"
          className="primary"
          disabled={pdf.isRunning}
          {...atButton}
          onClick={() => void pdf.start(({ signal, onProgress }) => makeBrief(country, { page, translator, countryName, zones }, signal, onProgress))}
        >
          <DocumentIcon /> {t('brief.action')}
        </button>
        <button
          type="button"
          disabled={csv.isRunning}
          onClick={() => void csv.start(({ signal, onProgress }) => makeBriefCsv(country, { page, zones }, signal, onProgress))}
        >
          <DownloadIcon /> {t('brief.csv')}
        </button>
        <button
          type="button"
          disabled={all.isRunning}
          onClick={() => void all.start(({ signal, onProgress }) => makeCollection(country, { page, translator, countryName, zones }, signal, onProgress))}
        >
          <DocumentIcon /> {t('sheets.all')}
        </button>
        <PaperChoice />
      </div>
      <JobProgress job={pdf} label={t('brief.making')} />
      <JobProgress job={all} label={t('sheets.makingAll')} />
      <JobProgress job={csv} label={t('brief.makingCsv')} />
      <Fold className="map-take" summary={t('countryTake.title')}>
        {() => <CountryTake country={country} />}
      </Fold>
      <LazyMapTake />
    </div>
  );
}
