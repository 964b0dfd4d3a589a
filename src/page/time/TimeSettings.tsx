import { memo, useEffect, useId, useRef, useState } from 'react';
import { useStore } from 'zustand';
import { formatMonths, type Months, QUARTERS, SINGLE_MONTHS, WHOLE_YEAR } from '../../domain/tracks/months.ts';
import { chooseSpan } from '../../state/atlas-store.ts';
import { PACES, playbackStore, trailFor, TRAILS } from '../../state/playback-store.ts';
import { Icon } from '../shared/icons.tsx';
import { useTranslator } from '../shared/use-atlas.ts';
import { useSayMonths } from './use-say-months.ts';

const SettingsIcon = () => (
  <Icon>
    <path d="M3 6h8M15 6h2M3 14h2M9 14h8" />
    <circle cx="13" cy="6" r="1.9" />
    <circle cx="7" cy="14" r="1.9" />
  </Icon>
);

interface SettingsProps {
  /** Days a second at present. */
  readonly pace: number;
  /** Of which months all years lie over one another; undefined by date. */
  readonly months: Months | undefined;
}

/** How tracks play: by date or by day of the year, which months, how fast, and with how long a trail. */
export const TimeSettings = memo(function TimeSettings({ pace, months }: SettingsProps) {
  const { t } = useTranslator();
  const sayMonths = useSayMonths();
  const trail = trailFor(useStore(playbackStore), months !== undefined);
  const [open, setOpen] = useState(false);
  const box = useRef<HTMLFieldSetElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const id = useId();
  useEffect(() => {
    if (!open) return undefined;
    const close = ({ target }: PointerEvent): void => {
      if (target instanceof Node && !box.current?.contains(target) && !button.current?.contains(target)) setOpen(false);
    };
    const escape = ({ key }: KeyboardEvent): void => {
      if (key !== 'Escape') return;
      setOpen(false);
      button.current?.focus();
    };
    addEventListener('pointerdown', close);
    addEventListener('keydown', escape);
    return () => {
      removeEventListener('pointerdown', close);
      removeEventListener('keydown', escape);
    };
  }, [open]);
  const chosen = months && formatMonths(months);
  return (
    <>
      <button
        ref={button}
        type="button"
        className="icon-button"
        aria-label={t('time.settings')}
        aria-expanded={open}
        aria-controls={id}
        onClick={() => setOpen(!open)}
      >
        <SettingsIcon />
      </button>
      <fieldset id={id} ref={box} className="time-settings" hidden={!open} data-shown={open || undefined} aria-label={t('time.settings')}>
        <label>
          {t('time.by')}
          <select
            value={chosen === undefined ? 'date' : 'day'}
            onChange={({ target }) => chooseSpan(target.value === 'day' ? formatMonths(WHOLE_YEAR) : undefined)}
          >
            <option value="date">{t('time.byDate')}</option>
            <option value="day">{t('time.byDay')}</option>
          </select>
        </label>
        {chosen !== undefined && (
          <label>
            {t('time.months')}
            <select value={chosen} onChange={({ target }) => chooseSpan(target.value)}>
              {[WHOLE_YEAR, ...QUARTERS, ...SINGLE_MONTHS].map((each) => (
                <option key={formatMonths(each)} value={formatMonths(each)}>
                  {sayMonths(each)}
                </option>
              ))}
            </select>
          </label>
        )}
        <label>
          {t('time.pace')}
          <select value={pace} onChange={({ target }) => playbackStore.setState({ pace: Number(target.value) })}>
            {PACES.map((days) => (
              <option key={days} value={days}>
                {t('time.paceDays', { n: days })}
              </option>
            ))}
          </select>
        </label>
        <label>
          {t('time.trail')}
          <select value={trail} onChange={({ target }) => playbackStore.setState({ trailDays: Number(target.value) })}>
            {TRAILS.map((days) => (
              <option key={days} value={days}>
                {days === 0 ? t('time.noTrail') : t('time.trailDays', { n: days })}
              </option>
            ))}
          </select>
        </label>
      </fieldset>
    </>
  );
});
