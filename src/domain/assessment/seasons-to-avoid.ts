import type { SeasonFigures } from '../evidence/entry-fields.ts';
import { countEvents, type CrossingEvent } from '../crossing-events/find-crossing-events.ts';

/** Why a month is to be avoided: animals crossed there in it, or the population's migration dates cover it. */
export type MonthReason =
  | { readonly source: 'events'; readonly events: number; readonly individuals: number }
  | { readonly source: 'dates'; readonly season: SeasonFigures['season']; readonly from: string; readonly to: string; readonly individuals: number };

export interface MonthToAvoid {
  /** 1 January … 12 December. */
  readonly month: number;
  readonly reasons: readonly MonthReason[];
}

/**
 * Months in which works would meet the migration, January first; months without a reason are left out.
 * @param events crossing events at the line (UTC months)
 * @param seasons migration dates of a population whose corridor or stopovers the line meets: the earliest departure to
 *   the latest arrival (MM-DD), over the turn of the year where it ends before it begins
 */
export function monthsToAvoid(events: readonly CrossingEvent[], seasons: readonly SeasonFigures[]): MonthToAvoid[] {
  const { byMonth } = countEvents(events);
  return byMonth.flatMap((counted, index) => {
    const month = index + 1;
    const reasons: MonthReason[] = counted.events > 0 ? [{ source: 'events', ...counted }] : [];
    for (const { season, departure, arrival, individuals } of seasons) {
      const [from, to] = [departure.earliest, arrival.latest];
      if (covers(Number(from.slice(0, 2)), Number(to.slice(0, 2)), from > to, month)) reasons.push({ source: 'dates', season, from, to, individuals });
    }
    return reasons.length > 0 ? [{ month, reasons }] : [];
  });
}

function covers(from: number, to: number, overNewYear: boolean, month: number): boolean {
  return overNewYear ? month >= from || month <= to : from <= month && month <= to;
}
