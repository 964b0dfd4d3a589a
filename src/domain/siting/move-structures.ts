import { shareServed, type Stretch } from './profile.ts';
import type { SitingLine } from './siting-line.ts';

type Parts = Pick<SitingLine, 'parts' | 'lengthM'>;

/**
 * The stretch that a structure serves where it is put: half a span to each side, moved inwards at the ends of its part of the
 * line, as none spans two; the whole part where that is shorter.
 * @param atM measure of its middle, metres
 */
export function stretchAt({ parts, lengthM }: Parts, atM: number, spanM: number): Stretch {
  const within = Math.max(0, Math.min(lengthM, atM));
  const { fromM, toM } = parts.find((part) => within <= part.toM) ?? { fromM: 0, toM: lengthM };
  const from = Math.max(fromM, Math.min(toM - spanM, within - spanM / 2));
  return { fromM: from, toM: Math.min(toM, from + spanM) };
}

/** What structures serve where they are put. */
export interface Served {
  /** Share of all crossings, 0–1, each by itself. */
  readonly each: readonly number[];
  /** All together; what two of them serve counts once. */
  readonly all: number;
}

/**
 * Shares that structures serve, quick enough for one that is dragged. What those that stand already serve is theirs: it counts in `all` alone.
 * @param sums crossings below each edge, as `sumUp` has them
 */
export function shareOfStretches(stretches: readonly Stretch[], sums: Float64Array, edges: Float64Array, standing: readonly Stretch[] = []): Served {
  const before = shareServed(standing, sums, { edges });
  return {
    each: stretches.map((stretch) => shareServed([...standing, stretch], sums, { edges }) - before),
    all: shareServed([...standing, ...stretches], sums, { edges }),
  };
}

/** One bar of a chart along the line. */
export interface ProfileBar extends Stretch {
  readonly crossingsPerKmYear: number;
  /** Null where it cannot be told. */
  readonly failedPerKmYear: number | null;
}

/** Bars of a chart, on paper and in a page: their peaks are those of the same means. */
const MOST_BARS = 160;

/** Length of the line that one bar is the mean of, metres. */
export function meanBarM([first]: readonly ProfileBar[]): number {
  return first ? first.toM - first.fromM : 0;
}

/** Rows of a profile put together into at most so many bars, each the mean of what it covers. */
export function barsOf(
  rows: readonly (Stretch & { readonly crossingsPerYear: number; readonly failedPerYear: number | null })[],
  most = MOST_BARS,
): readonly ProfileBar[] {
  const size = Math.max(1, Math.ceil(rows.length / most));
  return Array.from({ length: Math.ceil(rows.length / size) }, (_, i): ProfileBar => {
    const group = rows.slice(i * size, (i + 1) * size);
    const [fromM, toM] = [group[0]!.fromM, group.at(-1)!.toM];
    const km = (toM - fromM) / 1000;
    const sum = (values: readonly number[]): number => values.reduce((total, each) => total + each, 0);
    const failed = group.flatMap(({ failedPerYear }) => (failedPerYear === null ? [] : [failedPerYear]));
    return {
      fromM,
      toM,
      crossingsPerKmYear: km > 0 ? sum(group.map(({ crossingsPerYear }) => crossingsPerYear)) / km : 0,
      failedPerKmYear: failed.length < group.length ? null : km > 0 ? sum(failed) / km : 0,
    };
  });
}

/** Crossings in each calendar month, January first; null in one without tracking. */
export function crossingsByMonth(rows: readonly { readonly byMonth: readonly (number | null)[] }[]): (number | null)[] {
  return Array.from({ length: 12 }, (_, month) =>
    rows.reduce<number | null>((total, { byMonth }) => {
      const own = byMonth[month] ?? null;
      return own === null || total === null ? null : total + own;
    }, 0),
  );
}
