import type { ToldEncounter } from '../crossing-events/told-encounters.ts';
import type { LonLat } from '../crossings/types.ts';
import type { Track } from '../tracks/track.ts';
import type { LineVisits } from './read-profile.ts';

/** What the passages of tracks over a line hang on. */
export interface VisitsAsked {
  readonly tracks: readonly Track[];
  readonly lines: readonly (readonly LonLat[])[];
  readonly locationErrorM: number;
  readonly maxLagHours: number;
  readonly told?: readonly ToldEncounter[] | undefined;
}

/** What tracks told of a line that was asked about last: another span, number of structures or exclusion does not change it. */
export class LineMemory {
  #asked: VisitsAsked | undefined;
  #visits: LineVisits | undefined;

  /** What was told of the same tracks, line and settings, however they were copied; undefined where others were asked about last. */
  recall(asked: VisitsAsked): LineVisits | undefined {
    return this.#asked && isSame(this.#asked, asked) ? this.#visits : undefined;
  }

  keep(asked: VisitsAsked, visits: LineVisits): void {
    const { tracks, lines, locationErrorM, maxLagHours, told } = asked;
    this.#asked = { tracks, lines, locationErrorM, maxLagHours, told };
    this.#visits = visits;
  }
}

function isSame(a: VisitsAsked, b: VisitsAsked): boolean {
  return (
    a.locationErrorM === b.locationErrorM &&
    a.maxLagHours === b.maxLagHours &&
    (a.told === undefined) === (b.told === undefined) &&
    areSame(
      a.told ?? [],
      b.told ?? [],
      (one, other) => one.individual === other.individual && one.start === other.start && one.at.join() === other.at.join(),
    ) &&
    areSame(a.lines, b.lines, (one, other) => areSame(one, other, ([lon, lat], [x, y]) => lon === x && lat === y)) &&
    areSame(
      a.tracks,
      b.tracks,
      (one, other) =>
        one.individual === other.individual &&
        areEqual(one.time, other.time) &&
        areEqual(one.lon, other.lon) &&
        areEqual(one.lat, other.lat) &&
        areEqual(one.error, other.error),
    )
  );
}

function areSame<Item>(a: readonly Item[], b: readonly Item[], isLike: (a: Item, b: Item) => boolean): boolean {
  return a === b || (a.length === b.length && a.every((item, i) => isLike(item, b[i]!)));
}

function areEqual(a: Float64Array | Float32Array, b: Float64Array | Float32Array): boolean {
  if (a === b) return true;
  if (a.length !== b.length) return false;
  for (let i = 0; i < a.length; i++) if (!Object.is(a[i], b[i])) return false;
  return true;
}
