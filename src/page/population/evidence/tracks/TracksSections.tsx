import { isBarrierKind } from '../../../../domain/catalog/layer-kinds.ts';
import { layerOfKind, type OpenEntryOf } from '../../../../domain/catalog/open-entry.ts';
import type { TracksEntry } from '../../../../domain/evidence/tracks/tracks-evidence.ts';
import { writeYears } from '../../../../domain/evidence/summarise-entry.ts';
import { withTexts } from '../../../../i18n/languages.ts';
import { Boundary } from '../../../shared/Boundary.tsx';
import { lazily } from '../../../shared/lazily.tsx';
import { useAtlas, useTranslator } from '../../../shared/use-atlas.ts';
import { CoverageSection } from '../../coverage/CoverageSection.tsx';
import { CrossingsSection } from '../../crossings/CrossingsSection.tsx';
import { CitationSection } from '../../CitationSection.tsx';
import { CorridorAreas, CountryShares, Facts, KeyFigures } from '../../figures.tsx';
import { WarningsSection } from '../../WarningsSection.tsx';
import { LazyNetworkOfTracks } from '../network/LazyNetwork.tsx';
import { MethodSection } from './MethodSection.tsx';
import { SeasonsSection } from './SeasonsSection.tsx';

const CrossingEventsSection = lazily(
  async () => (await withTexts(import('../../crossing-events/CrossingEventsSection.tsx'), 'crossing-events')).CrossingEventsSection,
);

/** The size of the sample behind every figure. */
export function TrackFigures({ sample }: Pick<TracksEntry, 'sample'>) {
  const { t, number } = useTranslator();
  return (
    <KeyFigures
      figures={[
        [t('figures.animals'), number(sample.individuals)],
        [t('figures.fixes'), number(sample.fixes)],
        [t('figures.years'), writeYears([sample.firstYear, sample.lastYear])],
        [t('figures.sequences'), number(sample.sequences)],
      ]}
    />
  );
}

/** An entry that rests on the tracks of individual animals. */
export function TracksSections({ entry }: { readonly entry: OpenEntryOf<'tracks'> }) {
  const { t } = useTranslator();
  const { file, summary, module } = entry;
  const barriersOn = useAtlas((state) => state.view.layers.some(isBarrierKind));
  const tracks = layerOfKind(file, 'tracks');
  return (
    <>
      <TrackFigures sample={file.sample} />
      <Facts facts={file.facts} />
      <CrossingsSection entry={entry} />
      {barriersOn && tracks && (
        <Boundary>
          <CrossingEventsSection entry={entry} tracks={tracks} />
        </Boundary>
      )}
      <SeasonsSection seasons={file.seasons} />
      <CorridorAreas summary={summary} sample={t('areas.corridorsSample', { n: file.sample.individualsWithFootprint })} classes={t('areas.classes')} />
      <CoverageSection entry={entry} />
      <CountryShares entry={entry} />
      {file.network && <LazyNetworkOfTracks network={file.network} />}
      <WarningsSection warnings={file.warnings} />
      <MethodSection file={file} />
      <CitationSection module={module} sources={file.sources} />
    </>
  );
}
