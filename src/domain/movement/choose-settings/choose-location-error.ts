import type { Chosen } from '../../chosen.ts';
import { noteOf } from '../../notes.ts';
import { errorWhereNone, GEOLOCATOR_M, soleCoarseSensor } from '../../tracks/import/judge-error.ts';
import type { TracksSummary } from './summarise-tracks.ts';

/**
 * Location error of the fixes that state none, one standard deviation in metres, from the sensors: that of GPS, or, where
 * all of them are Argos positions without a class, that of class A, and where all are by light, that of light.
 */
export function chooseLocationError({ sensors, ownErrorM }: Pick<TracksSummary, 'sensors' | 'ownErrorM'>): Chosen<number> {
  const { gps = 0, unstated = 0, other = 0, argos = 0, geolocator = 0, stated = 0 } = sensors;
  const byClass = (sensors['argos-class'] ?? 0) + (sensors['argos-ellipse'] ?? 0);
  const m = errorWhereNone(sensors);
  const sole = soleCoarseSensor(sensors);
  const lightKm = GEOLOCATOR_M / 1000;
  if (sole === 'argos') return { value: m, because: noteOf('chosen.error.argos') };
  if (sole === 'geolocator') return { value: m, because: noteOf('chosen.error.geolocator', { km: lightKm }) };
  if (gps + unstated + other === 0 && byClass + stated + argos + geolocator > 0) {
    const value = Math.max(1, Math.round(ownErrorM));
    if (geolocator > 0) return { value, because: noteOf('chosen.error.several', { km: lightKm }) };
    return { value, because: byClass > 0 ? noteOf('chosen.error.argosClass') : noteOf('chosen.error.stated') };
  }
  if (geolocator > 0) return { value: m, because: noteOf('chosen.error.mixedLight', { km: lightKm }) };
  if (byClass + argos > 0) return { value: m, because: noteOf('chosen.error.mixed') };
  if (other > 0) return { value: m, because: noteOf('chosen.error.other', { m }) };
  return { value: m, because: unstated > 0 ? noteOf('chosen.error.unstated') : noteOf('chosen.error.gps') };
}
