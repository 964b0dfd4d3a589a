import { isBarrierKind } from '../../../../domain/catalog/layer-kinds.ts';
import { NEAR_M } from '../../../../domain/crossing-events/limits.ts';
import { layerOfKind, type OpenEntryOf } from '../../../../domain/catalog/open-entry.ts';
import type { TracksEntry } from '../../../../domain/evidence/tracks/tracks-evidence.ts';
import { writeYears } from '../../../../domain/evidence/shown.ts';
import { FEWEST_INDIVIDUALS } from '../../../../domain/movement/types.ts';
import { withTexts } from '../../../../i18n/languages.ts';
import { Boundary } from '../../../shared/Boundary.tsx';
import { lazily } from '../../../shared/lazily.tsx';
import { How } from '../../../how/How.tsx';
import { useAtlas, useTranslator } from '../../../shared/use-atlas.ts';
import { CoverageSection } from '../../coverage/CoverageSection.tsx';
import { CrossingsSection } from '../../crossings/CrossingsSection.tsx';
import { CitationSection } from '../../CitationSection.tsx';
import { CorridorAreas, CountryShares, Facts, KeyFigures } from '../../figures.tsx';
import { WarningsSection } from '../../WarningsSection.tsx';
import { LazyThreatsToPopulation } from '../../../threats/LazyThreats.tsx';
import { LazyNetworkOfTracks } from '../network/LazyNetwork.tsx';
import { CorridorYears } from './CorridorYears.tsx';
import { MethodSection } from './MethodSection.tsx';
import { MovementSection } from './MovementSection.tsx';
import { SeasonsSection } from './SeasonsSection.tsx';
import { TrackedCountries } from './TrackedCountries.tsx';

const CrossingEventsSection = lazily(
  async () => (await withTexts(import('../../crossing-events/CrossingEventsSection.tsx'), 'crossing-events')).CrossingEventsSection,
);

const RepresentativenessSection = lazily(
  async () => (await withTexts(import('./RepresentativenessSection.tsx'), 'representativeness')).RepresentativenessSection,
);

const SeeingSection = lazily(async () => (await withTexts(import('../../../time/SeeingSection.tsx'), 'seeing')).SeeingSection);

const BottlenecksSection = lazily(async () => (await withTexts(import('../../bottlenecks/BottlenecksSection.tsx'), 'bottlenecks')).BottlenecksSection);

/** The size of the sample behind every figure. */
export function TrackFigures({ sample, result }: Pick<TracksEntry, 'sample' | 'result'>) {
  const { t, number } = useTranslator();
  return (
    <KeyFigures
      figures={[
        [t('figures.animals'), number(sample.individuals)],
        [t('figures.fixes'), number(sample.fixes)],
        [t('figures.years'), writeYears([sample.firstYear, sample.lastYear])],
        ...(result === 'movement' ? [] : [[t('figures.sequences'), number(sample.sequences)] as const]),
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
  const { gridM } = entry.row.generalised ?? {};
  // A cell is wider than what counts as near a barrier.
  const isCoarse = gridM !== undefined && gridM >= NEAR_M;
  const hasCorridor = layerOfKind(file, 'corridors') !== undefined;
  // Of the animals that corridors are drawn from, or of all that were tracked.
  const told = file.result === 'corridors' ? file.sample.individualsWithFootprint : file.sample.individuals;
  return (
    <>
      <TrackFigures sample={file.sample} result={file.result} />
      <How topic={{ of: 'sample', entry }} />
      <Facts facts={file.facts} />
      {hasCorridor && <CrossingsSection entry={entry} />}
      {summary.result === 'movement' && <MovementSection entry={entry} />}
      {summary.result === 'routes' && (
        <section>
          <h2>{t('layer.routes')}</h2>
          <p>{t('published.noCorridors')}</p>
        </section>
      )}
      {barriersOn && tracks && isCoarse && (
        <section>
          <h2>{t('generalised.events')}</h2>
          <p>{t('generalised.eventsUntold', { km: gridM / 1000 })}</p>
        </section>
      )}
      {barriersOn && tracks && !isCoarse && (
        <Boundary>
          <CrossingEventsSection entry={entry} tracks={tracks} />
        </Boundary>
      )}
      <LazyThreatsToPopulation entry={entry} />
      {(file.representativeness !== undefined || told < FEWEST_INDIVIDUALS) && (
        <Boundary>
          <RepresentativenessSection figures={file.representativeness} animals={told} how={<How topic={{ of: 'representativeness', entry }} />} />
        </Boundary>
      )}
      <SeasonsSection seasons={file.seasons} how={<How what={t('seasons.title')} topic={{ of: 'seasons', entry }} />} />
      {tracks && (
        <Boundary>
          <SeeingSection layer={tracks} gridM={gridM} />
        </Boundary>
      )}
      <CorridorAreas
        summary={summary}
        sample={t('areas.corridorsSample', { n: file.sample.individualsWithFootprint })}
        classes={t('areas.classes')}
        how={<How what={t('areas.corridors')} topic={{ of: 'areas', entry }} />}
      />
      {file.bottlenecks && (
        <Boundary>
          <BottlenecksSection figures={file.bottlenecks} how={<How topic={{ of: 'bottlenecks', entry }} />} />
        </Boundary>
      )}
      <CorridorYears years={file.corridorYears} how={<How what={t('corridorYears.title')} topic={{ of: 'years', entry }} />} />
      {hasCorridor && <CoverageSection entry={entry} />}
      {hasCorridor ? <CountryShares entry={entry} /> : <TrackedCountries entry={entry} />}
      {file.network && <LazyNetworkOfTracks network={file.network} how={<How topic={{ of: 'network', entry }} />} />}
      <WarningsSection warnings={file.warnings} />
      <MethodSection file={file} />
      <CitationSection module={module} sources={file.sources} />
    </>
  );
}
