import type { Chosen } from '../../chosen.ts';
import { noteOf } from '../../notes.ts';
import { DEFAULT_METHOD } from '../corridor-method.ts';
import type { TracksSummary } from './summarise-tracks.ts';

/** A range is this many times as far away as an animal roams within a fortnight while it stays in place. */
const TIMES_SETTLED = 3;
/** Tracks shorter than this cannot show a stay of the usual length between two journeys, days. */
const LONG_TRACK_DAYS = 120;
/** Share of a short track that a stay may take. */
const STAY_SHARE = 0.25;
/** No stay is shorter, days: below it is a stopover or a trip. */
const LEAST_DAYS = 14;

/** Least distance between ranges (δ), km: the field's usual 15, more for animals that roam further without migrating. */
export function chooseMinDistance({ settledKm }: Pick<TracksSummary, 'settledKm'>): Chosen<number> {
  const usual = DEFAULT_METHOD.minDistanceKm;
  if (settledKm === null) return { value: usual, because: noteOf('chosen.distance.unknown') };
  const wanted = TIMES_SETTLED * settledKm;
  const settled = Math.round(settledKm * 10) / 10;
  if (wanted <= usual) return { value: usual, because: noteOf('chosen.distance.usual', { settled }) };
  const value = wanted < 100 ? Math.ceil(wanted / 5) * 5 : Math.ceil(wanted / 50) * 50;
  return { value, because: noteOf('chosen.distance.settled', { settled, times: TIMES_SETTLED }) };
}

/** Least time away (ρ), days: the field's usual 30, less where animals were not tracked for long. */
export function chooseMinDays({ spanDays }: Pick<TracksSummary, 'spanDays'>): Chosen<number> {
  const usual = DEFAULT_METHOD.minDaysAway;
  const span = Math.round(spanDays);
  if (spanDays >= LONG_TRACK_DAYS) return { value: usual, because: noteOf('chosen.days.usual', { span }) };
  const value = Math.max(LEAST_DAYS, Math.round(STAY_SHARE * spanDays));
  return { value, because: noteOf('chosen.days.short', { span }) };
}
