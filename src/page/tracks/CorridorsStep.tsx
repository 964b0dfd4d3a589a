import { useMemo } from 'react';
import { isBarrierKind } from '../../domain/catalog/layer-kinds.ts';
import { noteOf } from '../../domain/notes.ts';
import { describeOutcome, otherWarnings } from '../../domain/movement/describe-outcome.ts';
import { buildUserCorridors } from '../../map/layers/user-corridors.ts';
import { analyses } from '../../state/analysis-store.ts';
import { atlasStore } from '../../state/atlas-store.ts';
import { isUnfinished } from '../../state/job.ts';
import { DocumentIcon } from '../shared/icons.tsx';
import { CorridorAreas } from '../population/figures.tsx';
import { TrackFigures } from '../population/evidence/tracks/TracksSections.tsx';
import { Answers, RowsApart } from '../population/crossings/CountedOrNot.tsx';
import { sayEmpty } from '../population/crossings/CrossingsSection.tsx';
import { CrossingsTable } from '../population/crossings/CrossingsTable.tsx';
import { JobProgress, PendingAnswer } from '../shared/Progress.tsx';
import { SeasonsSection } from '../population/evidence/tracks/SeasonsSection.tsx';
import { useFactsheet } from '../population/make-factsheet.ts';
import { How } from '../how/How.tsx';
import { useAtlas, useTranslator } from '../shared/use-atlas.ts';
import { useJob } from '../shared/use-job.ts';
import { computeUserCorridors } from './corridors-job.ts';
import { FailedStep } from './FailedStep.tsx';
import { describeUserEntry } from './describe-user-population.ts';
import { countBrief } from './summarise-animals.ts';
import { sayOwnMethod } from './say-own-method.ts';
import { MovementAlone } from './MovementAlone.tsx';
import { TrackDownloads } from './TrackDownloads.tsx';
import { OWN } from '../siting/own-source.ts';
import { useGroup } from './use-group.ts';
import { useTracksState } from './use-tracks-state.ts';
import { useUserCrossings } from './use-user-crossings.ts';
import { withTexts } from '../../i18n/languages.ts';
import { Boundary } from '../shared/Boundary.tsx';
import { lazily } from '../shared/lazily.tsx';

const OwnCrossingEvents = lazily(async () => (await withTexts(import('./OwnCrossingEvents.tsx'), 'crossing-events')).OwnCrossingEvents);

const OwnSample = lazily(async () => (await withTexts(import('./OwnSample.tsx'), 'representativeness', 'bottlenecks')).OwnSample);

