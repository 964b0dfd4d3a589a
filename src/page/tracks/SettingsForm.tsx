import { SPECIES_GROUPS } from '../../domain/evidence/kinds.ts';
import { SEASON_PAIRS } from '../../domain/movement/types.ts';
import { BRIDGE_METHODS, type CorridorMethod } from '../../domain/movement/corridor-method.ts';
import { changeSettings } from '../../state/tracks-store.ts';
import type { TrackWork } from '../../state/track-work.ts';
import { useTranslator } from '../shared/use-atlas.ts';

interface NumberFieldProps {
  readonly label: string;
  readonly value: number;
  readonly min: number;
  readonly onChange: (value: number) => void;
}

function NumberField({ label, value, min, onChange }: NumberFieldProps) {
  return (
    <label>
      {label}
      <input
        type="number"
        min={min}
        step="any"
        defaultValue={value}
        key={value}
        onBlur={({ target }) => {
          const next = Number(target.value);
          if (target.value !== '' && Number.isFinite(next) && next >= min && next !== value) onChange(next);
        }}
      />
    </label>
  );
}

/** What the method needs to know; the defaults are the field's. */
export function SettingsForm({ work: { settings, imported } }: { readonly work: TrackWork }) {
  const { t, number } = useTranslator();
  const { method, seasons, name, species, group } = settings;
  const set = (change: Partial<CorridorMethod>): void => changeSettings({ method: { ...method, ...change } });
  const interval = imported?.intervalHours ?? 0;
  const tooSparse = interval * 60 > method.maxLagMin;
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
        <label className="wide">
          {t('tracks.group')}
          <select value={group ?? ''} onChange={(event) => changeSettings({ group: SPECIES_GROUPS.find((known) => known === event.target.value) })}>
            <option value="">–</option>
            {SPECIES_GROUPS.map((known) => (
              <option key={known} value={known}>
                {t(`group.${known}`)}
              </option>
            ))}
          </select>
        </label>
        <label className="wide">
          {t('tracks.seasons')}
          <select value={seasons} onChange={(event) => changeSettings({ seasons: SEASON_PAIRS.find((known) => known === event.target.value) ?? seasons })}>
            {SEASON_PAIRS.map((known) => (
              <option key={known} value={known}>
                {t(`tracks.seasons.${known}`)}
              </option>
            ))}
          </select>
        </label>
        <NumberField label={t('tracks.minDistance')} value={method.minDistanceKm} min={0.1} onChange={(minDistanceKm) => set({ minDistanceKm })} />
        <NumberField label={t('tracks.minDays')} value={method.minDaysAway} min={0} onChange={(minDaysAway) => set({ minDaysAway })} />
        <label className="wide">
          {t('tracks.method')}
          <select value={method.method} onChange={(event) => set({ method: BRIDGE_METHODS.find((known) => known === event.target.value) ?? method.method })}>
            {BRIDGE_METHODS.map((known) => (
              <option key={known} value={known}>
                {t(`tracks.method.${known}`)}
              </option>
            ))}
          </select>
        </label>
        <NumberField label={t('tracks.cell')} value={method.cellM} min={10} onChange={(cellM) => set({ cellM })} />
        <NumberField label={t('tracks.error')} value={method.locationErrorM} min={1} onChange={(locationErrorM) => set({ locationErrorM })} />
        {method.method === 'line-buffer' ? (
          <NumberField label={t('tracks.buffer')} value={method.bufferM} min={10} onChange={(bufferM) => set({ bufferM })} />
        ) : (
          <NumberField label={t('tracks.lag')} value={method.maxLagMin / 60} min={0.1} onChange={(hours) => set({ maxLagMin: hours * 60 })} />
        )}
      </div>
      {tooSparse && <p>{t('tracks.sparse', { interval: number(interval) })}</p>}
    </details>
  );
}
