import { useMemo } from 'react';
import { chooseSeasons } from '../../domain/movement/choose-settings/choose-seasons.ts';
import { flagLength } from '../../domain/movement/sequences/flag-sequence.ts';
import { cutSequence } from '../../domain/movement/sequences/cut-sequence.ts';
import type { MigrationSequence } from '../../domain/movement/types.ts';
import { bboxOfTracks } from '../../domain/tracks/extent.ts';
import { reportFault } from '../../state/atlas-store.ts';
import { editSequences, lookAt, redoEdit, undoEdit } from '../../state/tracks-store.ts';
import { currentMap } from '../shared/current-map.ts';
import { JobProgress } from '../shared/Progress.tsx';
import { useTranslator } from '../shared/use-atlas.ts';
import { useJob } from '../shared/use-job.ts';
import { DisplacementChart } from './DisplacementChart.tsx';
import { findMigrations } from './corridors-job.ts';
import { FailedStep } from './FailedStep.tsx';
import { SequenceRow } from './SequenceRow.tsx';
import { summariseAnimals } from './summarise-animals.ts';
import { useTracksState } from './use-tracks-state.ts';
import type { Fault } from '../../domain/errors.ts';

const DAY_MS = 86_400_000;
/** A migration added by hand starts this long, days, and is dragged from there; longer where fixes are far apart. */
const TOO_FEW: Fault = { code: 'tracks.sequences.tooFew', values: {}, place: {} };
const ADDED_DAYS = [14, 60, 365, Number.POSITIVE_INFINITY] as const;

/** Every animal's displacement and migrations, to be looked at, dragged, dated, removed and added. */
export function SequencesStep() {
  const { t } = useTranslator();
  const { work, individual, history } = useTracksState();
  const finding = useJob();
  const { imported, years, sequences } = work;
  const animals = useMemo(() => summariseAnimals(imported?.tracks ?? [], years, sequences), [imported, years, sequences]);
  if (!imported) return null;
  const track = imported.tracks.find((each) => each.individual === individual) ?? imported.tracks[0];
  if (!track) return null;
  const mine = sequences.filter((sequence) => sequence.individual === track.individual);
  const myYears = years.filter((year) => year.individual === track.individual);

  const show = (chosen: string | undefined): void => {
    lookAt(chosen);
    const seen = chosen === undefined ? imported.tracks : imported.tracks.filter((each) => each.individual === chosen);
    currentMap()?.flyTo(bboxOfTracks(seen));
  };
  const redate = (sequence: MigrationSequence, start: number, end: number): void => {
    // Other dates change how long it takes, not what else is doubtful about it.
    const flags = [...(sequence.flags ?? []).filter((flag) => flag !== 'long'), ...flagLength({ start, end })];
    const cut = cutSequence(track, start, end, sequence.season, 'edited', 1, flags);
    if (!cut) {
      reportFault(TOO_FEW);
      return;
    }
    editSequences(sequences.map((each) => (each.id === sequence.id ? { ...cut, id: sequence.id, ...(sequence.confirmed && { confirmed: true }) } : each)));
  };
  const add = (): void => {
    const first = track.time[0] ?? 0;
    const middle = first + ((track.time.at(-1) ?? first) - first) / 2;
    const taken = new Set(sequences.map(({ id }) => id));
    const season = (work.settings.given.seasons ?? chooseSeasons(sequences, work.foundBy).value) === 'outward-return' ? 'outward' : 'spring';
    for (let number = 1; number <= sequences.length + 1; number++) {
      const cut = ADDED_DAYS.map((days) => {
        const half = Math.min((days / 2) * DAY_MS, middle - first);
        return cutSequence(track, middle - half, middle + half, season, 'edited', number);
      }).find((each) => each !== undefined);
      if (!cut) return reportFault(TOO_FEW);
      if (!taken.has(cut.id)) return editSequences([...sequences, cut]);
    }
    return undefined;
  };
  return (
    <section>
      <h2>{t('tracks.sequences.title')}</h2>
      {years.length > 0 && !finding.isRunning && (
        <p className="answer">
          {sequences.length === 0
            ? t(years.some((year) => year.class !== null) ? 'tracks.sequences.none' : 'tracks.sequences.brief')
            : t('tracks.sequences.answer', {
                n: sequences.length,
                animals: t('tracks.animals', { n: new Set(sequences.map((sequence) => sequence.individual)).size }),
              })}
        </p>
      )}
      <div className="action-buttons">
        <button
          type="button"
          className={years.length === 0 ? 'primary' : undefined}
          disabled={finding.isRunning}
          onClick={() => void finding.start(findMigrations)}
        >
          {t('tracks.sequences.find')}
        </button>
        <button type="button" disabled={history.past.length === 0} onClick={undoEdit}>
          {t('tracks.sequences.undo')}
        </button>
        <button type="button" disabled={history.future.length === 0} onClick={redoEdit}>
          {t('tracks.sequences.redo')}
        </button>
      </div>
      <JobProgress job={finding} label={t('tracks.sequences.finding')} />
      <FailedStep job={finding} said={t('tracks.sequences.failed')} />
      {years.length > 0 && (
        <>
          <label className="form">
            {t('tracks.sequences.animal')}
            <select value={track.individual} onChange={(event) => show(event.target.value)}>
              {animals.map(({ individual: name, class: movement, migrations }) => (
                <option key={name} value={name}>
                  {name} · {t(movement === undefined || movement === 'edited' ? 'class.none' : `class.${movement}`)} ·{' '}
                  {t('tracks.sequences.count', { n: migrations })}
                </option>
              ))}
            </select>
          </label>
          {individual !== undefined && (
            <button type="button" className="plain" onClick={() => show(undefined)}>
              {t('tracks.sequences.all')}
            </button>
          )}
          {myYears.length > 0 && <DisplacementChart individual={track.individual} years={myYears} sequences={mine} onMove={redate} />}
          <ul className="plain-list">
            {mine.map((sequence) => (
              <SequenceRow
                key={sequence.id}
                sequence={sequence}
                first={track.time[0] ?? 0}
                last={track.time.at(-1) ?? 0}
                onMove={(start, end) => redate(sequence, start, end)}
                onSeason={(season) => editSequences(sequences.map((each) => (each.id === sequence.id ? { ...each, season } : each)))}
                onConfirm={(confirmed) => editSequences(sequences.map((each) => (each.id === sequence.id ? { ...each, confirmed } : each)))}
                onRemove={() => editSequences(sequences.filter((each) => each.id !== sequence.id))}
              />
            ))}
          </ul>
          <button type="button" className="plain" onClick={add}>
            {t('tracks.sequences.add')}
          </button>
        </>
      )}
    </section>
  );
}
