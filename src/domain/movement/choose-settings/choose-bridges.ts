import type { Chosen } from '../../chosen.ts';
import { noteOf } from '../../notes.ts';
import { type CorridorMethod, DEFAULT_METHOD } from '../corridor-method.ts';
import type { TracksSummary } from './summarise-tracks.ts';

/** No bridge longer than a day is ever chosen, minutes: a day's rest and a day's march look alike across it. */
export const LONGEST_BRIDGE_MIN = 1440;
/** A bridge that is chosen spans one missing fix. */
const INTERVALS = 2;
/** Median interval up to which bridges are chosen, hours. */
export const MOST_INTERVAL_H = LONGEST_BRIDGE_MIN / 60 / INTERVALS;

const tidy = (hours: number): number => Math.round(hours * 10) / 10;

/** An interval as a reader is told: below an hour in minutes, below a minute in seconds, never “0 h”. */
function sayInterval(hours: number): { readonly interval: number; readonly unit: 'h' | 'min' | 's' } {
  if (hours >= 1) return { interval: tidy(hours), unit: 'h' };
  return hours * 60 >= 1 ? { interval: Math.round(hours * 60), unit: 'min' } : { interval: Math.round(hours * 3600), unit: 's' };
}

/**
 * Bridges or buffered lines, from the time between fixes.
 * @param maxLagMin the longest bridge, where it is given: steps up to it are bridged
 */
export function chooseMethod(
  { intervalHours, timeOfDay }: Pick<TracksSummary, 'intervalHours' | 'timeOfDay'>,
  maxLagMin?: number,
): Chosen<CorridorMethod['method']> {
  const between = sayInterval(intervalHours);
  const most = maxLagMin === undefined ? MOST_INTERVAL_H : tidy(maxLagMin / 60);
  if (!timeOfDay) return { value: 'line-buffer', because: noteOf('chosen.method.dates') };
  if (intervalHours > (maxLagMin === undefined ? MOST_INTERVAL_H : maxLagMin / 60))
    return { value: 'line-buffer', because: noteOf('chosen.method.lines', { ...between, most }) };
  return { value: 'bbmm', because: noteOf('chosen.method.bridges', { ...between, most }) };
}

/** The longest bridge, minutes: twice the median interval, at least the field's usual 8 h, at most a day. */
export function chooseMaxLag({ intervalHours }: Pick<TracksSummary, 'intervalHours'>, method: CorridorMethod['method']): Chosen<number> {
  const usual = DEFAULT_METHOD.maxLagMin / 60;
  const most = LONGEST_BRIDGE_MIN / 60;
  const between = sayInterval(intervalHours);
  if (method === 'line-buffer') return { value: usual * 60, because: noteOf('chosen.lag.unused') };
  const wanted = Math.ceil(INTERVALS * intervalHours);
  if (wanted <= usual) return { value: usual * 60, because: noteOf('chosen.lag.usual', { hours: usual, ...between, most }) };
  if (wanted <= most) return { value: wanted * 60, because: noteOf('chosen.lag.interval', { hours: wanted, ...between, most }) };
  return { value: LONGEST_BRIDGE_MIN, because: noteOf('chosen.lag.most', { ...between, most }) };
}
