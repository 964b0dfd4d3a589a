import { SEASON_PAIRS } from '../../domain/movement/types.ts';
import { chooseSeasons } from '../../domain/movement/choose-settings/choose-seasons.ts';
import { chooseSettings } from '../../domain/movement/choose-settings/choose-settings.ts';
import { BRIDGE_METHODS } from '../../domain/movement/corridor-method.ts';
import { giveSettings } from '../../state/give-settings.ts';
import { changeSettings } from '../../state/tracks-store.ts';
import type { GivenSettings, TrackWork } from '../../state/track-work.ts';
import { JobProgress } from '../shared/Progress.tsx';
import { useTranslator } from '../shared/use-atlas.ts';
import { useJob } from '../shared/use-job.ts';
import { ChosenField, ChosenNumber } from './ChosenField.tsx';
import { canReadAgain, readAgain } from './load-tracks.ts';

/** What the method needs to know; what a person does not give is chosen from the tracks, and says why. */
export function SettingsForm({ work: { settings, imported, sequences, foundBy } }: { readonly work: TrackWork }) {
  const { t, number } = useTranslator();
  const { method, name, species, given } = settings;
  const seasons = chooseSeasons(sequences, foundBy);
  const chosen = imported?.summary ? chooseSettings(imported.summary, given).chosen : {};
  const interval = imported?.intervalHours ?? 0;
  const tooSparse = method.method !== 'line-buffer' && interval * 60 > method.maxLagMin;
  /** How a setting stands: its label, why it is so, and whether a person gave it. */
  const field = (setting: Exclude<keyof GivenSettings, 'seasons'>, label: string) => ({
    name: setting,
    label,
    because: setting === 'topSpeedKmh' ? (given.topSpeedKmh === undefined ? imported?.topSpeed?.because : undefined) : chosen[setting]?.because,
    given: imported?.summary !== undefined && given[setting] !== undefined,
  });
  return (
    <details className="settings-form">
      <summary>{t('tracks.settings')}</summary>
      <div className="form two-columns">
        <label className="wide">
          {t('tracks.name')}
          <input value={name} onChange={(event) => changeSettings({ name: event.target.value })} />
        </label>
        <label className="wide">
          {t('tracks.species')}
          <input value={species} onChange={(event) => changeSettings({ species: event.target.value })} />
        </label>
        <ChosenField
          name="seasons"
          label={t('tracks.seasons')}
          because={given.seasons === undefined ? seasons.because : undefined}
          given={given.seasons !== undefined}
        >
          {(describedBy) => (
            <select
              value={given.seasons ?? seasons.value}
              aria-describedby={describedBy}
              onChange={(event) => giveSettings({ seasons: SEASON_PAIRS.find((known) => known === event.target.value) })}
            >
              {SEASON_PAIRS.map((known) => (
                <option key={known} value={known}>
                  {t(`tracks.seasons.${known}`)}
                </option>
              ))}
            </select>
          )}
        </ChosenField>
        {given.seasons !== undefined && foundBy !== undefined && given.seasons !== foundBy && (
          <p className="wide">{t(`tracks.seasons.again.${given.seasons}`)}</p>
        )}
        <ChosenNumber
          {...field('minDistanceKm', t('tracks.minDistance'))}
          value={method.minDistanceKm}
          min={0.1}
          onChange={(minDistanceKm) => giveSettings({ minDistanceKm })}
        />
        <ChosenNumber
          {...field('minDaysAway', t('tracks.minDays'))}
          value={method.minDaysAway}
          min={0}
          onChange={(minDaysAway) => giveSettings({ minDaysAway })}
        />
        <ChosenField {...field('method', t('tracks.method'))}>
          {(describedBy) => (
            <select
              value={method.method}
              aria-describedby={describedBy}
              onChange={(event) => giveSettings({ method: BRIDGE_METHODS.find((known) => known === event.target.value) ?? method.method })}
            >
              {BRIDGE_METHODS.map((known) => (
                <option key={known} value={known}>
                  {t(`tracks.method.${known}`)}
                </option>
              ))}
            </select>
          )}
        </ChosenField>
        {tooSparse && <p className="wide">{t('tracks.sparse', { interval: number(interval) })}</p>}
        {method.method === 'line-buffer' ? (
          <ChosenNumber {...field('bufferM', t('tracks.buffer'))} value={method.bufferM} min={10} onChange={(bufferM) => giveSettings({ bufferM })} />
        ) : (
          <ChosenNumber
            {...field('maxLagMin', t('tracks.lag'))}
            value={method.maxLagMin / 60}
            min={0.1}
            onChange={(hours) => giveSettings({ maxLagMin: hours * 60 })}
          />
        )}
        <ChosenNumber {...field('cellM', t('tracks.cell'))} value={method.cellM} min={10} onChange={(cellM) => giveSettings({ cellM })} />
        <ChosenNumber
          {...field('locationErrorM', t('tracks.error'))}
          value={method.locationErrorM}
          min={1}
          onChange={(locationErrorM) => giveSettings({ locationErrorM })}
        />
        <ChosenNumber
          {...field('topSpeedKmh', t('tracks.topSpeed'))}
          value={settings.topSpeedKmh}
          min={1}
          onChange={(topSpeedKmh) => giveSettings({ topSpeedKmh })}
        />
        <TopSpeedReading wanted={given.topSpeedKmh} used={imported?.report.topSpeedKmh} chosen={imported?.topSpeed !== undefined} />
      </div>
    </details>
  );
}

interface TopSpeedReadingProps {
  readonly wanted: number | undefined;
  /** The speed that the fixes were read by, km/h, and whether it was chosen. */
  readonly used: number | undefined;
  readonly chosen: boolean;
}

/** A new top speed counts once the files are read again: what was left out is not kept. */
function TopSpeedReading({ wanted, used, chosen }: TopSpeedReadingProps) {
  const { t } = useTranslator();
  const reading = useJob();
  if (wanted === undefined ? chosen || used === undefined : wanted === used) return null;
  return (
    <div className="wide">
      <p>{t(canReadAgain() ? 'tracks.topSpeed.pending' : 'tracks.topSpeed.chooseFiles')}</p>
      {canReadAgain() && (
        <button type="button" disabled={reading.isRunning} onClick={() => void reading.start(readAgain)}>
          {t('tracks.topSpeed.readAgain')}
        </button>
      )}
      <JobProgress job={reading} label={t('tracks.reading')} />
    </div>
  );
}
