import { useState } from 'react';
import { cutSequence } from '../../domain/movement/cut-sequence.ts';
import type { MigrationSequence } from '../../domain/movement/types.ts';
import { bboxOfTracks } from '../../domain/tracks/bbox-of-tracks.ts';
import { describeError } from '../../domain/errors.ts';
import { reportFault } from '../../state/atlas-store.ts';
import { editSequences, lookAt, redoEdit, undoEdit } from '../../state/tracks-store.ts';
import { currentMap } from '../map/current-map.ts';
import { Progress } from '../population/Progress.tsx';
import { useTranslator } from '../use-atlas.ts';
import { DisplacementChart } from './DisplacementChart.tsx';
import { classOf, findMigrations } from './find-migrations.ts';
import { SequenceRow } from './SequenceRow.tsx';
import { useTracksState } from './use-tracks-state.ts';

const DAY_MS = 86_400_000;
/** A migration added by hand starts this long, days, and is dragged from there. */
const ADDED_DAYS = 14;

/** Every animal's displacement and migrations, to be looked at, dragged, dated, removed and added. */
export function SequencesStep() {
  const { t } = useTranslator();
  const { work, individual, undo, redo } = useTracksState();
  const [running, setRunning] = useState<{ readonly controller: AbortController; readonly progress: { done: number; total: number } | undefined } | undefined>();
  const { imported, years, sequences } = work;
  if (!imported) return null;
  const track = imported.tracks.find((each) => each.individual === individual) ?? imported.tracks[0];
  if (!track) return null;
  const mine = sequences.filter((sequence) => sequence.individual === track.individual);
  const myYears = years.filter((year) => year.individual === track.individual);

  const find = async (): Promise<void> => {
    const controller = new AbortController();
    setRunning({ controller, progress: undefined });
    try {
      await findMigrations({ signal: controller.signal, onProgress: (done, total) => setRunning({ controller, progress: { done, total } }) });
    } catch (error) {
      if (!controller.signal.aborted) reportFault(describeError(error));
    } finally {
      setRunning(undefined);
    }
  };
  const show = (chosen: string | undefined): void => {
    lookAt(chosen);
    const seen = chosen === undefined ? imported.tracks : imported.tracks.filter((each) => each.individual === chosen);
    currentMap()?.flyTo(bboxOfTracks(seen));
  };
  const redate = (sequence: MigrationSequence, start: number, end: number): void => {
    const cut = cutSequence(track, start, end, sequence.season, 'edited', 1);
    if (!cut) {
      reportFault({ message: t('tracks.sequences.tooFew'), advice: '' });
      return;
    }
    editSequences(sequences.map((each) => (each.id === sequence.id ? { ...cut, id: sequence.id } : each)));
  };
  const add = (): void => {
    const first = track.time[0] ?? 0;
    const middle = first + ((track.time.at(-1) ?? first) - first) / 2;
    const taken = new Set(sequences.map(({ id }) => id));
    const season = work.settings.seasons === 'outward-return' ? 'outward' : 'spring';
    for (let number = 1; number <= sequences.length + 1; number++) {
      const cut = cutSequence(track, middle - (ADDED_DAYS / 2) * DAY_MS, middle + (ADDED_DAYS / 2) * DAY_MS, season, 'edited', number);
      if (!cut) return reportFault({ message: t('tracks.sequences.tooFew'), advice: '' });
      if (!taken.has(cut.id)) return editSequences([...sequences, cut]);
    }
    return undefined;
  };
  return (
    <section>
      <h2>{t('tracks.sequences.title')}</h2>
      {years.length > 0 && !running && (
        <p className="answer">
          {sequences.length === 0
            ? t('tracks.sequences.none')
            : t('tracks.sequences.answer', { n: sequences.length, animals: t('tracks.animals', { n: new Set(sequences.map((sequence) => sequence.individual)).size }) })}
        </p>
      )}
      <div className="action-buttons">
        <button type="button" className={years.length === 0 ? 'primary' : undefined} disabled={running !== undefined} onClick={() => void find()}>{t('tracks.sequences.find')}</button>
        <button type="button" disabled={undo.length === 0} onClick={undoEdit}>{t('tracks.sequences.undo')}</button>
        <button type="button" disabled={redo.length === 0} onClick={redoEdit}>{t('tracks.sequences.redo')}</button>
      </div>
      {running && <Progress label={t('tracks.sequences.finding')} progress={running.progress} onCancel={() => running.controller.abort()} />}
      {years.length > 0 && (
        <>
          <label className="form">
            {t('tracks.sequences.animal')}
            <select value={track.individual} onChange={(event) => show(event.target.value)}>
              {imported.tracks.map((each) => {
                const kind = classOf(years, each.individual);
                const n = sequences.filter((sequence) => sequence.individual === each.individual).length;
                return (
                  <option key={each.individual} value={each.individual}>
                    {each.individual} · {t(kind === undefined || kind === 'edited' ? 'tracks.class.none' : `tracks.class.${kind}`)} · {t('tracks.sequences.count', { n })}
                  </option>
                );
              })}
            </select>
          </label>
          {individual !== undefined && <button type="button" className="plain" onClick={() => show(undefined)}>{t('tracks.sequences.all')}</button>}
          {myYears.length > 0 && <DisplacementChart individual={track.individual} years={myYears} sequences={mine} onMove={redate} />}
          <ul className="plain-list">
            {mine.map((sequence) => (
              <SequenceRow
                key={sequence.id} sequence={sequence}
                onMove={(start, end) => redate(sequence, start, end)}
                onSeason={(season) => editSequences(sequences.map((each) => (each.id === sequence.id ? { ...each, season } : each)))}
                onRemove={() => editSequences(sequences.filter((each) => each.id !== sequence.id))}
              />
            ))}
          </ul>
          <button type="button" className="plain" onClick={add}>{t('tracks.sequences.add')}</button>
        </>
      )}
    </section>
  );
}
