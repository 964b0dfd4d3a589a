import type { Separation } from '../domain/assessment/cut-corridor.ts';
import type { BarrierVisit } from '../domain/crossing-events/barrier-behaviours.ts';
import type { RankedBarrier } from '../domain/crossing-events/rank-barriers.ts';
import { writeCsv } from '../domain/formats/csv.ts';
import { USE_CLASSES } from '../domain/movement/types.ts';

export const round = (value: number, digits: number): number => Math.round(value * 10 ** digits) / 10 ** digits;

type Namer = (barrier: number) => string | number;

/** An encounter as the report has it. */
export function describeVisit(visit: BarrierVisit, name: Namer) {
  const { individual, start, end, behaviour, events, near, met, straightness, average } = visit;
  return {
    individual,
    start: new Date(start).toISOString(),
    end: new Date(end).toISOString(),
    type: behaviour,
    crossings: events,
    barriers: [...new Set([...near, ...met.keys()])].sort((a, b) => a - b).map(name),
    ...(straightness === undefined ? {} : { straightness: round(straightness, 4) }),
    ...(average === undefined ? {} : { meanStraightness: round(average.mean, 4), sdStraightness: round(average.deviation, 4) }),
  };
}

/**
 * A barrier as the report has it.
 * @param apart parts of the corridor that each barrier keeps apart, by its number; undefined where no corridor was given
 */
export function describeBarrier(ranked: RankedBarrier, name: Namer, apart: ReadonlyMap<number, readonly Separation[]> | undefined) {
  const { barrier, permeability, failedPerAnimalYear, ...counts } = ranked;
  return {
    barrier: name(barrier),
    ...counts,
    failedPerAnimalYear: round(failedPerAnimalYear, 4),
    permeability: permeability === undefined ? null : round(permeability, 4),
    ...(apart ? { partsJoined: (apart.get(barrier) ?? []).map(describeParts) } : {}),
  };
}

function describeParts({ use, pieceShare, partShares, partMiddles }: Separation) {
  return {
    use,
    pieceShare: round(pieceShare, 4),
    partShares: partShares.map((share) => round(share, 4)),
    partMiddles: partMiddles.map(([lon, lat]) => [round(lon, 5), round(lat, 5)]),
  };
}

/** The name of the table of barriers beside that of the events: X-barriers.csv. */
export function rankedFile(events: string): string {
  return events.replace(/\.csv$/, '-barriers.csv');
}

export function formatEvents(events: readonly ReturnType<typeof describeVisit>[]): string {
  return writeCsv(
    events.map(({ barriers, ...event }) => ({ ...event, barriers: barriers.join('; ') })),
    ['individual', 'start', 'end', 'type', 'crossings', 'barriers', 'straightness', 'meanStraightness', 'sdStraightness'],
  );
}

/** The barriers in their order; parts that lie apart by use class, as shares of the connected piece, greatest first: empty where nothing is cut. */
export function formatBarriers(barriers: readonly ReturnType<typeof describeBarrier>[]): string {
  const columnOf = (use: string): string => `partsJoined${use.charAt(0).toUpperCase()}${use.slice(1)}`;
  const hasParts = barriers.some(({ partsJoined }) => partsJoined !== undefined);
  return writeCsv(
    barriers.map(({ partsJoined, permeability, ...row }) => ({
      ...row,
      permeability: permeability ?? undefined,
      ...Object.fromEntries((partsJoined ?? []).map(({ use, partShares }) => [columnOf(use), partShares.join('; ')])),
    })),
    ['barrier', 'individuals', 'encounters', 'crossed', 'failed', 'failedPerAnimalYear', 'permeability', ...(hasParts ? USE_CLASSES.map(columnOf) : [])],
  );
}
