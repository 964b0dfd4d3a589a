import type { Chosen } from '../../chosen.ts';
import { noteOf } from '../../notes.ts';
import { errorWhereNone } from '../../tracks/import/judge-error.ts';
import type { TracksSummary } from './summarise-tracks.ts';

/**
 * Location error of the fixes that state none, one standard deviation in metres, from the sensors: that of GPS, or, where
 * all of them are Argos positions without a class, that of class A.
 */
export function chooseLocationError({ sensors, ownErrorM }: Pick<TracksSummary, 'sensors' | 'ownErrorM'>): Chosen<number> {
  const { gps = 0, unstated = 0, argos = 0, stated = 0 } = sensors;
  const byClass = (sensors['argos-class'] ?? 0) + (sensors['argos-ellipse'] ?? 0);
  const m = errorWhereNone(sensors);
  if (gps + unstated === 0 && argos > 0) return { value: m, because: noteOf('chosen.error.argos') };
  if (gps + unstated === 0 && byClass + stated > 0) {
    const value = Math.max(1, Math.round(ownErrorM));
    return { value, because: byClass > 0 ? noteOf('chosen.error.argosClass') : noteOf('chosen.error.stated') };
  }
  if (byClass + argos > 0) return { value: m, because: noteOf('chosen.error.mixed') };
  return { value: m, because: unstated > 0 ? noteOf('chosen.error.unstated') : noteOf('chosen.error.gps') };
}
