import type { EncounterDate, EncounterPlace, EncounterRecord } from './encounter.ts';
import { LONG_DEAD, RING_ALONE } from './euring-codes.ts';

/** One marked bird: its ringing, where the files have it, and its encounters in order of time. */
export interface Bird {
  readonly bird: string;
  readonly ringing?: EncounterRecord;
  readonly encounters: readonly EncounterRecord[];
}

/** An event whose place is known better than this counts for links and connectivity, metres. */
export const PLACE_WITHIN_M = 50_000;
/** An event whose date is known better than this counts for months, days before or after. */
export const DATE_WITHIN_DAYS = 15;

const NONE: readonly EncounterRecord[] = [];
const timeOf = ({ year, month = 1, day = 1 }: EncounterDate): number => Date.UTC(year, month - 1, day);

/**
 * The birds of some records, by ring. Records that stand twice, in whichever files, count once; where the day is not known,
 * only those of different files, for a bird may be seen twice a month. Of two ringings of a bird the earlier is its ringing, and
 * the later an encounter.
 */
export function joinBirds(records: readonly EncounterRecord[]): Bird[] {
  // A bird of one record needs no list, and most have one.
  const byBird = new Map<string, EncounterRecord | EncounterRecord[]>();
  for (const record of records) {
    const known = byBird.get(record.bird);
    if (known === undefined) byBird.set(record.bird, record);
    else if (Array.isArray(known)) known.push(record);
    else byBird.set(record.bird, [known, record]);
  }
  const birds = Array.from(byBird, ([bird, all]): Bird => {
    if (!Array.isArray(all)) return all.event === 'ringing' ? { bird, ringing: all, encounters: NONE } : { bird, encounters: [all] };
    const ordered = dropRepeated(all)
      .map((record, at) => ({ record, at }))
      .sort((a, b) => timeOf(a.record.date) - timeOf(b.record.date) || a.at - b.at);
    const ringing = ordered.find(({ record }) => record.event === 'ringing')?.record;
    const encounters = ordered.flatMap(({ record }) => (record === ringing ? [] : [record]));
    return { bird, ...(ringing === undefined ? {} : { ringing }), encounters };
  });
  return birds.sort((a, b) => (a.bird < b.bird ? -1 : 1));
}

/** The records of one bird, each once. */
function dropRepeated(records: readonly EncounterRecord[]): readonly EncounterRecord[] {
  const seen = new Set<string>();
  const times = new Map<string, number>();
  return records.filter(({ event, date, place, placeCode, condition, circumstances, moved, file }) => {
    const said = JSON.stringify([event, date, place, placeCode, condition, circumstances, moved]);
    let key = said;
    if (date.day === undefined) {
      const before = times.get(`${file} ${said}`) ?? 0;
      times.set(`${file} ${said}`, before + 1);
      key = `${before} ${said}`;
    }
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

/** Where a bird was at an event, where that is known well enough: not where it, or its ring, was moved. */
export function placeOf({ place, moved }: EncounterRecord): EncounterPlace | undefined {
  return place?.radiusM !== undefined && place.radiusM <= PLACE_WITHIN_M && moved !== true ? place : undefined;
}

/** The month in which a bird was where it was found, 1 to 12, where the date says it: not of one long dead or moved, or of a ring alone. */
export function monthOf({ date: { month, withinDays }, condition, circumstances, moved }: EncounterRecord): number | undefined {
  if (moved === true || withinDays === undefined || withinDays > DATE_WITHIN_DAYS) return undefined;
  if (condition === LONG_DEAD || (circumstances !== undefined && RING_ALONE.includes(circumstances))) return undefined;
  return month;
}