/** From the accepted migrations to corridors, what crosses them, and everything to take away. */
export function CorridorsStep() {
  const { t, say, lang } = useTranslator();
  const { work, missing } = useTracksState();
  const { result, sequences, settings, imported, years } = work;
  const { rights } = settings;
  const { group } = useGroup();
  const corridors = useJob();
  const barriersOn = useAtlas((state) => state.view.layers.some(isBarrierKind));
  const unstated = t('tracks.rights.unstated');
  const name = settings.name || t('tracks.unnamed');
  const described = useMemo(() => {
    if (!result) return undefined;
    const stated = { custodian: rights.custodian || unstated, licence: rights.licence || unstated, citation: rights.citation || unstated };
    return describeUserEntry(
      work,
      result,
      group,
      stated,
      name,
      t('tracks.yours', { files: imported?.files.join(', ') ?? '' }),
      sayOwnMethod(work, result, { t, lang }),
    );
  }, [work, result, group, rights, unstated, name, imported, t, lang]);
  const { rows, apart, answers, told, state: crossing } = useUserCrossings(described);
  const factsheet = useFactsheet(
    described && result
      ? {
          entry: described,
          countriesKnown: false,
          examined: told,
          crossings: rows,
          coverage: [],
          waters: [],
          areaAnswers: [],
          ownShapes: (theme) => buildUserCorridors(result, new Set(atlasStore.getState().view.layers), theme),
        }
      : undefined,
  );
  // The dates are given by now, so that the result itself no longer knows whose tracks told nothing.
  const brief = countBrief(imported?.tracks ?? [], years, sequences);
  if (sequences.length === 0) return years.length > 0 && imported ? <MovementAlone tracks={imported.tracks} years={years} name={name} /> : null;
  return (
    <section>
      <h2>{t('tracks.corridors.title')}</h2>
      {!result && !corridors.isRunning && <p className="quiet">{t(`tracks.corridors.${missing}`)}</p>}
      <div className="action-buttons">
        <button
          type="button"
          className={result ? undefined : 'primary'}
          disabled={corridors.isRunning}
          onClick={() => void corridors.start(computeUserCorridors)}
        >
          {t('tracks.corridors.compute')}
        </button>
        {result && (
          <button type="button" className="primary" disabled={factsheet.isRunning} onClick={factsheet.make}>
            <DocumentIcon /> {t('action.factsheet')}
          </button>
        )}
      </div>
      <JobProgress job={corridors} label={t('tracks.corridors.computing')} />
      <FailedStep job={corridors} said={t('tracks.corridors.failed')} />
      <JobProgress job={factsheet} label={t('action.making')} />
      {result && described && (
        <>
          <p className="answer">{say(describeOutcome(result, settings.method, imported?.tracks.length ?? 0).statement)}</p>
          <TrackFigures sample={described.file.sample} />
          <CorridorAreas
            summary={described.summary}
            sample={t('areas.corridorsSample', { n: described.file.sample.individualsWithFootprint })}
            classes={t('areas.classes')}
            how={<How what={t('areas.corridors')} topic={{ of: 'areas', entry: described, own: imported?.files }} />}
          />
          <SeasonsSection
            seasons={described.file.seasons}
            how={<How what={t('seasons.title')} topic={{ of: 'seasons', entry: described, own: imported?.files }} />}
          />
          <Boundary>
            <OwnSample described={described} own={imported?.files ?? []} />
          </Boundary>
          {brief > 0 && <p>{say(noteOf('sample.tooBrief', { n: brief }))}</p>}
          {otherWarnings(result).map((warning) => (
            <p key={warning.code}>{say(warning)}</p>
          ))}
          {result.warnings.some(({ code }) => code === 'sample.doubtful') && <p>{t('tracks.corridors.confirm')}</p>}
          <section>
            <h2>{t('crossings.title')}</h2>
            {(crossing.status === 'running' || isUnfinished(crossing)) && (
              <PendingAnswer
                state={crossing}
                label={t('crossings.computing')}
                unfinished={t(crossing.status === 'stopped' ? 'crossings.stopped' : 'crossings.failed')}
                again={t('crossings.again')}
                onCancel={analyses.userCrossings.stop}
                onAgain={analyses.userCrossings.forgetUnfinished}
              />
            )}
            <CrossingsTable
              rows={rows}
              source={OWN}
              empty={
                crossing.status === 'running'
                  ? t('tracks.crossings.computing')
                  : isUnfinished(crossing)
                    ? t('crossings.notKnown')
                    : answers.length === 0
                      ? t('tracks.crossings.turnOn')
                      : sayEmpty(answers, t)
              }
            />
            {crossing.status !== 'running' && <Answers answers={answers} years={described.summary.years} />}
            <RowsApart apart={apart} />
            {told.length > 0 && <How what={t('crossings.title')} topic={{ of: 'crossings', entry: described, layers: told, own: true }} />}
            {group === undefined && <p>{t('tracks.group.ask')}</p>}
          </section>
          {barriersOn && imported && (
            <Boundary>
              <OwnCrossingEvents imported={imported} described={described} result={result} rights={rights} />
            </Boundary>
          )}
          <TrackDownloads described={described} group={group} rows={rows} examined={told} />
        </>
      )}
    </section>
  );
}
