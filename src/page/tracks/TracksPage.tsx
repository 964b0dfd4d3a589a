import '../styles/tracks.css';
import { useEffect, useState } from 'react';
import { bboxOfTracks } from '../../domain/tracks/extent.ts';
import { describeError } from '../../domain/errors.ts';
import { atlasStore, reportFault } from '../../state/atlas-store.ts';
import { forgetTracks, keepTracks, keepTracksOfThisTab, loadTracksOfOtherTab, restoreTracks, tracksDocument } from '../../state/tracks-storage.ts';
import { forgetWork, tracksStore } from '../../state/tracks-store.ts';
import { BackIcon } from '../shared/icons.tsx';
import { ChangedElsewhere } from '../shared/ChangedElsewhere.tsx';
import { currentMap } from '../shared/current-map.ts';
import { ViewLink } from '../shared/ViewLink.tsx';
import { useDocumentTitle } from '../shared/use-document-title.ts';
import { useTranslator } from '../shared/use-atlas.ts';
import { CorridorsStep } from './CorridorsStep.tsx';
import { ImportStep, ImportSummary } from './ImportStep.tsx';
import { SequencesStep } from './SequencesStep.tsx';
import { SettingsForm } from './SettingsForm.tsx';
import { useTracksState } from './use-tracks-state.ts';

/** Show the whole of a person's tracks on the map. */
function frameTracks(): void {
  const { imported } = tracksStore.getState().work;
  if (imported) currentMap()?.flyTo(bboxOfTracks(imported.tracks));
}

/** From a tracking file to corridors, on this machine only. */
export function TracksPage() {
  const { t } = useTranslator();
  const { work } = useTracksState();
  const { imported } = work;
  const [replacing, setReplacing] = useState(false);
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
    return tracksStore.subscribe((state, before) => {
      if (state.work !== before.work && state.work.imported) keepTracks(state.work).catch((error: unknown) => reportFault(describeError(error)));
    });
  }, []);
  const done = (): void => {
    setReplacing(false);
    frameTracks();
  };
  const forget = async (): Promise<void> => {
    // Removed first: a page that shows no data keeps none.
    await forgetTracks().catch((error: unknown) => reportFault(describeError(error)));
    forgetWork();
    setUnreadable(false);
    setReplacing(false);
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
      {(!imported || replacing) && <ImportStep takeFocus={replacing || forgotten} onDone={done} />}
      {imported && (
        <>
          <SettingsForm work={work} />
          <SequencesStep />
          <CorridorsStep />
        </>
      )}
      {(imported || unreadable) && (
        <section>
          <p className="chips">
            {imported && (
              <button type="button" className="chip" aria-expanded={replacing} onClick={() => setReplacing(!replacing)}>
                {t('tracks.replace')}
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
