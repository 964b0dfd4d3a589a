import type { MigrationSequence, Season } from '../../domain/movement/types.ts';
import { CloseIcon } from '../icons.tsx';
import { useTranslator } from '../use-atlas.ts';

const SEASONS: readonly Season[] = ['spring', 'autumn', 'outward', 'return'];
const DAY_MS = 86_400_000;

interface SequenceRowProps {
  readonly sequence: MigrationSequence;
  readonly onMove: (start: number, end: number) => void;
  readonly onSeason: (season: Season) => void;
  readonly onRemove: () => void;
}

/** YYYY-MM-DD in UTC, as a date input has it. */
function dayOf(time: number): string {
  return new Date(time).toISOString().slice(0, 10);
}

/** One migration: its season and dates, to be set by hand. */
export function SequenceRow({ sequence, onMove, onSeason, onRemove }: SequenceRowProps) {
  const { t } = useTranslator();
  const { id, season, start, end } = sequence;
  return (
    <li className="sequence-row">
      <select aria-label={t('tracks.seasons')} value={season} onChange={(event) => onSeason(SEASONS.find((known) => known === event.target.value) ?? season)}>
        {SEASONS.map((known) => <option key={known} value={known}>{t(`season.${known}`)}</option>)}
      </select>
      <input
        type="date" aria-label={t('tracks.sequences.start', { sequence: id })} value={dayOf(start)}
        onChange={({ target }) => {
          const time = Date.parse(`${target.value}T00:00:00Z`);
          if (!Number.isNaN(time) && time < end) onMove(time, end);
        }}
      />
      <input
        type="date" aria-label={t('tracks.sequences.end', { sequence: id })} value={dayOf(end)}
        onChange={({ target }) => {
          const time = Date.parse(`${target.value}T00:00:00Z`) + DAY_MS - 1;
          if (!Number.isNaN(time) && time > start) onMove(start, time);
        }}
      />
      <button type="button" className="icon-button" aria-label={t('tracks.sequences.remove', { sequence: id })} onClick={onRemove}>
        <CloseIcon />
      </button>
    </li>
  );
}
