import type { Chosen } from '../../chosen.ts';
import { noteOf } from '../../notes.ts';
import type { CorridorMethod } from '../corridor-method.ts';
import { chooseMaxLag, chooseMethod } from './choose-bridges.ts';
import { chooseBuffer, chooseCell, MOST_CHOSEN_CELLS } from './choose-cell.ts';
import { chooseMinDays, chooseMinDistance } from './choose-limits.ts';
import { chooseLocationError } from './choose-location-error.ts';
import type { TracksSummary } from './summarise-tracks.ts';

/** What was chosen for each setting that nobody gave, and why. */
export type ChosenMethod = { readonly [Name in keyof CorridorMethod]?: Chosen<CorridorMethod[Name]> };

/** Settings to compute with, and which of them were chosen. */
export interface Settings {
  readonly method: CorridorMethod;
  readonly chosen: ChosenMethod;
}

/** What a person gave; undefined is not given. */
export type GivenMethod = { readonly [Name in keyof CorridorMethod]?: CorridorMethod[Name] | undefined };

/**
 * Every setting of the method that nobody gave, chosen from the tracks; one that is given stays as it is, and the others
 * are chosen to go with it.
 */
export function chooseSettings(summary: TracksSummary, given: GivenMethod = {}): Settings {
  const bridge = chooseMethod(summary, given.maxLagMin);
  const method = given.method ?? bridge.value;
  const lag = chooseMaxLag(summary, method);
  const maxLagMin = given.maxLagMin ?? lag.value;
  const error = chooseLocationError(summary);
  const locationErrorM = given.locationErrorM ?? error.value;
  const cell = chooseCell(summary, { method, maxLagMin, locationErrorM }, given.bufferM);
  const cellM = given.cellM ?? cell.value;
  const buffer = chooseBuffer(cellM, locationErrorM, method);
  const distance = chooseMinDistance(summary);
  const days = chooseMinDays(summary);
  return {
    method: {
      method,
      cellM,
      locationErrorM,
      maxLagMin,
      bufferM: given.bufferM ?? buffer.value,
      minDistanceKm: given.minDistanceKm ?? distance.value,
      minDaysAway: given.minDaysAway ?? days.value,
    },
    chosen: {
      ...(given.method === undefined && { method: bridge }),
      ...(given.cellM === undefined && { cellM: cell }),
      ...(given.locationErrorM === undefined && { locationErrorM: error }),
      ...(given.maxLagMin === undefined && { maxLagMin: lag }),
      ...(given.bufferM === undefined && { bufferM: buffer }),
      ...(given.minDistanceKm === undefined && { minDistanceKm: distance }),
      ...(given.minDaysAway === undefined && { minDaysAway: days }),
    },
  };
}

/** Names of the settings that were chosen: what a computation may adapt. */
export function namesOfChosen({ chosen }: Pick<Settings, 'chosen'>): (keyof CorridorMethod)[] {
  const names: readonly (keyof CorridorMethod)[] = ['method', 'cellM', 'locationErrorM', 'maxLagMin', 'bufferM', 'minDistanceKm', 'minDaysAway'];
  return names.filter((name) => chosen[name] !== undefined);
}

/** The settings as a computation used them: with the cell that it had to enlarge, and why. */
export function useCell({ method, chosen }: Settings, cellM: number | undefined): Settings {
  if (cellM === undefined) return { method, chosen };
  const because = noteOf('chosen.cell.enlarged', { m: cellM, most: MOST_CHOSEN_CELLS / 1e6 });
  return { method: { ...method, cellM }, chosen: { ...chosen, cellM: { value: cellM, because } } };
}
