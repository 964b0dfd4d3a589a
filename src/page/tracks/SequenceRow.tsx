import { useState } from 'react';
import { doubtsOf } from '../../domain/movement/sequences/flag-sequence.ts';
import { type MigrationSequence, type Season, SEASONS } from '../../domain/movement/types.ts';
import { listFlags } from '../../i18n/describe-migrations.ts';
import { CloseIcon } from '../shared/icons.tsx';
import { useTranslator } from '../shared/use-atlas.ts';

const DAY_MS = 86_400_000;

interface SequenceRowProps {
  readonly sequence: MigrationSequence;
  /** First and last fix of the animal, ms since 1970 UTC. */
  readonly first: number;
  readonly last: number;
  readonly onMove: (start: number, end: number) => void;
  readonly onSeason: (season: Season) => void;
  /** That it is a migration in spite of its flags, or not. */
  readonly onConfirm: (confirmed: boolean) => void;
  readonly onRemove: () => void;
}

/** YYYY-MM-DD in UTC, as a date input has it. */
function dayOf(time: number): string {
  return new Date(time).toISOString().slice(0, 10);
}

interface DayFieldProps {
  readonly label: string;
  readonly day: string;
  readonly min: string;
  readonly max: string;
  /** Midnight UTC of a day from `min` to `max`. */
  readonly onDay: (time: number) => void;
}

/** A day to choose or type; a day half typed, such as the year 202, waits until it is whole. */
function DayField({ label, day, min, max, onDay }: DayFieldProps) {
  const [typed, setTyped] = useState<string | undefined>();
  return (
    <input
      type="date"
      aria-label={label}
      value={typed ?? day}
      min={min}
      max={max}
      onChange={({ target }) => {
        const time = Date.parse(`${target.value}T00:00:00Z`);
        const isWhole = target.validity.valid && !Number.isNaN(time);
        setTyped(isWhole ? undefined : target.value);
        if (isWhole && target.value !== day) onDay(time);
      }}
      onBlur={() => setTyped(undefined)}
    />
  );
}

/** One migration: its season and dates, to be set by hand. */
export function SequenceRow({ sequence, first, last, onMove, onSeason, onConfirm, onRemove }: SequenceRowProps) {
  const translator = useTranslator();
  const { t } = translator;
  const { id, season, start, end, flags = [], confirmed = false } = sequence;
  const isDoubtful = doubtsOf(sequence).length > 0;
  return (
    <li className="sequence-row">
      <select
        aria-label={t('tracks.sequences.season', { sequence: id })}
        value={season}
        onChange={(event) => onSeason(SEASONS.find((known) => known === event.target.value) ?? season)}
      >
        {SEASONS.map((known) => (
          <option key={known} value={known}>
            {t(`season.${known}`)}
          </option>
        ))}
      </select>
      <DayField
        label={t('tracks.sequences.start', { sequence: id })}
        day={dayOf(start)}
        min={dayOf(first)}
        max={dayOf(end)}
        onDay={(day) => day < end && onMove(day, end)}
      />
      <DayField
        label={t('tracks.sequences.end', { sequence: id })}
        day={dayOf(end)}
        min={dayOf(start)}
        max={dayOf(last)}
        onDay={(day) => onMove(start, day + DAY_MS - 1)}
      />
      <button type="button" className="icon-button" aria-label={t('tracks.sequences.remove', { sequence: id })} onClick={onRemove}>
        <CloseIcon />
      </button>
      {isDoubtful && (
        <label className="sequence-doubt">
          <input
            type="checkbox"
            aria-label={t('tracks.sequences.confirm', { sequence: id })}
            checked={confirmed}
            onChange={({ target }) => onConfirm(target.checked)}
          />
          {t('tracks.sequences.doubt', { flags: listFlags(flags, translator) })}
        </label>
      )}
      {!isDoubtful && flags.length > 0 && <p className="quiet sequence-doubt">{t('tracks.sequences.mark', { flags: listFlags(flags, translator) })}</p>}
    </li>
  );
}
