import { geodesicM } from '../geometry/distances.ts';
import { median } from '../statistics/median.ts';
import type { EncounterRecord } from './encounter.ts';
import { type Bird, monthOf, placeOf } from './join-birds.ts';

/** The country of an event, `sea` where it lay on no land, or undefined where its accuracy does not tell. */
export type RegionOf = (record: EncounterRecord) => string | undefined;

/** Counts of January to December. */
type Months = number[];
const noMonths = (): Months => Array.from({ length: 12 }, () => 0);

/** Birds, and encounters by month, of one region. */
export interface RegionSum {
  readonly region: string;
  /** Birds ringed there. */
  readonly ringed: number;
  /** Birds encountered there. */
  readonly birds: number;
  readonly encounters: number;
  /** Encounters whose month is known. */
  readonly months: Months;
}

/** Birds that were ringed in one region and encountered in another, or the same. */
interface LinkSum {
  readonly from: string;
  readonly to: string;
  readonly birds: number;
  readonly encounters: number;
  /** Encounters by the month in which they were, where it is known. */
  readonly months: Months;
  /** Between the places, km; none where either is known too poorly. */
  readonly medianKm?: number;
}

/** Encounters by region and month; regions with most encounters first. */
export function sumRegions(
  birds: readonly Bird[],
  regionOf: RegionOf,
): { readonly regions: RegionSum[]; readonly ringedUnknown: number; readonly encountersUnknown: number } {
  const sums = new Map<string, { ringed: number; birds: Set<string>; encounters: number; months: Months }>();
  let [ringedUnknown, encountersUnknown] = [0, 0];
  const sumOf = (region: string) => {
    const known = sums.get(region) ?? { ringed: 0, birds: new Set<string>(), encounters: 0, months: noMonths() };
    sums.set(region, known);
    return known;
  };
  for (const { bird, ringing, encounters } of birds) {
    const origin = ringing && regionOf(ringing);
    if (origin !== undefined) sumOf(origin).ringed += 1;
    else if (ringing) ringedUnknown += 1;
    for (const encounter of encounters) {
      const region = regionOf(encounter);
      if (region === undefined) {
        encountersUnknown += 1;
        continue;
      }
      const sum = sumOf(region);
      sum.birds.add(bird);
      sum.encounters += 1;
      const month = monthOf(encounter);
      if (month !== undefined) sum.months[month - 1]! += 1;
    }
  }
  const regions = [...sums]
    .map(([region, sum]) => ({ region, ringed: sum.ringed, birds: sum.birds.size, encounters: sum.encounters, months: sum.months }))
    .sort((a, b) => b.encounters - a.encounters || b.ringed - a.ringed || (a.region < b.region ? -1 : 1));
  return { regions, ringedUnknown, encountersUnknown };
}

/** Links between regions, those of most birds first. What was moved links nothing. */
export function sumLinks(birds: readonly Bird[], regionOf: RegionOf): LinkSum[] {
  const sums = new Map<string, { from: string; to: string; birds: Set<string>; encounters: number; months: Months; km: number[] }>();
  for (const { bird, ringing, encounters } of birds) {
    const from = ringing && ringing.moved !== true ? regionOf(ringing) : undefined;
    if (ringing === undefined || from === undefined) continue;
    for (const encounter of encounters) {
      const to = encounter.moved === true ? undefined : regionOf(encounter);
      if (to === undefined) continue;
      const sum = sums.get(`${from} ${to}`) ?? { from, to, birds: new Set<string>(), encounters: 0, months: noMonths(), km: [] };
      sums.set(`${from} ${to}`, sum);
      sum.birds.add(bird);
      sum.encounters += 1;
      const month = monthOf(encounter);
      if (month !== undefined) sum.months[month - 1]! += 1;
      const [a, b] = [placeOf(ringing), placeOf(encounter)];
      if (a && b) sum.km.push(geodesicM(a.lon, a.lat, b.lon, b.lat) / 1000);
    }
  }
  return [...sums.values()]
    .map(({ birds: several, km, ...sum }) => ({ ...sum, birds: several.size, ...(km.length === 0 ? {} : { medianKm: Math.round(median(km) * 10) / 10 }) }))
    .sort((a, b) => b.birds - a.birds || b.encounters - a.encounters || (`${a.from} ${a.to}` < `${b.from} ${b.to}` ? -1 : 1));
}

/** Encounters by a code of theirs, most first; without the code they are counted under none. */
export function sumCodes(
  birds: readonly Bird[],
  codeOf: (record: EncounterRecord) => string | undefined,
): { readonly code?: string; readonly n: number; readonly presumed: number }[] {
  const sums = new Map<string, { n: number; presumed: number }>();
  for (const { encounters } of birds) {
    for (const encounter of encounters) {
      const code = codeOf(encounter) ?? '';
      const known = sums.get(code) ?? { n: 0, presumed: 0 };
      sums.set(code, { n: known.n + 1, presumed: known.presumed + (encounter.presumed === true ? 1 : 0) });
    }
  }
  return [...sums]
    .map(([code, sum]) => ({ ...(code === '' ? {} : { code }), ...sum }))
    .sort((a, b) => b.n - a.n || ((a.code ?? '~') < (b.code ?? '~') ? -1 : 1));
}

/** How well places and dates of all events are known: events by radius, metres, and by days, the best known first. */
export function sumAccuracy(birds: readonly Bird[]): {
  readonly places: { readonly radiusM?: number; readonly n: number }[];
  readonly dates: { readonly withinDays?: number; readonly n: number }[];
} {
  const records = birds.flatMap(({ ringing, encounters }) => [...(ringing ? [ringing] : []), ...encounters]);
  const count = (values: readonly (number | undefined)[]): { value?: number; n: number }[] => {
    const sums = new Map<number | undefined, number>();
    for (const value of values) sums.set(value, (sums.get(value) ?? 0) + 1);
    return [...sums]
      .sort(([a], [b]) => (a ?? Infinity) - (b ?? Infinity))
      .map(([value, n]) => ({ ...(value === undefined ? {} : { value: Math.round(value) }), n }));
  };
  return {
    places: count(records.map(({ place }) => place?.radiusM)).map(({ value, n }) => ({ ...(value === undefined ? {} : { radiusM: value }), n })),
    dates: count(records.map(({ date }) => date.withinDays)).map(({ value, n }) => ({ ...(value === undefined ? {} : { withinDays: value }), n })),
  };
}
