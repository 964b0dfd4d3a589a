import { Fragment } from 'react';
import type { OpenEntryOf } from '../../../../domain/catalog/open-entry.ts';
import type { ReceiversEntry } from '../../../../domain/evidence/receivers/receivers-evidence.ts';
import { writeYears } from '../../../../domain/evidence/shown.ts';
import { sayFilters } from '../../../../factsheet/evidence/receivers/say-receivers.ts';
import { SourceLink } from '../../../shared/SourceLink.tsx';
import { useTranslator } from '../../../shared/use-atlas.ts';
import { CitationSection } from '../../CitationSection.tsx';
import { Facts, KeyFigures } from '../../figures.tsx';
import { How } from '../../../how/How.tsx';
import { WarningsSection } from '../../WarningsSection.tsx';
import { ImportReport } from '../ImportReport.tsx';
import { NodeLayerChips } from '../NodeLayerChips.tsx';
import { LazyGapsSection } from './LazyReceivers.tsx';
import { RegionsTable, StationLinksTable, StationsTable } from './ReceiversTables.tsx';
import { LazyThreatsToPopulation } from '../../../threats/LazyThreats.tsx';

/** What receivers can tell, and which filters were applied. */
function Bias({ file }: { readonly file: ReceiversEntry }) {
  const translator = useTranslator();
  const { t, lengthKm } = translator;
  return (
    <section>
      <h2>{t('receivers.biasTitle')}</h2>
      <p>{t('receivers.bias')}</p>
      {sayFilters(file, translator).map(({ text, sources }) => (
        <p key={text}>
          {text}{' '}
          {sources.map((source) => (
            <Fragment key={source.url}>
              <SourceLink source={source} />{' '}
            </Fragment>
          ))}
        </p>
      ))}
      <p className="quiet">
        {t('receivers.same', { km: lengthKm(file.method.stationWithinM / 1000) })}{' '}
        {file.method.leastGapS !== undefined && t('receivers.hasLeft', { n: file.method.leastGapS })} {t('receivers.noRoutes')}
      </p>
    </section>
  );
}

/** An entry that rests on receiver stations and their detections of tagged animals. */
export function ReceiversSections({ entry }: { readonly entry: OpenEntryOf<'receivers'> }) {
  const { t, number } = useTranslator();
  const { file, summary, module } = entry;
  const { sample } = file;
  return (
    <>
      <p className="quiet">{t('receivers.lead')}</p>
      <KeyFigures
        figures={[
          [t('receivers.animals'), number(sample.animals)],
          [t('receivers.stations'), number(sample.stations)],
          [t('receivers.detections'), number(sample.detections)],
          ...(summary.years === undefined ? [] : [[t('figures.years'), writeYears(summary.years)] as const]),
        ]}
      />
      <p className="quiet">{t('receivers.sampleNote', { n: sample.detecting, movements: sample.movements })}</p>
      <NodeLayerChips file={file} />
      <How topic={{ of: 'kind', entry }} />
      <Facts facts={file.facts} />
      <LazyThreatsToPopulation entry={entry} />
      <Bias file={file} />
      <RegionsTable file={file} />
      <StationLinksTable file={file} />
      <StationsTable file={file} />
      <LazyGapsSection entry={entry} />
      <WarningsSection warnings={file.warnings} />
      <section>
        <h2>{t('receivers.readTitle')}</h2>
        <ImportReport method={file.method} importReport={file.importReport} />
      </section>
      <CitationSection module={module} sources={file.sources} />
    </>
  );
}
