import '../styles/tracks.css';
import { useEffect, useState } from 'react';
import { bboxOfTracks } from '../../domain/tracks/extent.ts';
import { describeError } from '../../domain/errors.ts';
import { atlasStore, reportFault } from '../../state/atlas-store.ts';
import { forgetTracks, keepEveryChange, keepTracksOfThisTab, loadTracksOfOtherTab, restoreTracks, tracksDocument } from '../../state/tracks-storage.ts';
import { forgetWork, tracksStore } from '../../state/tracks-store.ts';
import { BackIcon } from '../shared/icons.tsx';
import { ChangedElsewhere } from '../shared/ChangedElsewhere.tsx';
import { currentMap } from '../shared/current-map.ts';
import { ViewLink } from '../shared/ViewLink.tsx';
import { useDocumentTitle } from '../shared/use-document-title.ts';
import { useTranslator } from '../shared/use-atlas.ts';
import { AnimalKind } from './AnimalKind.tsx';
import { CorridorsStep } from './CorridorsStep.tsx';
import { type AskedFiles, ImportStep, ImportSummary } from './ImportStep.tsx';
import { ExchangedNote } from './ExchangedNote.tsx';
import { SequencesStep } from './SequencesStep.tsx';
import { SettingsForm } from './SettingsForm.tsx';
import { filesAtHand, loadTracks } from './load-tracks.ts';
import { withTexts } from '../../i18n/languages.ts';
import { Boundary } from '../shared/Boundary.tsx';
import { Fold } from '../shared/Fold.tsx';
import { lazily } from '../shared/lazily.tsx';
import { useJob } from '../shared/use-job.ts';
import { useDroppedFiles } from './use-dropped-files.ts';
import { useTracksState } from './use-tracks-state.ts';

const Seeing = lazily(async () => (await withTexts(import('../time/Seeing.tsx'), 'seeing')).Seeing);

/** Show the whole of a person's tracks on the map. */
function frameTracks(): void {
  const { imported } = tracksStore.getState().work;
  if (imported) currentMap()?.flyTo(bboxOfTracks(imported.tracks));
}

/** Whether one of the formats that were read is a table. */
function hasColumns(format: string): boolean {
  return format.split(' + ').some((name) => name !== 'GPX' && name !== 'Argos DIAG');
}

/** From a tracking file to corridors, on this machine only. */
export function TracksPage() {
  const { t } = useTranslator();
  const { work } = useTracksState();
  const { imported } = work;
  const [replacing, setReplacing] = useState(false);
  const files = filesAtHand();
  const [asking, setAsking] = useState<AskedFiles | undefined>();
  const [dropped, setDropped] = useState<readonly File[] | undefined>();
  const ask = useJob<AskedFiles>({ files: 'tracks' });
  const [unreadable, setUnreadable] = useState(false);
  const [forgotten, setForgotten] = useState(false);
  useDocumentTitle(t('tracks.title'));
  useEffect(() => {
    restoreTracks().then(
      () => {
        // Work that is brought back leaves the map where its address says.
        if (atlasStore.getState().view.camera === undefined) frameTracks();
      },
      (error: unknown) => {
        setUnreadable(true);
        reportFault(describeError(error));
      },
    );
    return keepEveryChange((error) => reportFault(describeError(error)));
  }, []);
  useDroppedFiles(imported !== undefined && !replacing, (chosen) => {
    setAsking(undefined);
    setDropped(chosen);
    setReplacing(true);
  });
  const done = (): void => {
    setReplacing(false);
    setDropped(undefined);
    setAsking(undefined);
    frameTracks();
  };
  /** Show the step of the files, or hide it again. @param read files whose columns are asked for */
  const toggle = async (read: readonly File[] | undefined): Promise<void> => {
    const same = (asking === undefined) === (read === undefined);
    setDropped(undefined);
    if (replacing && same) return setReplacing(false);
    if (read) {
      const ended = await ask.start(async (options) => ({ files: read, question: await loadTracks(read, { ask: true }, options) }));
      if (ended.status !== 'done') return;
      setAsking(ended.value);
    } else setAsking(undefined);
    setReplacing(true);
  };
  const forget = async (): Promise<void> => {
    // Removed first: a page that shows no data keeps none.
    await forgetTracks().catch((error: unknown) => reportFault(describeError(error)));
    forgetWork();
    setUnreadable(false);
    setReplacing(false);
    setAsking(undefined);
    setDropped(undefined);
    setForgotten(true);
  };
  return (
    <article className="page">
      <ViewLink view={{}} className="back">
        <BackIcon /> {t('page.allPopulations')}
      </ViewLink>
      <h1>{t('tracks.title')}</h1>
      <ChangedElsewhere of={tracksDocument} onLoad={loadTracksOfOtherTab} onKeep={keepTracksOfThisTab} onDrop={forget} />
      {!imported && <p>{t('tracks.lead')}</p>}
      {imported && <ImportSummary imported={imported} />}
      {imported && <ExchangedNote imported={imported} settings={work.settings} onExchanged={frameTracks} />}
      {(!imported || replacing) && (
        <ImportStep key={asking ? 'asking' : 'choosing'} takeFocus={replacing || forgotten} asking={asking} dropped={dropped} onDone={done} />
      )}
      {imported && (
        <>
          <AnimalKind />
          <SettingsForm work={work} />
          <SequencesStep />
          <CorridorsStep />
          <Fold summary={t('tracks.seeing')}>
            {() => (
              <Boundary>
                <Seeing tracks={imported.tracks} />
              </Boundary>
            )}
          </Fold>
        </>
      )}
      {(imported || unreadable) && (
        <section>
          <p className="chips">
            {imported && (
              <button type="button" className="chip" aria-expanded={replacing && asking === undefined} onClick={() => void toggle(undefined)}>
                {t('tracks.replace')}
              </button>
            )}
            {imported && files.length > 0 && hasColumns(imported.format) && (
              <button type="button" className="chip" aria-expanded={replacing && asking !== undefined} onClick={() => void toggle(files)}>
                {t('tracks.otherColumns')}
              </button>
            )}
            <button type="button" className="chip" onClick={() => void forget()}>
              {t('tracks.forget')}
            </button>
          </p>
          <p className="quiet">{t('tracks.forgetWhy')}</p>
        </section>
      )}
    </article>
  );
}
