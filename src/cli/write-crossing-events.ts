import { joinedKm2 } from '../domain/assessment/removal-joins.ts';
import type { BarrierVisit } from '../domain/crossing-events/barrier-behaviours.ts';
import type { BarrierRemoval } from '../domain/crossing-events/parts-joined.ts';
import type { RankedBarrier } from '../domain/crossing-events/rank-barriers.ts';
import { REMOVAL_COLUMNS, writeRemoval } from '../domain/crossing-events/write-removals.ts';
import type { LonLat } from '../domain/crossings/types.ts';
import { writeCsv } from '../domain/formats/csv.ts';

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
 * @param removals what the removal of each would join of the corridor, by its number; undefined where no corridor was given
 */
export function describeBarrier(ranked: RankedBarrier, name: Namer, removals: ReadonlyMap<number, BarrierRemoval> | undefined) {
  return { ...describeRank(ranked, name), ...(removals ? describeRemoval(removals.get(ranked.barrier)) : {}) };
}

function describeRank({ barrier, permeability, failedPerAnimalYear, ...counts }: RankedBarrier, name: Namer) {
  return {
    barrier: name(barrier),
    ...counts,
    failedPerAnimalYear: round(failedPerAnimalYear, 4),
    permeability: permeability === undefined ? null : round(permeability, 4),
  };
}

/** What `REMOVAL_COLUMNS` of the CSV hold: shares are of the use class's area, areas in km². */
function describeRemoval({ alone, standing }: BarrierRemoval = { alone: [], standing: [] }) {
  return {
    partsJoined: alone.map(({ use, pieceShare, partShares, partMiddles }) => ({
      use,
      partShares: partShares.map((share) => round(pieceShare * share, 4)),
      partMiddles: partMiddles.map(roundPlace),
    })),
    removalJoinsKm2: round(joinedKm2(standing, 'low'), 4),
    removalJoins: standing.map(({ use, piecesKm2, pieceMiddles }) => ({
      use,
      piecesKm2: piecesKm2.map((area) => round(area, 4)),
      pieceMiddles: pieceMiddles.map(roundPlace),
    })),
  };
}

function roundPlace([lon, lat]: LonLat): LonLat {
  return [round(lon, 5), round(lat, 5)];
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

/**
 * The barriers in their order; with a corridor, what the removal of each would join of it.
 * @param removals by the barrier's number; undefined where no corridor was given
 */
export function formatBarriers(ranked: readonly RankedBarrier[], name: Namer, removals: ReadonlyMap<number, BarrierRemoval> | undefined): string {
  return writeCsv(
    ranked.map((one) => {
      const { permeability, ...row } = describeRank(one, name);
      return { ...row, permeability: permeability ?? undefined, ...(removals && writeRemoval(removals.get(one.barrier))) };
    }),
    ['barrier', 'individuals', 'encounters', 'crossed', 'failed', 'failedPerAnimalYear', 'permeability', ...(removals ? REMOVAL_COLUMNS : [])],
  );
}
