import { Fragment } from 'react';
import type { OpenEntryOf } from '../../../../domain/catalog/open-entry.ts';
import { writeYears } from '../../../../domain/evidence/shown.ts';
import { BIAS_SOURCES } from '../../../../domain/encounters/sources.ts';
import type { EncountersEntry } from '../../../../domain/evidence/encounters/encounters-evidence.ts';
import { SourceLink } from '../../../shared/SourceLink.tsx';
import { useTranslator } from '../../../shared/use-atlas.ts';
import { CitationSection } from '../../CitationSection.tsx';
import { Facts, KeyFigures } from '../../figures.tsx';
import { How } from '../../../how/How.tsx';
import { WarningsSection } from '../../WarningsSection.tsx';
import { NodeLayerChips } from '../NodeLayerChips.tsx';
import { CodeTables } from './CodeTables.tsx';
import { ConnectivitySection } from './ConnectivitySection.tsx';
import { EncountersMethod } from './EncountersMethod.tsx';
import { LinksTable } from './LinksTable.tsx';
import { RegionsTable } from './RegionsTable.tsx';
import { LazyThreatsToPopulation } from '../../../threats/LazyThreats.tsx';

/** The size of the sample behind every figure. */
function EncountersSample({ sample, years }: Pick<EncountersEntry, 'sample'> & { readonly years: readonly [number, number] | undefined }) {
  const { t, number } = useTranslator();
  return (
    <>
      <KeyFigures
        figures={[
          [t('encounters.birds'), number(sample.encounteredBirds)],
          [t('encounters.number'), number(sample.encounters)],
          [t('encounters.linked'), number(sample.linkedBirds)],
          ...(years === undefined ? [] : [[t('figures.years'), writeYears(years)] as const]),
        ]}
      />
      <p className="quiet">{t('encounters.sampleNote', { n: sample.birds, ringings: sample.ringings })}</p>
    </>
  );
}

/** An entry that rests on ring recoveries and resightings. */
export function EncountersSections({ entry }: { readonly entry: OpenEntryOf<'encounters'> }) {
  const { t, lengthKm } = useTranslator();
  const { file, summary, module } = entry;
  return (
    <>
      <p className="quiet">{t('encounters.lead')}</p>
      <EncountersSample sample={file.sample} years={summary.years} />
      <NodeLayerChips file={file} />
      <How topic={{ of: 'kind', entry }} />
      <Facts facts={file.facts} />
      <LazyThreatsToPopulation entry={entry} />
      <section>
        <h2>{t('encounters.biasTitle')}</h2>
        <p>
          {t('encounters.bias')}{' '}
          {BIAS_SOURCES.map((source) => (
            <Fragment key={source.url}>
              <SourceLink source={source} />{' '}
            </Fragment>
          ))}
        </p>
        <p>{t('encounters.kept', { km: lengthKm(file.method.placeWithinM / 1000), days: file.method.dateWithinDays })}</p>
        <p className="quiet">{t('encounters.noRoutes')}</p>
      </section>
      <RegionsTable file={file} />
      <LinksTable file={file} />
      <ConnectivitySection file={file} />
      <CodeTables file={file} />
      <WarningsSection warnings={file.warnings} />
      <EncountersMethod file={file} />
      <CitationSection module={module} sources={file.sources} />
    </>
  );
}
